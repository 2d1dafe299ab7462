// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The application of an integration (Discord's documentation, "Guild Resource", "Integration Application Object").
public struct IntegrationApplication: Hashable, Sendable {
    /// The application's id.
    public var id: Snowflake
    /// What it is called.
    public var name: String
    /// The hash of its icon.
    public var icon: Optional<String>
    /// What it is about.
    public var description: String
    /// Its bot.
    public var bot: Optional<User>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The application's id.
    ///   - name: What it is called.
    ///   - icon: The hash of its icon.
    ///   - description: What it is about.
    ///   - bot: Its bot.
    public init(id: Snowflake, name: String, icon: String? = nil, description: String, bot: User? = nil) {
        self.id = id
        self.name = name
        self.icon = icon
        self.description = description
        self.bot = bot
    }
}

extension IntegrationApplication: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var icon: String?
        var description: String?
        var bot: User?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "icon": icon = try json.lenient(String.self)
            case "description": description = try json.value(String.self)
            case "bot": bot = try json.lenient(User.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            icon: icon,
            description: try json.require(description, "description"),
            bot: bot
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
        json.member("bot", bot)
        json.endObject()
    }
}
