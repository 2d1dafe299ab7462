// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// All reactions with one emoji were removed from a message.
///
/// Source: Discord's documentation, "Gateway Events", "Message Reaction Remove Emoji".
public struct MessageReactionRemoveEmoji: Hashable, Sendable {
    /// The channel.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The message.
    public var messageID: Snowflake
    /// The emoji, of which a part is told.
    public var emoji: Emoji

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: The channel.
    ///   - guildID: The guild.
    ///   - messageID: The message.
    ///   - emoji: The emoji, of which a part is told.
    public init(channelID: Snowflake, guildID: Snowflake? = nil, messageID: Snowflake, emoji: Emoji) {
        self.channelID = channelID
        self.guildID = guildID
        self.messageID = messageID
        self.emoji = emoji
    }
}

extension MessageReactionRemoveEmoji: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var guildID: Snowflake?
        var messageID: Snowflake?
        var emoji: Emoji?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "message_id": messageID = try json.value(Snowflake.self)
            case "emoji": emoji = try json.value(Emoji.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            guildID: guildID,
            messageID: try json.require(messageID, "message_id"),
            emoji: try json.require(emoji, "emoji")
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("message_id", messageID)
        json.member("emoji", emoji)
        json.endObject()
    }
}

extension MessageReactionRemoveEmoji: EventPayload {
    /// `MESSAGE_REACTION_REMOVE_EMOJI`.
    public static let eventName: EventName = "MESSAGE_REACTION_REMOVE_EMOJI"
}
