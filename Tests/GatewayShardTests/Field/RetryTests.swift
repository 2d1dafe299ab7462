import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// A session that was live comes back promptly, whatever happened before.
@Suite(.timeLimit(.minutes(1))) struct RetryTests {
    /// The time from a fault until the shard is ready again.
    private func outage(_ world: ShardWorld, _ fault: SimulatedGateway.Fault) async throws -> Duration {
        let start = world.clock.now
        world.gateway.inject(fault)
        try await world.clock.settle()
        while await !world.shard.isConnected {
            try await world.clock.advance(by: .milliseconds(10))
            try #require(start.duration(to: world.clock.now) < .seconds(120))
        }
        return start.duration(to: world.clock.now)
    }

    @Test(arguments: [3.0, 10, 25])
    func `op 7 again and again never grows the delay`(seconds: Double) async throws {
        let world = try ShardWorld()
        try await world.start()
        var total = Duration.zero
        for _ in 0..<20 {
            try await world.clock.advance(by: .seconds(seconds))
            let time = try await outage(world, .reconnect())
            #expect(time <= .seconds(1))
            total += time
        }
        if seconds >= 10 { #expect(total / 20 <= .seconds(seconds) * 0.05) }
        #expect(await world.shard.statistics.gateway.identifies == 1)
        try await world.close()
    }

    @Test(arguments: [SimulatedGateway.Fault.drop, .close(code: 1000), .close(code: 4000), .invalidJSON])
    func `a session that was live is retried within a second, also after earlier faults`(
        fault: SimulatedGateway.Fault
    ) async throws {
        let world = try ShardWorld()
        try await world.start()
        for _ in 0..<6 {
            try await world.clock.advance(by: .seconds(7))
            #expect(try await outage(world, fault) <= .seconds(1))
        }
        try await world.close()
    }

    @Test func `attempts to resume are at most five seconds apart while the session lives`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let refused = TransportError(.connectionRefused, "connection refused")
        for host in ["resume.gateway.example", "gateway.example"] {
            world.transport.answerDials(to: host, with: .fail(refused))
        }
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(280))
        let dials = world.transport.connections.map(\.dialledAt)
        #expect(dials.count > 60)
        for (earlier, later) in zip(dials.dropFirst(), dials.dropFirst(2)) {
            #expect(earlier.duration(to: later) <= .seconds(5))
        }
        try await world.close(keepingSession: true)
    }

    @Test(arguments: [
        SimulatedGateway.Fault.close(code: 4007), .close(code: 4009), .invalidSession(resumable: false),
    ])
    func `a session that is gone is replaced within six seconds, also after earlier faults`(
        fault: SimulatedGateway.Fault
    ) async throws {
        let world = try ShardWorld()
        try await world.start()
        for _ in 0..<5 {
            try await world.clock.advance(by: .seconds(7))
            _ = try await outage(world, .drop)
        }
        try await world.clock.advance(by: .seconds(31))
        #expect(try await outage(world, fault) <= .seconds(6))
        #expect(await world.shard.statistics.gateway.identifies == 2)
        try await world.close()
    }

    @Test func `a resume that is answered with op 9 after a reset identifies within six seconds`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.gateway.change { gateway, now in
            gateway.configuration.sessionLifetime = .zero
            return gateway.inject(.drop, at: now)
        }
        let start = world.clock.now
        try await world.clock.settle()
        while await !world.shard.isConnected { try await world.clock.advance(by: .milliseconds(10)) }
        #expect(start.duration(to: world.clock.now) <= .seconds(7))
        try await world.close()
    }

    // MARK: Restarting

    @Test func `a restart resumes the session on a new connection, and neither run nor the events end`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        world.dispatch("BEFORE")
        try await world.clock.run { try await shard.restart() }
        world.dispatch("AFTER")
        let names = try await world.events(through: "AFTER")
        #expect(names.filter { ["BEFORE", "AFTER", .resumed].contains($0) } == ["BEFORE", .resumed, "AFTER"])
        #expect(await shard.statistics.gateway.identifies == 1)
        #expect(world.transport.connections.first?.closing?.code == 4900)
        try await world.close()
    }

    @Test func `a restart without the session identifies anew`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        try await world.clock.advance(by: .seconds(31))
        try await world.clock.run { try await shard.restart(keepingSession: false) }
        #expect(await shard.statistics.gateway.identifies == 2)
        #expect(world.transport.connections.first?.closing?.code == 1000)
        try await world.close()
    }

    @Test func `a shard that is not running cannot be restarted`() async throws {
        let world = try ShardWorld()
        let error = await #expect(throws: ShardError.self) { try await world.shard.restart() }
        #expect(error?.code == .notRunning)
    }
}
