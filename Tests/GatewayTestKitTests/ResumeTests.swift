import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct ResumeTests {
    private func event(_ text: String = "{}") -> SimulatedEvent {
        SimulatedEvent("TEST_EVENT", data: Array(text.utf8))
    }

    @Test func `a resume replays what was missed, byte for byte, and then says RESUMED`() throws {
        var driver = GatewayDriver()
        let (first, session) = try driver.identified()
        driver.dispatch(event(#"{"n":4}"#))
        let sent = driver.actions
        driver.gateway.disconnected(first, code: 4_900, at: driver.now)
        driver.dispatch(event(#"{"n":5}"#))
        #expect(driver.actions == [])
        driver.pass(.seconds(60))

        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["TEST_EVENT", "TEST_EVENT", "RESUMED"])
        let payloads = driver.payloads(to: second)
        #expect(payloads.map { $0["s"]?.integer } == [4, 5, 6])
        guard case .send(_, let original, _)? = sent.first, case .send(_, let replayed, _)? = driver.actions.first
        else {
            Issue.record("nothing was sent")
            return
        }
        #expect(original == replayed)
        #expect(driver.gateway.statistics.resumes == 1)
        #expect(driver.gateway.statistics.identifies == 1)
        driver.dispatch(event())
        #expect(driver.payloads(to: second).map { $0["s"]?.integer } == [7])
    }

    @Test func `a resume needs no free bucket and no budget`() throws {
        var driver = GatewayDriver { $0.identifyLimit = 1 }
        let (first, session) = try driver.identified()
        driver.inject(.drop, into: first)
        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["RESUMED"])
    }

    @Test func `an unknown session gets op 9, and may identify on the same connection`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send(6, GatewayDriver.resume("nobody", at: 1), from: id)
        #expect(driver.summary == ["op 9 false"])
        driver.send(2, GatewayDriver.identify(), from: id)
        #expect(driver.summary.first == "READY")
    }

    @Test func `a session expires when its time is over, and not before`() throws {
        var driver = GatewayDriver { $0.sessionLifetime = .seconds(90) }
        let (first, session) = try driver.identified()
        driver.inject(.drop, into: first)
        #expect(driver.gateway.deadline == driver.now + .seconds(90))
        driver.pass(.milliseconds(89_999))
        #expect(driver.gateway.sessionIDs == [session])
        driver.pass(.milliseconds(1))
        #expect(driver.gateway.sessionIDs == [])
        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["op 9 false"])
    }

    @Test func `a wrong token is closed with 4004`() throws {
        var driver = GatewayDriver()
        let (_, session) = try driver.identified()
        let id = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 1, token: "wrong"), from: id)
        #expect(driver.summary == ["close 4004"])
    }

    @Test func `a sequence number ahead of the session is closed with 4007`() throws {
        var driver = GatewayDriver()
        let (_, session) = try driver.identified()
        let id = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 4), from: id)
        #expect(driver.summary == ["close 4007"])
    }

    @Test(arguments: [
        JSONValue.null, ["token": "simulated-token"], ["token": "simulated-token", "session_id": 5, "seq": 1],
    ])
    func `a resume of the wrong shape is closed with 4001`(data: JSONValue) throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send(6, data, from: id)
        #expect(driver.summary == ["close 4001"])
    }

    @Test func `a resume on a connection that has a session is closed with 4005`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: id)
        #expect(driver.summary == ["close 4005"])
    }

    @Test(arguments: [true, false])
    func `a session that missed more than is kept gets op 9`(byCount: Bool) throws {
        var driver = GatewayDriver {
            if byCount { $0.replayLimit = 10 } else { $0.replayByteLimit = 600 }
        }
        let (first, session) = try driver.identified()
        driver.inject(.drop, into: first)
        for _ in 0..<11 { driver.dispatch(event(#"{"text":"0123456789"}"#)) }
        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["op 9 false"])
        #expect(driver.gateway.sessionIDs == [])
    }

    @Test func `a long session keeps exactly what its limit says`() throws {
        var driver = GatewayDriver { $0.replayLimit = 100 }
        let (first, session) = try driver.identified()
        for _ in 0..<1_000 { driver.dispatch(event()) }
        driver.inject(.drop, into: first)
        let second = try driver.connect()
        let last = try #require(driver.gateway.lastSequence(of: session))
        #expect(last == 1_003)
        driver.send(6, GatewayDriver.resume(session, at: last - 100), from: second)
        #expect(driver.payloads(to: second).compactMap { $0["s"]?.integer } == Array(904...1_004))
    }

    @Test func `a resume closes the connection that the session had, and keeps the session`() throws {
        var driver = GatewayDriver()
        let (first, session) = try driver.identified()
        let second = try driver.connect()
        driver.send(6, GatewayDriver.resume(session, at: 3), from: second)
        #expect(driver.summary == ["close 4000", "RESUMED"])
        #expect(driver.gateway.openConnections == [second])
        driver.gateway.disconnected(first, code: 1_000, at: driver.now)
        #expect(driver.gateway.sessionIDs == [session])
    }

    @Test(arguments: [UInt16?.some(1_000), 1_001])
    func `a client that closes with 1000 or 1001 ends its session`(code: UInt16?) throws {
        var driver = GatewayDriver()
        let (id, _) = try driver.identified()
        driver.gateway.disconnected(id, code: code, at: driver.now)
        #expect(driver.gateway.sessionIDs == [])
    }

    @Test(arguments: [UInt16?.none, 1_005, 1_006, 3_000, 4_000, 4_900])
    func `a client that goes in another way keeps its session`(code: UInt16?) throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        driver.gateway.disconnected(id, code: code, at: driver.now)
        #expect(driver.gateway.sessionIDs == [session])
    }
}
