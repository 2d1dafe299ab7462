public import GatewayJSON
public import GatewayModels
public import GatewayProtocol

/// A payload that a client sent to a simulated gateway.
///
/// The token of IDENTIFY and RESUME is not kept.
@nonexhaustive
public enum ReceivedPayload: Hashable, Sendable {
    /// Begins a session (opcode 2).
    case identify(Identify)
    /// Goes on with a session (opcode 6).
    case resume(Resume)
    /// Keeps the connection alive (opcode 1), with the last sequence number, or `nil` before the first event.
    case heartbeat(sequence: Int64?)
    /// Changes the bot's presence (opcode 3).
    case presenceUpdate(Presence)
    /// Joins, moves in or leaves a voice channel (opcode 4).
    case voiceStateUpdate(VoiceStateUpdate)
    /// Requests members of a guild (opcode 8).
    case guildMembersRequest(GuildMembersRequest)
    /// Requests the soundboard sounds of guilds (opcode 31).
    case soundboardSoundsRequest(guilds: [Snowflake])
    /// Requests facts about the channels of a guild (opcode 43).
    case channelInfoRequest(ChannelInfoRequest)
    /// Any other payload, or one of an unexpected form.
    ///
    /// The data is `null` if it may contain the token: for opcodes 2 and 6, without an opcode, and if it has a `token`. The
    /// opcode is `nil` for a message that is not a payload of the gateway.
    case other(opcode: Int64?, data: JSONValue)

    /// The data of IDENTIFY, without the token.
    public struct Identify: Hashable, Sendable {
        /// The intents of the session.
        public let intents: Intents
        /// The shard, or `nil` if none was given.
        public let shard: ShardIdentity?
        /// The initial presence, or `nil` if none was given.
        public let presence: Presence?
        /// The names of the client.
        public let properties: Identification.Properties
        /// The member count above which a guild comes without its offline members, or `nil` if none was given.
        public let largeThreshold: Int64?
        /// The capabilities, or `nil` if none were declared.
        public let capabilities: Capabilities?
        /// Whether the client asks for compressed payloads.
        public let compressesPayloads: Bool
    }

    /// The data of RESUME, without the token.
    public struct Resume: Hashable, Sendable {
        /// The id of the session.
        public let sessionID: String
        /// The sequence number of the last event that the client has.
        public let sequence: Int64
    }

    /// A request for facts about the channels of a guild.
    public struct ChannelInfoRequest: Hashable, Sendable {
        /// The guild.
        public let guild: Snowflake
        /// The requested facts.
        public let fields: Set<ChannelInfoField>
    }
}

// MARK: - Reading

extension ReceivedPayload {
    /// Reads the payload of a message.
    init(_ message: [UInt8]) {
        let payload = (try? JSONValue(parsing: message)) ?? .null
        let opcode = payload["op"]?.integer
        let data = payload["d"] ?? .null
        let mayHaveToken = [nil, 2, 6].contains(opcode) || data["token"] != nil
        self = Self.known(opcode, data) ?? .other(opcode: opcode, data: mayHaveToken ? .null : data)
    }

    private static func known(_ opcode: Int64?, _ data: JSONValue) -> Self? {
        switch opcode {
        case 1: data.isNull || data.integer != nil ? .heartbeat(sequence: data.integer) : nil
        case 2: Identify(data).map { .identify($0) }
        case 3: Presence(received: data).map { .presenceUpdate($0) }
        case 4: VoiceStateUpdate(received: data).map { .voiceStateUpdate($0) }
        case 6: Resume(data).map { .resume($0) }
        case 8: GuildMembersRequest(received: data).map { .guildMembersRequest($0) }
        case 31: data["guild_ids"].flatMap(Snowflake.list).map { .soundboardSoundsRequest(guilds: $0) }
        case 43: ChannelInfoRequest(data).map { .channelInfoRequest($0) }
        default: nil
        }
    }
}

extension ReceivedPayload.Identify {
    fileprivate init?(_ data: JSONValue) {
        guard let intents = data["intents"]?.unsigned else { return nil }
        let pair = data["shard"]?.array ?? []
        let names = data["properties"]
        self.intents = Intents(rawValue: intents)
        if pair.count == 2, let id = pair[0].integer, let count = pair[1].integer {
            shard = try? ShardIdentity(id: Int(id), count: Int(count))
        } else {
            shard = nil
        }
        presence = data["presence"].flatMap(Presence.init(received:))
        properties = Identification.Properties(
            operatingSystem: names?["os"]?.string ?? "",
            browser: names?["browser"]?.string ?? "",
            device: names?["device"]?.string ?? ""
        )
        largeThreshold = data["large_threshold"]?.integer
        capabilities = data["capabilities"]?.unsigned.map(Capabilities.init(rawValue:))
        compressesPayloads = data["compress"]?.bool == true
    }
}

extension ReceivedPayload.Resume {
    fileprivate init?(_ data: JSONValue) {
        guard let sessionID = data["session_id"]?.string, let sequence = data["seq"]?.integer else { return nil }
        self.sessionID = sessionID
        self.sequence = sequence
    }
}

extension ReceivedPayload.ChannelInfoRequest {
    fileprivate init?(_ data: JSONValue) {
        guard let guild = data["guild_id"].flatMap(Snowflake.init), let fields = data["fields"]?.array else {
            return nil
        }
        self.guild = guild
        self.fields = Set(fields.compactMap(\.string).map(ChannelInfoField.init(rawValue:)))
    }
}

extension Presence {
    fileprivate init?(received data: JSONValue) {
        guard SimulatedGateway.isPresence(data),
            let presence = try? GatewayJSONDecoder().decode(Presence.self, from: data.encoded())
        else { return nil }
        self = presence
    }
}

extension VoiceStateUpdate {
    fileprivate init?(received data: JSONValue) {
        guard let guild = data["guild_id"].flatMap(Snowflake.init), let channel = data["channel_id"],
            let isSelfMuted = data["self_mute"]?.bool, let isSelfDeafened = data["self_deaf"]?.bool
        else { return nil }
        self.init(
            guild: guild,
            channel: Snowflake(channel),
            isSelfMuted: isSelfMuted,
            isSelfDeafened: isSelfDeafened
        )
    }
}

extension GuildMembersRequest {
    fileprivate init?(received data: JSONValue) {
        guard let guild = data["guild_id"].flatMap(Snowflake.init) else { return nil }
        let selection: Selection
        if let prefix = data["query"]?.string, let limit = data["limit"]?.integer {
            selection = prefix.isEmpty && limit == 0 ? .everyone : .named(prefix: prefix, limit: Int(limit))
        } else if let users = data["user_ids"].flatMap(Snowflake.list) {
            selection = .users(users)
        } else {
            return nil
        }
        let request = try? GuildMembersRequest(
            guild: guild,
            selection,
            includesPresences: data["presences"]?.bool == true,
            nonce: data["nonce"]?.string
        )
        guard let request else { return nil }
        self = request
    }
}

extension Snowflake {
    fileprivate static func list(_ json: JSONValue) -> [Snowflake]? {
        guard let values = json.array else { return nil }
        let ids = values.compactMap(Snowflake.init)
        return ids.count == values.count ? ids : nil
    }
}
