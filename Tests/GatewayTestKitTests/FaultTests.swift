import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct FaultTests {
    @Test func `op 7 keeps the session, and 1001 follows if the client stays`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        driver.inject(.reconnect())
        #expect(driver.summary == ["op 7"])
        driver.inject(.reconnect(closingAfter: .seconds(2)))
        #expect(driver.gateway.deadline == driver.now + .seconds(2))
        driver.pass(.seconds(2))
        #expect(driver.summary == ["close 1001"])
        #expect(driver.gateway.openConnections.contains(id) == false)
        #expect(driver.gateway.sessionIDs == [session])
    }

    @Test func `op 9 false ends the session, op 9 true does not, and both leave the connection open`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        driver.inject(.invalidSession(resumable: true))
        #expect(driver.summary == ["op 9 true"])
        #expect(driver.gateway.sessionIDs == [session])
        driver.send(3, [:], from: id)
        #expect(driver.summary == ["close 4003"])

        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        driver.inject(.invalidSession(resumable: false))
        #expect(driver.summary == ["op 9 false"])
        #expect(driver.gateway.sessionIDs == [])
        #expect(driver.gateway.openConnections == [second])
    }

    @Test(arguments: [4_003, 4_006, 4_007, 4_009] as [UInt16])
    func `close codes after which a session is over end it`(code: UInt16) throws {
        var driver = GatewayDriver()
        _ = try driver.identified()
        driver.inject(.close(code: code))
        #expect(driver.summary == ["close \(code)"])
        #expect(driver.gateway.sessionIDs == [])
    }

    @Test(arguments: [nil, 1_000, 1_001, 4_000, 4_001, 4_002, 4_005, 4_008, 4_999] as [UInt16?])
    func `other close codes keep the session`(code: UInt16?) throws {
        var driver = GatewayDriver()
        let (_, session) = try driver.identified()
        driver.inject(.close(code: code, reason: "why"))
        #expect(driver.gateway.sessionIDs == [session])
        #expect(driver.gateway.openConnections == [])
    }

    @Test func `a dropped socket keeps the session`() throws {
        var driver = GatewayDriver()
        let (_, session) = try driver.identified()
        driver.inject(.drop)
        #expect(driver.summary == ["drop"])
        #expect(driver.gateway.sessionIDs == [session])
    }

    @Test func `a silenced connection gets nothing, but is read, and its events wait for a resume`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        driver.inject(.silence)
        driver.send(1, .null, from: id)
        #expect(driver.summary == [])
        #expect(driver.gateway.statistics.heartbeats == 1)
        driver.dispatch(SimulatedEvent("TEST_EVENT", data: Array("{}".utf8)))
        #expect(driver.summary == [])
        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["close 4000", "TEST_EVENT", "RESUMED"])
    }

    @Test func `bad payloads go out as they are`() throws {
        var driver = GatewayDriver()
        let (id, _) = try driver.identified(on: "v=10&compress=zlib-stream")
        driver.inject(.heartbeatRequest)
        #expect(driver.summary == ["op 1"])
        driver.inject(.unknownOpcode)
        #expect(driver.summary == ["op 99"])
        driver.inject(.invalidJSON)
        #expect(driver.summary == ["raw"])
        driver.inject(.nonObject)
        #expect(driver.payloads(to: id) == [[0, "READY"]])
        driver.inject(.corruptCompression)
        guard case .send(id, let bytes, .binary)? = driver.actions.first else {
            Issue.record("not sent as it is: \(driver.actions)")
            return
        }
        #expect(bytes.suffix(4) == [0, 0, 0xFF, 0xFF])
    }

    @Test func `a fault hits one connection, or all of them`() throws {
        var driver = GatewayDriver { $0.maxConcurrency = 4 }
        let (first, _) = try driver.identified(["shard": [0, 2]])
        let (second, _) = try driver.identified(["shard": [1, 2]])
        driver.inject(.heartbeatRequest, into: second)
        #expect(driver.payloads(to: first).isEmpty)
        #expect(driver.payloads(to: second).count == 1)
        driver.inject(.heartbeatRequest)
        #expect(driver.summary == ["op 1", "op 1"])
    }
}
