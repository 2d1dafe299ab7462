import GatewayJSON
import GatewayModels
import GatewayTestKit
import Testing

struct EventGeneratorTests {
    private static let world = SimulatedWorld(seed: 11, guildCount: 3, userCount: 60)

    /// The paths of the objects whose keys are not in reverse alphabetical order.
    private func disorder(in value: JSONValue, at path: String) -> [String] {
        var found: [String] = []
        if let object = value.object {
            let keys = object.map(\.key)
            if zip(keys, keys.dropFirst()).contains(where: { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
            {
                // `start` before `end` and the like: these objects come as they are.
                if !path.hasSuffix("timestamps") { found.append("\(path): \(keys)") }
            }
            for (key, member) in object { found += disorder(in: member, at: path + "." + key) }
        }
        for element in value.array ?? [] { found += disorder(in: element, at: path + "[]") }
        return found
    }

    @Test func `the same seed gives the same events, and another seed gives others`() {
        var first = EventGenerator(world: Self.world, seed: 3)
        var second = EventGenerator(world: SimulatedWorld(seed: 11, guildCount: 3, userCount: 60), seed: 3)
        var other = EventGenerator(world: Self.world, seed: 4)
        var differences = 0
        for _ in 0..<100 {
            let event = first.next()
            #expect(event == second.next())
            if event != other.next() { differences += 1 }
        }
        #expect(differences > 80)
    }

    @Test func `the shares of the mix add up, and the stream keeps to them`() {
        #expect(EventGenerator.mix.map(\.share).reduce(0, +) == 10_000)
        var generator = EventGenerator(world: Self.world, seed: 1)
        var counts: [EventName: Int] = [:]
        let total = 2_000
        for _ in 0..<total { counts[generator.next().name, default: 0] += 1 }
        for (name, share) in EventGenerator.mix where share >= 50 {
            let expected = Double(total * share) / 10_000
            let tolerance = 5 * expected.squareRoot() + 1
            #expect(abs(Double(counts[name] ?? 0) - expected) < tolerance, "\(name.rawValue)")
        }
        #expect(counts.keys.allSatisfy { name in EventGenerator.mix.contains { $0.name == name } })
    }

    @Test(arguments: EventGenerator.mix.map(\.name))
    func `every event is valid JSON with its keys where Discord puts them`(name: EventName) throws {
        var generator = EventGenerator(world: Self.world, seed: 8)
        for _ in 0..<(name == .guildCreate || name == .guildMembersChunk ? 1 : 8) {
            let event = generator.event(name)
            #expect(event.name == name)
            let guild = try #require(event.guild)
            #expect(Self.world.guild(guild) != nil)
            let data = try JSONValue(parsing: event.data)
            #expect(disorder(in: data, at: name.rawValue) == [])
            #expect(data.encoded() == event.data, "the text is compact, and its Unicode is raw")
            #expect((name == .guildCreate ? data["id"] : data["guild_id"])?.string == guild.description)
        }
    }

    @Test func `a message may mention, attach, embed, reply and be edited`() throws {
        var generator = EventGenerator(world: Self.world, seed: 1)
        var seen: Set<String> = []
        for _ in 0..<150 {
            let data = try JSONValue(parsing: generator.event(.messageCreate).data)
            for key in ["mentions", "attachments", "embeds"] where data[key]?.array?.isEmpty == false {
                seen.insert(key)
            }
            if data["referenced_message"] != nil { seen.insert("reply") }
            if data["content"]?.string?.unicodeScalars.contains(where: { !$0.isASCII }) == true {
                seen.insert("Unicode")
            }
            if data["content"]?.string?.contains("\n") == true { seen.insert("escape") }
        }
        #expect(seen == ["mentions", "attachments", "embeds", "reply", "Unicode", "escape"])
        let edited = try JSONValue(parsing: generator.event(.messageUpdate).data)
        #expect(edited["edited_timestamp"]?.string != nil)
        #expect(edited["nonce"] == nil)
    }

    @Test func `a GUILD_CREATE of the stream is as large as those of busy guilds`() {
        let world = SimulatedWorld(seed: 2, guildCount: 1, userCount: 400, memberCount: 400)
        var generator = EventGenerator(world: world, seed: 1)
        #expect(generator.event(.guildCreate).data.count > 50_000)
    }

    @Test func `ids and times agree`() throws {
        var generator = EventGenerator(world: Self.world, seed: 1)
        for _ in 0..<50 {
            let data = try JSONValue(parsing: generator.event(.messageCreate).data)
            let id = try #require(data["id"].flatMap { Snowflake($0) })
            #expect(id.millisecondsSinceUnixEpoch == 1_767_225_600_000)
            #expect(data["timestamp"]?.string == "2026-01-01T00:00:00.000000+00:00")
        }
    }

    @Test func `the same seed makes the same world`() {
        let first = SimulatedWorld(seed: 6, guildCount: 2, userCount: 20)
        let second = SimulatedWorld(seed: 6, guildCount: 2, userCount: 20)
        #expect(first.guilds.map(\.id) == second.guilds.map(\.id))
        #expect(first.guilds.map(\.name) == second.guilds.map(\.name))
        #expect(first.botID == second.botID)
        #expect(first.guilds.allSatisfy { !$0.textChannels.isEmpty })
        #expect(first.guild(0) == nil)
    }
}
