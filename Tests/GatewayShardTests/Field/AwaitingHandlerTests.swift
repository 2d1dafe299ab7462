import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// A handler of `run` may await anything that only the gateway can bring, however full the queue behind it is.
@Suite(.timeLimit(.minutes(1))) struct AwaitingHandlerTests {
    private func flood(_ world: ShardWorld, _ count: Int, bytes: Int = 0) {
        let data = #"{"x":""# + String(repeating: "y", count: bytes) + #""}"#
        for number in 0..<count { world.dispatch("E_\(number)", data) }
    }

    @Test func `members that a handler awaits arrive within a second, past 3,000 events that wait`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 16) }
        let (shard, clock) = (world.shard, world.clock)
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        try await clock.run(within: .seconds(60)) {
            try await shard.run { event in
                guard event.name == .ready else { return }
                flood(world, 3000)
                let start = clock.now
                let members = try await shard.requestGuildMembers(guild: guild).collect()
                #expect(members.members.count == 20)
                #expect(start.duration(to: clock.now) <= .seconds(1))
                await shard.close()
            }
        }
    }

    @Test func `a streamed answer of 300 chunks arrives within a second while the queue is full`() async throws {
        var rules = SimulatedGateway.Configuration()
        rules.membersPerChunk = 1
        let world = try ShardWorld(gateway: rules, members: 300) { $0.eventBuffer = EventBuffer(capacity: 16) }
        let (shard, clock) = (world.shard, world.clock)
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        try await clock.run(within: .seconds(60)) {
            try await shard.run { event in
                guard event.name == .ready else { return }
                flood(world, 1000)
                let start = clock.now
                var chunks = 0
                for try await _ in try shard.requestGuildMembers(guild: guild) { chunks += 1 }
                #expect(chunks == 300)
                #expect(start.duration(to: clock.now) <= .seconds(1))
                await shard.close()
            }
        }
    }

    @Test func `a command that a handler awaits over a reconnect is sent although the queue is full`() async throws {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 16) }
        let (shard, clock) = (world.shard, world.clock)
        let guild = try #require(world.gateway.snapshot.world.guilds.first)
        try await clock.run(within: .seconds(60)) {
            try await shard.run { event in
                guard event.name == .ready else { return }
                flood(world, 1000)
                world.gateway.inject(.drop)
                try? await clock.sleep(for: .milliseconds(1))
                let start = clock.now
                await #expect(throws: Never.self) {
                    try await shard.updateVoiceState(guild: guild.id, channel: guild.voiceChannels.first)
                }
                #expect(start.duration(to: clock.now) <= .seconds(2))
                await shard.close()
            }
        }
    }

    @Test func `a command that a handler awaits behind the rate limit does not hide that the connection breaks`()
        async throws
    {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 16) }
        let (shard, clock) = (world.shard, world.clock)
        let guild = try #require(world.gateway.snapshot.world.guilds.first)
        try await clock.run(within: .seconds(60)) {
            try await shard.run { event in
                guard event.name == .ready else { return }
                // With IDENTIFY as many payloads as a connection may send at once, with heartbeats every 41.25 s.
                for _ in 0..<116 {
                    await #expect(throws: Never.self) {
                        try await shard.updateVoiceState(guild: guild.id, channel: nil)
                    }
                }
                flood(world, 1000)
                world.gateway.inject(.drop)
                try? await clock.sleep(for: .milliseconds(1))
                let start = clock.now
                await #expect(throws: Never.self) { try await shard.updateVoiceState(guild: guild.id, channel: nil) }
                #expect(start.duration(to: clock.now) <= .seconds(2))
                await shard.close()
            }
        }
    }

    @Test func `an answer behind more events than may be read ahead fails at once and names the bound`() async throws {
        let world = try ShardWorld {
            $0.eventBuffer = EventBuffer(capacity: 16, byteCapacity: 300_000, readAheadByteCapacity: 50_000)
        }
        let (shard, clock) = (world.shard, world.clock)
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        try await clock.run(within: .seconds(60)) {
            try await shard.run { event in
                guard event.name == .ready else { return }
                flood(world, 100, bytes: 10_000)
                try? await clock.sleep(for: .milliseconds(1))
                for _ in 0..<2 {
                    let start = clock.now
                    let error = await #expect(throws: CommandError.self) {
                        try await shard.requestGuildMembers(guild: guild, .users([1])).collect()
                    }
                    #expect(error?.code == .readAheadExceeded)
                    #expect(error?.message.contains("50000") == true)
                    #expect(start.duration(to: clock.now) <= .seconds(1))
                }
                await shard.close()
            }
        }
    }

    @Test func `a flood before READY with a reader that stands still is bounded and replaces the connection`()
        async throws
    {
        let clock = ManualClock()
        let transport = InMemoryTransport(clock: clock) { connection, input in
            guard case .dialled = input else { return }
            connection.accept()
            connection.deliver(#"{"op":10,"d":{"heartbeat_interval":41250}}"#)
            for _ in 0..<200 {
                connection.deliver(#"{"op":0,"t":"X","s":1,"d":""# + String(repeating: "x", count: 10_000) + #""}"#)
            }
        }
        let shard = try Shard(
            ShardWorld.configuration {
                $0.compression = .none
                $0.eventBuffer = EventBuffer(capacity: 16, byteCapacity: 100_000, readAheadByteCapacity: 100_000)
            },
            transport: transport,
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1
        )
        var changes = shard.lifecycle().makeAsyncIterator()
        let start = Task { try await shard.start() }
        try await clock.advance(by: .seconds(1))
        var fault: ProtocolError?
        while fault == nil, let change = await changes.next() {
            if case .disconnected(.fault(let error), _) = change { fault = error }
        }
        #expect(fault?.code == .readAheadExceeded)
        start.cancel()
        _ = await start.result
    }

    @Test func `several events are handled at a time, and acknowledged in order`() async throws {
        let world = try ShardWorld()
        let (shard, clock) = (world.shard, world.clock)
        let run = Task(executorPreference: clock.executor) {
            try await shard.run(concurrently: 4) { event in
                guard let number = Int(event.name.rawValue.dropFirst(2)) else { return }
                // The first takes longest.
                try? await clock.sleep(for: .seconds(number == 0 ? 100 : 1))
            }
        }
        try await clock.advance(by: .seconds(1))
        let ready = try #require(await shard.session?.sequence)
        for number in 0..<4 { world.dispatch("E_\(number)") }
        try await clock.advance(by: .seconds(10))
        #expect(await shard.snapshot(unixMilliseconds: 0)?.session.sequence == ready)
        try await clock.advance(by: .seconds(100))
        #expect(await shard.snapshot(unixMilliseconds: 0)?.session.sequence == ready + 4)
        try await world.close()
        try await run.value
    }
}
