import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1))) struct GateTests {
    private func shard(
        _ clock: ManualClock,
        _ transport: InMemoryTransport,
        gate: any IdentifyGate,
        dialGate: (any DialGate)? = nil,
        seed: UInt64 = 1,
        identity: ShardIdentity = .single
    ) throws -> Shard {
        let configuration = try ShardWorld.configuration { $0.shard = identity }
        return try Shard(
            configuration,
            transport: transport,
            gate: gate,
            dialGate: dialGate,
            clock: clock,
            seed: seed
        )
    }

    private func gateway(_ clock: ManualClock) -> InMemoryGateway {
        var rules = SimulatedGateway.Configuration()
        rules.maxConcurrency = 64
        return InMemoryGateway(
            clock: clock,
            configuration: rules,
            world: SimulatedWorld(seed: 1, guildCount: 2, userCount: 20)
        )
    }

    @Test func `a refused IDENTIFY is surfaced, the connection closed, and asked for again when the refusal ends`()
        async throws
    {
        let clock = ManualClock()
        let transport = InMemoryTransport(clock: clock, gateway: gateway(clock))
        var budget = IdentifyBudget()
        budget.learn(SessionStartLimit(remaining: 50, resetAfter: 3_600_000), at: .origin)
        let shard = try shard(clock, transport, gate: LocalIdentifyGate(budget, clock: clock))
        var changes = shard.lifecycle().makeAsyncIterator()
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(10))
        var refusal: IdentifyBudgetExhausted?
        while refusal == nil, let change = await changes.next() {
            if case .disconnected(.identifyDenied(let error), let recovery) = change {
                refusal = error
                #expect(recovery.delay > .seconds(3500))
            }
        }
        #expect(refusal?.remaining == 50)
        #expect(await shard.statistics.gateway.identifies == 0)
        try await clock.advance(by: .seconds(3600))
        try await started
        #expect(await shard.statistics.gateway.identifies == 1)
        await shard.close()
    }

    @Test func `a permission that a lost connection left unused is given back`() async throws {
        let clock = ManualClock()
        let gateway = gateway(clock)
        let transport = InMemoryTransport(clock: clock, gateway: gateway)
        let gate = LocalIdentifyGate(clock: clock)
        // Somebody else has the first slot.
        _ = try await gate.permit(try ShardIdentity(id: 1, count: 2))
        let shard = try shard(clock, transport, gate: gate, identity: try ShardIdentity(id: 0, count: 2))
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(1))
        #expect(gate.remaining == 998)
        gateway.inject(.drop)
        try await clock.advance(by: .milliseconds(1))
        #expect(gate.remaining == 999)
        try await clock.advance(by: .seconds(30))
        try await started
        #expect(gate.remaining == 998)
        #expect(await shard.statistics.gateway.identifies == 1)
        await shard.close()
    }

    @Test func `the budget is told of each change before the shard may act on it`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport(clock: clock, gateway: gateway(clock))
        let (budgets, continuation) = AsyncStream.makeStream(of: IdentifyBudget.self)
        let gate = LocalIdentifyGate(clock: clock) { budget, _ in continuation.yield(budget) }
        let shard = try shard(clock, transport, gate: gate)
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(1))
        try await started
        continuation.finish()
        var remaining: [Int] = []
        for await budget in budgets { remaining.append(budget.remaining(at: .origin)) }
        #expect(remaining == [999])
        await shard.close()
    }

    @Test func `shards that share a dial gate do not come back all at once`() async throws {
        let clock = ManualClock()
        let gateway = gateway(clock)
        let gate = LocalIdentifyGate(IdentifyBudget(rules), clock: clock)
        let dialGate = LocalDialGate(DialPace(spacing: .seconds(1), burst: 2), clock: clock, seed: 7)
        var shards: [Shard] = []
        var transports: [InMemoryTransport] = []
        for id in 0..<8 {
            let transport = InMemoryTransport(clock: clock, gateway: gateway)
            let identity = try ShardIdentity(id: id, count: 8)
            transports.append(transport)
            shards.append(
                try shard(clock, transport, gate: gate, dialGate: dialGate, seed: UInt64(id), identity: identity)
            )
        }
        let all = shards
        async let started: Void = withThrowingTaskGroup(of: Void.self) { group in
            for shard in all { group.addTask { try await shard.start() } }
            try await group.waitForAll()
        }
        var counts: [Int] = []
        for _ in 0..<9 {
            try await clock.advance(by: .seconds(1))
            var connected = 0
            for shard in all where await shard.isConnected { connected += 1 }
            counts.append(connected)
        }
        try await started
        #expect(counts.first.map { $0 <= 3 } == true)
        #expect(counts.last == 8)
        for (earlier, later) in zip(counts, counts.dropFirst()) { #expect(later - earlier <= 3) }
        for shard in all { await shard.close() }
    }

    private var rules: IdentifyBudget.Rules {
        var rules = IdentifyBudget.Rules()
        rules.maxConcurrency = 64
        return rules
    }

    @Test func `a turn that has not come when the shard is closed is not taken`() async throws {
        let clock = ManualClock()
        let transport = InMemoryTransport(clock: clock, gateway: gateway(clock))
        let dialGate = LocalDialGate(DialPace(spacing: .seconds(100), burst: 1), clock: clock, seed: 7)
        _ = await dialGate.turn(of: .single)
        let shard = try shard(clock, transport, gate: LocalIdentifyGate(clock: clock), dialGate: dialGate)
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(90))
        #expect(await shard.statistics.gateway.disconnections == 0)
        await shard.close()
        do {
            try await started
            Issue.record("the shard did not start, and yet start returned")
        } catch {
            #expect((error as? ShardError)?.code == .closed)
        }
    }
}
