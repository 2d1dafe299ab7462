import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct MachineCommandTests {
    private let leave = GatewayCommand.updateVoiceState(VoiceStateUpdate(guild: 1, channel: nil))

    private func presence(_ text: String) -> PresenceUpdate {
        var update = PresenceUpdate()
        update.activities = .set([.custom(text)])
        return update
    }

    @Test func `a command is sent at once while a session is live`() throws {
        let driver = try MachineDriver.live()
        let id = try driver.submit(leave)
        let effects = driver.tick()
        #expect(effects.opcodes == [4])
        #expect(effects.last == .complete(id, nil))
    }

    @Test func `a command whose payload is larger than the limit is refused when it is given`() throws {
        let payload = try leave.encoded(intents: .all)
        for (size, isTaken) in [(payload.count, true), (payload.count - 1, false)] {
            var limits = GatewayLimits()
            limits.outgoingPayloadSize = size
            let driver = try MachineDriver.live(MachineDriver.configuration(limits: limits))
            let id = try? driver.submit(leave)
            #expect((id != nil) == isTaken)
            #expect(driver.tick().opcodes == (isTaken ? [4] : []))
        }
    }

    @Test func `a shard that does not run takes no command`() throws {
        let driver = try MachineDriver()
        let error = #expect(throws: CommandError.self) { try driver.submit(leave) }
        #expect(error?.code == .notRunning)
    }

    @Test func `commands queued when the connection drops are sent after the resume, in order`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        let ids = try [1, 2, 3].map {
            try driver.submit(.updateVoiceState(VoiceStateUpdate(guild: Snowflake($0), channel: nil)))
        }
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
        driver.event(2, "RESUMED")
        var guilds: [String?] = []
        var completed: [CommandID] = []
        for _ in 0..<3 {
            let effects = driver.tick()
            guilds += effects.sent.map { $0["d"]?["guild_id"]?.string }
            for case .complete(let id, nil) in effects { completed.append(id) }
        }
        #expect(guilds == ["1", "2", "3"])
        #expect(completed == ids)
    }

    @Test func `RESUME does not wait behind a burst of commands`() throws {
        let driver = try MachineDriver.live()
        for _ in 0..<200 { _ = try driver.submit(leave) }
        while driver.machine.deadline.map({ $0 <= driver.now }) == true { driver.advance() }
        driver.closed(nil)
        _ = driver.redial()
        let before = driver.now
        #expect(driver.greet().opcodes == [6])
        #expect(driver.now == before)
    }

    @Test func `a burst of 300 commands never sends more than 120 payloads in 60 s`() throws {
        var limits = GatewayLimits()
        limits.commandDeadline = .seconds(1000)
        let driver = try MachineDriver.live(MachineDriver.configuration(limits: limits))
        for _ in 0..<300 { _ = try driver.submit(leave) }
        var times: [GatewayInstant] = [driver.now]
        while driver.now < at(400) {
            for opcode in driver.advance().opcodes {
                times.append(driver.now)
                if opcode == 1 { driver.receive(#"{"op":11}"#) }
            }
        }
        #expect(times.count > 300)
        for index in times.indices where index + 120 < times.count {
            #expect(times[index + 120] - times[index] >= .seconds(60))
        }
        #expect(driver.machine.isReady)
    }

    @Test func `a command whose deadline comes fails and is not sent`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4000)
        _ = driver.redial()
        let id = try driver.submit(leave, CommandOptions(deadline: .seconds(3)))
        let effects = driver.advance()
        guard case .complete(id, let error?)? = effects.first else { throw Failure("not failed") }
        #expect(error.code == .timedOut)
        driver.greet()
        driver.event(2, "RESUMED")
        #expect(driver.tick().isEmpty)
    }

    @Test func `a withdrawn command is not sent`() throws {
        let driver = try MachineDriver.live()
        let id = try driver.submit(leave)
        #expect(driver.withdraw(id))
        #expect(!driver.withdraw(id))
        #expect(driver.tick().isEmpty)
    }

    @Test func `the queue is bounded`() throws {
        var limits = GatewayLimits()
        limits.queuedCommands = 2
        let driver = try MachineDriver.live(MachineDriver.configuration(limits: limits))
        _ = try driver.submit(leave)
        _ = try driver.submit(leave)
        let error = #expect(throws: CommandError.self) { try driver.submit(leave) }
        #expect(error?.code == .queueFull)
    }

    @Test func `a command without its intent is refused at once`() throws {
        let driver = try MachineDriver.live(MachineDriver.configuration(intents: .guilds))
        let error = #expect(throws: CommandError.self) { try driver.submit(leave) }
        #expect(error?.missingIntents == .guildVoiceStates)
    }

    // MARK: Presence

    @Test func `a presence update is sent with all four keys, and what was not given stays`() throws {
        var initial = Presence()
        initial.status = .dnd
        let driver = try MachineDriver.live(MachineDriver.configuration(presence: initial))
        try driver.updatePresence(presence("hello"))
        #expect(
            driver.tick().sent == [
                [
                    "op": 3,
                    "d": [
                        "since": nil,
                        "activities": [["name": "Custom Status", "type": 4, "state": "hello"]],
                        "status": "dnd", "afk": false,
                    ],
                ]
            ]
        )
    }

    @Test func `of many presence updates 5 are sent in 20 s, and the latest wins`() throws {
        let driver = try MachineDriver.live()
        var sent: [String?] = []
        for number in 1...20 {
            try driver.updatePresence(presence("\(number)"))
            sent += driver.tick().sent.map { $0["d"]?["activities"]?[0]?["state"]?.string }
        }
        #expect(sent == ["1", "2", "3", "4", "5"])
        while driver.now < at(22) {
            let effects = driver.advance()
            if effects.opcodes.first == 1 { driver.receive(#"{"op":11}"#) }
            sent += effects.sent.compactMap { $0["d"]?["activities"]?[0]?["state"]?.string }
        }
        #expect(sent == ["1", "2", "3", "4", "5", "20"])
    }

    @Test func `an update before the start is remembered for IDENTIFY and not sent again`() throws {
        let driver = try MachineDriver()
        try driver.updatePresence(presence("early"))
        driver.start()
        driver.greet()
        driver.permit()
        let identify = try #require(driver.advance().sent.first)
        #expect(identify["d"]?["presence"]?["activities"]?[0]?["state"] == "early")
        driver.ready()
        #expect(driver.tick().isEmpty)
    }

    @Test func `an update while disconnected is sent after the resume, and IDENTIFY repeats the last presence`() throws
    {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        try driver.updatePresence(presence("while away"))
        _ = driver.redial()
        driver.greet()
        driver.event(2, "RESUMED")
        #expect(driver.tick().opcodes == [3])
        driver.closed(4009)
        _ = driver.redial()
        driver.greet()
        driver.permit()
        let identify = try #require(driver.advance().sent.first)
        #expect(identify["d"]?["presence"]?["activities"]?[0]?["state"] == "while away")
    }

    @Test func `a resume without a change sends no presence`() throws {
        let driver = try MachineDriver.live(MachineDriver.configuration(presence: Presence()))
        driver.closed(nil)
        _ = driver.redial()
        driver.greet()
        driver.event(2, "RESUMED")
        #expect(driver.tick().isEmpty)
    }

    @Test func `a presence that is too large is refused and changes nothing`() throws {
        let driver = try MachineDriver.live()
        let error = #expect(throws: CommandError.self) {
            let activity = Activity.playing(String(repeating: "x", count: 128))
            try driver.updatePresence(PresenceUpdate(activities: .set(Array(repeating: activity, count: 40))))
        }
        #expect(error?.code == .payloadTooLarge)
        #expect(driver.tick().isEmpty)
    }

    // MARK: Reading suspended

    @Test func `while reading is suspended heartbeats go on and nothing is called dead`() throws {
        let driver = try MachineDriver.live()
        _ = driver.machine.handle(.setReceiving(false), at: driver.now)
        var beats = 0
        while driver.now < at(600) {
            let effects = driver.advance()
            #expect(effects.cause == nil)
            beats += effects.opcodes.count
        }
        #expect(beats >= 15)
        #expect(driver.machine.isReady)
    }
}
