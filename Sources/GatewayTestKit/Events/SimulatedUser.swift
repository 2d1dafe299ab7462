import GatewayJSON
import GatewayModels
import GatewayProtocol

/// A person, or the bot.
struct SimulatedUser: Sendable {
    let id: Snowflake
    let name: String
    /// The user object.
    let json: [UInt8]
    /// Where the user object takes a `member`, as the mentions of a message have it.
    private let memberOffset: Int

    init(named fixedName: String? = nil, isBot: Bool = false, _ random: inout SeededRandom) {
        let name = fixedName ?? Vocabulary.name(&random)
        let id = Snowflake.simulatedOld(&random)
        var json = JSONWriter()
        json.beginObject()
        json.put("username", name)
        json.put("public_flags", random.pick([0, 0, 0, 64, 128, 256, 4_194_304]))
        json.putNull("primary_guild")
        memberOffset = json.bytes.count
        json.put("id", id)
        json.put("global_name", isBot ? nil : Self.displayName(of: name, &random))
        json.putNull("display_name_styles")
        json.put("discriminator", isBot ? "0000" : "0")
        json.putNull("collectibles", "clan")
        if isBot || random.percent(2) { json.put("bot", true) }
        Self.writeAvatar(to: &json, &random)
        json.endObject()
        self.id = id
        self.name = name
        self.json = json.bytes
    }

    /// The user object with a `member` in it.
    func json(withMember member: [UInt8]) -> [UInt8] {
        json[..<memberOffset] + Array(#","member":"#.utf8) + member + json[memberOffset...]
    }

    private static func displayName(of name: String, _ random: inout SeededRandom) -> String? {
        if random.percent(25) { return nil }
        if random.percent(15) { return Vocabulary.foreign(random.number(2...6), &random) }
        let title = name.prefix(1).uppercased() + name.dropFirst()
        return random.percent(15) ? title + " " + random.pick(Vocabulary.emoji) : title
    }

    private static func writeAvatar(to json: inout JSONWriter, _ random: inout SeededRandom) {
        if random.percent(7) {
            let asset = "a_" + random.hexadecimal(digits: 32)
            let sku = Snowflake.simulatedOld(&random)
            json.object("avatar_decoration_data") { json in
                json.put("sku_id", sku)
                json.putNull("expires_at")
                json.put("asset", asset)
            }
        } else {
            json.putNull("avatar_decoration_data")
        }
        let prefix = random.percent(10) ? "a_" : ""
        json.put("avatar", random.percent(85) ? prefix + random.hexadecimal(digits: 32) : nil)
    }
}
