// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A membership of a thread (Discord's documentation, "Channels Resource", "Thread Member Object").
public struct ThreadMember: Hashable, Sendable {
    /// The thread.
    public var id: Optional<Snowflake>
    /// The user.
    public var userID: Optional<Snowflake>
    /// When the user joined.
    public var joinTimestamp: Timestamp
    /// Settings of the user, for notifications.
    public var flags: Optional<Int>
    /// The user as a member of the guild.
    @Boxed public var member: Optional<GuildMember>
    /// The user's presence; told by THREAD_MEMBERS_UPDATE only.
    @Boxed public var presence: Optional<UserPresence>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The thread.
    ///   - userID: The user.
    ///   - joinTimestamp: When the user joined.
    ///   - flags: Settings of the user, for notifications.
    ///   - member: The user as a member of the guild.
    ///   - presence: The user's presence; told by THREAD_MEMBERS_UPDATE only.
    public init(
        id: Snowflake? = nil,
        userID: Snowflake? = nil,
        joinTimestamp: Timestamp,
        flags: Int? = nil,
        member: GuildMember? = nil,
        presence: UserPresence? = nil
    ) {
        self.id = id
        self.userID = userID
        self.joinTimestamp = joinTimestamp
        self.flags = flags
        self.member = member
        self.presence = presence
    }
}

extension ThreadMember: JSONReadable, JSONWritable {
    /// Reads an object.
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
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.lenient(Snowflake.self)
            case "user_id": userID = try json.lenient(Snowflake.self)
            case "join_timestamp": joinTimestamp = try json.value(Timestamp.self)
            case "flags": flags = try json.lenient(Int.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "presence": presence = try json.lenient(UserPresence.self)
            default: try json.skip()
            }
        }
        self.init(
            id: id,
            userID: userID,
            joinTimestamp: try json.require(joinTimestamp, "join_timestamp"),
            flags: flags,
            member: member,
            presence: presence
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        writeMembers(to: &json)
        json.endObject()
    }

    func writeMembers(to json: inout JSONWriter) {
        json.member("id", id)
        json.member("user_id", userID)
        json.member("join_timestamp", joinTimestamp)
        json.member("flags", flags)
        json.member("member", member)
        json.member("presence", presence)
    }
}
