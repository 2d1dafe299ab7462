// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A part of the answer to a request for members (Discord's documentation, "Gateway Events", "Guild Members Chunk").
public struct GuildMembersChunkEvent: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The members, at most 1000.
    public var members: [GuildMember]
    /// The number of the part, from 0.
    public var chunkIndex: Int
    /// How many parts there are.
    public var chunkCount: Int
    /// What was asked for and is no member.
    public var notFound: Optional<[IntegerOrString]>
    /// The presences of the members, if they were asked for.
    public var presences: Optional<[UserPresence]>
    /// The nonce of the request.
    public var nonce: Optional<String>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - members: The members, at most 1000.
    ///   - chunkIndex: The number of the part, from 0.
    ///   - chunkCount: How many parts there are.
    ///   - notFound: What was asked for and is no member.
    ///   - presences: The presences of the members, if they were asked for.
    ///   - nonce: The nonce of the request.
    public init(
        guildID: Snowflake,
        members: [GuildMember] = [],
        chunkIndex: Int,
        chunkCount: Int,
        notFound: [IntegerOrString]? = nil,
        presences: [UserPresence]? = nil,
        nonce: String? = nil
    ) {
        self.guildID = guildID
        self.members = members
        self.chunkIndex = chunkIndex
        self.chunkCount = chunkCount
        self.notFound = notFound
        self.presences = presences
        self.nonce = nonce
    }
}

extension GuildMembersChunkEvent: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var members: [GuildMember] = []
        var chunkIndex: Int?
        var chunkCount: Int?
        var notFound: [IntegerOrString]?
        var presences: [UserPresence]?
        var nonce: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "members": members = try json.list(GuildMember.self)
            case "chunk_index": chunkIndex = try json.value(Int.self)
            case "chunk_count": chunkCount = try json.value(Int.self)
            case "not_found": notFound = try json.optionalList(IntegerOrString.self)
            case "presences": presences = try json.optionalList(UserPresence.self)
            case "nonce": nonce = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: try json.require(guildID, "guild_id"),
            members: members,
            chunkIndex: try json.require(chunkIndex, "chunk_index"),
            chunkCount: try json.require(chunkCount, "chunk_count"),
            notFound: notFound,
            presences: presences,
            nonce: nonce
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("members", members)
        json.member("chunk_index", chunkIndex)
        json.member("chunk_count", chunkCount)
        json.member("not_found", notFound)
        json.member("presences", presences)
        json.member("nonce", nonce)
        json.endObject()
    }
}

extension GuildMembersChunkEvent: EventPayload {
    /// `GUILD_MEMBERS_CHUNK`.
    public static let eventName: EventName = "GUILD_MEMBERS_CHUNK"
}
