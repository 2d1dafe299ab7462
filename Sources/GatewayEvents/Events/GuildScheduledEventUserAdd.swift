// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Somebody is interested in a scheduled event.
///
/// Source: Discord's documentation, "Gateway Events", "Guild Scheduled Event User Add".
public struct GuildScheduledEventUserAdd: Hashable, Sendable {
    /// The scheduled event.
    public var guildScheduledEventID: Snowflake
    /// The user.
    public var userID: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// The occurrence of one that repeats; not documented by Discord.
    public var guildScheduledEventExceptionID: Optional<Snowflake>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildScheduledEventID: The scheduled event.
    ///   - userID: The user.
    ///   - guildID: The guild.
    ///   - guildScheduledEventExceptionID: The occurrence of one that repeats; not documented by Discord.
    public init(
        guildScheduledEventID: Snowflake,
        userID: Snowflake,
        guildID: Snowflake,
        guildScheduledEventExceptionID: Snowflake? = nil
    ) {
        self.guildScheduledEventID = guildScheduledEventID
        self.userID = userID
        self.guildID = guildID
        self.guildScheduledEventExceptionID = guildScheduledEventExceptionID
    }
}

extension GuildScheduledEventUserAdd: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildScheduledEventID: Snowflake?
        var userID: Snowflake?
        var guildID: Snowflake?
        var guildScheduledEventExceptionID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_scheduled_event_id": guildScheduledEventID = try json.value(Snowflake.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "guild_scheduled_event_exception_id": guildScheduledEventExceptionID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            guildScheduledEventID: try json.require(guildScheduledEventID, "guild_scheduled_event_id"),
            userID: try json.require(userID, "user_id"),
            guildID: try json.require(guildID, "guild_id"),
            guildScheduledEventExceptionID: guildScheduledEventExceptionID
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_scheduled_event_id", guildScheduledEventID)
        json.member("user_id", userID)
        json.member("guild_id", guildID)
        json.member("guild_scheduled_event_exception_id", guildScheduledEventExceptionID)
        json.endObject()
    }
}

extension GuildScheduledEventUserAdd: EventPayload {
    /// `GUILD_SCHEDULED_EVENT_USER_ADD`.
    public static let eventName: EventName = "GUILD_SCHEDULED_EVENT_USER_ADD"
}
