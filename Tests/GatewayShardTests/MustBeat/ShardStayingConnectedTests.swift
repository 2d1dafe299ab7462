import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// How other clients fail to stay connected, seen from outside of a whole shard.
@Suite(.timeLimit(.minutes(1))) struct ShardStayingConnectedTests {
    @Test(arguments: [
        SimulatedGateway.Fault.silence, .reconnect(), .invalidSession(resumable: true),
        .invalidSession(resumable: false), .invalidJSON, .corruptCompression,
    ])
    func `a shard never has two connections open`(fault: SimulatedGateway.Fault) async throws {
        let world = try ShardWorld()
        try await world.start()
        for _ in 0..<4 {
            try await world.clock.advance(by: .seconds(31))
            world.gateway.inject(fault)
            for _ in 0..<120 {
                try await world.clock.advance(by: .milliseconds(500))
                #expect(world.transport.connections.count { $0.isOpen } <= 1)
            }
            #expect(await world.shard.isConnected)
        }
        #expect(world.transport.dials.count == 5)
        for connection in world.transport.connections.dropLast() { #expect(connection.closing?.code == 4900) }
        try await world.close()
    }

    @Test func `a peer that does not answer the close does not hold up the next dial`() async throws {
        let world = try ShardWorld()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.gateway.inject(.silence)
        while await world.shard.statistics.gateway.disconnections == 0 {
            #expect(world.transport.dials.count == 1)
            try await world.clock.advance(by: .milliseconds(10))
        }
        try await world.clock.advance(by: .milliseconds(500))
        #expect(world.transport.dials.count == 2)
        try await world.close()
    }

    @Test func `a shard whose start was cancelled, or that was refused, can be closed and started again`()
        async throws
    {
        let world = try ShardWorld()
        world.gateway.prepare(.silence)
        let starting = Task { try await world.shard.start() }
        try await world.clock.advance(by: .seconds(1))
        starting.cancel()
        try await world.clock.advance(by: .seconds(6), waiters: 0)
        _ = await starting.result
        #expect(await !world.shard.isAlive)
        try await world.close()

        try await world.start()
        world.gateway.inject(.close(code: 4014))
        try await world.clock.settle(waiters: 0)
        await #expect(throws: ShardError.self) { try await world.shard.join() }
        try await world.close()
        try await world.close()

        let shard = world.shard
        try await world.clock.run { try await shard.start() }
        #expect(await world.shard.isConnected)
        try await world.close()
    }

    @Test func `an intent that was switched off while the shard ran is told as such`() async throws {
        let world = try ShardWorld()
        let shard = world.shard
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.gateway.change { gateway, now in
            gateway.configuration.grantedIntents = []
            return gateway.inject(.close(code: 4003), at: now)
        }
        let ended = Task { try await shard.join() }
        try await world.clock.advance(by: .seconds(30), waiters: 0)
        let result = await ended.result
        guard case .failure(let error as ShardError) = result else {
            Issue.record("the shard did not end")
            return
        }
        #expect(error.closeCode == .disallowedIntents)
        #expect(error.message.contains("while the shard ran"))
    }
}
