import GatewayJSON
import GatewayModels
import GatewayProtocol

/// The fields that a member of a guild adds to its user.
///
/// It follows from the two alone.
struct SimulatedMember {
    let user: SimulatedUser
    let roles: [Snowflake]
    let nickname: String?
    let joined: Timestamp
    let flags: Int

    init(_ user: SimulatedUser, of guild: SimulatedGuild) {
        var random = SeededRandom(seed: guild.seed ^ user.id.rawValue)
        self.user = user
        roles = random.sample(random.pick([0, 0, 1, 1, 2, 3, 5]), of: guild.roles).map(\.id)
        nickname = random.percent(20) ? Vocabulary.name(&random) : nil
        joined = Timestamp(
            milliseconds: Timestamp.start - random.below(100_000_000_000),
            microseconds: random.below(1_000)
        )
        flags = random.pick([0, 0, 2, 10])
    }

    /// The fields that an event adds to a member.
    struct Extras: OptionSet {
        let rawValue: Int
        static let user = Extras(rawValue: 1)
        static let activityFlag = Extras(rawValue: 2)
        static let permissions = Extras(rawValue: 4)
        static let newcomer = Extras(rawValue: 8)
    }

    /// Writes the members of the member object.
    func write(to json: inout JSONWriter, _ extras: Extras, guild: Snowflake? = nil) {
        if extras.contains(.user) { json.put("user", json: user.json) }
        if extras.contains(.activityFlag) { json.putNull("unusual_dm_activity_until") }
        json.array("roles", extras.contains(.newcomer) ? [] : roles)
        json.putNull("premium_since")
        if extras.contains(.permissions) { json.put("permissions", "2222085186637376") }
        json.put("pending", false)
        json.put("nick", nickname)
        json.put("mute", false)
        json.put("joined_at", joined.text)
        if let guild { json.put("guild_id", guild) }
        json.put("flags", flags)
        json.put("deaf", false)
        json.putNull("communication_disabled_until", "banner", "avatar")
    }

    func json(_ extras: Extras = []) -> [UInt8] {
        Payload.json { json in json.object { json in write(to: &json, extras) } }
    }
}

extension SimulatedWorld {
    func member(_ index: Int, of guild: SimulatedGuild) -> SimulatedMember {
        SimulatedMember(users[index], of: guild)
    }

    /// Whether a member's user name or nickname starts with a prefix in lower case.
    func matches(_ index: Int, prefix: String, in guild: SimulatedGuild) -> Bool {
        users[index].name.hasPrefix(prefix) || member(index, of: guild).nickname?.hasPrefix(prefix) ?? false
    }

    /// One piece of the answer to a request for members.
    struct MembersChunk {
        let guild: SimulatedGuild
        let nonce: String?
        let withPresences: Bool
        var members: [Int] = []
        var notFound: [Snowflake] = []
        var index = 0
        var count = 1

        init(guild: SimulatedGuild, nonce: String?, withPresences: Bool) {
            self.guild = guild
            self.nonce = nonce
            self.withPresences = withPresences
        }
    }

    func data(of chunk: MembersChunk) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                if chunk.withPresences { writePresences(of: chunk, to: &json) }
                json.array("not_found") { json in
                    // The gateway echoes ids that are too short to be real as numbers.
                    for id in chunk.notFound { json.raw(Array((id.rawValue < 1 << 32 ? "\(id)" : "\"\(id)\"").utf8)) }
                }
                if let nonce = chunk.nonce { json.put("nonce", nonce) }
                json.array("members") { json in
                    for index in chunk.members {
                        json.object { json in member(index, of: chunk.guild).write(to: &json, .user) }
                    }
                }
                json.put("guild_id", chunk.guild.id)
                json.put("chunk_index", chunk.index)
                json.put("chunk_count", chunk.count)
            }
        }
    }

    private func writePresences(of chunk: MembersChunk, to json: inout JSONWriter) {
        var random = SeededRandom(seed: chunk.guild.seed &+ UInt64(chunk.index))
        json.array("presences") { json in
            for index in chunk.members.prefix(chunk.members.count / 4) {
                let presence = SimulatedPresence(at: Timestamp.start, &random)
                json.object { json in presence.write(to: &json, of: users[index].id) }
            }
        }
    }
}
