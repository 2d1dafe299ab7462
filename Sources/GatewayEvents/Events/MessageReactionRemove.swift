// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user took back a reaction (Discord's documentation, "Gateway Events", "Message Reaction Remove").
public struct MessageReactionRemove: Hashable, Sendable {
    /// The user.
    public var userID: Snowflake
    /// The channel.
    public var channelID: Snowflake
    /// The message.
    public var messageID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The emoji, of which a part is told.
    public var emoji: Emoji
    /// Whether it was a super reaction.
    public var isBurst: Optional<Bool>
    /// What kind of reaction it was.
    public var type: Optional<ReactionType>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - channelID: The channel.
    ///   - messageID: The message.
    ///   - guildID: The guild.
    ///   - emoji: The emoji, of which a part is told.
    ///   - isBurst: Whether it was a super reaction.
    ///   - type: What kind of reaction it was.
    public init(
        userID: Snowflake,
        channelID: Snowflake,
        messageID: Snowflake,
        guildID: Snowflake? = nil,
        emoji: Emoji,
        isBurst: Bool? = nil,
        type: ReactionType? = nil
    ) {
        self.userID = userID
        self.channelID = channelID
        self.messageID = messageID
        self.guildID = guildID
        self.emoji = emoji
        self.isBurst = isBurst
        self.type = type
    }
}

extension MessageReactionRemove: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var userID: Snowflake?
        var channelID: Snowflake?
        var messageID: Snowflake?
        var guildID: Snowflake?
        var emoji: Emoji?
        var isBurst: Bool?
        var type: ReactionType?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "user_id": userID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "message_id": messageID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "emoji": emoji = try json.value(Emoji.self)
            case "burst": isBurst = try json.lenient(Bool.self)
            case "type": type = try json.lenient(ReactionType.self)
            default: try json.skip()
            }
        }
        self.init(
            userID: try json.require(userID, "user_id"),
            channelID: try json.require(channelID, "channel_id"),
            messageID: try json.require(messageID, "message_id"),
            guildID: guildID,
            emoji: try json.require(emoji, "emoji"),
            isBurst: isBurst,
            type: type
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("user_id", userID)
        json.member("channel_id", channelID)
        json.member("message_id", messageID)
        json.member("guild_id", guildID)
        json.member("emoji", emoji)
        json.member("burst", isBurst)
        json.member("type", type)
        json.endObject()
    }
}

extension MessageReactionRemove: EventPayload {
    /// `MESSAGE_REACTION_REMOVE`.
    public static let eventName: EventName = "MESSAGE_REACTION_REMOVE"
}
