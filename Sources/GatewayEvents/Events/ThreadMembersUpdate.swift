// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Users joined or left a thread (Discord's documentation, "Gateway Events", "Thread Members Update").
public struct ThreadMembersUpdate: Hashable, Sendable {
    /// The thread.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// How many members it has, at most 50.
    public var memberCount: Int
    /// Who joined.
    public var addedMembers: Optional<[ThreadMember]>
    /// Who left.
    public var removedMemberIDs: Optional<[Snowflake]>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The thread.
    ///   - guildID: The guild.
    ///   - memberCount: How many members it has, at most 50.
    ///   - addedMembers: Who joined.
    ///   - removedMemberIDs: Who left.
    public init(
        id: Snowflake,
        guildID: Snowflake,
        memberCount: Int,
        addedMembers: [ThreadMember]? = nil,
        removedMemberIDs: [Snowflake]? = nil
    ) {
        self.id = id
        self.guildID = guildID
        self.memberCount = memberCount
        self.addedMembers = addedMembers
        self.removedMemberIDs = removedMemberIDs
    }
}

extension ThreadMembersUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var memberCount: Int?
        var addedMembers: [ThreadMember]?
        var removedMemberIDs: [Snowflake]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "member_count": memberCount = try json.value(Int.self)
            case "added_members": addedMembers = try json.optionalList(ThreadMember.self)
            case "removed_member_ids": removedMemberIDs = try json.optionalList(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            memberCount: try json.require(memberCount, "member_count"),
            addedMembers: addedMembers,
            removedMemberIDs: removedMemberIDs
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("member_count", memberCount)
        json.member("added_members", addedMembers)
        json.member("removed_member_ids", removedMemberIDs)
        json.endObject()
    }
}

extension ThreadMembersUpdate: EventPayload {
    /// `THREAD_MEMBERS_UPDATE`.
    public static let eventName: EventName = "THREAD_MEMBERS_UPDATE"
}
