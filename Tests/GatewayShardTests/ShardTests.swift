import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1))) struct ShardTests {
    @Test func `start returns when the shard is ready, and its properties tell of the session`() async throws {
        let world = try ShardWorld { $0.intents = [.guilds, .guildMessages] }
        #expect(await !world.shard.isAlive)
        try await world.start()
        let shard = world.shard
        #expect(await shard.isAlive)
        #expect(await shard.isConnected)
        #expect(shard.id == 0)
        #expect(shard.shardCount == 1)
        #expect(shard.intents == [.guilds, .guildMessages])
        #expect(await shard.heartbeatLatency == nil)
        #expect(try await shard.userID == world.gateway.snapshot.world.botID)
        try await world.close()
        #expect(await !shard.isAlive)
        #expect(await !shard.isConnected)
    }

    @Test func `the user's id is an error while no session is live`() async throws {
        let world = try ShardWorld()
        let error = await #expect(throws: ShardError.self) { try await world.shard.userID }
        #expect(error?.code == .notConnected)
    }

    @Test func `events come in order, READY first`() async throws {
        let world = try ShardWorld()
        try await world.start()
        for number in 0..<5 { world.dispatch("CUSTOM_\(number)") }
        let names = try await world.events(through: "CUSTOM_4")
        #expect(names.first == .ready)
        #expect(names.suffix(5) == (0..<5).map { EventName(rawValue: "CUSTOM_\($0)") })
        try await world.close()
    }

    @Test func `heartbeats go on for hours and are measured`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.clock.advance(by: .seconds(3 * 3600))
        #expect(await world.shard.isConnected)
        let latency = await world.shard.latency
        #expect(latency.count == 261 || latency.count == 262)
        #expect(await world.shard.statistics.gateway.disconnections == 0)
        try await world.close()
    }

    @Test func `a dropped connection is resumed, and events in between are replayed`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        // In one step, or the shard might be back before the last event.
        world.gateway.change { gateway, now in
            var actions = gateway.inject(.drop, at: now)
            for number in 0..<10 {
                actions += gateway.dispatch(
                    SimulatedEvent(EventName(rawValue: "MISSED_\(number)"), data: Array("{}".utf8)),
                    at: now
                )
            }
            return actions
        }
        try await world.clock.advance(by: .seconds(5))
        let names = try await world.events(through: .resumed)
        #expect(names.suffix(11).dropLast() == (0..<10).map { EventName(rawValue: "MISSED_\($0)") }[...])
        let statistics = await world.shard.statistics.gateway
        #expect(statistics.resumes == 1)
        #expect(statistics.identifies == 1)
        #expect(statistics.replayedEvents == 10)
        #expect(world.transport.dials.last?.hasPrefix("ws://resume.gateway.example/?v=10&encoding=json") == true)
        try await world.close()
    }

    @Test func `lifecycle tells each change in order`() async throws {
        let world = try ShardWorld()
        let changes = world.shard.lifecycle()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.gateway.inject(.reconnect())
        try await world.clock.advance(by: .seconds(5))
        try await world.close()
        var kinds: [String] = []
        for await change in changes {
            kinds.append("\(change)".prefix { $0 != "(" }.description)
            if case .closed = change { break }
        }
        #expect(
            kinds == [
                "connecting", "connected", "ready", "disconnected", "connecting", "connected", "resumed", "closed",
            ]
        )
    }

    @Test(arguments: [4004, 4010, 4011, 4012, 4013, 4014] as [UInt16])
    func `a fatal close code ends start, join, run and the events with a typed error`(code: UInt16) async throws {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        async let joined: Void = shard.join()
        world.gateway.inject(.close(code: code))
        try await world.clock.settle(waiters: 0)
        let error = await #expect(throws: ShardError.self) { for try await _ in shard.events {} }
        #expect(error?.code == .fatalClose)
        #expect(error?.closeCode == CloseCode(rawValue: code))
        #expect(error?.message.contains(CloseCode(rawValue: code).advice) == true)
        do {
            try await joined
            Issue.record("join returned")
        } catch {
            #expect((error as? ShardError)?.code == .fatalClose)
        }
        await #expect(throws: ShardError.self) { try await shard.join() }
        #expect(await !shard.isAlive)
        await shard.close()
    }

    @Test func `a wrong token ends start with advice, and the token is not in the error`() async throws {
        let world = try ShardWorld { configuration in
            if let token = try? Token("wrong-token") { configuration.token = token }
        }
        let error = await #expect(throws: ShardError.self) { try await world.shard.start() }
        #expect(error?.closeCode == .authenticationFailed)
        #expect(error.map { "\($0)" }?.contains("wrong-token") == false)
    }

    @Test func `close is idempotent, before the start and after the end`() async throws {
        let world = try ShardWorld()
        try await world.close()
        try await world.start()
        try await world.close()
        try await world.close()
        try await world.shard.join()
        #expect(world.transport.connections.last?.closing?.code == 1000)
    }

    @Test func `starting twice is an error and leaves the shard running`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let error = await #expect(throws: ShardError.self) { try await world.shard.start() }
        #expect(error?.code == .alreadyRunning)
        #expect(await world.shard.isConnected)
        try await world.close()
    }

    @Test func `a closed shard can be started again`() async throws {
        let world = try ShardWorld()
        for _ in 0..<3 {
            try await world.start()
            #expect(try await world.events(through: .ready).last == .ready)
            try await world.close()
            try await world.clock.advance(by: .seconds(6), waiters: 0)
        }
        #expect(await world.shard.statistics.gateway.identifies == 3)
    }

    @Test func `a close that keeps the session lets the next start resume it`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.close(keepingSession: true)
        #expect(await world.shard.session != nil)
        try await world.start()
        let statistics = await world.shard.statistics.gateway
        #expect(statistics.identifies == 1)
        #expect(statistics.resumes == 1)
        try await world.close()
        #expect(await world.shard.session == nil)
    }

    @Test func `a session can be handed to another shard`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.dispatch("BEFORE")
        try await world.clock.settle()
        try await world.close(keepingSession: true)
        let session = try #require(await world.shard.session)
        world.dispatch("BETWEEN")
        let second = try Shard(
            ShardWorld.configuration { $0.session = session },
            transport: world.transport,
            clock: world.clock,
            seed: 2
        )
        async let started: Void = second.start()
        try await world.clock.advance(by: .seconds(1))
        try await started
        var names: [EventName] = []
        for try await event in second.events {
            names.append(event.name)
            if event.name == .resumed { break }
        }
        #expect(names == ["BETWEEN", .resumed])
        await second.close()
    }

    @Test func `a cancelled start stops the shard`() async throws {
        let world = try ShardWorld()
        world.transport.answerDials(to: "gateway.example", with: .blackHole)
        let shard = world.shard
        let task = Task { try await shard.start() }
        try await world.clock.advance(by: .seconds(3))
        task.cancel()
        let error = await #expect(throws: ShardError.self) { try await task.value }
        #expect(error?.code == .cancelled)
        #expect(await !shard.isAlive)
    }

    @Test func `cancelling run closes the connection cleanly and returns`() async throws {
        let world = try ShardWorld()
        let shard = world.shard
        let task = Task { try await shard.run() }
        try await world.clock.advance(by: .seconds(1))
        #expect(await shard.isConnected)
        task.cancel()
        try await task.value
        #expect(world.transport.connections.last?.closing?.code == 1000)
    }

    @Test func `start goes on trying while nothing answers`() async throws {
        let world = try ShardWorld()
        let refused = TransportError(.connectionRefused, "nobody there")
        for _ in 0..<4 { world.transport.answerNextDial(with: .fail(refused)) }
        async let started: Void = world.shard.start()
        try await world.clock.advance(by: .seconds(60))
        try await started
        #expect(world.transport.dials.count == 5)
        try await world.close()
    }

    @Test(arguments: ["", "https://discord.com", "wss://host?v=10", "wss://host#x"])
    func `a URL that is none, or has a query, is refused when the shard is made`(url: String) throws {
        let error = #expect(throws: ShardError.self) { try ShardWorld { $0.url = url } }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test func `an encoding other than JSON is refused when the shard is made`() {
        let error = #expect(throws: ShardError.self) { try ShardWorld { $0.encoding = .etf } }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("etf") == true)
    }

    @Test func `a large threshold out of range is refused when the shard is made`() {
        let error = #expect(throws: ShardError.self) { try ShardWorld { $0.largeThreshold = 1000 } }
        #expect(error?.code == .invalidConfiguration)
    }

    @Test func `statistics count wire bytes and inflated bytes`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let statistics = await world.shard.statistics
        #expect(statistics.wireBytesReceived > 0)
        #expect(statistics.payloadBytes > statistics.wireBytesReceived)
        #expect(statistics.wireBytesSent > 0)
        try await world.close()
        #expect(await world.shard.statistics.wireBytesReceived >= statistics.wireBytesReceived)
    }
}
