import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// Gateways that number, close, echo and redirect as no well-behaved one does.
@Suite(.timeLimit(.minutes(1))) struct GatewayMannersTests {
    private func scripted(
        _ peer: ScriptedGateway,
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws -> (shard: Shard, transport: InMemoryTransport, clock: ManualClock) {
        let clock = ManualClock()
        let transport = InMemoryTransport(clock: clock) { connection, input in peer.handle(input, on: connection) }
        let shard = try Shard(
            ShardWorld.configuration {
                $0.compression = .none
                change(&$0)
            },
            transport: transport,
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1
        )
        return (shard, transport, clock)
    }

    // MARK: Numbers

    @Test(arguments: [[0, 0, 0, 0, 0], [9, 9, 9, 9, 9], [7, 8, 3, 4, 9], [Int.max, 2, 3, 4, 5]])
    func `every event of a live session is delivered, however the gateway numbers them`(numbers: [Int]) async throws {
        let (shard, transport, clock) = try scripted(ScriptedGateway())
        try await clock.run { try await shard.start() }
        for (index, number) in numbers.enumerated() {
            transport.connections.last?.deliver(#"{"op":0,"t":"E_\#(index)","s":\#(number),"d":{}}"#)
        }
        try await clock.settle()
        var names: [EventName] = []
        for try await event in shard.events {
            names.append(event.name)
            if event.name == "E_4" { break }
        }
        #expect(names == [.ready] + (0..<5).map { EventName(rawValue: "E_\($0)") })
        #expect(await shard.statistics.gateway.sequenceAnomalies > 0)
        try await clock.run { await shard.close() }
    }

    @Test func `a fractional heartbeat interval is rounded`() async throws {
        let (shard, _, clock) = try scripted(ScriptedGateway(interval: "41250.5"))
        let changes = shard.lifecycle()
        try await clock.run(within: .seconds(5)) { try await shard.start() }
        for await change in changes {
            guard case .connected(let interval) = change else { continue }
            #expect(interval == .milliseconds(41251) || interval == .milliseconds(41250))
            break
        }
        try await clock.run { await shard.close() }
    }

    // MARK: Where the token goes

    @Test(arguments: [
        ("wss://gateway.discord.gg", "wss://gateway-us-east1-b.discord.gg", true),
        ("wss://gateway.discord.gg", "ws://gateway-us-east1-b.discord.gg", false),
        ("wss://gateway.discord.gg", "wss://discord.gg.evil.example", false),
        ("wss://gateway.discord.gg", "wss://evildiscord.gg", false),
        ("wss://gateway.discord.gg", "wss://127.0.0.1", false),
        ("ws://127.0.0.1:8080", "ws://127.0.0.1:9090", true),
        ("ws://127.0.0.1:8080", "ws://127.0.0.2:8080", false),
    ])
    func `a session is resumed only at a host of the main URL's domain, and never without TLS after TLS`(
        main: String,
        resume: String,
        isTrusted: Bool
    ) async throws {
        let (shard, transport, clock) = try scripted(ScriptedGateway(resumeURL: resume)) { $0.url = main }
        try await clock.run { try await shard.start() }
        transport.connections.last?.drop()
        try await clock.advance(by: .seconds(5))
        #expect(await shard.isConnected)
        #expect(transport.dials.count == 2)
        #expect(transport.dials[1].hasPrefix(isTrusted ? resume : main))
        try await clock.run { await shard.close() }
    }

    @Test func `other hosts are trusted if the configuration names them, but not for a stored session`() async throws {
        let resume = "wss://other.example"
        let (shard, transport, clock) = try scripted(ScriptedGateway(resumeURL: resume)) {
            $0.url = "wss://gateway.discord.gg"
            $0.resumeHosts = .any
        }
        try await clock.run { try await shard.start() }
        transport.connections.last?.drop()
        try await clock.advance(by: .seconds(5))
        #expect(transport.dials[1].hasPrefix(resume))
        let session = await shard.session
        try await clock.run { await shard.close() }

        let (second, stored, other) = try scripted(ScriptedGateway(resumeURL: resume)) {
            $0.url = "wss://gateway.discord.gg"
            $0.resumeHosts = .any
            $0.session = session
        }
        let start = Task { try await second.start() }
        try await other.advance(by: .seconds(1))
        #expect(stored.dials.first?.hasPrefix("wss://gateway.discord.gg") == true)
        try await other.run { await second.close() }
        _ = await start.result
    }

    // MARK: What it says

    @Test func `a close reason is escaped, cut, and never carries the token`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let reason = "bad\u{1B}[2J\r\ntoken simulated-token \u{202E}" + String(repeating: "x", count: 40)
        world.gateway.inject(.close(code: 4004, reason: reason))
        let shard = world.shard
        let error = await #expect(throws: ShardError.self) { try await world.clock.run { try await shard.join() } }
        let message = try #require(error?.message)
        #expect(message.contains(#"bad\u{1B}[2J\u{D}\u{A}token [token] \u{202E}xxx"#))
        #expect(!message.contains("simulated-token"))
    }

    // MARK: Payloads that it rejects

    @Test(arguments: [4001, 4002] as [UInt16])
    func `a presence that the gateway rejects twice is dropped, and the shard stays online`(code: UInt16) async throws {
        let world = try ShardWorld()
        try await world.start()
        let rejecting = RejectingTransport(world.transport, gateway: world.gateway, rejecting: "poison", with: code)
        let shard = try Shard(
            ShardWorld.configuration(),
            transport: rejecting,
            gate: LocalIdentifyGate(clock: world.clock),
            clock: world.clock,
            seed: 3
        )
        try await world.close()
        try await world.clock.advance(by: .seconds(6), waiters: 0)
        try await world.clock.run { try await shard.start() }
        try await shard.updatePresence(PresenceUpdate(activities: .set([.custom("poison")])))
        try await world.clock.advance(by: .seconds(180))
        #expect(await shard.isConnected)
        #expect(await shard.statistics.gateway.disconnections == 2)
        #expect(await shard.statistics.commands.rejected == 1)
        try await world.clock.run { await shard.close() }
    }

    @Test func `a presence is sent again after RESUMED if the configuration asks for it`() async throws {
        for resends in [false, true] {
            let world = try ShardWorld {
                $0.initialStatus = .dnd
                $0.resendsPresenceOnResume = resends
            }
            try await world.start()
            try await world.clock.advance(by: .seconds(60))
            world.gateway.inject(.drop)
            try await world.clock.advance(by: .seconds(5))
            let presences = world.transport.connections.last?.sentTexts.count { $0.hasPrefix(#"{"op":3,"#) }
            #expect(presences == (resends ? 1 : 0))
            try await world.close()
        }
    }

    // MARK: Silence

    @Test func `silence of events is told, and resumes the session if a limit is set`() async throws {
        var limits = GatewayLimits()
        limits.dispatchSilence = .seconds(300)
        let world = try ShardWorld { $0.limits = limits }
        try await world.start()
        try await world.clock.advance(by: .seconds(200))
        #expect(await world.shard.statistics.timeSinceLastEvent.map { $0 >= .seconds(200) } == true)
        #expect(await world.shard.statistics.gateway.disconnections == 0)
        try await world.clock.advance(by: .seconds(110))
        #expect(await world.shard.statistics.gateway.resumes == 1)
        #expect(await world.shard.isConnected)
        try await world.close()
    }

    @Test func `a gateway that sends events and acknowledges nothing is left`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let changes = world.shard.lifecycle()
        world.gateway.change { gateway, _ in
            gateway.configuration.acknowledgesHeartbeats = false
            return []
        }
        for number in 0..<200 {
            world.dispatch("E_\(number)")
            try await world.clock.advance(by: .seconds(1))
        }
        for await change in changes {
            guard case .disconnected(let cause, _) = change else { continue }
            #expect(cause == .heartbeatsUnacknowledged)
            break
        }
        try await world.close()
    }
}
