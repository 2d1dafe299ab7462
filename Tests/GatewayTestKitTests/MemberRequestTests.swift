import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct MemberRequestTests {
    private static let large = SimulatedWorld(seed: 31, guildCount: 1, userCount: 1_200, memberCount: 1_200)
    private static let small = SimulatedWorld(seed: 31, guildCount: 1, userCount: 25, memberCount: 25)
    private static let nobody = SimulatedWorld(seed: 31, guildCount: 1, userCount: 1, memberCount: 0)

    /// Identifies and requests members of the world's guild.
    private func request(
        _ fields: JSONObject,
        world: SimulatedWorld = Self.small,
        intents: Intents = .all
    ) throws -> GatewayDriver {
        var driver = GatewayDriver(world: world)
        let (id, _) = try driver.identified(intents: intents)
        driver.send(8, data(fields, world), from: id)
        return driver
    }

    private func data(_ fields: JSONObject, _ world: SimulatedWorld) -> JSONValue {
        var data: JSONObject = ["guild_id": .string(world.guilds[0].id.description)]
        for (key, value) in fields { data[key] = value }
        return .object(data)
    }

    private func members(_ driver: GatewayDriver) -> [JSONValue] {
        driver.payloads().flatMap { $0["d"]?["members"]?.array ?? [] }
    }

    private func names(_ driver: GatewayDriver) -> [String] {
        members(driver).compactMap { $0["user"]?["username"]?.string }
    }

    @Test func `the whole list comes in chunks of a thousand`() throws {
        let driver = try request(["query": "", "limit": 0, "nonce": "n-1"], world: Self.large)
        let chunks = driver.payloads().compactMap { $0["d"] }
        #expect(driver.summary == Array(repeating: "GUILD_MEMBERS_CHUNK", count: 2))
        #expect(chunks.map { $0["members"]?.array?.count } == [1_000, 200])
        #expect(chunks.map { $0["chunk_index"]?.integer } == [0, 1])
        #expect(chunks.allSatisfy { $0["chunk_count"]?.integer == 2 && $0["nonce"]?.string == "n-1" })
        #expect(Set(names(driver)).count > 1_000)
        #expect(chunks.allSatisfy { $0["presences"] == nil })
    }

    @Test func `the size of chunks and the wait for whole lists can be set`() throws {
        var driver = GatewayDriver(world: Self.small) {
            $0.membersPerChunk = 10
            $0.memberListInterval = .seconds(90)
        }
        let (id, _) = try driver.identified()
        let everyone = data(["query": "", "limit": 0], Self.small)
        driver.send(8, everyone, from: id)
        #expect(driver.payloads().map { $0["d"]?["members"]?.array?.count } == [10, 10, 5])
        driver.pass(.seconds(30))
        driver.send(8, everyone, from: id)
        #expect(driver.payloads()[0]["d"]?["retry_after"]?.double == 60)
        #expect(driver.gateway.statistics.memberListsRefused == 1)
    }

    @Test func `a guild without members gives one empty chunk`() throws {
        let driver = try request(["query": "", "limit": 0], world: Self.nobody)
        let chunk = driver.payloads().first?["d"]
        #expect(driver.summary == ["GUILD_MEMBERS_CHUNK"])
        #expect(chunk?["members"] == [])
        #expect(chunk?["chunk_count"]?.integer == 1)
        #expect(chunk?["nonce"] == nil)
    }

    @Test func `the whole list again within 30 seconds is rate limited, guild by guild`() throws {
        var driver = try request(["query": "", "limit": 0])
        let id = driver.gateway.openConnections[0]
        driver.pass(.milliseconds(10_500))
        driver.send(8, data(["query": "", "limit": 0, "nonce": "again"], Self.small), from: id)
        #expect(driver.summary == ["RATE_LIMITED"])
        let limit = driver.payloads()[0]["d"]
        #expect(limit?["opcode"]?.integer == 8)
        #expect(limit?["retry_after"]?.double == 19.5)
        #expect(limit?["meta"]?["guild_id"]?.string == Self.small.guilds[0].id.description)
        #expect(limit?["meta"]?["nonce"]?.string == "again")
        driver.send(8, data(["query": "a", "limit": 5], Self.small), from: id)
        #expect(driver.summary == ["GUILD_MEMBERS_CHUNK"])
        driver.pass(.milliseconds(19_500))
        driver.send(8, data(["query": "", "limit": 0], Self.small), from: id)
        #expect(driver.summary == ["GUILD_MEMBERS_CHUNK"])
    }

    @Test func `the whole list needs the intent for members, other requests do not`() throws {
        #expect(try request(["query": "", "limit": 0], intents: .unprivileged).summary == [])
        #expect(try request(["query": "", "limit": 1], intents: .unprivileged).summary == ["GUILD_MEMBERS_CHUNK"])
    }

    @Test func `a prefix finds user names and nicknames, at most as many as asked and at most 100`() throws {
        let everyone = names(try request(["query": "", "limit": 0]))
        let prefix = String(try #require(everyone.first).prefix(2))
        let driver = try request(["query": .string(prefix.uppercased()), "limit": 100])
        let found = members(driver)
        #expect(!found.isEmpty)
        #expect(
            found.allSatisfy {
                $0["user"]?["username"]?.string?.hasPrefix(prefix) == true
                    || $0["nick"]?.string?.hasPrefix(prefix) == true
            }
        )
        #expect(members(try request(["query": "", "limit": 7])).count == 7)
        #expect(members(try request(["query": "", "limit": 1_000], world: Self.large)).count == 100)
        #expect(members(try request(["query": "nobody-is-called-so", "limit": 5])).isEmpty)
    }

    @Test func `user ids give members, and unknown ones come back`() throws {
        let everyone = members(try request(["query": "", "limit": 0])).compactMap { $0["user"]?["id"] }
        let driver = try request(["user_ids": [everyone[3], everyone[7], "175928847299117063", "12"]])
        let chunk = driver.payloads()[0]["d"]
        #expect(chunk?["members"]?.array?.compactMap { $0["user"]?["id"] } == [everyone[3], everyone[7]])
        #expect(chunk?["not_found"] == ["175928847299117063", 12])
        #expect(members(try request(["user_ids": everyone[1]])).count == 1)
    }

    @Test func `a query wins over user ids`() throws {
        let driver = try request(["query": "", "limit": 2, "user_ids": ["1"]])
        #expect(members(driver).count == 2)
        #expect(driver.payloads()[0]["d"]?["not_found"] == [])
    }

    @Test func `presences come only if asked for and allowed`() throws {
        let asked = try request(["query": "", "limit": 0, "presences": true])
        #expect(asked.payloads()[0]["d"]?["presences"]?.array?.isEmpty == false)
        let denied = try request(
            ["query": "", "limit": 0, "presences": true],
            intents: Intents.all.subtracting(.guildPresences)
        )
        #expect(denied.payloads()[0]["d"]?["presences"] == nil)
    }

    @Test func `a nonce may have 32 bytes, a longer one is left out`() throws {
        let fits = String(repeating: "é", count: 16)
        #expect(
            try request(["query": "", "limit": 1, "nonce": .string(fits)]).payloads()[0]["d"]?["nonce"]?.string == fits
        )
        let long = try request(["query": "", "limit": 1, "nonce": .string(fits + "x")])
        #expect(long.payloads()[0]["d"]?["nonce"] == nil)
    }

    @Test(arguments: [
        JSONObject([("query", "a"), ("limit", 0)]), ["user_ids": .array((0..<101).map { .string("\($0)") })],
        ["guild_id": "5", "query": "", "limit": 0],
    ])
    func `some requests get no answer at all`(fields: JSONObject) throws {
        #expect(try request(fields).summary == [])
    }

    @Test func `user ids that are no numbers end the session`() throws {
        let driver = try request(["user_ids": ["abc"]])
        #expect(driver.summary == ["op 9 false"])
        #expect(driver.gateway.sessionIDs == [])
    }

    @Test(arguments: [
        JSONObject([]), ["query": ""], ["query": 5, "limit": 0], ["query": "", "limit": -1],
        ["guild_id": .null, "query": "", "limit": 0],
    ])
    func `a request of the wrong shape is closed with 4001`(fields: JSONObject) throws {
        #expect(try request(fields).summary == ["close 4001"])
    }

    @Test func `of several guilds the first is served`() throws {
        let guild = JSONValue.string(Self.small.guilds[0].id.description)
        #expect(try request(["guild_id": [guild, "5"], "query": "", "limit": 1]).summary == ["GUILD_MEMBERS_CHUNK"])
    }
}
