// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The emoji of the button under the threads of a forum.
///
/// Source: Discord's documentation, "Channels Resource", "Default Reaction Object".
public struct DefaultReaction: Hashable, Sendable {
    /// The id of the emoji, if it is a guild's.
    public var emojiID: Optional<Snowflake>
    /// The emoji, if it is one of Unicode.
    public var emojiName: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - emojiID: The id of the emoji, if it is a guild's.
    ///   - emojiName: The emoji, if it is one of Unicode.
    public init(emojiID: Snowflake? = nil, emojiName: String? = nil) {
        self.emojiID = emojiID
        self.emojiName = emojiName
    }
}

extension DefaultReaction: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var emojiID: Snowflake?
        var emojiName: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "emoji_id": emojiID = try json.lenient(Snowflake.self)
            case "emoji_name": emojiName = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(emojiID: emojiID, emojiName: emojiName)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("emoji_id", emojiID)
        json.member("emoji_name", emojiName)
        json.endObject()
    }
}
