// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user began to type (Discord's documentation, "Gateway Events", "Typing Start").
public struct TypingStart: Hashable, Sendable {
    /// The channel.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The user.
    public var userID: Snowflake
    /// When it began, in seconds since the Unix epoch.
    public var timestamp: Int64
    /// The user as a member of the guild.
    public var member: Optional<GuildMember>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: The channel.
    ///   - guildID: The guild.
    ///   - userID: The user.
    ///   - timestamp: When it began, in seconds since the Unix epoch.
    ///   - member: The user as a member of the guild.
    public init(
        channelID: Snowflake,
        guildID: Snowflake? = nil,
        userID: Snowflake,
        timestamp: Int64,
        member: GuildMember? = nil
    ) {
        self.channelID = channelID
        self.guildID = guildID
        self.userID = userID
        self.timestamp = timestamp
        self.member = member
    }
}

extension TypingStart: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var guildID: Snowflake?
        var userID: Snowflake?
        var timestamp: Int64?
        var member: GuildMember?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "timestamp": timestamp = try json.looseInteger()
            case "member": member = try json.lenient(GuildMember.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            guildID: guildID,
            userID: try json.require(userID, "user_id"),
            timestamp: try json.require(timestamp, "timestamp"),
            member: member
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("user_id", userID)
        json.member("timestamp", timestamp)
        json.member("member", member)
        json.endObject()
    }
}

extension TypingStart: EventPayload {
    /// `TYPING_START`.
    public static let eventName: EventName = "TYPING_START"
}
