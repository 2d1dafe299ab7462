import GatewayModels
import GatewayProtocol

extension SimulatedGateway {
    /// One connection, from its upgrade to its end.
    struct Connection: Sendable {
        let compression: Compression
        /// The session that it identified or resumed as.
        var session: String?
        var compressesPayloads = false
        /// Nothing goes out any more, but what comes in is read.
        var isSilent = false
        var lastBeat: GatewayInstant
        var closesAt: GatewayInstant?
        private var sends: [GatewayInstant] = []
        private var presences: [GatewayInstant] = []

        init(compression: Compression, openedAt now: GatewayInstant) {
            self.compression = compression
            lastBeat = now
        }

        /// Counts a payload of the client; returns how many came in the last minute.
        mutating func countSend(at now: GatewayInstant) -> Int {
            sends.removeAll { now - $0 >= .seconds(60) }
            sends.append(now)
            return sends.count
        }

        /// Whether a presence update of the client is one of the few that an interval may have.
        mutating func admitsPresence(at now: GatewayInstant, _ limit: Int, per interval: Duration) -> Bool {
            presences.removeAll { now - $0 >= interval }
            guard presences.count < limit else { return false }
            presences.append(now)
            return true
        }
    }

    /// One session, which may outlive its connection.
    struct Session: Sendable {
        let id: String
        let shard: ShardIdentity
        let intents: Intents
        let compressesPayloads: Bool
        var connection: ConnectionID?
        var expires: GatewayInstant = .origin
        private(set) var sequence = 0
        private(set) var replay: ReplayBuffer

        init(
            id: String,
            shard: ShardIdentity,
            intents: Intents,
            compressesPayloads: Bool,
            connection: ConnectionID,
            replay: ReplayBuffer
        ) {
            self.id = id
            self.shard = shard
            self.intents = intents
            self.compressesPayloads = compressesPayloads
            self.connection = connection
            self.replay = replay
        }

        /// Gives an event its number, and keeps it.
        mutating func record(_ name: EventName, _ data: [UInt8]) -> [UInt8] {
            sequence += 1
            let payload = Payload.dispatch(name, data, sequence: sequence)
            replay.append(payload)
            return payload
        }

        /// Whether the shard serves a guild (reference: `shard_id = (guild_id >> 22) % num_shards`).
        func serves(_ guild: Snowflake?) -> Bool {
            guard let guild else { return shard.id == 0 }
            return guild.shardIndex(of: shard.count) == shard.id
        }

        /// Whether an event goes to this session, by its shard and its intents.
        func wants(_ event: SimulatedEvent) -> Bool {
            guard serves(event.guild) else { return false }
            guard let required = event.name.intents, !required.isEmpty else { return true }
            let inGuilds = required.subtracting(.direct)
            let relevant =
                event.guild != nil
                ? inGuilds : required.isDisjoint(with: .direct) ? required : required.intersection(.direct)
            return !relevant.isDisjoint(with: intents)
        }
    }

    /// How often the bot has identified in the current 24 hours.
    struct IdentifyBudget: Sendable {
        private(set) var used = 0
        private var resets: GatewayInstant?

        mutating func spend(at now: GatewayInstant) {
            if resetAfter(at: now) == nil { used = 0 }
            if used == 0 { resets = now + .seconds(86_400) }
            used += 1
        }

        func remaining(of limit: Int, at now: GatewayInstant) -> Int {
            resetAfter(at: now) == nil ? limit : max(0, limit - used)
        }

        func resetAfter(at now: GatewayInstant) -> Duration? {
            guard let resets, resets > now else { return nil }
            return resets - now
        }
    }
}

extension Intents {
    /// The intents for what happens outside of guilds.
    static let direct: Intents = [.directMessages, .directMessageReactions, .directMessageTyping, .directMessagePolls]
}
