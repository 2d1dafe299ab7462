// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Somebody took back a vote in a poll (Discord's documentation, "Gateway Events", "Message Poll Vote Remove").
public struct MessagePollVoteRemove: Hashable, Sendable {
    /// The user.
    public var userID: Snowflake
    /// The channel.
    public var channelID: Snowflake
    /// The message.
    public var messageID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The answer.
    public var answerID: Int

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - userID: The user.
    ///   - channelID: The channel.
    ///   - messageID: The message.
    ///   - guildID: The guild.
    ///   - answerID: The answer.
    public init(
        userID: Snowflake,
        channelID: Snowflake,
        messageID: Snowflake,
        guildID: Snowflake? = nil,
        answerID: Int
    ) {
        self.userID = userID
        self.channelID = channelID
        self.messageID = messageID
        self.guildID = guildID
        self.answerID = answerID
    }
}

extension MessagePollVoteRemove: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var userID: Snowflake?
        var channelID: Snowflake?
        var messageID: Snowflake?
        var guildID: Snowflake?
        var answerID: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "user_id": userID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "message_id": messageID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "answer_id": answerID = try json.value(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            userID: try json.require(userID, "user_id"),
            channelID: try json.require(channelID, "channel_id"),
            messageID: try json.require(messageID, "message_id"),
            guildID: guildID,
            answerID: try json.require(answerID, "answer_id")
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
        json.member("answer_id", answerID)
        json.endObject()
    }
}

extension MessagePollVoteRemove: EventPayload {
    /// `MESSAGE_POLL_VOTE_REMOVE`.
    public static let eventName: EventName = "MESSAGE_POLL_VOTE_REMOVE"
}
