// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The bot can see channels that it could not see before.
///
/// Source: Discord's documentation, "Gateway Events", "Thread List Sync".
public struct ThreadListSync: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The channels; missing for all of the guild.
    public var channelIDs: Optional<[Snowflake]>
    /// Their active threads.
    public var threads: [Channel]
    /// The memberships of the bot in them.
    public var members: [ThreadMember]

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - channelIDs: The channels; missing for all of the guild.
    ///   - threads: Their active threads.
    ///   - members: The memberships of the bot in them.
    public init(
        guildID: Snowflake,
        channelIDs: [Snowflake]? = nil,
        threads: [Channel] = [],
        members: [ThreadMember] = []
    ) {
        self.guildID = guildID
        self.channelIDs = channelIDs
        self.threads = threads
        self.members = members
    }
}

extension ThreadListSync: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var channelIDs: [Snowflake]?
        var threads: [Channel] = []
        var members: [ThreadMember] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "channel_ids": channelIDs = try json.optionalList(Snowflake.self)
            case "threads": threads = try json.list(Channel.self)
            case "members": members = try json.list(ThreadMember.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: try json.require(guildID, "guild_id"),
            channelIDs: channelIDs,
            threads: threads,
            members: members
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("channel_ids", channelIDs)
        json.member("threads", threads)
        json.member("members", members)
        json.endObject()
    }
}

extension ThreadListSync: EventPayload {
    /// `THREAD_LIST_SYNC`.
    public static let eventName: EventName = "THREAD_LIST_SYNC"
}
