// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user reacted to a message (Discord's documentation, "Gateway Events", "Message Reaction Add").
public struct MessageReactionAdd: Hashable, Sendable {
    /// The user.
    public var userID: Snowflake
    /// The channel.
    public var channelID: Snowflake
    /// The message.
    public var messageID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The user as a member of the guild.
    public var member: Optional<GuildMember>
    /// The emoji, of which a part is told.
    public var emoji: Emoji
    /// Who wrote the message.
    public var messageAuthorID: Optional<Snowflake>
    /// Whether it is a super reaction.
    public var isBurst: Optional<Bool>
    /// The colors of a super reaction, such as `#ff0000`.
    public var burstColors: Optional<[String]>
    /// What kind of reaction it is.
    public var type: Optional<ReactionType>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - channelID: The channel.
    ///   - messageID: The message.
    ///   - guildID: The guild.
    ///   - member: The user as a member of the guild.
    ///   - emoji: The emoji, of which a part is told.
    ///   - messageAuthorID: Who wrote the message.
    ///   - isBurst: Whether it is a super reaction.
    ///   - burstColors: The colors of a super reaction, such as `#ff0000`.
    ///   - type: What kind of reaction it is.
    public init(
        userID: Snowflake,
        channelID: Snowflake,
        messageID: Snowflake,
        guildID: Snowflake? = nil,
        member: GuildMember? = nil,
        emoji: Emoji,
        messageAuthorID: Snowflake? = nil,
        isBurst: Bool? = nil,
        burstColors: [String]? = nil,
        type: ReactionType? = nil
    ) {
        self.userID = userID
        self.channelID = channelID
        self.messageID = messageID
        self.guildID = guildID
        self.member = member
        self.emoji = emoji
        self.messageAuthorID = messageAuthorID
        self.isBurst = isBurst
        self.burstColors = burstColors
        self.type = type
    }
}

extension MessageReactionAdd: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var userID: Snowflake?
        var channelID: Snowflake?
        var messageID: Snowflake?
        var guildID: Snowflake?
        var member: GuildMember?
        var emoji: Emoji?
        var messageAuthorID: Snowflake?
        var isBurst: Bool?
        var burstColors: [String]?
        var type: ReactionType?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "user_id": userID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "message_id": messageID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "emoji": emoji = try json.value(Emoji.self)
            case "message_author_id": messageAuthorID = try json.lenient(Snowflake.self)
            case "burst": isBurst = try json.lenient(Bool.self)
            case "burst_colors": burstColors = try json.optionalList(String.self)
            case "type": type = try json.lenient(ReactionType.self)
            default: try json.skip()
            }
        }
        self.init(
            userID: try json.require(userID, "user_id"),
            channelID: try json.require(channelID, "channel_id"),
            messageID: try json.require(messageID, "message_id"),
            guildID: guildID,
            member: member,
            emoji: try json.require(emoji, "emoji"),
            messageAuthorID: messageAuthorID,
            isBurst: isBurst,
            burstColors: burstColors,
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
        json.member("member", member)
        json.member("emoji", emoji)
        json.member("message_author_id", messageAuthorID)
        json.member("burst", isBurst)
        json.member("burst_colors", burstColors)
        json.member("type", type)
        json.endObject()
    }
}

extension MessageReactionAdd: EventPayload {
    /// `MESSAGE_REACTION_ADD`.
    public static let eventName: EventName = "MESSAGE_REACTION_ADD"
}
