import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct CommandTests {
    private static let world = SimulatedWorld(seed: 21, guildCount: 2, userCount: 8)
    private static let presence: JSONObject = ["since": .null, "activities": [], "status": "idle", "afk": false]

    private static var guild: SimulatedGuild { world.guilds[0] }
    private static var guildID: JSONValue { .string(guild.id.description) }

    private func ready(
        intents: Intents = .all,
        _ more: JSONObject = [:]
    ) throws -> (GatewayDriver, SimulatedGateway.ConnectionID) {
        var driver = GatewayDriver(world: Self.world)
        let (id, _) = try driver.identified(intents: intents, more)
        return (driver, id)
    }

    // MARK: - Op 3

    @Test func `a presence gets no answer, and other sessions hear of it in each guild`() throws {
        var driver = GatewayDriver(world: Self.world) { $0.identifyInterval = .zero }
        let (first, _) = try driver.identified()
        let (second, _) = try driver.identified()
        driver.send(3, .object(Self.presence), from: first)
        #expect(driver.payloads(to: first).isEmpty)
        let heard = driver.payloads(to: second)
        #expect(heard.map { $0["t"]?.string } == ["PRESENCE_UPDATE", "PRESENCE_UPDATE"])
        #expect(heard.allSatisfy { $0["d"]?["status"]?.string == "idle" })
    }

    @Test(arguments: ["since", "activities", "status", "afk"])
    func `a presence that lacks a key is closed with 4001`(key: String) throws {
        var (driver, id) = try ready()
        let data = JSONObject(Self.presence.filter { $0.key != key }.map { ($0.key, $0.value) })
        driver.send(3, .object(data), from: id)
        #expect(driver.summary == ["close 4001"])
    }

    @Test(
        arguments: [("status", "away"), ("status", 1), ("since", "now"), ("activities", nil), ("afk", 0)]
            as [(String, JSONValue)]
    )
    func `a presence with a wrong value is closed with 4001`(key: String, value: JSONValue) throws {
        var (driver, id) = try ready()
        var data = Self.presence
        data[key] = value
        driver.send(3, .object(data), from: id)
        #expect(driver.summary == ["close 4001"])
    }

    @Test func `the sixth presence in 20 seconds is dropped without a word`() throws {
        var driver = GatewayDriver(world: Self.world) { $0.identifyInterval = .zero }
        let (first, _) = try driver.identified()
        let (second, _) = try driver.identified()
        for _ in 0..<5 { driver.send(3, .object(Self.presence), from: first) }
        #expect(driver.payloads(to: second).count == 2)
        driver.send(3, .object(Self.presence), from: first)
        #expect(driver.summary == [])
        #expect(driver.gateway.statistics.presencesDropped == 1)
        driver.pass(.seconds(20))
        driver.send(3, .object(Self.presence), from: first)
        #expect(driver.payloads(to: second).count == 2)
    }

    @Test func `each connection has presence updates of its own`() throws {
        var driver = GatewayDriver(world: Self.world) { $0.identifyInterval = .zero }
        let (first, session) = try driver.identified()
        let (second, _) = try driver.identified()
        for _ in 0..<5 { driver.send(3, .object(Self.presence), from: first) }
        driver.gateway.disconnected(first, code: 4900, at: driver.now)
        let third = try driver.connect()
        driver.send(6, ["token": "simulated-token", "session_id": .string(session), "seq": 1], from: third)
        driver.send(3, .object(Self.presence), from: third)
        #expect(driver.payloads(to: second).count == 2)
    }

    // MARK: - Op 4

    private func voice(_ channel: JSONValue, guild: JSONValue = Self.guildID) -> JSONValue {
        ["guild_id": guild, "channel_id": channel, "self_mute": true, "self_deaf": false]
    }

    @Test func `joining a voice channel gives the bot's own state and a voice server`() throws {
        var (driver, id) = try ready()
        let channel = try #require(Self.guild.voiceChannels.first)
        driver.send(4, voice(.string(channel.description)), from: id)
        #expect(driver.summary == ["VOICE_STATE_UPDATE", "VOICE_SERVER_UPDATE"])
        let state = driver.payloads(to: id)[0]["d"]
        #expect(state?["user_id"]?.string == Self.world.botID.description)
        #expect(state?["channel_id"]?.string == channel.description)
        #expect(state?["self_mute"]?.bool == true)
        let server = driver.payloads(to: id)[1]["d"]
        #expect(server?["token"]?.string != nil)
        #expect(server?["endpoint"]?.string != nil)
        #expect(server?["guild_id"] == Self.guildID)
    }

    @Test func `leaving gives the state alone, and without the intent there is only the server`() throws {
        var (driver, id) = try ready()
        driver.send(4, voice(.null), from: id)
        #expect(driver.summary == ["VOICE_STATE_UPDATE"])
        var (other, otherID) = try ready(intents: .guilds)
        let channel = try #require(Self.guild.voiceChannels.first)
        other.send(4, voice(.string(channel.description)), from: otherID)
        #expect(other.summary == ["VOICE_SERVER_UPDATE"])
    }

    @Test func `a channel or guild that is not there gets no answer, a wrong shape is closed with 4001`() throws {
        var (driver, id) = try ready()
        driver.send(4, voice("5"), from: id)
        #expect(driver.summary == [])
        driver.send(4, voice(.null, guild: "5"), from: id)
        #expect(driver.summary == [])
        driver.send(4, ["guild_id": Self.guildID, "channel_id": .null, "self_mute": true], from: id)
        #expect(driver.summary == ["close 4001"])
    }

    // MARK: - Op 31 and 43

    @Test func `soundboard sounds come guild by guild`() throws {
        var (driver, id) = try ready(intents: [])
        let ids = Self.world.guilds.map { JSONValue.string($0.id.description) }
        driver.send(31, ["guild_ids": .array(ids + ["5"])], from: id)
        #expect(driver.summary == ["SOUNDBOARD_SOUNDS", "SOUNDBOARD_SOUNDS"])
        #expect(driver.payloads(to: id).map { $0["d"]?["guild_id"] } == ids)
        driver.send(31, ["guild_ids": Self.guildID], from: id)
        #expect(driver.summary == ["close 4001"])
    }

    @Test func `channel info has the fields that were asked for`() throws {
        var (driver, id) = try ready(intents: [])
        driver.send(43, ["guild_id": Self.guildID, "fields": ["status"]], from: id)
        #expect(driver.summary == ["CHANNEL_INFO"])
        let channels = driver.payloads(to: id)[0]["d"]?["channels"]?.array ?? []
        #expect(channels.count == Self.guild.voiceChannels.count)
        #expect(channels.allSatisfy { $0["status"] != nil && $0["voice_start_time"] == nil })
        driver.send(43, ["guild_id": Self.guildID, "fields": ["everything"]], from: id)
        #expect(driver.summary == ["close 4001"])
    }

    // MARK: - Routing

    @Test func `events go to the shard of their guild, and those without a guild to shard 0`() throws {
        let world = SimulatedWorld(seed: 3, guildCount: 6, userCount: 5)
        var driver = GatewayDriver(world: world) { $0.maxConcurrency = 2 }
        let shards = [try driver.identified(["shard": [0, 2]]).id, try driver.identified(["shard": [1, 2]]).id]
        for guild in world.guilds {
            driver.dispatch(SimulatedEvent("TEST_EVENT", guild: guild.id, data: Array("1".utf8)))
            #expect(driver.payloads(to: shards[guild.id.shardIndex(of: 2)]).count == 1)
            #expect(driver.actions.count == 1)
        }
        driver.dispatch(SimulatedEvent("TEST_EVENT", data: Array("1".utf8)))
        #expect(driver.payloads(to: shards[0]).count == 1)
        #expect(driver.actions.count == 1)
    }

    @Test(arguments: (0..<26).map { Intents(rawValue: 1 << $0) }.filter { $0.isSubset(of: .all) })
    func `events go only to those whose intents include them`(intent: Intents) throws {
        let direct: Intents = [.directMessages, .directMessageReactions, .directMessageTyping, .directMessagePolls]
        var driver = GatewayDriver(world: Self.world)
        _ = try driver.identified(intents: intent)
        for name in EventName.official {
            let required = try #require(name.intents)
            let inGuilds = required.subtracting(direct)
            driver.dispatch(SimulatedEvent(name, guild: Self.guild.id, data: Array("{}".utf8)))
            #expect((driver.actions.count == 1) == (required.isEmpty || inGuilds.contains(intent)), "\(name.rawValue)")
            let outside = required.isDisjoint(with: direct) ? required : required.intersection(direct)
            driver.dispatch(SimulatedEvent(name, data: Array("{}".utf8)))
            #expect((driver.actions.count == 1) == (required.isEmpty || outside.contains(intent)), "\(name.rawValue)")
        }
    }

    @Test func `without the intent for content a guild's messages have none`() throws {
        var generator = EventGenerator(world: Self.world, seed: 1)
        var event = generator.event(.messageCreate)
        while !String(decoding: event.data, as: UTF8.self).contains("image.png") {
            event = generator.event(.messageCreate)
        }
        var driver = GatewayDriver(world: Self.world) { $0.identifyInterval = .zero }
        let (blind, _) = try driver.identified(intents: .unprivileged)
        let (seeing, _) = try driver.identified(intents: .all)
        driver.dispatch(event)
        let whole = try #require(driver.payloads(to: seeing).first?["d"])
        let redacted = try #require(driver.payloads(to: blind).first?["d"])
        #expect(whole.encoded() == event.data)
        #expect(redacted["content"] == "")
        for key in ["embeds", "attachments", "components"] { #expect(redacted[key] == []) }
        #expect(redacted["author"] == whole["author"])
        #expect(redacted.object?.map(\.key) == whole.object?.map(\.key))
    }
}
