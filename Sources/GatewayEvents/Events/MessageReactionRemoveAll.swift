// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// All reactions were removed from a message.
///
/// Source: Discord's documentation, "Gateway Events", "Message Reaction Remove All".
public struct MessageReactionRemoveAll: Hashable, Sendable {
    /// The channel.
    public var channelID: Snowflake
    /// The message.
    public var messageID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: The channel.
    ///   - messageID: The message.
    ///   - guildID: The guild.
    public init(channelID: Snowflake, messageID: Snowflake, guildID: Snowflake? = nil) {
        self.channelID = channelID
        self.messageID = messageID
        self.guildID = guildID
    }
}

extension MessageReactionRemoveAll: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var messageID: Snowflake?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "message_id": messageID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            messageID: try json.require(messageID, "message_id"),
            guildID: guildID
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("message_id", messageID)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension MessageReactionRemoveAll: EventPayload {
    /// `MESSAGE_REACTION_REMOVE_ALL`.
    public static let eventName: EventName = "MESSAGE_REACTION_REMOVE_ALL"
}
