import GatewayJSON
import GatewayModels
public import GatewayProtocol

extension SimulatedGateway {
    /// The session start limit that the HTTP endpoint reports.
    public struct SessionStartLimit: Hashable, Sendable {
        /// How many times the bot may identify in 24 hours.
        public let total: Int
        /// How many times are left.
        public let remaining: Int
        /// How long until all are there again.
        public let resetAfter: Duration
        /// How many shards may identify at once.
        public let maxConcurrency: Int
    }

    /// The session start limit that the HTTP endpoint reports at a time.
    public func sessionStartLimit(at now: GatewayInstant) -> SessionStartLimit {
        SessionStartLimit(
            total: configuration.identifyLimit,
            remaining: budget.remaining(of: configuration.identifyLimit, at: now),
            resetAfter: budget.resetAfter(at: now) ?? .zero,
            maxConcurrency: configuration.maxConcurrency
        )
    }

    /// Why an Identify does not start a session.
    private enum Refusal: Error {
        case close(CloseReason)
        case invalidSession
    }

    private struct Identity {
        let shard: ShardIdentity
        let intents: Intents
        let compressesPayloads: Bool
    }

    mutating func identify(
        _ data: JSONValue,
        from id: ConnectionID,
        into actions: inout [Action],
        at now: GatewayInstant
    ) {
        do throws(Refusal) {
            guard connections[id]?.session == nil else { throw .close(.alreadyAuthenticated) }
            let identity = try identity(in: data)
            guard isSlotFree(for: identity.shard, at: now) else { throw .invalidSession }
            guard spendBudget(into: &actions, at: now) else { throw .close(.authenticationFailed) }
            startSession(identity, on: id, into: &actions)
        } catch {
            switch error {
            case .close(let reason): close(id, reason, into: &actions, at: now)
            case .invalidSession: invalidate(id, resumable: false, into: &actions, at: now)
            }
        }
    }

    private func identity(in data: JSONValue) throws(Refusal) -> Identity {
        guard let token = data["token"]?.string, data["properties"]?.object != nil else { throw .close(.unknownOpcode) }
        guard token == configuration.token, !isTokenReset else { throw .close(.authenticationFailed) }
        guard let bits = data["intents"]?.integer, bits >= 0 else { throw .close(.invalidIntents) }
        let intents = Intents(rawValue: UInt64(bits))
        guard intents.isSubset(of: .all) else { throw .close(.invalidIntents) }
        guard intents.intersection(.privileged).isSubset(of: configuration.grantedIntents) else {
            throw .close(.disallowedIntents)
        }
        let shard = try shard(in: data["shard"])
        guard
            world.guilds.count(where: { $0.id.shardIndex(of: shard.count) == shard.id }) <= configuration.guildsPerShard
        else { throw .close(.shardingRequired) }
        if let presence = data["presence"], !Self.isPresence(presence) { throw .invalidSession }
        return Identity(shard: shard, intents: intents, compressesPayloads: data["compress"]?.bool ?? false)
    }

    private func shard(in value: JSONValue?) throws(Refusal) -> ShardIdentity {
        guard let value, !value.isNull else { return .single }
        guard let pair = value.array, pair.count == 2, let id = pair[0].integer, let count = pair[1].integer else {
            throw .close(.unknownOpcode)
        }
        do { return try ShardIdentity(id: Int(id), count: Int(count)) } catch { throw .close(.invalidShard) }
    }

    private mutating func isSlotFree(for shard: ShardIdentity, at now: GatewayInstant) -> Bool {
        let bucket = shard.id % max(1, configuration.maxConcurrency)
        if let last = identifySlots[bucket], now - last < configuration.identifyInterval { return false }
        identifySlots[bucket] = now
        return true
    }

    /// Counts an Identify; one too many ends all sessions and the token.
    private mutating func spendBudget(into actions: inout [Action], at now: GatewayInstant) -> Bool {
        guard budget.remaining(of: configuration.identifyLimit, at: now) > 0 else {
            isTokenReset = true
            for other in readyConnections { close(other, .authenticationFailed, into: &actions, at: now) }
            sessions = []
            return false
        }
        budget.spend(at: now)
        return true
    }

    private mutating func startSession(_ identity: Identity, on id: ConnectionID, into actions: inout [Action]) {
        let session = Session(
            id: random.hexadecimal(digits: 32),
            shard: identity.shard,
            intents: identity.intents,
            compressesPayloads: identity.compressesPayloads,
            connection: id,
            replay: ReplayBuffer(countLimit: configuration.replayLimit, byteLimit: configuration.replayByteLimit)
        )
        sessions.append(session)
        attach(session, to: id)
        statistics.identifies += 1
        let index = sessions.endIndex - 1
        dispatch(.ready, world.ready(for: session, resumeURL: configuration.resumeURL), to: index, into: &actions)
        guard session.intents.contains(.guilds) else { return }
        for guild in world.guilds where session.serves(guild.id) {
            let data = world.guildCreate(guild, withPresences: session.intents.contains(.guildPresences))
            dispatch(.guildCreate, data, to: index, into: &actions)
        }
    }

    mutating func attach(_ session: Session, to id: ConnectionID) {
        connections[id]?.session = session.id
        if connections[id]?.compression.queryValue == nil {
            connections[id]?.compressesPayloads = session.compressesPayloads
        }
    }
}
