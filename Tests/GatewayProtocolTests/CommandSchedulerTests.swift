import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

/// What a machine sends when, as the scheduler of its commands decides.
@Suite struct CommandSchedulerTests {
    private let leave = GatewayCommand.updateVoiceState(VoiceStateUpdate(guild: 1, channel: nil))
    private let sounds = GatewayCommand.requestSoundboardSounds(guilds: [1])

    private func members(of guild: Int) throws -> GatewayCommand {
        .requestGuildMembers(try GuildMembersRequest(guild: Snowflake(UInt64(guild))))
    }

    private func drain(_ driver: MachineDriver) -> [GatewayEffect] {
        var effects: [GatewayEffect] = []
        while let deadline = driver.machine.deadline, deadline <= driver.now { effects += driver.tick() }
        return effects
    }

    private func opcodes(_ effects: [GatewayEffect]) -> [Int64?] {
        effects.opcodes
    }

    @Test func `voice goes before lookups, and lookups before whole lists, unless the caller says otherwise`() throws {
        let driver = try MachineDriver.live()
        _ = try driver.submit(members(of: 1))
        _ = try driver.submit(sounds)
        _ = try driver.submit(leave)
        #expect(opcodes(drain(driver)) == [4, 31, 8])
        _ = try driver.submit(leave, CommandOptions(priority: .low))
        _ = try driver.submit(members(of: 2), CommandOptions(priority: .high))
        #expect(opcodes(drain(driver)) == [8, 4])
    }

    @Test func `under a flood of urgent commands no other misses its deadline`() throws {
        let driver = try MachineDriver.live()
        var expired = 0
        var sent: [Int64?: Int] = [:]
        for second in 0..<600 {
            for _ in 0..<4 { _ = try? driver.submit(leave, CommandOptions(deadline: .seconds(10))) }
            if second.isMultiple(of: 10), second < 400 { _ = try driver.submit(sounds) }
            driver.now = max(driver.now, at(Double(second)))
            for effect in drain(driver) {
                switch effect {
                case .send(let payload), .sendCommand(_, let payload):
                    let opcode = try JSONValue(parsing: payload)["op"]?.integer
                    sent[opcode, default: 0] += 1
                    if opcode == 1 { driver.receive(#"{"op":11}"#) }
                case .complete(_, let error?):
                    #expect(error.code == .timedOut)
                    expired += 1
                default:
                    break
                }
            }
        }
        #expect(sent[31] == 40)
        #expect(expired > 500)
        let counts = driver.machine.status.commands
        #expect(counts.expired == UInt64(expired))
        #expect(counts.heldBack > 500)
    }

    @Test func `commands that need not wait are not counted as held back`() throws {
        let driver = try MachineDriver.live()
        for _ in 0..<10 {
            driver.wait(1)
            _ = try driver.submit(leave)
            driver.wait(0.001)
            #expect(opcodes(drain(driver)) == [4])
        }
        #expect(driver.machine.status.commands.heldBack == 0)
        #expect(driver.machine.status.commands.sent == 10)
    }

    @Test func `a guild's whole list is asked for once in 30 s, over reconnects and new sessions`() throws {
        let driver = try MachineDriver.live()
        for _ in 0..<3 { _ = try driver.submit(members(of: 1)) }
        _ = try driver.submit(members(of: 2))
        #expect(opcodes(drain(driver)) == [8, 8])
        let start = driver.now
        driver.closed(4009)
        _ = driver.redial()
        driver.greet()
        driver.permit()
        driver.advance()
        driver.ready()
        var times: [GatewayInstant] = []
        while driver.now < start + .seconds(100) {
            for opcode in driver.advance().opcodes {
                if opcode == 8 { times.append(driver.now) }
                if opcode == 1 { driver.receive(#"{"op":11}"#) }
            }
        }
        #expect(times == [start + .seconds(32), start + .seconds(64)])
    }

    @Test func `a whole list that may not be asked for yet fails with the time to wait, if its caller chose so`() throws
    {
        let driver = try MachineDriver.live()
        let fails = CommandOptions(whenRateLimited: .fail)
        _ = try driver.submit(members(of: 1), fails)
        #expect(
            #expect(throws: CommandError.self) { try driver.submit(members(of: 1), fails) }?.retryAfter == .seconds(32)
        )
        _ = drain(driver)
        driver.wait(10)
        let error = #expect(throws: CommandError.self) { try driver.submit(members(of: 1), fails) }
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAfter == .seconds(22))
        _ = try driver.submit(members(of: 2), fails)
        _ = try driver.submit(members(of: 1))
        let behind = #expect(throws: CommandError.self) { try driver.submit(members(of: 1), fails) }
        #expect(behind?.retryAfter == .seconds(54))
        driver.wait(22)
        _ = drain(driver)
        driver.wait(32)
        _ = try driver.submit(members(of: 1), fails)
    }

    @Test func `RATE_LIMITED for another opcode holds its commands back and no others`() throws {
        let driver = try MachineDriver.live()
        driver.receive(#"{"op":0,"t":"RATE_LIMITED","s":5,"d":{"opcode":31,"retry_after":9,"meta":{}}}"#)
        driver.receive(#"{"op":0,"t":"RATE_LIMITED","s":6,"d":{"opcode":3,"retry_after":5,"meta":{}}}"#)
        let start = driver.now
        _ = try driver.submit(sounds)
        _ = try driver.submit(leave)
        try driver.updatePresence(PresenceUpdate(status: .set(.dnd)))
        #expect(opcodes(drain(driver)) == [4])
        #expect(driver.advance().opcodes == [3])
        #expect(driver.now == start + .seconds(5))
        #expect(driver.advance().opcodes == [31])
        #expect(driver.now == start + .seconds(9))
        #expect(driver.machine.status.commands.rateLimited == 2)
    }

    @Test func `a full queue refuses, and answers that are waited for take room too`() throws {
        var limits = GatewayLimits()
        limits.queuedCommands = 2
        let driver = try MachineDriver.live(MachineDriver.configuration(limits: limits))
        _ = try driver.requestGuildMembers(GuildMembersRequest(guild: 1))
        _ = drain(driver)
        _ = try driver.submit(leave)
        let error = #expect(throws: CommandError.self) { try driver.submit(leave) }
        #expect(error?.code == .queueFull)
        #expect(driver.machine.status.commands.refused == 1)
        #expect(driver.machine.status.commands.waiting == 1)
        #expect(driver.machine.status.commands.awaitingAnswer == 1)
    }
}
