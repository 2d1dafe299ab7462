import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// The gateway's last words outrank the shard's own failures to send.
@Suite(.timeLimit(.minutes(1))) struct EndingTests {
    @Test(arguments: [4004, 4010, 4011, 4012, 4013, 4014] as [UInt16])
    func `a fatal close right behind a heartbeat request ends the shard with its code`(code: UInt16) async throws {
        let world = try ShardWorld()
        try await world.start()
        world.gateway.change { gateway, now in
            gateway.inject(.heartbeatRequest, at: now) + gateway.inject(.close(code: code), at: now)
        }
        let shard = world.shard
        let error = await #expect(throws: ShardError.self) {
            try await world.clock.run(within: .seconds(1)) { try await shard.join() }
        }
        #expect(error?.closeCode == CloseCode(rawValue: code))
        #expect(world.transport.dials.count == 1)
    }

    @Test func `HELLO and a fatal close in one arrival, while resuming, cost one connection`() async throws {
        let clock = ManualClock()
        let peer = ScriptedGateway()
        let transport = InMemoryTransport(clock: clock) { connection, input in
            peer.handle(input, on: connection)
            if case .dialled = input, connection.dialledAt > ManualClock.Instant(sinceStart: .zero) {
                connection.close(code: 4004)
            }
        }
        let shard = try scripted(transport, clock)
        let error = await #expect(throws: ShardError.self) {
            try await clock.run(within: .seconds(60)) {
                try await shard.start()
                try await clock.sleep(for: .seconds(40))
                transport.connections.last?.drop()
                try await shard.join()
            }
        }
        #expect(error?.closeCode == .authenticationFailed)
        #expect(transport.dials.count == 2)
    }

    private func scripted(_ transport: InMemoryTransport, _ clock: ManualClock) throws -> Shard {
        try Shard(
            ShardWorld.configuration { $0.compression = .none },
            transport: transport,
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1
        )
    }

    @Test func `whatever was received before 4009 is delivered to a slow reader, though heartbeats fail meanwhile`()
        async throws
    {
        let world = try ShardWorld { $0.eventBuffer = EventBuffer(capacity: 8) }
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        for number in 0..<20 { world.dispatch("E_\(number)") }
        try await world.clock.settle()
        let changes = world.shard.lifecycle()
        // The queue is full, so that nothing more is read.
        world.gateway.change { gateway, now in
            var actions: [SimulatedGateway.Action] = []
            for number in 20..<300 {
                let event = SimulatedEvent(EventName(rawValue: "E_\(number)"), data: Array("{}".utf8))
                actions += gateway.dispatch(event, at: now)
            }
            return actions + gateway.inject(.close(code: 4009), at: now)
        }
        // A heartbeat falls due and cannot be sent.
        try await world.clock.advance(by: .seconds(60))
        let shard = world.shard
        let names = try await world.clock.run(within: .seconds(60)) {
            var names: [EventName] = []
            for try await event in shard.events {
                if event.name == .ready, names.contains("E_299") { break }
                names.append(event.name)
            }
            return names
        }
        #expect(names.filter { $0.rawValue.hasPrefix("E_") } == (0..<300).map { EventName(rawValue: "E_\($0)") })
        for await change in changes {
            guard case .disconnected(let cause, let recovery) = change else { continue }
            #expect(cause == .closedByGateway(.sessionTimedOut, reason: ""))
            #expect(recovery.rung == .identify)
            break
        }
        #expect(await shard.statistics.gateway.resumes == 0)
        try await world.close()
    }

    @Test func `a connection that cannot send and brings no end is replaced within the drain deadline`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.transport.connections.last?.stopReading()
        world.gateway.inject(.heartbeatRequest)
        try await world.clock.advance(by: .seconds(4.9))
        #expect(world.transport.dials.count == 1)
        try await world.clock.advance(by: .seconds(1))
        #expect(world.transport.dials.count == 2)
        #expect(await world.shard.isConnected)
        try await world.close()
    }

    @Test func `a command that meets a closed connection is sent on the next one, and only then reported`() async throws
    {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        let guild = try #require(world.gateway.snapshot.world.guilds.first)
        world.gateway.inject(.drop)
        try await world.clock.run(within: .seconds(30)) {
            async let sent: Void = shard.updateVoiceState(guild: guild.id, channel: guild.voiceChannels.first)
            // RESUMED and a close arrive together, once.
            while world.gateway.snapshot.statistics.resumes == 0 {
                try await world.clock.sleep(for: .milliseconds(1))
            }
            world.gateway.inject(.close(code: 4000))
            try await sent
        }
        let texts = world.transport.connections.map { $0.sentTexts.count { $0.contains(#""op":4"#) } }
        #expect(texts.reduce(0, +) == 1)
        #expect(world.transport.connections.last?.sentTexts.contains { $0.contains(#""op":4"#) } == true)
        try await world.close()
    }

    @Test func `RESUMED and a close in one arrival leave a waiting command for the next connection`() async throws {
        let clock = ManualClock()
        let peer = ScriptedGateway(closingAfterResumed: 1)
        let transport = InMemoryTransport(clock: clock) { connection, input in peer.handle(input, on: connection) }
        let shard = try scripted(transport, clock)
        try await clock.run(within: .seconds(60)) {
            try await shard.start()
            transport.connections.last?.drop()
            try await shard.updateVoiceState(guild: 1, channel: 2)
        }
        let commands = transport.connections.map { $0.sentTexts.count { $0.contains(#""op":4"#) } }
        #expect(commands == [0, 0, 1])
        try await clock.run { await shard.close() }
    }
}
