import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// `Shard.run` with a handler.
@Suite(.timeLimit(.minutes(1))) struct EventHandlerTests {
    struct Mishap: Error, Equatable {}

    @Test func `hands over every event, and ends when the shard is closed`() async throws {
        let world = try ShardWorld()
        let shard = world.shard
        let task = Task {
            var seen: [EventName] = []
            try await shard.run { event in
                seen.append(event.name)
                if event.name == "LAST" { await shard.close() }
            }
            return seen
        }
        try await world.clock.advance(by: .seconds(1))
        world.dispatch("E_1")
        world.dispatch("LAST")
        let seen = try await task.value
        #expect(seen.first == .ready)
        #expect(seen.suffix(2) == ["E_1", "LAST"])
    }

    @Test func `can be called again after it has ended`() async throws {
        let world = try ShardWorld()
        let shard = world.shard
        for _ in 0..<3 {
            try await shard.run { event in
                if event.name == .ready { await shard.close() }
            }
            // The next IDENTIFY must wait for its turn.
            try await world.clock.advance(by: .seconds(6), waiters: 0)
        }
        #expect(await shard.statistics.gateway.identifies == 3)
    }

    @Test func `a slow handler makes the gateway wait but no heartbeat, and gets one event after the other`()
        async throws
    {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 10) }
        let (shard, clock) = (world.shard, world.clock)
        try await world.clock.run {
            var isBusy = false
            var seen: [EventName] = []
            try await shard.run { event in
                #expect(!isBusy)
                isBusy = true
                if event.name == .ready {
                    for number in 0..<100 {
                        world.dispatch("E_\(number)")
                        try? await clock.sleep(for: .seconds(1))
                    }
                    #expect(await shard.statistics.queuedEvents < 50)
                    #expect(await shard.statistics.gateway.heartbeats >= 2)
                }
                seen.append(event.name)
                if event.name == "E_99" { await shard.close() }
                isBusy = false
            }
            #expect(seen.suffix(100) == (0..<100).map { EventName(rawValue: "E_\($0)") }[...])
        }
        #expect(await shard.statistics.gateway.resumes == 0)
    }

    @Test func `an error of the handler ends the run, and the next run begins with the event that it failed on`()
        async throws
    {
        let world = try ShardWorld()
        let shard = world.shard
        let first = Task {
            var seen: [EventName] = []
            await #expect(throws: Mishap.self) {
                try await shard.run { event in
                    seen.append(event.name)
                    if event.name == "E_1" { throw Mishap() }
                }
            }
            return seen
        }
        try await world.clock.advance(by: .seconds(1))
        for number in 0..<5 { world.dispatch("E_\(number)") }
        #expect(await first.value.suffix(2) == ["E_0", "E_1"])
        #expect(await !shard.isAlive)
        #expect(world.transport.connections.last?.closing?.code == 4900)

        try await world.clock.run {
            var seen: [EventName] = []
            try await shard.run { event in
                seen.append(event.name)
                if event.name == .resumed { await shard.close() }
            }
            #expect(seen == ["E_1", "E_2", "E_3", "E_4", .resumed])
        }
    }

    @Test func `another shard that goes on of the snapshot begins with the event that the handler failed on`()
        async throws
    {
        let world = try ShardWorld()
        let shard = world.shard
        let run = Task {
            try await shard.run { event in
                if event.name == "E_1" { throw Mishap() }
            }
        }
        try await world.clock.advance(by: .seconds(1))
        let ready = await shard.session?.sequence
        for number in 0..<5 { world.dispatch("E_\(number)") }
        await #expect(throws: Mishap.self) { try await run.value }
        let snapshot = await shard.snapshot(unixMilliseconds: 0)
        #expect(snapshot?.session.sequence == ready.map { $0 + 1 })
    }

    @Test func `cancelling closes the connection cleanly and returns when the handler does`() async throws {
        let world = try ShardWorld()
        let (shard, clock) = (world.shard, world.clock)
        let task = Task {
            var seen: [EventName] = []
            try await shard.run { event in
                seen.append(event.name)
                if event.name == "SLOW" { try? await clock.sleep(for: .seconds(5)) }
            }
            return seen
        }
        try await clock.advance(by: .seconds(1))
        world.dispatch("SLOW")
        try await clock.settle()
        task.cancel()
        #expect(try await task.value.last == "SLOW")
        #expect(await !shard.isAlive)
        #expect(world.transport.connections.last?.closing?.code == 1000)
    }

    @Test(arguments: [false, true])
    func `a refused shard throws why, whether its handler can throw or not`(canThrow: Bool) async throws {
        var rules = SimulatedGateway.Configuration()
        rules.token = "another-token"
        let world = try ShardWorld(gateway: rules)
        let shard = world.shard
        let error = await #expect(throws: ShardError.self) {
            try await world.clock.run {
                guard canThrow else { return try await shard.run { _ in } }
                try await shard.run { _ in throw Mishap() }
            }
        }
        #expect(error?.code == .fatalClose)
    }

    @Test func `the handler runs on the actor that runs the shard`() async throws {
        let world = try ShardWorld()
        let counter = Counter()
        let task = Task { try await counter.run(world.shard) }
        try await world.clock.advance(by: .seconds(1))
        world.dispatch("LAST")
        try await task.value
        #expect(await counter.count > 1)
    }
}

private actor Counter {
    private(set) var count = 0

    func run(_ shard: Shard) async throws {
        try await shard.run { event in
            count += 1
            if event.name == "LAST" { await shard.close() }
        }
    }
}
