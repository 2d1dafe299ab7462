import GatewayJSON
import GatewayModels
import GatewayProtocol

/// A channel of a guild.
struct SimulatedChannel: Sendable {
    enum Kind: Int {
        case text = 0
        case voice = 2
        case category = 4
        case announcement = 5
        case forum = 15
    }

    let id: Snowflake
    let type: Kind
    /// The channel object.
    let json: [UInt8]
    /// Where the topic's value stands in the channel object, if it has one.
    private let topic: Range<Int>
    /// Where a `guild_id` can be put into the channel object.
    private let guildOffset: Int

    var isText: Bool { type == .text || type == .announcement }

    /// The channel object with its guild and another topic, as an update has it.
    func json(withTopic text: String, guild: Snowflake) -> [UInt8] {
        var written = JSONWriter()
        written.string(text)
        let member = Array(#","guild_id":"\#(guild)""#.utf8)
        return json[..<topic.lowerBound] + written.bytes + json[topic.upperBound..<guildOffset] + member
            + json[guildOffset...]
    }

    static func channels(of guild: Snowflake, roles: [Snowflake], _ random: inout SeededRandom) -> [SimulatedChannel] {
        var channels: [SimulatedChannel] = []
        func add(_ type: Kind, in category: Snowflake?) -> Snowflake {
            let channel = SimulatedChannel(
                type,
                position: channels.count,
                category: category,
                overwrites: random.sample(random.pick([0, 1, 1, 2, 4]), of: roles),
                &random
            )
            channels.append(channel)
            return channel.id
        }
        for _ in 0..<random.number(3...9) {
            let category = add(.category, in: nil)
            _ = add(.text, in: category)
            for _ in 0..<random.number(1...11) { _ = add(kind(&random), in: category) }
        }
        return channels
    }

    private static func kind(_ random: inout SeededRandom) -> Kind {
        switch random.below(100) {
        case ..<75: .text
        case ..<93: .voice
        case ..<97: .announcement
        default: .forum
        }
    }

    private init(
        _ type: Kind,
        position: Int,
        category: Snowflake?,
        overwrites: [Snowflake],
        _ random: inout SeededRandom
    ) {
        let id = Snowflake.simulatedOld(&random)
        var json = JSONWriter()
        json.beginObject()
        json.put("version", Timestamp.start + position)
        if type == .voice { json.put("user_limit", random.pick([0, 0, 5, 10, 99])) }
        json.put("type", type.rawValue)
        var topic = 0..<0
        switch type {
        case .text, .announcement:
            let text = random.percent(40) ? Vocabulary.text(limit: 1_024, &random) : nil
            json.key("topic")
            let start = json.bytes.count
            if let text { json.string(text) } else { json.null() }
            topic = start..<json.bytes.count
            json.putNull("theme_color")
        case .forum:
            json.put("topic", Vocabulary.text(limit: 1_024, &random))
            json.put("template", "")
        case .voice, .category:
            break
        }
        if type == .voice { json.putNull("rtc_region") }
        if type != .category { json.put("rate_limit_per_user", type == .text ? random.pick([0, 0, 0, 5, 10]) : 0) }
        json.put("position", position)
        json.array("permission_overwrites") { json in
            for role in overwrites { Self.writeOverwrite(for: role, to: &json, &random) }
        }
        if type != .category {
            json.put("parent_id", category)
            json.put("nsfw", false)
        }
        json.put("name", Vocabulary.name(&random) + "-" + random.pick(Vocabulary.words))
        if type != .category {
            json.put("last_message_id", type == .voice ? nil : Snowflake.simulated(at: Timestamp.start, &random))
        }
        json.put("id", id)
        if type == .text || type == .announcement { Self.writeIcon(to: &json, &random) }
        guildOffset = json.bytes.count
        json.put("flags", 0)
        if type == .forum { Self.writeForum(to: &json, &random) }
        if type == .voice { json.put("bitrate", random.pick([64_000, 96_000, 128_000])) }
        if type == .forum { Self.writeTags(to: &json, &random) }
        json.endObject()
        self.id = id
        self.type = type
        self.json = json.bytes
        self.topic = topic
    }

    private static func writeOverwrite(for role: Snowflake, to json: inout JSONWriter, _ random: inout SeededRandom) {
        json.object { json in
            json.put("type", 0)
            json.put("id", role)
            json.put("deny", random.pick(Vocabulary.permissions))
            json.put("allow", random.pick(Vocabulary.permissions))
        }
    }

    private static func writeIcon(to json: inout JSONWriter, _ random: inout SeededRandom) {
        guard random.percent(30) else { return json.putNull("icon_emoji") }
        let name = random.pick(Vocabulary.emoji)
        json.object("icon_emoji") { json in
            json.put("name", name)
            json.putNull("id")
        }
    }

    private static func writeForum(to json: inout JSONWriter, _ random: inout SeededRandom) {
        json.put("default_thread_rate_limit_per_user", 0)
        json.putNull("default_sort_order")
        json.object("default_reaction_emoji") { json in
            json.put("emoji_name", "👍")
            json.putNull("emoji_id")
        }
        json.put("default_forum_layout", 0)
        json.put("default_auto_archive_duration", 4_320)
    }

    private static func writeTags(to json: inout JSONWriter, _ random: inout SeededRandom) {
        json.array("available_tags") { json in
            for _ in 0..<random.number(1...8) {
                json.object { json in
                    json.put("name", Vocabulary.name(&random))
                    json.put("moderated", false)
                    json.put("id", Snowflake.simulatedOld(&random))
                    json.putNull("emoji_name", "emoji_id")
                }
            }
        }
    }
}
