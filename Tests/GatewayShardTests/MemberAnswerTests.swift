import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

/// Answers to requests for members, over a simulated gateway in memory.
@Suite(.timeLimit(.minutes(1))) struct MemberAnswerTests {
    /// A world whose guilds have 20 members, in chunks of 6.
    private func world(
        _ change: (inout SimulatedGateway.Configuration) -> Void = { _ in }
    ) throws -> ShardWorld {
        var rules = SimulatedGateway.Configuration()
        rules.membersPerChunk = 6
        change(&rules)
        return try ShardWorld(gateway: rules)
    }

    private func guild(_ world: ShardWorld, _ index: Int = 0) throws -> Snowflake {
        try #require(world.gateway.snapshot.world.guilds.dropFirst(index).first?.id)
    }

    @Test func `the whole list comes chunk by chunk, and as events too`() async throws {
        let world = try world()
        try await world.start()
        var indices: [Int] = []
        var members = 0
        for try await chunk in try world.shard.requestGuildMembers(guild: guild(world), includesPresences: true) {
            indices.append(chunk.index)
            members += chunk.members.count
            #expect(chunk.count == 4)
            #expect(!chunk.presences.isEmpty || chunk.members.count < 4)
        }
        #expect(indices == [0, 1, 2, 3])
        #expect(members == 20)
        let events = try await world.events(through: .guildMembersChunk)
        #expect(events.last == .guildMembersChunk)
        #expect(await world.shard.statistics.commands.awaitingAnswer == 0)
        try await world.close()
    }

    @Test func `a collected answer has everything in order, and who was not found`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let whole = try await shard.requestGuildMembers(guild: guild(world)).collect()
        #expect(whole.chunks.map(\.index) == [0, 1, 2, 3])
        #expect(whole.members.count == 20)
        let strangers = try await shard.requestGuildMembers(guild: guild(world), .users([5, 6])).collect()
        #expect(strangers.notFound == [5, 6])
        #expect(strangers.members.isEmpty)
        let named = try await shard.requestGuildMembers(guild: guild(world), .named(prefix: "", limit: 7)).collect()
        #expect(named.members.count == 7)
        try await world.close()
    }

    @Test func `answers of several requests at once do not mix`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let guilds = try [guild(world, 0), guild(world, 1)]
        let found = try await withThrowingTaskGroup(of: (Snowflake, Int).self) { group in
            for guild in guilds {
                for limit in 1...9 {
                    group.addTask {
                        let answer = try shard.requestGuildMembers(guild: guild, .named(prefix: "", limit: limit))
                        let members = try await answer.collect()
                        #expect(members.chunks.allSatisfy { $0.guild == guild })
                        return (guild, members.members.count)
                    }
                }
            }
            return try await group.reduce(into: [:]) { counts, found in counts[found.0, default: 0] += found.1 }
        }
        #expect(found == [guilds[0]: 45, guilds[1]: 45])
        try await world.close()
    }

    @Test func `a second whole list of a guild waits for its turn or fails, as its caller chose`() async throws {
        let world = try world()
        try await world.start()
        let (shard, clock) = (world.shard, world.clock)
        let guild = try guild(world)
        _ = try await shard.requestGuildMembers(guild: guild).collect()
        let start = clock.now
        let error = await #expect(throws: CommandError.self) {
            try await shard.requestGuildMembers(guild: guild, whenRateLimited: .fail).collect()
        }
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAfter == .seconds(32))
        try await world.clock.run {
            let members = try await shard.requestGuildMembers(guild: guild).collect()
            #expect(members.members.count == 20)
        }
        #expect(start.duration(to: clock.now) >= .seconds(30))
        #expect(world.gateway.snapshot.statistics.memberListsRefused == 0)
        try await world.close()
    }

    @Test func `RATE_LIMITED reaches the waiting call: it waits as long as the gateway says, or fails`()
        async throws
    {
        let world = try world { $0.memberListInterval = .seconds(90) }
        try await world.start()
        let shard = world.shard
        let guild = try guild(world)
        _ = try await shard.requestGuildMembers(guild: guild).collect()
        let start = world.clock.now
        try await world.clock.advance(by: .seconds(40))
        let error = await #expect(throws: CommandError.self) {
            try await shard.requestGuildMembers(guild: guild, whenRateLimited: .fail).collect()
        }
        #expect(error?.code == .rateLimited)
        #expect(error?.retryAfter == .seconds(50))
        try await world.clock.run {
            let members = try await shard.requestGuildMembers(guild: guild).collect()
            #expect(members.members.count == 20)
        }
        #expect(start.duration(to: world.clock.now) >= .seconds(90))
        let counts = await shard.statistics.commands
        #expect(counts.rateLimited == UInt64(world.gateway.snapshot.statistics.memberListsRefused))
        try await world.close()
    }

    @Test func `a request that the gateway ignores ends in time`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let error = await #expect(throws: CommandError.self) {
            try await world.clock.run { _ = try await shard.requestGuildMembers(guild: 5, .users([1])).collect() }
        }
        #expect(error?.code == .unanswered)
        try await world.close()
    }

    // MARK: Reconnects

    @Test func `chunks that a lost connection did not bring come with the resume`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let guild = try guild(world)
        world.gateway.inject(.silence)
        let answer = Task { try await shard.requestGuildMembers(guild: guild).collect() }
        try await world.clock.settle()
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(20))
        let members = try await answer.value
        #expect(members.members.count == 20)
        #expect(await shard.statistics.gateway.resumes == 1)
        #expect(await shard.statistics.commands.sent == 1)
        try await world.close()
    }

    @Test func `a request that waits while the shard reconnects is answered after the resume`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let guild = try guild(world)
        world.gateway.inject(.drop)
        try await world.clock.run {
            let members = try await shard.requestGuildMembers(guild: guild, .named(prefix: "", limit: 3)).collect()
            #expect(members.members.count == 3)
        }
        #expect(await shard.statistics.gateway.resumes == 1)
        try await world.close()
    }

    @Test func `a request that the old session did not answer is sent again in the new one`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let guild = try guild(world)
        world.gateway.inject(.silence)
        let answer = Task { try await shard.requestGuildMembers(guild: guild, .users([5])).collect() }
        try await world.clock.settle()
        world.gateway.inject(.invalidSession(resumable: false))
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(60))
        #expect(try await answer.value.notFound == [5])
        #expect(await shard.statistics.gateway.identifies == 2)
        let repeated = await shard.statistics.commands.repeated
        #expect(repeated == 1)
        try await world.close()
    }

    @Test func `a request that a new session cannot complete says so`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        var iterator = try shard.requestGuildMembers(guild: guild(world, 1), nonce: "n").makeAsyncIterator()
        world.gateway.inject(.silence)
        let answer = Task { try await shard.requestGuildMembers(guild: 5, .users([1]), nonce: "n").collect() }
        try await world.clock.settle()
        let first = #"{"guild_id":"5","nonce":"n","members":[],"chunk_index":0,"chunk_count":2}"#
        world.gateway.inject(.drop)
        world.dispatch("GUILD_MEMBERS_CHUNK", first)
        try await world.clock.advance(by: .seconds(20))
        world.gateway.inject(.invalidSession(resumable: false))
        try await world.clock.advance(by: .seconds(60))
        let error = await #expect(throws: CommandError.self) { try await answer.value }
        #expect(error?.code == .sessionReplaced)
        #expect(try await iterator.next()?.nonce == "n")
        try await world.close()
    }

    // MARK: Bounds

    @Test func `an answer larger than its caller allows is a typed error, and the shard goes on`() async throws {
        let world = try world()
        try await world.start()
        let shard = world.shard
        let guild = try guild(world)
        let collected = await #expect(throws: CommandError.self) {
            try await shard.requestGuildMembers(guild: guild).collect(upTo: 3000)
        }
        #expect(collected?.code == .answerTooLarge)

        var answer = try shard.requestGuildMembers(guild: guild, .named(prefix: "", limit: 20))
        answer.bufferLimit = 100
        var iterator = answer.makeAsyncIterator()
        let buffered = await #expect(throws: CommandError.self) { try await iterator.next() }
        #expect(buffered?.code == .answerTooLarge)
        #expect(try await shard.requestGuildMembers(guild: guild, .users([5])).collect().notFound == [5])
        try await world.close()
    }

    @Test func `leaving the loop, cancelling its task and closing the shard end a request cleanly`() async throws {
        let world = try world()
        try await world.start()
        let (shard, clock) = (world.shard, world.clock)
        let guild = try guild(world)
        for try await chunk in try shard.requestGuildMembers(guild: guild) where chunk.index == 1 { break }
        try await clock.settle()
        #expect(await shard.statistics.commands.awaitingAnswer == 0)

        let cancelled = Task { try await shard.requestGuildMembers(guild: guild).collect() }
        try await clock.settle()
        #expect(await shard.statistics.commands.waiting == 1)
        cancelled.cancel()
        let error = await #expect(throws: CommandError.self) { try await cancelled.value }
        #expect(error?.code == .cancelled)
        try await clock.settle()
        #expect(await shard.statistics.commands.waiting == 0)

        let outlived = Task { try await shard.requestGuildMembers(guild: guild).collect() }
        try await clock.settle()
        try await world.close()
        let stopped = await #expect(throws: CommandError.self) { try await outlived.value }
        #expect(stopped?.code == .stopped || stopped?.code == .notRunning)
    }

    @Test func `nothing is sent before the answer is read, and a shard that does not run says so`() async throws {
        let world = try world()
        let answer = try world.shard.requestGuildMembers(guild: guild(world))
        let error = await #expect(throws: CommandError.self) { try await answer.collect() }
        #expect(error?.code == .notRunning)
        try await world.start()
        #expect(await world.shard.statistics.commands.sent == 0)
        #expect(try await answer.collect().members.count == 20)
        try await world.close()
    }
}
