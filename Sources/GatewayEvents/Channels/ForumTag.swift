// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A tag that threads of a forum may have (Discord's documentation, "Channels Resource", "Forum Tag Object").
public struct ForumTag: Hashable, Sendable {
    /// The tag's id.
    public var id: Snowflake
    /// What it is called, at most 20 characters.
    public var name: String
    /// Whether only moderators can set it.
    public var isModerated: Optional<Bool>
    /// The id of its emoji, if it is a guild's.
    public var emojiID: Optional<Snowflake>
    /// Its emoji, if it is one of Unicode.
    public var emojiName: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The tag's id.
    ///   - name: What it is called, at most 20 characters.
    ///   - isModerated: Whether only moderators can set it.
    ///   - emojiID: The id of its emoji, if it is a guild's.
    ///   - emojiName: Its emoji, if it is one of Unicode.
    public init(
        id: Snowflake,
        name: String,
        isModerated: Bool? = nil,
        emojiID: Snowflake? = nil,
        emojiName: String? = nil
    ) {
        self.id = id
        self.name = name
        self.isModerated = isModerated
        self.emojiID = emojiID
        self.emojiName = emojiName
    }
}

extension ForumTag: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var isModerated: Bool?
        var emojiID: Snowflake?
        var emojiName: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "moderated": isModerated = try json.lenient(Bool.self)
            case "emoji_id": emojiID = try json.lenient(Snowflake.self)
            case "emoji_name": emojiName = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            isModerated: isModerated,
            emojiID: emojiID,
            emojiName: emojiName
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("name", name)
        json.member("moderated", isModerated)
        json.member("emoji_id", emojiID)
        json.member("emoji_name", emojiName)
        json.endObject()
    }
}
