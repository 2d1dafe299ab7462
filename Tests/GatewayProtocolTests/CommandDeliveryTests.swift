import GatewayModels
import Testing

@testable import GatewayProtocol

/// A command that is reported as sent was accepted by the transport (F2).
@Suite struct CommandDeliveryTests {
    private func leave(_ guild: UInt64) -> GatewayCommand {
        .updateVoiceState(VoiceStateUpdate(guild: Snowflake(guild), channel: nil))
    }

    @Test func `a command is reported as sent when the transport has accepted it, not before`() throws {
        var driver = SchedulerDriver.live()
        let id = try driver.submit(leave(1))
        guard case .command(id, _)? = driver.send() else { throw Failure("not given out") }
        #expect(driver.send() == nil)
        #expect(driver.scheduler.statistics.sent == 0)
        let end = driver.scheduler.sent(id, at: driver.now)
        #expect(end == .complete(id, nil))
        #expect(driver.scheduler.statistics.sent == 1)
        let repeated = driver.scheduler.sent(id, at: driver.now)
        #expect(repeated == nil)
    }

    @Test func `a command that the transport refuses is sent on the next connection, before those submitted after it`()
        throws
    {
        var driver = SchedulerDriver.live()
        let first = try driver.submit(leave(1))
        _ = try driver.submit(leave(2))
        guard case .command(first, _)? = driver.send() else { throw Failure("not given out") }
        driver.scheduler.sendFailed(first)
        driver.disconnect()
        driver.resume()
        #expect(try driver.sendAll() == ["1", "2"])
        #expect(driver.scheduler.statistics.sent == 2)
    }

    @Test func `a command whose connection ends before the transport reports anything is sent on the next one`() throws
    {
        var driver = SchedulerDriver.live()
        try driver.scheduler.updatePresence(PresenceUpdate(status: .set(.idle)))
        let id = try driver.submit(leave(1))
        guard case .presence? = driver.send(), case .command(id, _)? = driver.send() else {
            throw Failure("not given out")
        }
        driver.disconnect()
        driver.resume()
        #expect(try driver.sendAll() == ["presence", "1"])
        #expect(driver.scheduler.statistics.presencesSent == 1)
    }

    @Test func `a command that was refused ends at its deadline, and not later`() throws {
        var driver = SchedulerDriver.live()
        let id = try driver.submit(leave(1), CommandOptions(deadline: .seconds(5)))
        _ = driver.send()
        driver.scheduler.sendFailed(id)
        driver.disconnect()
        #expect(driver.deadline == at(5))
        driver.wait(5)
        #expect(driver.expireAll() == [id: .timedOut])
        driver.resume()
        #expect(try driver.sendAll() == [])
    }

    @Test func `a whole list that the transport refuses does not use up the guild's turn`() throws {
        var driver = SchedulerDriver.live()
        let id = try driver.request(guild: 1, .everyone)
        _ = driver.send()
        driver.scheduler.sendFailed(id)
        driver.disconnect()
        driver.resume()
        #expect(try driver.sendAll() == ["1"])
        #expect(driver.scheduler.awaitsGateway)
    }

    @Test func `a command that is withdrawn while the transport has it is not sent again`() throws {
        var driver = SchedulerDriver.live()
        let id = try driver.submit(leave(1))
        _ = driver.send()
        let wasWaiting = driver.scheduler.withdraw(id)
        #expect(wasWaiting)
        driver.scheduler.sendFailed(id)
        driver.resume()
        #expect(try driver.sendAll() == [])
    }

    @Test func `a name that is in use is refused, and is free again after the end`() throws {
        var driver = SchedulerDriver.live()
        let id = CommandID(number: 7)
        try driver.scheduler.submit(id, leave(1), CommandOptions(), at: driver.now)
        let error = #expect(throws: CommandError.self) {
            try driver.scheduler.submit(id, leave(2), CommandOptions(), at: driver.now)
        }
        #expect(error?.code == .invalidArgument)
        #expect(try driver.sendAll() == ["1"])
        try driver.scheduler.submit(id, leave(2), CommandOptions(), at: driver.now)
        driver.scheduler.failAwaiting(CommandError(.stopped, "test"), includingUnsent: true, at: driver.now)
        #expect(throws: CommandError.self) {
            try driver.scheduler.submit(id, leave(3), CommandOptions(), at: driver.now)
        }
        #expect(driver.expireAll() == [id: .stopped])
        try driver.scheduler.submit(id, leave(3), CommandOptions(), at: driver.now)
        #expect(try driver.sendAll() == ["3"])
    }

    @Test func `awaiting callers can be failed together: answers alone, or all that waits to be sent too`() throws {
        var driver = SchedulerDriver.live()
        #expect(!driver.scheduler.awaitsGateway)
        let request = try driver.request(guild: 1)
        #expect(!driver.scheduler.awaitsGateway)
        _ = try driver.sendAll()
        #expect(driver.scheduler.awaitsGateway)
        let waiting = try driver.submit(leave(2))
        let error = CommandError(.answerTooLarge, "64 MiB were read ahead")
        driver.scheduler.failAwaiting(error, at: driver.now)
        #expect(!driver.scheduler.awaitsGateway)
        #expect(driver.deadline == driver.now)
        #expect(driver.expireAll() == [request: .answerTooLarge])
        driver.scheduler.failAwaiting(error, includingUnsent: true, at: driver.now)
        #expect(driver.expireAll() == [waiting: .answerTooLarge])
        #expect(driver.deadline == nil)
    }

    @Test func `presences that are sent unchecked keep to the limit of presences`() throws {
        var driver = SchedulerDriver.live()
        for _ in 0..<7 { _ = try driver.submit(.unchecked(opcode: .presenceUpdate, data: bytes("{}"))) }
        #expect(try driver.sendAll().count == 5)
        #expect(driver.deadline == at(22))
        driver.wait(22)
        #expect(try driver.sendAll().count == 2)
    }
}
