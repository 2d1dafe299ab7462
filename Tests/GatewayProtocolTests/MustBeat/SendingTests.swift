import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

/// How other clients fail when they send, and what this one does instead.
@Suite struct SendingTests {
    private let leave = GatewayCommand.updateVoiceState(VoiceStateUpdate(guild: 1, channel: nil))

    private func presence(_ text: String) -> PresenceUpdate {
        PresenceUpdate(activities: .set([.custom(text)]))
    }

    /// Does what is due until a time, acknowledging heartbeats; returns what was sent and when.
    private func run(_ driver: MachineDriver, until end: GatewayInstant) -> [(time: GatewayInstant, payload: JSONValue)]
    {
        var sent: [(GatewayInstant, JSONValue)] = []
        while let deadline = driver.machine.deadline, deadline <= end {
            for payload in driver.advance().sent {
                sent.append((driver.now, payload))
                if payload["op"]?.integer == 1 { driver.receive(#"{"op":11}"#) }
            }
        }
        driver.now = max(driver.now, end)
        return sent
    }

    @Test func `commands that wait when the connection drops are sent after the resume`() throws {
        let driver = try MachineDriver.live()
        let ids = try (0..<200).map { _ in try driver.submit(leave) }
        var completed: [CommandID] = []
        func collect(_ effects: MachineDriver.Outcome) {
            for case .complete(let id, nil) in effects { completed.append(id) }
        }
        while let deadline = driver.machine.deadline, deadline <= driver.now { collect(driver.tick()) }
        #expect(completed.count < 200)
        driver.closed(nil)
        _ = driver.redial()
        driver.greet()
        driver.event(2, "RESUMED")
        while let deadline = driver.machine.deadline, deadline <= driver.now { collect(driver.tick()) }
        #expect(completed == ids)
    }

    @Test func `RESUME waits for no command, and its connection has a budget of its own`() throws {
        let driver = try MachineDriver.live()
        for _ in 0..<300 { _ = try driver.submit(leave) }
        let before = run(driver, until: driver.now).count
        #expect(before > 100)
        driver.closed(nil)
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
        driver.event(2, "RESUMED")
        #expect(run(driver, until: driver.now).count >= before - 1)
    }

    @Test func `IDENTIFY and heartbeats wait for no command`() throws {
        let driver = try MachineDriver.live()
        for _ in 0..<300 { _ = try driver.submit(leave, CommandOptions(deadline: .seconds(5000))) }
        driver.closed(4009)
        _ = driver.redial()
        driver.greet()
        driver.permit()
        #expect(driver.advance().opcodes == [2])
        driver.ready()
        let ready = driver.now
        let beats = run(driver, until: ready + .seconds(400)).filter { $0.payload["op"]?.integer == 1 }.map(\.time)
        #expect(beats.count >= 9)
        for (earlier, later) in zip(beats, beats.dropFirst()) { #expect(later - earlier == .seconds(40)) }
    }

    @Test func `a gateway that asks for heartbeats without end, even before HELLO, gets 120 payloads in 60 s`()
        throws
    {
        let driver = try MachineDriver()
        driver.start()
        driver.open()
        var sent: [GatewayInstant] = []
        func ask() {
            for _ in 0..<50 {
                for _ in driver.receive(#"{"op":1}"#).sent { sent.append(driver.now) }
                for _ in driver.tick().sent { sent.append(driver.now) }
                driver.wait(0.01)
            }
        }
        for _ in 0..<4 { ask() }
        driver.greet()
        ask()
        driver.permit()
        let identify = driver.tick()
        #expect(identify.opcodes == [2])
        sent.append(driver.now)
        driver.ready()
        while driver.now < at(200) { ask() }
        #expect(sent.count > 240)
        for index in sent.indices where index + 120 < sent.count {
            #expect(sent[index + 120] - sent[index] >= .seconds(60))
        }
    }

    @Test func `a payload of more than 4096 bytes is refused before it is sent`() throws {
        let driver = try MachineDriver.live()
        let guilds = (0..<300).map { Snowflake(UInt64(1_000_000_000_000_000_000 + $0)) }
        let error = #expect(throws: CommandError.self) {
            try driver.submit(.requestSoundboardSounds(guilds: guilds))
        }
        #expect(error?.code == .payloadTooLarge)
        #expect(driver.tick().isEmpty)
    }

    @Test func `however many presences, the gateway gets 5 in 20 s and the latest in the end`() throws {
        let driver = try MachineDriver.live()
        var sent: [(time: GatewayInstant, payload: JSONValue)] = []
        for number in 1...300 {
            try driver.updatePresence(presence("\(number)"))
            sent += run(driver, until: driver.now + .milliseconds(250))
        }
        sent += run(driver, until: driver.now + .seconds(30))
        let presences = sent.filter { $0.payload["op"]?.integer == 3 }
        #expect(presences.last?.payload["d"]?["activities"]?[0]?["state"] == "300")
        for index in presences.indices where index + 5 < presences.count {
            #expect(presences[index + 5].time - presences[index].time >= .seconds(20))
        }
        let counts = driver.machine.status.commands
        #expect(counts.presencesSent == UInt64(presences.count))
        #expect(counts.presencesSent + counts.presencesReplaced == 300)
    }

    @Test func `only the whole list of members needs the members intent`() throws {
        let driver = try MachineDriver.live(MachineDriver.configuration(intents: .unprivileged))
        for selection in [.users([5]), .named(prefix: "a", limit: 100), .named(prefix: "", limit: 1)]
            as [GuildMembersRequest.Selection]
        {
            _ = try driver.submit(.requestGuildMembers(GuildMembersRequest(guild: 1, selection)))
        }
        let error = #expect(throws: CommandError.self) {
            try driver.submit(.requestGuildMembers(GuildMembersRequest(guild: 1)))
        }
        #expect(error?.missingIntents == .guildMembers)
    }

    @Test func `a presence given while away is remembered, and after a resume sent only if it is another`() throws {
        let driver = try MachineDriver.live(MachineDriver.configuration(presence: Presence(status: .idle)))
        func resume(_ sequence: Int) -> [Int64?] {
            _ = driver.redial()
            driver.greet()
            driver.event(sequence, "RESUMED")
            return driver.tick().opcodes
        }
        driver.closed(nil)
        try driver.updatePresence(PresenceUpdate(status: .set(.dnd)))
        try driver.updatePresence(PresenceUpdate(status: .set(.idle)))
        #expect(resume(2) == [])
        driver.closed(nil)
        try driver.updatePresence(PresenceUpdate(status: .set(.dnd)))
        #expect(resume(3) == [3])
    }

    @Test func `a bot that sets no presence sends none`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        let identify = try #require(driver.advance().sent.first)
        #expect(identify["op"]?.integer == 2)
        #expect(identify["d"]?["presence"] == nil)
        driver.ready()
        #expect(driver.tick().isEmpty)
    }

    @Test func `activities are a list under their present name`() throws {
        let driver = try MachineDriver.live()
        try driver.updatePresence(PresenceUpdate(activities: .set([.playing("chess"), .custom("away")])))
        let data = try #require(driver.tick().sent.first?["d"])
        #expect(data["activities"]?.array?.count == 2)
        #expect(data["game"] == nil)
    }

    @Test func `soundboard sounds and channel info can be asked for`() throws {
        let driver = try MachineDriver.live()
        _ = try driver.submit(.requestSoundboardSounds(guilds: [1, 2]))
        _ = try driver.submit(.requestChannelInfo(guild: 1, fields: [.status]))
        #expect(
            [driver.tick(), driver.tick()].flatMap(\.sent) == [
                ["op": 31, "d": ["guild_ids": ["1", "2"]]],
                ["op": 43, "d": ["guild_id": "1", "fields": ["status"]]],
            ]
        )
    }
}
