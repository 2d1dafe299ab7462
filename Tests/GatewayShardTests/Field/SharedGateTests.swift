import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// Many shards, and many requests, with nothing configured.
@Suite(.timeLimit(.minutes(2))) struct SharedGateTests {
    private func shards(_ count: Int, _ clock: ManualClock, _ gateway: InMemoryGateway, token: String) throws -> [Shard]
    {
        try (0..<count).map { id in
            let identity = try ShardIdentity(id: id, count: count)
            let token = try Token(token)
            return try Shard(
                ShardWorld.configuration {
                    $0.shard = identity
                    $0.token = token
                },
                transport: InMemoryTransport(clock: clock, gateway: gateway),
                clock: clock,
                seed: UInt64(id)
            )
        }
    }

    @Test func `sixteen shards of a bot share the identify limit without being told to`() async throws {
        let clock = ManualClock()
        let gateway = InMemoryGateway(clock: clock, world: SimulatedWorld(seed: 1, guildCount: 2, userCount: 3))
        let shards = try shards(16, clock, gateway, token: "simulated-token")
        let start = clock.now
        try await clock.run(within: .seconds(100)) {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for shard in shards { group.addTask { try await shard.start() } }
                try await group.waitForAll()
            }
        }
        #expect(start.duration(to: clock.now) >= .seconds(15 * 5))
        #expect(gateway.snapshot.statistics.identifies == 16)
        for shard in shards { #expect(await shard.statistics.gateway.identifies == 1) }
        try await clock.run { for shard in shards { await shard.close() } }
    }

    @Test func `the gates of two bots, and of two clocks, are not the same`() throws {
        let clock = ManualClock()
        let first = try Token("first-token")
        #expect(
            LocalIdentifyGate.shared(for: first, clock: clock) === LocalIdentifyGate.shared(for: first, clock: clock)
        )
        let other = LocalIdentifyGate.shared(for: try Token("other-token"), clock: clock)
        #expect(LocalIdentifyGate.shared(for: first, clock: clock) !== other)
        let gate = LocalIdentifyGate.shared(for: first, clock: clock)
        #expect(LocalIdentifyGate.shared(for: first, clock: ManualClock()) !== gate)
        #expect(LocalDialGate.shared(clock: clock) === LocalDialGate.shared(clock: clock))
    }

    @Test func `a lone shard dials at once, and fifty dial one after another`() async throws {
        let clock = ManualClock()
        let gateway = InMemoryGateway(clock: clock, world: SimulatedWorld(seed: 1, guildCount: 1, userCount: 3))
        let transport = InMemoryTransport(clock: clock, gateway: gateway)
        let lone = try Shard(ShardWorld.configuration(), transport: transport, clock: clock, seed: 1)
        let starting = Task(executorPreference: clock.executor) { try await lone.start() }
        try await clock.settle()
        #expect(transport.dials.count == 1)
        try await starting.value
        try await clock.run { await lone.close() }

        let transports = (0..<50).map { _ in InMemoryTransport(clock: clock, gateway: gateway) }
        let shards = try transports.enumerated().map { id, transport in
            let identity = try ShardIdentity(id: id, count: 50)
            let configuration = try ShardWorld.configuration { $0.shard = identity }
            return try Shard(configuration, transport: transport, clock: clock, seed: UInt64(id))
        }
        let start = clock.now
        let all = Task(executorPreference: clock.executor) {
            await withTaskGroup(of: Void.self) { group in
                for shard in shards { group.addTask { try? await shard.start() } }
            }
        }
        try await clock.advance(by: .seconds(4))
        let dials = transports.compactMap { $0.connections.first?.dialledAt }
        #expect(dials.count == 50)
        #expect(dials.count { start.duration(to: $0) < .milliseconds(10) } <= 4)
        #expect(dials.allSatisfy { start.duration(to: $0) <= .seconds(3) })
        all.cancel()
        try await clock.run { for shard in shards { await shard.close() } }
        await all.value
    }

    @Test func `the members of 2,500 guilds that are requested at once all arrive`() async throws {
        let clock = ManualClock(patience: .seconds(60))
        let world = SimulatedWorld(seed: 1, guildCount: 2_500, userCount: 2, memberCount: 1)
        let gateway = InMemoryGateway(clock: clock, world: world)
        let shard = try Shard(
            ShardWorld.configuration { $0.wantedEvents = [] },
            transport: InMemoryTransport(clock: clock, gateway: gateway),
            clock: clock,
            seed: 1
        )
        let guilds = world.guilds.map(\.id)
        let start = clock.now
        try await clock.run(within: .seconds(3_600), patience: .seconds(100)) {
            try await shard.start()
            let members = try await withThrowingTaskGroup(of: Int.self) { group in
                for guild in guilds {
                    group.addTask { try await shard.requestGuildMembers(guild: guild).collect().members.count }
                }
                return try await group.reduce(0, +)
            }
            #expect(members == 2_500)
            await shard.close()
        }
        // 116 to 118 of them in 62 seconds.
        #expect(start.duration(to: clock.now) <= .seconds(1_400))
    }
}
