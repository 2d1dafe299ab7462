// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The membership of the bot in a thread was changed.
///
/// Source: Discord's documentation, "Gateway Events", "Thread Member Update".
///
/// The properties of its ``threadMember`` can be read and set as its own.
@dynamicMemberLookup
public struct ThreadMemberUpdate: Hashable, Sendable {
    /// The membership.
    public var threadMember: ThreadMember
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - threadMember: The membership.
    ///   - guildID: The guild.
    public init(threadMember: ThreadMember, guildID: Snowflake) {
        self.threadMember = threadMember
        self.guildID = guildID
    }

    /// A property of the ``threadMember``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<ThreadMember, Value>) -> Value {
        get { threadMember[keyPath: keyPath] }
        set { threadMember[keyPath: keyPath] = newValue }
    }
}

extension ThreadMemberUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var userID: Snowflake?
        var joinTimestamp: Timestamp?
        var flags: Int?
        var member: GuildMember?
        var presence: UserPresence?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.lenient(Snowflake.self)
            case "user_id": userID = try json.lenient(Snowflake.self)
            case "join_timestamp": joinTimestamp = try json.value(Timestamp.self)
            case "flags": flags = try json.lenient(Int.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "presence": presence = try json.lenient(UserPresence.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        threadMember = ThreadMember(
            id: id,
            userID: userID,
            joinTimestamp: try json.require(joinTimestamp, "join_timestamp"),
            flags: flags,
            member: member,
            presence: presence
        )
        self.guildID = try json.require(guildID, "guild_id")
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        threadMember.writeMembers(to: &json)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension ThreadMemberUpdate: EventPayload {
    /// `THREAD_MEMBER_UPDATE`.
    public static let eventName: EventName = "THREAD_MEMBER_UPDATE"
}
