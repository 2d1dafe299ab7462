import GatewayJSON
import GatewayModels
import GatewayProtocol

extension SimulatedGateway {
    /// Which members a request asks for.
    private enum Selection {
        case everyone
        case prefix(String, limit: Int)
        case users([JSONValue])
        /// The gateway says nothing at all.
        case silence
        /// The gateway invalidates the session.
        case invalid
    }

    private static let lookupLimit = 100

    /// Op 8: members in chunks, with the gateway's silences where it is silent.
    mutating func requestMembers(
        _ data: JSONValue,
        for session: Int,
        into actions: inout [Action],
        at now: GatewayInstant
    ) -> Bool {
        let guildValue = data["guild_id"]?.array?.first ?? data["guild_id"]
        guard let guildID = guildValue.flatMap(Snowflake.init), let selection = Self.selection(in: data) else {
            return false
        }
        guard let guild = world.guild(guildID), sessions[session].serves(guildID) else { return true }
        let nonce = data["nonce"]?.string.flatMap { $0.utf8.count <= 32 ? $0 : nil }
        let withPresences = data["presences"]?.bool == true && sessions[session].intents.contains(.guildPresences)
        var chunk = SimulatedWorld.MembersChunk(guild: guild, nonce: nonce, withPresences: withPresences)

        switch selection {
        case .silence:
            return true
        case .invalid:
            if let id = sessions[session].connection { invalidate(id, resumable: false, into: &actions, at: now) }
            return true
        case .everyone:
            guard sessions[session].intents.contains(.guildMembers) else { return true }
            if let retryAfter = occupyMemberList(of: guildID, at: now) {
                statistics.memberListsRefused += 1
                let answer = world.rateLimited(guild: guildID, nonce: nonce, retryAfter: retryAfter)
                dispatch(.rateLimited, answer, to: session, into: &actions)
                return true
            }
            chunk.members = guild.members
        case .prefix(let prefix, let limit):
            let matches = guild.members.filter { world.matches($0, prefix: prefix, in: guild) }
            chunk.members = Array(matches.prefix(min(limit, Self.lookupLimit)))
        case .users(let ids):
            for value in ids {
                guard let id = Snowflake(value) else { continue }
                if let member = guild.member(id, in: world) {
                    chunk.members.append(member)
                } else {
                    chunk.notFound.append(id)
                }
            }
        }
        send(chunk, to: session, into: &actions)
        return true
    }

    private mutating func send(
        _ whole: SimulatedWorld.MembersChunk,
        to session: Int,
        into actions: inout [Action]
    ) {
        var chunk = whole
        let size = max(1, configuration.membersPerChunk)
        chunk.count = max(1, (whole.members.count + size - 1) / size)
        for index in 0..<chunk.count {
            chunk.index = index
            chunk.members = Array(whole.members.dropFirst(index * size).prefix(size))
            dispatch(.guildMembersChunk, world.data(of: chunk), to: session, into: &actions)
            chunk.notFound = []
        }
    }

    /// The members that a request selects, or `nil` if its shape is wrong.
    private static func selection(in data: JSONValue) -> Selection? {
        if let query = data["query"], !query.isNull {
            guard let prefix = query.string, let limit = data["limit"]?.integer, limit >= 0 else { return nil }
            if limit == 0 { return prefix.isEmpty ? .everyone : .silence }
            return .prefix(prefix.lowercased(), limit: Int(min(limit, 1_000)))
        }
        guard let users = data["user_ids"], !users.isNull else { return nil }
        let ids = users.array ?? [users]
        guard ids.count <= lookupLimit else { return .silence }
        return ids.allSatisfy { Snowflake($0) != nil } ? .users(ids) : .invalid
    }

    /// Takes the guild's slot for a whole list, or returns how long it is still taken.
    private mutating func occupyMemberList(of guild: Snowflake, at now: GatewayInstant) -> Duration? {
        let interval = configuration.memberListInterval
        if let last = memberRequests[guild], now - last < interval { return interval - (now - last) }
        memberRequests[guild] = now
        return nil
    }
}
