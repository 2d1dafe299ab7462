import GatewayJSON
import GatewayModels
import GatewayProtocol

/// A generated presence of a user.
struct SimulatedPresence {
    private let status: String
    private let platforms: [String]
    private let activities: [[UInt8]]
    private let time: Int

    init(at time: Int, _ random: inout SeededRandom) {
        self.time = time
        switch random.below(100) {
        case ..<40: status = "online"
        case ..<65: status = "idle"
        case ..<80: status = "dnd"
        default: status = "offline"
        }
        guard status != "offline" else {
            platforms = []
            activities = []
            return
        }
        platforms = random.pick([["desktop"], ["mobile"], ["web"], ["mobile", "desktop"]])
        let count =
            switch random.below(100) {
            case ..<35: 0
            case ..<80: 1
            case ..<95: 2
            default: 3
            }
        var activities: [[UInt8]] = []
        for _ in 0..<count { activities.append(Self.activity(at: time, &random)) }
        self.activities = activities
    }

    /// Writes the members of the presence object; `guild` only where the presence is the whole event.
    func write(to json: inout JSONWriter, of user: Snowflake, guild: Snowflake? = nil) {
        json.object("user") { $0.put("id", user) }
        json.put("status", status)
        if let guild {
            json.put("processed_at_timestamp", time)
            json.put("guild_id", guild)
        }
        json.object("client_status") { json in
            for platform in platforms { json.put(platform, status) }
        }
        json.array("activities") { json in for activity in activities { json.raw(activity) } }
    }

    private static func activity(at time: Int, _ random: inout SeededRandom) -> [UInt8] {
        let start = time - random.below(7_200_000)
        let kind = random.below(100)
        return Payload.json { json in
            json.object { json in
                switch kind {
                case ..<30: writeCustomStatus(to: &json, start, &random)
                case ..<50: writeSong(to: &json, start, &random)
                default: writeGame(to: &json, start, &random)
                }
            }
        }
    }

    private static func writeCustomStatus(to json: inout JSONWriter, _ start: Int, _ random: inout SeededRandom) {
        json.put("type", 4)
        json.put("state", Vocabulary.text(limit: 120, &random))
        json.put("name", "Custom Status")
        json.put("id", "custom")
        if random.percent(50) {
            let name = random.pick(Vocabulary.emoji)
            json.object("emoji") { $0.put("name", name) }
        } else {
            json.putNull("emoji")
        }
        json.put("created_at", start)
    }

    private static func writeSong(to json: inout JSONWriter, _ start: Int, _ random: inout SeededRandom) {
        let artist = Vocabulary.title(&random)
        json.put("type", 2)
        json.object("timestamps") { json in
            json.put("start", start)
            json.put("end", start + 200_000)
        }
        json.put("sync_id", random.hexadecimal(digits: 22))
        json.put("state", artist)
        json.put("session_id", random.hexadecimal(digits: 32))
        let party = Snowflake.simulatedOld(&random)
        json.object("party") { $0.put("id", "spotify:\(party)") }
        json.put("name", "Spotify")
        json.put("id", "spotify:1")
        json.put("flags", 48)
        json.put("details", Vocabulary.title(&random) + " (feat. " + Vocabulary.title(&random) + ")")
        json.put("created_at", start)
        let album = Vocabulary.title(&random)
        let image = random.hexadecimal(digits: 40)
        json.object("assets") { json in
            json.put("large_text", album)
            json.put("large_image", "spotify:" + image)
        }
    }

    private static func writeGame(to json: inout JSONWriter, _ start: Int, _ random: inout SeededRandom) {
        let isDetailed = random.percent(60)
        json.put("type", 0)
        json.object("timestamps") { $0.put("start", start) }
        if isDetailed {
            json.put("state", random.pick(["In a match", "In the queue", "Main menu", "Editing main.swift"]))
            let size = random.number(1...4)
            let party = random.hexadecimal(digits: 32)
            json.object("party") { json in
                json.array("size") { json in
                    json.integer(size)
                    json.integer(5)
                }
                json.put("id", party)
            }
        }
        json.put("name", random.pick(Vocabulary.games))
        json.put("id", random.hexadecimal(digits: 16))
        if isDetailed { json.put("details", random.pick(["Casual", "Ranked", "Workspace: gateway", "Level 47"])) }
        json.put("created_at", start)
        guard isDetailed else { return }
        let images = (Snowflake.simulatedOld(&random), Snowflake.simulatedOld(&random))
        let text = random.pick(Vocabulary.games)
        json.object("assets") { json in
            json.put("small_text", "x")
            json.put("small_image", images.0)
            json.put("large_text", text)
            json.put("large_image", images.1)
        }
        json.put("application_id", Snowflake.simulatedOld(&random))
    }
}
