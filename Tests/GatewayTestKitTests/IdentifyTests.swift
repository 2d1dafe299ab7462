import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct IdentifyTests {
    private func summary(
        after data: JSONValue,
        _ configure: (inout SimulatedGateway.Configuration) -> Void = { _ in }
    ) throws -> [String] {
        var driver = GatewayDriver(configure)
        let id = try driver.connect()
        driver.send(2, data, from: id)
        return driver.summary
    }

    @Test func `a good Identify gets READY and its guilds`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified(intents: .unprivileged, ["shard": [0, 1]])
        #expect(driver.summary == ["READY", "GUILD_CREATE", "GUILD_CREATE"])
        let payloads = driver.payloads(to: id)
        #expect(payloads.map { $0["s"]?.integer } == [1, 2, 3])
        let ready = payloads[0]["d"]
        #expect(ready?["v"]?.integer == 10)
        #expect(ready?["user"]?["id"]?.string == driver.gateway.world.botID.description)
        #expect(ready?["resume_gateway_url"]?.string == "ws://resume.gateway.example")
        #expect(ready?["shard"] == [0, 1])
        let announced = ready?["guilds"]?.array?.map { $0["id"] }
        #expect(announced == payloads[1...].map { $0["d"]?["id"] })
        #expect(ready?["guilds"]?[0]?["unavailable"]?.bool == true)
        #expect(driver.gateway.sessionIDs == [session])
        #expect(driver.gateway.statistics.identifies == 1)
    }

    @Test func `without the intent for guilds there is no GUILD_CREATE`() throws {
        #expect(try summary(after: GatewayDriver.identify(intents: .guildMessages)) == ["READY"])
        #expect(try summary(after: GatewayDriver.identify(intents: Intents.none)) == ["READY"])
    }

    @Test func `a second Identify is closed with 4005`() throws {
        var driver = GatewayDriver()
        let (id, _) = try driver.identified()
        driver.send(2, GatewayDriver.identify(), from: id)
        #expect(driver.summary == ["close 4005"])
    }

    @Test(arguments: ["wrong", "", "Bot simulated-token"])
    func `a wrong token is closed with 4004`(token: String) throws {
        #expect(try summary(after: GatewayDriver.identify(token: token)) == ["close 4004"])
    }

    @Test(arguments: [
        JSONValue.null, 5, [], ["token": "simulated-token", "intents": 0], ["properties": [:], "intents": 0],
        ["token": 1, "properties": [:], "intents": 0],
        ["token": "simulated-token", "properties": [:], "intents": 0, "shard": "0/1"],
        ["token": "simulated-token", "properties": [:], "intents": 0, "shard": [0]],
    ])
    func `an Identify of the wrong shape is closed with 4001`(data: JSONValue) throws {
        #expect(try summary(after: data) == ["close 4001"])
    }

    @Test func `intents that are missing, unknown or no number are closed with 4013`() throws {
        #expect(try summary(after: GatewayDriver.identify(intents: nil)) == ["close 4013"])
        #expect(try summary(after: GatewayDriver.identify(intents: nil, ["intents": "0"])) == ["close 4013"])
        #expect(try summary(after: GatewayDriver.identify(intents: nil, ["intents": -1])) == ["close 4013"])
        for bit in [17, 18, 19, 22, 23, 26, 40] {
            #expect(try summary(after: GatewayDriver.identify(intents: Intents(rawValue: 1 << bit))) == ["close 4013"])
        }
    }

    @Test func `a privileged intent that was not granted is closed with 4014`() throws {
        let wanted = GatewayDriver.identify(intents: [.guilds, .guildMembers])
        #expect(try summary(after: wanted) { $0.grantedIntents = [.messageContent] } == ["close 4014"])
        #expect(try summary(after: wanted) { $0.grantedIntents = [.guildMembers] }.first == "READY")
    }

    @Test(arguments: [[1, 1], [5, 2], [-1, 1], [0, 0], [0, -1]])
    func `an impossible shard is closed with 4010`(pair: [Int]) throws {
        let shard = JSONValue.array(pair.map { .integer(Int64($0)) })
        #expect(try summary(after: GatewayDriver.identify(["shard": shard])) == ["close 4010"])
    }

    @Test func `too many guilds for one shard are closed with 4011`() throws {
        #expect(try summary(after: GatewayDriver.identify()) { $0.guildsPerShard = 1 } == ["close 4011"])
        #expect(try summary(after: GatewayDriver.identify()) { $0.guildsPerShard = 2 }.first == "READY")
    }

    @Test func `a malformed presence gets op 9`() throws {
        let presence: JSONValue = ["status": "online", "afk": false, "since": .null]
        #expect(try summary(after: GatewayDriver.identify(["presence": presence])) == ["op 9 false"])
        let whole: JSONValue = ["status": "online", "afk": false, "since": .null, "activities": []]
        #expect(try summary(after: GatewayDriver.identify(["presence": whole])).first == "READY")
    }

    @Test func `a full concurrency bucket gets op 9, and the same connection may try again`() throws {
        var driver = GatewayDriver()
        _ = try driver.identified()
        let id = try driver.connect()
        driver.pass(.milliseconds(4_999))
        driver.send(2, GatewayDriver.identify(), from: id)
        #expect(driver.summary == ["op 9 false"])
        driver.pass(.milliseconds(1))
        driver.send(2, GatewayDriver.identify(), from: id)
        #expect(driver.summary.first == "READY")
    }

    @Test func `shards of different buckets may identify at once`() throws {
        var driver = GatewayDriver { $0.maxConcurrency = 2 }
        _ = try driver.identified(["shard": [0, 4]])
        _ = try driver.identified(["shard": [1, 4]])
        let id = try driver.connect()
        driver.send(2, GatewayDriver.identify(["shard": [2, 4]]), from: id)
        #expect(driver.summary == ["op 9 false"])
    }

    @Test func `each shard gets its own guilds`() throws {
        let world = SimulatedWorld(seed: 3, guildCount: 9, userCount: 3)
        var driver = GatewayDriver(world: world) { $0.maxConcurrency = 3 }
        var seen: [String] = []
        for shard in 0..<3 {
            let (id, _) = try driver.identified(["shard": [.integer(Int64(shard)), 3]])
            let guilds = driver.payloads(to: id).dropFirst().compactMap { $0["d"]?["id"]?.string }
            #expect(guilds.allSatisfy { Snowflake($0)?.shardIndex(of: 3) == shard })
            seen += guilds
        }
        #expect(Set(seen) == Set(world.guilds.map(\.id.description)))
    }

    @Test func `the daily limit is counted, starts anew after a day, and one too many ends everything`() throws {
        var driver = GatewayDriver {
            $0.identifyLimit = 2
            $0.closesWithoutHeartbeats = false
        }
        #expect(driver.gateway.sessionStartLimit(at: driver.now).remaining == 2)
        _ = try driver.identified()
        driver.pass(.seconds(3_600))
        let limit = driver.gateway.sessionStartLimit(at: driver.now)
        #expect(limit.remaining == 1)
        #expect(limit.resetAfter == .seconds(23 * 3_600))
        driver.pass(.seconds(23 * 3_600))
        #expect(driver.gateway.sessionStartLimit(at: driver.now).remaining == 2)

        let (first, _) = try driver.identified()
        driver.pass(.seconds(5))
        _ = try driver.identified()
        driver.pass(.seconds(5))
        let last = try driver.connect()
        driver.send(2, GatewayDriver.identify(), from: last)
        #expect(driver.actions.contains(.close(first, code: 4004, reason: "Authentication failed.")))
        #expect(driver.summary.allSatisfy { $0 == "close 4004" })
        #expect(driver.gateway.sessionIDs.isEmpty)
    }

    @Test func `without the intent for presences a guild shows only the bot and those in voice`() throws {
        var driver = GatewayDriver()
        _ = try driver.identified(intents: .unprivileged)
        let bot = driver.gateway.world.botID.description
        for guild in driver.payloads().dropFirst().map({ $0["d"] ?? .null }) {
            #expect(guild["presences"] == [])
            let inVoice = Set(guild["voice_states"]?.array?.compactMap { $0["user_id"]?.string } ?? [])
            let members = guild["members"]?.array?.compactMap { $0["user"]?["id"]?.string } ?? []
            #expect(Set(members) == inVoice.union([bot]))
        }
    }
}
