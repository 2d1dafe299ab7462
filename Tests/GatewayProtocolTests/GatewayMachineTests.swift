import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct GatewayMachineTests {
    // MARK: Beginning

    @Test func `starting dials the gateway with version, encoding and compression`() throws {
        let driver = MachineDriver(try MachineDriver.configuration(compression: .zlibStream))
        let effects = driver.start()
        let url = "wss://gateway.test/?v=10&encoding=json&compress=zlib-stream"
        #expect(effects == [.report(.connecting(url: url, isResuming: false)), .connect(url: url)])
    }

    @Test func `starting twice does nothing the second time`() throws {
        let driver = try MachineDriver()
        driver.start()
        #expect(driver.start().isEmpty)
    }

    @Test func `HELLO leads to a request for permission, and permission to IDENTIFY`() throws {
        let driver = try MachineDriver()
        driver.start()
        #expect(
            driver.greet() == [.report(.connected(heartbeatInterval: .seconds(40))), .requestIdentifyPermit]
        )
        driver.permit()
        #expect(driver.advance().opcodes == [2])
        #expect(driver.machine.status.statistics.identifies == 1)
    }

    @Test func `IDENTIFY says who, what and how`() throws {
        let configuration = try MachineDriver.configuration(intents: [.guilds, .guildMessages], compression: .payload)
        let driver = MachineDriver(configuration)
        driver.start()
        driver.greet()
        driver.permit()
        let identify = try #require(driver.advance().sent.first?["d"])
        #expect(identify["token"] == "secret-token")
        #expect(identify["intents"]?.integer == 513)
        #expect(identify["compress"] == true)
        #expect(identify["large_threshold"]?.integer == 250)
        #expect(identify["shard"] == [0, 1])
        #expect(identify["properties"]?["browser"] == "swift-discord-gateway")
        #expect(identify["presence"] == nil)
        #expect(identify["capabilities"] == nil)
    }

    @Test func `the initial presence is in IDENTIFY`() throws {
        let driver = MachineDriver(try MachineDriver.configuration(presence: Presence()))
        driver.start()
        driver.greet()
        driver.permit()
        let presence = try #require(driver.advance().sent.first?["d"]?["presence"])
        #expect(presence == ["since": nil, "activities": [], "status": "online", "afk": false])
    }

    @Test func `a permit may name a delay, and heartbeats go on meanwhile`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet(interval: 10_000)
        driver.permit(after: .seconds(15))
        var opcodes: [Int64?] = []
        while driver.now < at(15) {
            opcodes += driver.advance().opcodes
            driver.receive(#"{"op":11}"#)
        }
        #expect(opcodes.first == 1)
        #expect(opcodes.last == 2)
        #expect(driver.now == at(15))
    }

    @Test func `READY is delivered and makes the session known`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        #expect(!driver.machine.isReady)
        let effects = driver.ready()
        let session = Session(
            id: "abc",
            resumeURL: "wss://resume.gateway.test",
            sequence: 1,
            userID: 80_351_110_224_678_912
        )
        #expect(effects.last == .report(.ready(session)))
        #expect(driver.machine.status.session == session)
        #expect(driver.machine.isReady)
    }

    @Test func `READY without a session id is a fault, and the shard goes on`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        let effects = driver.receive(#"{"op":0,"t":"READY","s":1,"d":{}}"#)
        guard case .fault(let error) = effects.cause else { throw Failure("no fault") }
        #expect(error.code == .invalidReady)
        #expect(driver.redial() != nil)
    }

    @Test func `events are delivered in order and their sequence is kept`() throws {
        let driver = try MachineDriver.live()
        for sequence in 2...5 {
            #expect(driver.event(sequence).events.map(\.sequence) == [Int64(sequence)])
        }
        #expect(driver.machine.status.session?.sequence == 5)
    }

    @Test func `the sequence never goes back`() throws {
        let driver = try MachineDriver.live()
        driver.event(9)
        driver.event(4)
        #expect(driver.machine.status.session?.sequence == 9)
    }

    @Test func `an event that a replay repeats is not delivered again`() throws {
        let driver = try MachineDriver.live()
        driver.event(2)
        driver.closed(nil)
        _ = driver.redial()
        driver.greet()
        #expect(driver.event(1).isEmpty)
        #expect(driver.event(2).isEmpty)
        #expect(driver.event(3).events.count == 1)
        let resumed = driver.event(3, "RESUMED")
        #expect(resumed.names == [.resumed])
        #expect(driver.machine.isReady)
        #expect(driver.machine.status.statistics.repeatedEvents == 2)
    }

    @Test(arguments: [[0, 0, 0], [1, 1, 1], [9, 3, 5], [2, 2, 7], [Int.max, 2, 3]])
    func `on a live session every event is delivered, whatever its number is`(numbers: [Int]) throws {
        let driver = try MachineDriver.live()
        #expect(numbers.flatMap { driver.event($0).events.map(\.sequence) } == numbers.map(Int64.init))
        #expect(driver.machine.isReady)
    }

    @Test func `an absurd number does not move the position of a resume, and is reported once`() throws {
        let driver = try MachineDriver.live()
        let first = driver.event(.max)
        #expect(first.last == .report(.sequenceAnomaly(.max, position: 1)))
        #expect(driver.event(.max).last == nil)
        #expect(driver.machine.status.statistics.sequenceAnomalies == 2)
        driver.event(2)
        driver.closed(nil)
        _ = driver.redial()
        #expect(driver.greet().sent.first?["d"]?["seq"] == 2)
    }

    @Test func `unknown opcodes, a second HELLO and a stray ACK change nothing`() throws {
        let driver = try MachineDriver.live()
        #expect(driver.receive(#"{"op":99,"d":1}"#).isEmpty)
        #expect(driver.receive(#"{"op":10,"d":{"heartbeat_interval":1}}"#).isEmpty)
        #expect(driver.receive(#"{"op":11}"#).isEmpty)
        #expect(driver.machine.isReady)
    }

    // MARK: Heartbeats

    @Test func `heartbeats begin at HELLO and carry the last sequence`() throws {
        let driver = try MachineDriver.live()
        driver.event(7)
        let beat = driver.advance()
        #expect(beat.sent == [["op": 1, "d": 7]])
        #expect(driver.now < at(40))
    }

    @Test func `before any event a heartbeat carries null`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        #expect(driver.advance().sent == [["op": 1, "d": nil]])
    }

    @Test func `the time from a beat to its ACK is the latency`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        driver.wait(0.25)
        driver.receive(#"{"op":11}"#)
        #expect(driver.machine.status.latency.last == .milliseconds(250))
    }

    @Test func `a beat that the gateway asks for is sent at once, even before READY`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        #expect(driver.receive(#"{"op":1,"d":null}"#).opcodes == [1])
    }

    @Test func `a gateway that asks for beats without end cannot make the shard send more than 120 in 60 s`() throws {
        let driver = try MachineDriver.live()
        var sent = 1
        for _ in 0..<1000 { sent += driver.receive(#"{"op":1}"#).opcodes.count }
        #expect(sent == 120)
    }

    @Test func `a zombie is dropped with a code that keeps the session, and resumed`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        let effects = driver.advance()
        #expect(effects.cause == .zombie)
        #expect(effects.abandoned == .keepingSession)
        #expect(driver.redial() == "wss://resume.gateway.test/?v=10&encoding=json")
        #expect(driver.greet().opcodes == [6])
    }

    // MARK: Resuming

    @Test func `a drop leads to RESUME on the resume URL with session and sequence`() throws {
        let driver = try MachineDriver.live()
        driver.event(42)
        driver.closed(nil)
        #expect(driver.redial() == "wss://resume.gateway.test/?v=10&encoding=json")
        #expect(
            driver.greet().sent == [["op": 6, "d": ["token": "secret-token", "session_id": "abc", "seq": 42]]]
        )
    }

    @Test func `replayed events are delivered, then RESUMED makes the session live`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4000)
        _ = driver.redial()
        driver.greet()
        driver.event(2)
        driver.event(3)
        #expect(!driver.machine.isReady)
        let effects = driver.event(4, "RESUMED")
        guard case .report(.resumed(let session, let replayed))? = effects.last else { throw Failure("not resumed") }
        #expect(session.sequence == 4)
        #expect(replayed == 2)
        #expect(driver.machine.isReady)
        #expect(driver.machine.status.statistics.replayedEvents == 2)
    }

    @Test func `op 7 leads to RESUME within half a second`() throws {
        let driver = try MachineDriver.live()
        driver.wait(31)
        let effects = driver.receive(#"{"op":7,"d":null}"#)
        #expect(effects.cause == .reconnectRequested)
        #expect(try #require(effects.retryAfter) <= .milliseconds(500))
        #expect(effects.abandoned == .keepingSession)
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `op 9 false drops the session and identifies after 1 to 5 s`() throws {
        let driver = try MachineDriver.live()
        let effects = driver.receive(#"{"op":9,"d":false}"#)
        let delay = try #require(effects.retryAfter)
        #expect((Duration.seconds(1)...(.seconds(5))).contains(delay))
        #expect(driver.redial() == "wss://gateway.test/?v=10&encoding=json")
        #expect(driver.greet().last == .requestIdentifyPermit)
    }

    @Test(arguments: [true, false])
    func `the pause after op 9 is spread over 1 to 5 s`(isResumable: Bool) throws {
        let limits = GatewayLimits()
        let pauses = try (0..<200 as Range<UInt64>).compactMap { seed in
            let driver = try MachineDriver(seed: seed)
            driver.start()
            driver.greet()
            return driver.receive(#"{"op":9,"d":\#(isResumable)}"#).retryAfter
        }
        #expect(pauses.count == 200)
        let quarter = (limits.invalidSessionPauseMaximum - limits.invalidSessionPauseMinimum) / 4
        #expect(pauses.contains { $0 < limits.invalidSessionPauseMinimum + quarter })
        #expect(pauses.contains { $0 > limits.invalidSessionPauseMaximum - quarter })
    }

    @Test func `op 9 true keeps the session and resumes after 1 to 5 s`() throws {
        let driver = try MachineDriver.live()
        let effects = driver.receive(#"{"op":9,"d":true}"#)
        let delay = try #require(effects.retryAfter)
        #expect((Duration.seconds(1)...(.seconds(5))).contains(delay))
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `a resume that never ends is given up at its deadline, counted from the last replayed event`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        _ = driver.redial()
        driver.greet(interval: 3_600_000)
        driver.wait(59)
        driver.event(2)
        driver.wait(59)
        #expect(driver.tick().isEmpty)
        driver.wait(1)
        #expect(driver.tick().cause == .timedOut(.resumed))
    }

    @Test func `a session from before is resumed at the start`() throws {
        let session = Session(id: "old", resumeURL: "wss://resume.gateway.test", sequence: 99)
        let driver = MachineDriver(try MachineDriver.configuration(session: session))
        #expect(driver.start().connectURL == "wss://resume.gateway.test/?v=10&encoding=json")
        #expect(driver.greet().sent.first?["d"]?["seq"] == 99)
    }

    @Test func `a resume URL that is none is not dialled`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        driver.receive(#"{"op":0,"t":"READY","s":1,"d":{"session_id":"abc","resume_gateway_url":"http://evil"}}"#)
        driver.closed(nil)
        #expect(driver.redial() == "wss://gateway.test/?v=10&encoding=json")
    }

    // MARK: Close codes

    @Test(arguments: [4004, 4010, 4011, 4012, 4013, 4014] as [UInt16])
    func `a fatal close code ends the shard, with its reason`(code: UInt16) throws {
        let driver = try MachineDriver.live()
        let effects = driver.closed(code, "because")
        let reason = StopReason.fatalClose(FatalClose(CloseCode(rawValue: code), reason: "because"))
        #expect(effects == [.report(.closed(reason)), .stop(reason)])
        #expect(!driver.machine.isRunning)
        #expect(driver.machine.deadline == nil)
        #expect(driver.machine.status.session == nil)
    }

    @Test(arguments: [4001, 4003, 4005, 4006, 4007, 4009] as [UInt16])
    func `a close code that ends the session leads to IDENTIFY`(code: UInt16) throws {
        let driver = try MachineDriver.live()
        #expect(driver.closed(code).stop == nil)
        _ = driver.redial()
        #expect(driver.greet().last == .requestIdentifyPermit)
    }

    @Test(arguments: [1000, 1001, 1006, 4000, 4002, 4008, 4777, nil] as [UInt16?])
    func `any other close code, or none, leads to RESUME`(code: UInt16?) throws {
        let driver = try MachineDriver.live()
        #expect(driver.closed(code).stop == nil)
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `after 4008 the shard pauses before it resumes`() throws {
        let driver = try MachineDriver.live()
        driver.wait(60)
        let delay = try #require(driver.closed(4008).retryAfter)
        #expect(delay >= .seconds(1))
    }

    @Test func `a stopped shard can be started again`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4014)
        #expect(driver.start().connectURL == "wss://gateway.test/?v=10&encoding=json")
    }

    // MARK: Deadlines

    @Test func `every state of a running shard has a deadline`() throws {
        let driver = try MachineDriver()
        #expect(driver.machine.deadline == nil)
        driver.start()
        #expect(driver.machine.deadline != nil)
        driver.open()
        #expect(driver.machine.deadline != nil)
        driver.receive(#"{"op":10,"d":{"heartbeat_interval":40000}}"#)
        #expect(driver.machine.deadline != nil)
        driver.permit()
        driver.advance()
        #expect(driver.machine.deadline != nil)
        driver.ready()
        #expect(driver.machine.deadline != nil)
        driver.closed(nil)
        #expect(driver.machine.deadline != nil)
    }

    @Test func `a dial that does not end, and a peer that does not say HELLO, are given up`() throws {
        let driver = try MachineDriver()
        driver.start()
        #expect(driver.advance().cause == .timedOut(.dial))
        #expect(driver.now == at(30))
        _ = driver.redial()
        driver.open()
        let opened = driver.now
        #expect(driver.advance().cause == .timedOut(.hello))
        #expect(driver.now - opened == .seconds(20))
    }

    @Test func `a READY that does not come is given up while heartbeats go on`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        var beats = 0
        var cause: DisconnectCause?
        while cause == nil {
            let effects = driver.advance()
            beats += effects.opcodes.count
            cause = effects.cause
            driver.receive(#"{"op":11}"#)
        }
        #expect(cause == .timedOut(.ready))
        #expect(driver.now == at(180))
        #expect(beats == 5)
    }

    // MARK: Faults

    @Test(arguments: ["{", "[]", "{}", #"{"op":0,"s":3}"#])
    func `something that cannot be understood is resumed from, once, then the session is given up`(json: String) throws
    {
        let driver = try MachineDriver.live()
        guard case .fault = driver.receive(json).cause else { throw Failure("no fault") }
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
        #expect(driver.receive(json).abandoned == .keepingSession)
        _ = driver.redial()
        #expect(driver.greet().last == .requestIdentifyPermit)
        driver.permit()
        driver.advance()
        driver.ready()
        #expect(driver.machine.isReady)
    }

    @Test func `a HELLO without its interval is a fault, and the shard goes on`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.open()
        guard case .fault(let error)? = driver.receive(#"{"op":10,"d":{}}"#).cause else { throw Failure("no fault") }
        #expect(error.code == .invalidHello)
        #expect(driver.redial() != nil)
    }

    // MARK: Backoff

    @Test func `a session that was stable starts the backoff anew`() throws {
        let driver = try MachineDriver()
        driver.start()
        for _ in 0..<8 {
            driver.ended(ConnectionEnd(failure: ConnectionFailure(.refused, "refused")))
            _ = driver.redial()
        }
        driver.greet()
        driver.permit()
        driver.advance()
        driver.ready()
        driver.wait(30)
        #expect(try #require(driver.closed(nil).retryAfter) <= .milliseconds(500))
    }

    @Test func `a refused upgrade is reported with its status and waits as long as it asks`() throws {
        let driver = try MachineDriver()
        driver.start()
        let end = ConnectionEnd(httpStatus: 429, retryAfter: .seconds(77))
        let effects = driver.ended(end)
        #expect(effects.cause == .upgradeRejected(status: 429))
        #expect(effects.retryAfter == .seconds(77))
    }

    @Test func `a refused upgrade cannot ask for longer than an hour`() throws {
        let driver = try MachineDriver()
        driver.start()
        let end = ConnectionEnd(httpStatus: 503, retryAfter: .seconds(1_000_000))
        #expect(driver.ended(end).retryAfter == .seconds(3600))
    }

    // MARK: Stopping

    @Test func `stopping closes with 1000 and ends when the peer has answered`() throws {
        let driver = try MachineDriver.live()
        #expect(driver.stop(keepingSession: false) == [.close(.normal)])
        #expect(driver.machine.isRunning)
        #expect(driver.closed(1000) == [.report(.closed(.closed)), .stop(.closed)])
        #expect(driver.machine.status.session == nil)
    }

    @Test func `stopping with the session kept closes with a private code and can be resumed`() throws {
        let driver = try MachineDriver.live()
        #expect(driver.stop(keepingSession: true) == [.close(.keepingSession)])
        driver.closed(nil)
        #expect(driver.machine.status.session?.id == "abc")
        driver.start()
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `a peer that does not answer the close does not hold the shard up`() throws {
        let driver = try MachineDriver.live()
        _ = driver.stop(keepingSession: false)
        #expect(driver.advance().stop == .closed)
        #expect(driver.now == at(5))
    }

    @Test func `stopping between two connections ends at once, and while connecting abandons the attempt`() throws {
        let backingOff = try MachineDriver.live()
        backingOff.closed(nil)
        #expect(backingOff.stop(keepingSession: true).stop == .closed)

        let connecting = try MachineDriver()
        connecting.start()
        #expect(connecting.stop(keepingSession: false).abandoned == .normal)
        #expect(connecting.advance().stop == .closed)
    }

    @Test func `input after the end is ignored`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4004)
        #expect(driver.event(9).isEmpty)
        #expect(driver.closed(4000).isEmpty)
        #expect(driver.open().isEmpty)
        #expect(driver.advance().isEmpty)
        #expect(driver.stop(keepingSession: false).isEmpty)
        #expect(driver.receive("{").isEmpty)
    }
}

struct Failure: Error {
    let message: String
    init(_ message: String) { self.message = message }
}
