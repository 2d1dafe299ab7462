import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

/// How other clients lose events and commands, and what this one does instead.
@Suite struct LosingNothingTests {
    @Test(arguments: [#"{"op":0,"s":3}"#, "[]", "not JSON", #"{"op":"zero"}"#, "", "\u{0}"])
    func `nothing that the gateway sends ends the shard`(json: String) throws {
        let driver = try MachineDriver.live()
        for _ in 0..<20 {
            #expect(driver.receive(json).stop == nil)
            _ = driver.redial()
            if driver.greet().last == .requestIdentifyPermit {
                driver.permit()
                while driver.machine.state != .identifying { driver.advance() }
                driver.ready()
            } else {
                driver.event(99, "RESUMED")
            }
        }
        #expect(driver.machine.isReady)
    }

    @Test(arguments: ["null", "17", #""text""#, "[]", #"{"id":{}}"#])
    func `the sequence of an event is known whatever its data is`(data: String) throws {
        let driver = try MachineDriver.live()
        let effects = driver.receive(#"{"op":0,"t":"MESSAGE_CREATE","s":12,"d":\#(data)}"#)
        #expect(effects.events.map(\.sequence) == [12])
        driver.closed(nil)
        _ = driver.redial()
        #expect(driver.greet().sent.first?["d"]?["seq"] == 12)
    }

    @Test func `a READY that cannot be used costs a new session and nothing else`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        driver.receive(#"{"op":0,"t":"READY","s":1,"d":{"session_id":7}}"#)
        #expect(driver.machine.state == .backingOff)
        #expect(driver.machine.status.session == nil)
    }

    @Test func `commands that wait when the connection drops are sent after the resume`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        var waiting: Set<CommandID> = []
        for guild in 1...20 as ClosedRange<UInt64> {
            waiting.insert(try driver.submit(.requestSoundboardSounds(guilds: [.init(guild)])))
        }
        _ = driver.redial()
        driver.greet()
        #expect(driver.tick().isEmpty)
        driver.event(2, "RESUMED")
        for _ in 0..<20 {
            let effects = driver.tick()
            #expect(effects.opcodes == [31])
            guard case .complete(let id, nil)? = effects.last else { throw Failure("not completed") }
            waiting.remove(id)
        }
        #expect(waiting.isEmpty)
    }

    @Test func `a command that no connection comes for fails at the deadline of its caller`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        let id = try driver.submit(.requestSoundboardSounds(guilds: [1]), CommandOptions(deadline: .seconds(3)))
        let submitted = driver.now
        var ending: CommandError?
        while ending == nil {
            for case .complete(id, let error) in driver.advance() { ending = error }
            if driver.machine.state == .connecting { driver.ended(ConnectionEnd()) }
        }
        #expect(ending?.code == .timedOut)
        #expect(driver.now - submitted == .seconds(3))
    }

    @Test func `heartbeats go on while the application has no room, and their ACKs are not missed`() throws {
        let driver = try MachineDriver.live()
        _ = driver.machine.handle(.setReceiving(false), at: driver.now)
        var beats = 0
        while driver.now < at(4000) { beats += driver.advance().opcodes.count }
        #expect((98...102).contains(beats))
        #expect(driver.machine.isReady)
        _ = driver.machine.handle(.setReceiving(true), at: driver.now)
        driver.receive(#"{"op":11}"#)
        driver.wait(11)
        #expect(driver.tick().cause == nil)
    }

    @Test func `RESUME never waits behind commands, not even after a burst`() throws {
        let driver = try MachineDriver.live()
        for guild in 1...500 as ClosedRange<UInt64> {
            _ = try driver.submit(.requestSoundboardSounds(guilds: [.init(guild)]))
        }
        while !driver.tick().isEmpty {}
        driver.closed(nil)
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `IDENTIFY never waits behind commands either`() throws {
        let driver = try MachineDriver()
        driver.start()
        for guild in 1...500 as ClosedRange<UInt64> {
            _ = try driver.submit(.requestSoundboardSounds(guilds: [.init(guild)]))
        }
        driver.greet()
        driver.permit()
        #expect(driver.tick().opcodes == [2])
    }
}
