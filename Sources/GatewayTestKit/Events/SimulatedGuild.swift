import GatewayJSON
public import GatewayModels
import GatewayProtocol

/// A guild that the simulated bot is in.
public struct SimulatedGuild: Sendable {
    /// The guild's id.
    public let id: Snowflake
    /// The guild's name.
    public let name: String
    /// Its text and announcement channels; there is at least one.
    public let textChannels: [Snowflake]
    /// Its voice channels.
    public let voiceChannels: [Snowflake]

    /// Its members' places in the world's list of users; the first one owns the guild.
    let members: [Int]
    /// The roles without `@everyone`.
    let roles: [Role]
    let rolesJSON: [UInt8]
    let channelsJSON: [UInt8]
    /// The text channels' objects, each in the two parts between which its topic goes.
    let topicChannels: [SimulatedChannel]
    let emojisJSON: [UInt8]
    let stickersJSON: [UInt8]
    /// The seed of the rest of the guild.
    let seed: UInt64

    struct Role: Sendable {
        let id: Snowflake
        let json: [UInt8]
    }

    init(users: [SimulatedUser], memberCount: Int, _ random: inout SeededRandom) {
        let id = Snowflake.simulatedOld(&random)
        let everyone = Self.role(id: id, position: 0, isEveryone: true, &random)
        var roles: [Role] = []
        for position in 1...random.number(8...60) {
            roles.append(Self.role(id: .simulatedOld(&random), position: position, isEveryone: false, &random))
        }
        let channels = SimulatedChannel.channels(of: id, roles: roles.map(\.id), &random)
        var emojis: [[UInt8]] = []
        for _ in 0..<random.pick([0, 10, 50, 120]) { emojis.append(Self.emoji(&random)) }
        var stickers: [[UInt8]] = []
        for _ in 0..<random.number(0...15) { stickers.append(Self.sticker(of: id, &random)) }

        self.id = id
        self.roles = roles
        name = Vocabulary.title(&random) + " " + random.pick(Vocabulary.guildKinds)
        textChannels = channels.filter(\.isText).map(\.id)
        voiceChannels = channels.filter { $0.type == .voice }.map(\.id)
        topicChannels = channels.filter { $0.type == .text }
        members = random.sample(memberCount, of: Array(users.indices))
        rolesJSON = Self.list([everyone.json] + roles.map(\.json))
        channelsJSON = Self.list(channels.map(\.json))
        emojisJSON = Self.list(emojis)
        stickersJSON = Self.list(stickers)
        seed = random.next()
    }

    /// How many members it has, the bot not counted.
    public var memberCount: Int { members.count }

    func member(_ id: Snowflake, in world: SimulatedWorld) -> Int? {
        members.first { world.users[$0].id == id }
    }

    static func list(_ items: [[UInt8]]) -> [UInt8] {
        var json = JSONWriter()
        json.beginArray()
        for item in items { json.raw(item) }
        json.endArray()
        return json.bytes
    }

    private static func role(id: Snowflake, position: Int, isEveryone: Bool, _ random: inout SeededRandom) -> Role {
        var json = JSONWriter()
        json.object { json in
            json.put("version", Timestamp.start)
            json.putNull("unicode_emoji")
            json.object("tags") { _ in }
            json.put("position", position)
            json.put("permissions", isEveryone ? "2248473465835073" : random.pick(Vocabulary.permissions))
            json.put("name", isEveryone ? "@everyone" : Vocabulary.title(&random))
            json.put("mentionable", random.percent(20))
            json.put("managed", false)
            json.put("id", id)
            json.putNull("icon")
            json.put("hoist", random.percent(20))
            json.put("flags", 0)
            json.object("colors") { json in
                json.putNull("tertiary_color", "secondary_color")
                json.put("primary_color", 0)
            }
            json.put("color", isEveryone ? 0 : random.below(1 << 24))
        }
        return Role(id: id, json: json.bytes)
    }

    private static func emoji(_ random: inout SeededRandom) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.array("roles")
                json.put("require_colons", true)
                json.put("name", Vocabulary.name(&random))
                json.put("managed", false)
                json.put("id", Snowflake.simulatedOld(&random))
                json.put("available", true)
                json.put("animated", random.percent(30))
            }
        }
    }

    private static func sticker(of guild: Snowflake, _ random: inout SeededRandom) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("type", 2)
                json.put("tags", "wave")
                json.put("name", Vocabulary.name(&random))
                json.put("id", Snowflake.simulatedOld(&random))
                json.put("guild_id", guild)
                json.put("format_type", 1)
                json.putNull("description")
                json.put("available", true)
                json.put("asset", "")
            }
        }
    }
}
