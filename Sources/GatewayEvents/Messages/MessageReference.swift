// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The message that another one answers, forwards or follows.
///
/// Source: Discord's documentation, "Message Resource", "Message Reference Structure".
public struct MessageReference: Hashable, Sendable {
    /// Which of these it does; an answer if it is missing.
    public var type: Optional<MessageReferenceType>
    /// The message.
    public var messageID: Optional<Snowflake>
    /// Its channel.
    public var channelID: Optional<Snowflake>
    /// Its guild.
    public var guildID: Optional<Snowflake>
    /// Whether sending fails without the message; sent only.
    public var failsIfNotExists: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - type: Which of these it does; an answer if it is missing.
    ///   - messageID: The message.
    ///   - channelID: Its channel.
    ///   - guildID: Its guild.
    ///   - failsIfNotExists: Whether sending fails without the message; sent only.
    public init(
        type: MessageReferenceType? = nil,
        messageID: Snowflake? = nil,
        channelID: Snowflake? = nil,
        guildID: Snowflake? = nil,
        failsIfNotExists: Bool? = nil
    ) {
        self.type = type
        self.messageID = messageID
        self.channelID = channelID
        self.guildID = guildID
        self.failsIfNotExists = failsIfNotExists
    }
}

extension MessageReference: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var type: MessageReferenceType?
        var messageID: Snowflake?
        var channelID: Snowflake?
        var guildID: Snowflake?
        var failsIfNotExists: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "type": type = try json.lenient(MessageReferenceType.self)
            case "message_id": messageID = try json.lenient(Snowflake.self)
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "fail_if_not_exists": failsIfNotExists = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            type: type,
            messageID: messageID,
            channelID: channelID,
            guildID: guildID,
            failsIfNotExists: failsIfNotExists
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("type", type)
        json.member("message_id", messageID)
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("fail_if_not_exists", failsIfNotExists)
        json.endObject()
    }
}
