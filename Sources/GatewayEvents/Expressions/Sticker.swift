// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A sticker (Discord's documentation, "Sticker Resource", "Sticker Object").
public struct Sticker: Hashable, Sendable {
    /// The sticker's id.
    public var id: Snowflake
    /// The pack it belongs to, if it is a standard sticker.
    public var packID: Optional<Snowflake>
    /// What it is called.
    public var name: String
    /// What it shows.
    public var description: Optional<String>
    /// Words that suggest it.
    public var tags: Optional<String>
    /// Whether it is Discord's or a guild's.
    public var type: Optional<StickerType>
    /// The format of its image.
    public var formatType: StickerFormat
    /// Whether it can be used; not after the loss of boosts.
    public var isAvailable: Optional<Bool>
    /// The guild it belongs to.
    public var guildID: Optional<Snowflake>
    /// Who created it.
    @Boxed public var user: Optional<User>
    /// Its place in its pack.
    public var sortValue: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The sticker's id.
    ///   - packID: The pack it belongs to, if it is a standard sticker.
    ///   - name: What it is called.
    ///   - description: What it shows.
    ///   - tags: Words that suggest it.
    ///   - type: Whether it is Discord's or a guild's.
    ///   - formatType: The format of its image.
    ///   - isAvailable: Whether it can be used; not after the loss of boosts.
    ///   - guildID: The guild it belongs to.
    ///   - user: Who created it.
    ///   - sortValue: Its place in its pack.
    public init(
        id: Snowflake,
        packID: Snowflake? = nil,
        name: String,
        description: String? = nil,
        tags: String? = nil,
        type: StickerType? = nil,
        formatType: StickerFormat,
        isAvailable: Bool? = nil,
        guildID: Snowflake? = nil,
        user: User? = nil,
        sortValue: Int? = nil
    ) {
        self.id = id
        self.packID = packID
        self.name = name
        self.description = description
        self.tags = tags
        self.type = type
        self.formatType = formatType
        self.isAvailable = isAvailable
        self.guildID = guildID
        self.user = user
        self.sortValue = sortValue
    }
}

extension Sticker: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var packID: Snowflake?
        var name: String?
        var description: String?
        var tags: String?
        var type: StickerType?
        var formatType: StickerFormat?
        var isAvailable: Bool?
        var guildID: Snowflake?
        var user: User?
        var sortValue: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "pack_id": packID = try json.lenient(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "description": description = try json.lenient(String.self)
            case "tags": tags = try json.lenient(String.self)
            case "type": type = try json.lenient(StickerType.self)
            case "format_type": formatType = try json.value(StickerFormat.self)
            case "available": isAvailable = try json.lenient(Bool.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "user": user = try json.lenient(User.self)
            case "sort_value": sortValue = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            packID: packID,
            name: try json.require(name, "name"),
            description: description,
            tags: tags,
            type: type,
            formatType: try json.require(formatType, "format_type"),
            isAvailable: isAvailable,
            guildID: guildID,
            user: user,
            sortValue: sortValue
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("pack_id", packID)
        json.member("name", name)
        json.member("description", description)
        json.member("tags", tags)
        json.member("type", type)
        json.member("format_type", formatType)
        json.member("available", isAvailable)
        json.member("guild_id", guildID)
        json.member("user", user)
        json.member("sort_value", sortValue)
        json.endObject()
    }
}
