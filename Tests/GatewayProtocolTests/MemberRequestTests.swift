import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

/// Requests for members of a machine, and what becomes of them.
@Suite struct MemberRequestTests {
    private let limits = GatewayLimits()

    private func request(
        _ driver: MachineDriver,
        _ selection: GuildMembersRequest.Selection = .everyone,
        guild: Snowflake = 1,
        nonce: String? = "n",
        _ options: CommandOptions = CommandOptions()
    ) throws -> CommandID {
        try driver.requestGuildMembers(GuildMembersRequest(guild: guild, selection, nonce: nonce), options)
    }

    private func chunk(
        _ driver: MachineDriver,
        _ index: Int,
        of count: Int,
        guild: Int = 1,
        nonce: String = "n",
        sequence: Int? = nil
    ) -> MachineDriver.Outcome {
        let sequence = sequence ?? driver.nextSequence
        return driver.receive(
            #"{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":\#(sequence),"d":{"guild_id":"\#(guild)","nonce":"\#(nonce)","#
                + #""members":[{}],"chunk_index":\#(index),"chunk_count":\#(count)}}"#
        )
    }

    private func rateLimit(_ driver: MachineDriver, _ seconds: Double, meta: String) -> MachineDriver.Outcome {
        driver.receive(
            #"{"op":0,"t":"RATE_LIMITED","s":\#(driver.nextSequence),"d":{"opcode":8,"retry_after":\#(seconds),"meta":\#(meta)}}"#
        )
    }

    private func resume(_ driver: MachineDriver) {
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
        driver.event(driver.nextSequence, "RESUMED")
    }

    private func identify(_ driver: MachineDriver) {
        _ = driver.redial()
        driver.greet()
        driver.permit()
        #expect(driver.advance().opcodes == [2])
        driver.ready()
    }

    /// Lets time pass to a moment; returns what was sent and completed on the way.
    private func run(_ driver: MachineDriver, until end: GatewayInstant) -> [GatewayEffect] {
        var effects: [GatewayEffect] = []
        while let deadline = driver.machine.deadline, deadline <= end {
            for effect in driver.advance() {
                if case .send(let payload) = effect, payload.starts(with: bytes(#"{"op":1,"#)) {
                    driver.receive(#"{"op":11}"#)
                } else {
                    effects.append(effect)
                }
            }
        }
        driver.now = max(driver.now, end)
        return effects
    }

    private func errors(_ effects: some Sequence<GatewayEffect>) -> [CommandError.Code] {
        effects.compactMap { if case .complete(_, let error?) = $0 { error.code } else { nil } }
    }

    private func answers(_ effects: some Sequence<GatewayEffect>) -> [Int] {
        effects.compactMap {
            if case .answer(_, let chunk, let isLast) = $0 { isLast ? -chunk.index : chunk.index } else { nil }
        }
    }

    @Test func `chunks reach the request, and the application as events`() throws {
        let driver = try MachineDriver.live()
        let id = try request(driver)
        let sent = driver.tick()
        #expect(sent.opcodes == [8])
        #expect(sent.count == 1)
        #expect(chunk(driver, 0, of: 1, nonce: "other").isUnrelated)
        #expect(chunk(driver, 0, of: 1, guild: 2).isUnrelated)
        for index in 0..<3 {
            let effects = chunk(driver, index, of: 3)
            guard case .answer(id, let chunk, let isLast)? = effects.last else { throw Failure("no answer") }
            #expect(effects.names == [.guildMembersChunk])
            #expect(chunk.index == index && isLast == (index == 2))
        }
        #expect(chunk(driver, 2, of: 3).isUnrelated)
        #expect(driver.machine.status.commands.awaitingAnswer == 0)
        #expect(!driver.withdraw(id))
    }

    @Test func `a request without a nonce gets one of its own`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .users([1]), nonce: nil)
        _ = try request(driver, .users([1]), nonce: nil)
        let nonces = [driver.tick(), driver.tick()].flatMap(\.sent).compactMap { $0["d"]?["nonce"]?.string }
        #expect(Set(nonces).count == 2)
        #expect(nonces.allSatisfy { $0.utf8.count == 16 })
    }

    @Test func `two open requests cannot have the same guild and nonce`() throws {
        let driver = try MachineDriver.live()
        let first = try request(driver)
        let error = #expect(throws: CommandError.self) { try request(driver) }
        #expect(error?.code == .invalidArgument)
        #expect(driver.withdraw(first))
        _ = try request(driver)
    }

    @Test func `the gateway's silence ends a request in time, and what came tells what is missing`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver)
        _ = driver.tick()
        let start = driver.now
        #expect(errors(run(driver, until: start + limits.chunkDeadline)) == [.unanswered])

        _ = try request(driver, .users([1]))
        _ = driver.tick()
        _ = chunk(driver, 1, of: 4)
        _ = chunk(driver, 3, of: 4)
        let effects = run(driver, until: driver.now + limits.chunkDeadline)
        guard case .complete(_, let error?)? = effects.last else { throw Failure("not ended") }
        #expect(error.code == .incompleteAnswer)
        #expect(error.missingChunks == [0, 2])
        #expect(driver.machine.status.commands.unanswered == 2)
    }

    @Test func `the deadline of a caller is that of the whole answer`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .everyone, CommandOptions(deadline: .seconds(50)))
        _ = driver.tick()
        let start = driver.now
        for index in 0..<4 {
            #expect(answers(chunk(driver, index, of: 100)) == [index])
            #expect(errors(run(driver, until: start + .seconds(12 * (index + 1)))) == [])
        }
        #expect(errors(run(driver, until: start + .seconds(50))) == [.incompleteAnswer])
    }

    @Test func `while nothing is read or no session is live only the whole deadline counts`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver)
        _ = driver.tick()
        _ = driver.machine.handle(.setReceiving(false), at: driver.now)
        #expect(errors(run(driver, until: driver.now + .seconds(200))) == [])
        _ = driver.machine.handle(.setReceiving(true), at: driver.now)
        #expect(errors(run(driver, until: driver.now + .seconds(29))) == [])
        #expect(answers(chunk(driver, 0, of: 1)) == [0])
    }

    // MARK: Rate limits

    @Test func `RATE_LIMITED puts off the request that it answers, and it is answered then`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver)
        _ = try request(driver, guild: 2, nonce: "m")
        #expect([driver.tick(), driver.tick()].flatMap(\.opcodes) == [8, 8])
        let start = driver.now
        #expect(rateLimit(driver, 19.5, meta: #"{"guild_id":"1","nonce":"n"}"#).isUnrelated)
        #expect(answers(chunk(driver, 0, of: 1, guild: 2, nonce: "m")) == [0])
        #expect(Effects(nil).isEmpty)
        #expect(run(driver, until: start + .seconds(19)) == [])
        let sent = run(driver, until: start + .seconds(20))
        #expect(sent.count == 1)
        #expect(answers(chunk(driver, 0, of: 1)) == [0])
        let counts = driver.machine.status.commands
        #expect(counts.rateLimited == 1 && counts.repeated == 1 && counts.sent == 3)
    }

    @Test func `RATE_LIMITED ends a request that does not want to wait, and tells how long`() throws {
        let driver = try MachineDriver.live()
        let id = try request(driver, .everyone, CommandOptions(whenRateLimited: .fail))
        _ = driver.tick()
        guard case .complete(id, let error?)? = rateLimit(driver, 7, meta: #"{"guild_id":"1","nonce":"n"}"#).last else {
            throw Failure("not ended")
        }
        #expect(error.code == .rateLimited)
        #expect(error.retryAfter == .seconds(7))
    }

    @Test func `a wait beyond the deadline ends the request at once`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .everyone, CommandOptions(deadline: .seconds(20)))
        _ = driver.tick()
        #expect(errors(rateLimit(driver, 21, meta: #"{"guild_id":"1","nonce":"n"}"#)) == [.rateLimited])
    }

    @Test func `RATE_LIMITED without a nonce means the whole list of its guild`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .users([1]), nonce: "lookup", CommandOptions(whenRateLimited: .fail))
        let id = try request(driver, .everyone, CommandOptions(whenRateLimited: .fail))
        _ = driver.tick()
        _ = driver.tick()
        let effects = rateLimit(driver, 7, meta: #"{"guild_id":"1"}"#)
        guard case .complete(id, let error?)? = effects.last else { throw Failure("not ended") }
        #expect(error.code == .rateLimited)
        for meta in [#"{"guild_id":"3"}"#, #"{"guild_id":"1","nonce":"z"}"#, "{}", "null"] {
            #expect(rateLimit(driver, 7, meta: meta).isUnrelated)
        }
        #expect(answers(chunk(driver, 0, of: 1, nonce: "lookup")) == [0])
    }

    @Test func `a lookup that is rate limited waits as long as the gateway says`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .users([1]))
        _ = driver.tick()
        let start = driver.now
        _ = rateLimit(driver, 7, meta: #"{"guild_id":"1","nonce":"n"}"#)
        #expect(run(driver, until: start + .seconds(6.9)) == [])
        #expect(run(driver, until: start + .seconds(7)).count == 1)
    }

    // MARK: Reconnects

    @Test func `a resume brings the chunks that were missed`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver)
        _ = driver.tick()
        #expect(answers(chunk(driver, 0, of: 3)) == [0])
        driver.closed(nil)
        _ = driver.redial()
        driver.greet()
        #expect(answers(chunk(driver, 1, of: 3, sequence: 6)) == [1])
        driver.event(7, "RESUMED")
        #expect(driver.tick().isEmpty)
        #expect(answers(chunk(driver, 2, of: 3, sequence: 8)) == [-2])
    }

    @Test func `a lookup that may have been lost with its connection is sent again after the resume`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver, .users([1]))
        let first = driver.tick().sent
        driver.closed(nil)
        resume(driver)
        #expect(driver.tick().sent == first)
        // Both arrived after all.
        #expect(answers(chunk(driver, 0, of: 2)) == [0])
        #expect(answers(chunk(driver, 0, of: 2)) == [])
        #expect(answers(chunk(driver, 1, of: 2)) == [-1])
        #expect(answers(chunk(driver, 1, of: 2)) == [])
    }

    @Test func `a whole list that may have been lost waits for its turn, and not if it comes meanwhile`() throws {
        for arrives in [true, false] {
            let driver = try MachineDriver.live()
            _ = try request(driver)
            #expect(driver.tick().opcodes == [8])
            let start = driver.now
            driver.closed(nil)
            resume(driver)
            #expect(run(driver, until: start + .seconds(31)) == [])
            if arrives { #expect(answers(chunk(driver, 0, of: 2)) == [0]) }
            let sent = run(driver, until: start + .seconds(40)).count
            #expect(sent == (arrives ? 0 : 1))
            #expect(answers(chunk(driver, arrives ? 1 : 0, of: arrives ? 2 : 1)) == [arrives ? -1 : 0])
        }
    }

    @Test func `in a new session a request is sent again if nothing has come, and ends if something has`() throws {
        let driver = try MachineDriver.live()
        let begun = try request(driver, .users([1]), nonce: "begun")
        _ = try request(driver, .users([2]), nonce: "silent")
        let bound = try request(driver, .users([3]), nonce: "bound", CommandOptions(isBoundToSession: true))
        for _ in 0..<3 { _ = driver.tick() }
        _ = chunk(driver, 0, of: 2, nonce: "begun")
        driver.closed(4009)
        identify(driver)
        var ended: [CommandID] = []
        var sent: [JSONValue] = []
        for _ in 0..<4 {
            let effects = driver.tick()
            for case .complete(let id, let error?) in effects {
                #expect(error.code == .sessionReplaced)
                ended.append(id)
            }
            sent += effects.sent
        }
        #expect(ended == [begun, bound])
        #expect(sent.map { $0["d"]?["nonce"]?.string } == ["silent"])
        #expect(answers(chunk(driver, 0, of: 1, nonce: "silent")) == [0])
    }

    @Test func `a request that waits when a new session begins is sent in it`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4009)
        _ = try request(driver)
        let bound = try driver.submit(
            .requestSoundboardSounds(guilds: [1]),
            CommandOptions(isBoundToSession: true)
        )
        identify(driver)
        guard case .complete(bound, let error?)? = driver.tick().first else { throw Failure("not ended") }
        #expect(error.code == .sessionReplaced)
        #expect(driver.tick().opcodes == [8])
    }

    // MARK: Bad answers

    @Test func `an answer that contradicts itself ends the request`() throws {
        let driver = try MachineDriver.live()
        for wrong in [(0, 3), (7, 2), (1, 1_000_000)] {
            _ = try request(driver, .users([1]))
            _ = driver.tick()
            _ = chunk(driver, 0, of: 2)
            #expect(errors(chunk(driver, wrong.0, of: wrong.1)) == [.malformedAnswer])
            #expect(chunk(driver, 1, of: 2).isUnrelated)
        }
    }

    @Test func `what cannot be read as a chunk reaches no request and stays an event`() throws {
        let driver = try MachineDriver.live()
        _ = try request(driver)
        _ = driver.tick()
        for data in ["null", "[]", "{}", #"{"guild_id":"2","nonce":"n"}"#] {
            let sequence = driver.nextSequence
            let effects = driver.receive(#"{"op":0,"t":"GUILD_MEMBERS_CHUNK","s":\#(sequence),"d":\#(data)}"#)
            #expect(effects.isUnrelated)
        }
        #expect(answers(chunk(driver, 0, of: 1)) == [0])
    }

    @Test func `stopping and withdrawing leave nothing behind`() throws {
        let driver = try MachineDriver.live()
        let waiting = try request(driver, .users([1]), nonce: "a")
        #expect(driver.withdraw(waiting))
        let sent = try request(driver, .users([1]), nonce: "b")
        _ = driver.tick()
        #expect(driver.withdraw(sent))
        #expect(!driver.withdraw(sent))
        #expect(chunk(driver, 0, of: 1, nonce: "b").isUnrelated)
        #expect(driver.machine.status.commands.withdrawn == 2)
        _ = try request(driver)
        _ = driver.tick()
        _ = driver.stop(keepingSession: true)
        driver.closed(nil)
        #expect(driver.machine.status.commands.awaitingAnswer == 0)
        #expect(driver.machine.deadline == nil)
    }
}

extension MachineDriver.Outcome {
    /// Whether an event is delivered and answers no request.
    fileprivate var isUnrelated: Bool { events.count == 1 && effects.isEmpty }
}
