import GatewayModels
import Testing

@testable import GatewayProtocol

/// A payload that the gateway refuses by closing the connection is not sent for ever (F5).
@Suite struct RejectedPayloadTests {
    private let busy = PresenceUpdate(status: .set(.dnd))

    @Test(arguments: [4001, 4002] as [UInt16])
    func `a request that the gateway answers with 4001 or 4002 twice ends with an error and is not sent again`(
        code: UInt16
    ) throws {
        var driver = SchedulerDriver.live()
        let id = try driver.request(guild: 1)
        #expect(try driver.sendAll() == ["1"])
        #expect(driver.disconnect(code).isEmpty)
        driver.resume()
        #expect(try driver.sendAll() == ["1"])
        let rejected = RejectedPayload(
            opcode: .requestGuildMembers,
            closeCode: CloseCode(rawValue: code),
            command: id
        )
        #expect(driver.disconnect(code) == [rejected])
        guard case .complete(id, let error?)? = driver.scheduler.expire(liveSince: nil, at: driver.now) else {
            throw Failure("not ended")
        }
        #expect(error.code == .rejected)
        #expect(error.message.contains("with \(code) twice after opcode 8"))
        driver.resume()
        #expect(try driver.sendAll() == [])
        #expect(driver.scheduler.statistics.rejected == 1)
    }

    @Test func `of many requests only the one that is refused ends, and the others are answered`() throws {
        var driver = SchedulerDriver.live()
        var names: [Int: CommandID] = [:]
        for guild in 1...20 { names[guild] = try driver.request(guild: guild) }
        let guilty = names[13]
        var ended: [CommandID: CommandError.Code] = [:]
        var answered: Set<CommandID> = []
        var closes = 0
        // The gateway closes when it reads the bad request, and answers the others a little later.
        for _ in 0..<60 {
            let sent = try driver.sendAll()
            if sent.contains("13") {
                closes += 1
                driver.disconnect(4002)
                ended.merge(driver.expireAll()) { $1 }
                driver.wait(1)
                driver.resume()
            } else {
                for guild in sent.compactMap({ Int($0) }) {
                    if let id = try driver.answer(guild: guild) { answered.insert(id) }
                }
                driver.wait(1)
            }
        }
        #expect(closes == 2)
        #expect(ended == [try #require(guilty): .rejected])
        #expect(answered.count == 19)
        #expect(driver.scheduler.statistics.awaitingAnswer == 0 && driver.scheduler.statistics.waiting == 0)
    }

    @Test func `suspects are sent one at a time, each when a heartbeat confirms the one before, and others go on`()
        throws
    {
        var driver = SchedulerDriver.live()
        for guild in 1...3 { _ = try driver.request(guild: guild) }
        #expect(try driver.sendAll() == ["1", "2", "3"])
        driver.disconnect(4002)
        driver.resume()
        #expect(try driver.sendAll() == ["1"])
        _ = try driver.request(guild: 4)
        #expect(try driver.sendAll() == ["4"])
        driver.beat()
        #expect(try driver.sendAll() == ["2"])
        try driver.answer(guild: 2)
        #expect(try driver.sendAll() == ["3"])
        driver.beat()
        #expect(try driver.sendAll() == [])
    }

    @Test func `a suspect whose trial is cut short by another loss gets no second strike`() throws {
        var driver = SchedulerDriver.live()
        let id = try driver.request(guild: 1)
        _ = try driver.sendAll()
        driver.disconnect(4002)
        driver.resume()
        for code in [nil, 4000, 1006] as [UInt16?] {
            #expect(try driver.sendAll() == ["1"])
            #expect(driver.disconnect(code).isEmpty)
            driver.resume()
        }
        #expect(try driver.sendAll() == ["1"])
        driver.beat()
        #expect(driver.disconnect(4002).isEmpty)
        driver.resume()
        #expect(try driver.sendAll() == ["1"])
        #expect(try driver.answer(guild: 1) == id)
    }

    @Test func `requests that a heartbeat has confirmed are no suspects`() throws {
        var driver = SchedulerDriver.live()
        for guild in 1...2 { _ = try driver.request(guild: guild) }
        _ = try driver.sendAll()
        driver.beat()
        driver.disconnect(4002)
        driver.resume()
        #expect(try driver.sendAll() == ["1", "2"])
    }

    @Test func `a suspect keeps its deadline, if its caller gave one, and a new one by default`() throws {
        var driver = SchedulerDriver.live()
        let given = try driver.request(guild: 1, .users([1]), CommandOptions(deadline: .seconds(40)))
        let usual = try driver.request(guild: 2)
        _ = try driver.sendAll()
        driver.wait(20)
        driver.disconnect(4002)
        #expect(driver.deadline == at(40))
        driver.wait(20)
        #expect(driver.expireAll() == [given: .timedOut])
        // The wait for a live session counts from the loss.
        #expect(driver.deadline == at(320))
        driver.resume()
        #expect(try driver.sendAll() == ["2"])
        #expect(driver.deadline == at(70))
        driver.wait(30)
        #expect(driver.expireAll() == [usual: .unanswered])
    }

    @Test func `a presence that is refused twice is replaced by the last accepted one, and the drop is reported`()
        throws
    {
        var driver = SchedulerDriver.live(presence: Presence(status: .idle))
        driver.beat()
        try driver.scheduler.updatePresence(busy)
        for _ in 0..<2 {
            #expect(try driver.sendAll() == ["presence"])
            let dropped = driver.disconnect(4002)
            #expect(dropped.count == Int(driver.scheduler.statistics.rejected))
            driver.resume()
        }
        #expect(driver.scheduler.statistics.rejected == 1)
        guard case .presence(let payload)? = driver.send() else { throw Failure("no presence") }
        #expect(text(payload).contains(#""status":"idle""#))
    }

    @Test func `a bad initial presence costs two IDENTIFYs, and the third has none`() throws {
        var driver = SchedulerDriver(presence: Presence(status: .dnd))
        #expect(driver.identify()?.status == .dnd)
        #expect(driver.disconnect(4001).isEmpty)
        #expect(driver.identify()?.status == .dnd)
        #expect(driver.disconnect(4001) == [RejectedPayload(opcode: .identify, closeCode: .unknownOpcode)])
        #expect(driver.identify() == nil)
    }

    @Test func `a suspected presence and a suspected request are not tried together`() throws {
        var driver = SchedulerDriver.live()
        try driver.scheduler.updatePresence(busy)
        _ = try driver.request(guild: 1)
        #expect(try driver.sendAll() == ["presence", "1"])
        driver.disconnect(4002)
        _ = try driver.request(guild: 2)
        driver.resume()
        // An answer confirms a request at once; only a heartbeat confirms a presence, for which no caller waits.
        #expect(try driver.sendAll() == ["1", "2"])
        try driver.answer(guild: 1)
        #expect(try driver.sendAll() == ["presence"])
        #expect(driver.disconnect(4002).map(\.opcode) == [.presenceUpdate])
        // The other request was sent with the presence, and is a suspect now.
        driver.resume()
        #expect(try driver.sendAll() == ["2"])
        #expect(driver.disconnect(4002).map(\.opcode) == [.requestGuildMembers])
        driver.resume()
        #expect(try driver.sendAll() == [])
    }

    @Test func `a request does not wait for the suspected presence of IDENTIFY, which READY has answered`() throws {
        var driver = SchedulerDriver.live(presence: Presence(status: .dnd))
        try driver.scheduler.updatePresence(busy)
        _ = try driver.request(guild: 1)
        #expect(try driver.sendAll() == ["presence", "1"])
        driver.disconnect(4001)
        #expect(driver.identify()?.status == .dnd)
        #expect(try driver.sendAll() == ["1"])
        #expect(driver.disconnect(4001).map(\.opcode) == [.requestGuildMembers])
        #expect(driver.identify()?.status == .dnd)
    }
}
