// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A channel that new members of a guild see.
///
/// Source: Discord's documentation, "Guild Resource", "Welcome Screen Channel Structure".
public struct WelcomeChannel: Hashable, Sendable {
    /// The channel.
    public var channelID: Snowflake
    /// What it is for.
    public var description: String
    /// The id of its emoji, if it is a guild's.
    public var emojiID: Optional<Snowflake>
    /// Its emoji, or the name of a guild's.
    public var emojiName: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - channelID: The channel.
    ///   - description: What it is for.
    ///   - emojiID: The id of its emoji, if it is a guild's.
    ///   - emojiName: Its emoji, or the name of a guild's.
    public init(channelID: Snowflake, description: String, emojiID: Snowflake? = nil, emojiName: String? = nil) {
        self.channelID = channelID
        self.description = description
        self.emojiID = emojiID
        self.emojiName = emojiName
    }
}

extension WelcomeChannel: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var description: String?
        var emojiID: Snowflake?
        var emojiName: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "description": description = try json.value(String.self)
            case "emoji_id": emojiID = try json.lenient(Snowflake.self)
            case "emoji_name": emojiName = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            description: try json.require(description, "description"),
            emojiID: emojiID,
            emojiName: emojiName
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("description", description)
        json.member("emoji_id", emojiID)
        json.member("emoji_name", emojiName)
        json.endObject()
    }
}
