import GatewayModels
import Testing

@testable import GatewayProtocol

/// The members of thousands of guilds can be asked for at once (F7).
@Suite struct ManyRequestsTests {
    @Test func `the members of 2500 guilds, asked for at once, all come, in time for the gateway's limits`() throws {
        var driver = SchedulerDriver.live()
        var waiting: Set<CommandID> = []
        for guild in 1...2500 { waiting.insert(try driver.request(guild: guild, .everyone)) }
        var sends: [GatewayInstant] = []
        var due: [(time: GatewayInstant, guild: Int)] = []
        var nextBeat = at(40)
        while !waiting.isEmpty {
            guard let deadline = driver.deadline else { throw Failure("\(waiting.count) are forgotten") }
            driver.now = max(driver.now, min(deadline, due.first?.time ?? deadline, nextBeat))
            if driver.now >= nextBeat {
                driver.scheduler.recordHeartbeat(at: driver.now)
                driver.scheduler.acknowledged(heartbeatSentAt: driver.now)
                sends.append(driver.now)
                nextBeat = nextBeat + .seconds(40)
            }
            #expect(driver.expireAll() == [:])
            for guild in try driver.sendAll().compactMap({ Int($0) }) {
                sends.append(driver.now)
                // Every tenth guild is so large that its answer takes a while.
                let delay = guild.isMultiple(of: 10) ? 20.0 : 0.2
                due.append((driver.now + .seconds(delay), guild))
            }
            due.sort { ($0.time, $0.guild) < ($1.time, $1.guild) }
            while let first = due.first, first.time <= driver.now {
                due.removeFirst()
                let id = try #require(try driver.answer(guild: first.guild))
                waiting.remove(id)
            }
        }
        for index in sends.indices where index + 120 < sends.count {
            #expect(sends[index + 120] - sends[index] >= .seconds(60))
        }
        // 117 payloads in 62 s.
        #expect(driver.now < at(2500.0 / 117 * 62 + 62))
        let counts = driver.scheduler.statistics
        #expect(counts.sent == 2500 && counts.refused == 0 && counts.expired == 0 && counts.unanswered == 0)
    }

    @Test func `a burst of plain commands outlives the default deadline while the rate limit holds it back`() throws {
        var driver = SchedulerDriver.live()
        let sounds = GatewayCommand.requestSoundboardSounds(guilds: [1])
        for _ in 0..<500 { _ = try driver.submit(sounds) }
        let impatient = try driver.submit(sounds, CommandOptions(deadline: .seconds(120)))
        var sent = 0
        var ended: [CommandID: CommandError.Code] = [:]
        while let deadline = driver.deadline {
            driver.now = max(driver.now, deadline)
            ended.merge(driver.expireAll()) { $1 }
            sent += try driver.sendAll().count
        }
        #expect(sent == 500)
        #expect(ended == [impatient: .timedOut])
        #expect(driver.now > at(240))
    }

    @Test func `without a session a command and a request wait for the default deadline in all`() throws {
        var driver = SchedulerDriver()
        let command = try driver.submit(.requestSoundboardSounds(guilds: [1]))
        let request = try driver.request(guild: 1, .everyone)
        #expect(driver.deadline == at(120))
        driver.wait(120)
        #expect(driver.expireAll() == [command: .timedOut])
        #expect(driver.deadline == at(300))
        driver.wait(180)
        #expect(driver.expireAll() == [request: .timedOut])
        #expect(driver.deadline == nil)
    }

    @Test func `the time for an answer counts from the sending, and over a repetition goes on`() throws {
        var driver = SchedulerDriver()
        let id = try driver.request(guild: 1, .everyone)
        driver.wait(250)
        _ = driver.identify()
        #expect(try driver.sendAll() == ["1"])
        driver.wait(10)
        driver.disconnect()
        #expect(driver.deadline == at(550))
        driver.wait(20)
        driver.resume()
        driver.wait(2)
        #expect(try driver.sendAll() == ["1"])
        for index in 0..<26 {
            driver.wait(10)
            try driver.answer(guild: 1, index, of: 1000)
        }
        #expect(driver.now == at(542))
        driver.wait(8)
        #expect(driver.expireAll() == [id: .incompleteAnswer])
    }

    @Test func `10000 waiting requests make no event, send or question for the deadline slow`() throws {
        /// The time for each of many rounds, the least of several attempts.
        func cost(waiting count: Int) throws -> Duration {
            var limits = GatewayLimits()
            limits.queuedCommands = 10_001
            var driver = SchedulerDriver.live(limits: limits)
            for guild in 1...count { _ = try driver.request(guild: guild, .everyone) }
            _ = try driver.sendAll()
            let unrelated = try chunkEvent(
                #"{"guild_id":"1","nonce":"other","members":[],"chunk_index":0,"chunk_count":1}"#
            )
            return try (0..<5).map { _ in
                try ContinuousClock().measure {
                    for _ in 0..<1000 {
                        _ = driver.scheduler.observe(unrelated, at: driver.now)
                        _ = driver.deadline
                        #expect(driver.expireAll().isEmpty)
                        #expect(driver.send() == nil)
                    }
                    // Something comes, and something goes.
                    let id = try driver.request(guild: 20_000)
                    _ = driver.scheduler.withdraw(id)
                }
            }.min() ?? .zero
        }
        let few = try cost(waiting: 200)
        let many = try cost(waiting: 10_000)
        #expect(many < few * 5)
    }
}
