// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An application (Discord's documentation, "Application Resource"), of which most places tell only a part.
public struct Application: Hashable, Sendable {
    /// The application's id.
    public var id: Snowflake
    /// What it is called.
    public var name: Optional<String>
    /// The hash of the icon's image.
    public var icon: Optional<String>
    /// What it is about.
    public var description: Optional<String>
    /// No longer used.
    public var summary: Optional<String>
    /// The hash of the cover's image.
    public var coverImage: Optional<String>
    /// What kind of application it is.
    public var type: Optional<Int>
    /// Its bot.
    @Boxed public var bot: Optional<PartialUser>
    /// Its flags, of which 31 bits at most.
    public var flags: Optional<Int>
    /// All its flags, as the digits of a number.
    public var flagsNew: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The application's id.
    ///   - name: What it is called.
    ///   - icon: The hash of the icon's image.
    ///   - description: What it is about.
    ///   - summary: No longer used.
    ///   - coverImage: The hash of the cover's image.
    ///   - type: What kind of application it is.
    ///   - bot: Its bot.
    ///   - flags: Its flags, of which 31 bits at most.
    ///   - flagsNew: All its flags, as the digits of a number.
    public init(
        id: Snowflake,
        name: String? = nil,
        icon: String? = nil,
        description: String? = nil,
        summary: String? = nil,
        coverImage: String? = nil,
        type: Int? = nil,
        bot: PartialUser? = nil,
        flags: Int? = nil,
        flagsNew: String? = nil
    ) {
        self.id = id
        self.name = name
        self.icon = icon
        self.description = description
        self.summary = summary
        self.coverImage = coverImage
        self.type = type
        self.bot = bot
        self.flags = flags
        self.flagsNew = flagsNew
    }
}

extension Application: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var icon: String?
        var description: String?
        var summary: String?
        var coverImage: String?
        var type: Int?
        var bot: PartialUser?
        var flags: Int?
        var flagsNew: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.lenient(String.self)
            case "icon": icon = try json.lenient(String.self)
            case "description": description = try json.lenient(String.self)
            case "summary": summary = try json.lenient(String.self)
            case "cover_image": coverImage = try json.lenient(String.self)
            case "type": type = try json.lenient(Int.self)
            case "bot": bot = try json.lenient(PartialUser.self)
            case "flags": flags = try json.lenient(Int.self)
            case "flags_new": flagsNew = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: name,
            icon: icon,
            description: description,
            summary: summary,
            coverImage: coverImage,
            type: type,
            bot: bot,
            flags: flags,
            flagsNew: flagsNew
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("icon", icon)
        json.member("description", description)
        json.member("summary", summary)
        json.member("cover_image", coverImage)
        json.member("type", type)
        json.member("bot", bot)
        json.member("flags", flags)
        json.member("flags_new", flagsNew)
        json.endObject()
    }
}
