import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1))) struct ShardFaultTests {
    /// Becomes ready, suffers a fault, and must be ready again within a minute of virtual time.
    private func survives(
        _ fault: SimulatedGateway.Fault,
        resumes: Bool = true,
        compression: Compression = .zlibStream
    ) async throws {
        let world = try ShardWorld { $0.compression = compression }
        let changes = world.shard.lifecycle()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        world.gateway.inject(fault)
        try await world.clock.advance(by: .seconds(60))
        #expect(await world.shard.isConnected)
        let statistics = await world.shard.statistics.gateway
        #expect(statistics.disconnections == 1)
        #expect(statistics.resumes == (resumes ? 1 : 0))
        #expect(statistics.identifies == (resumes ? 1 : 2))
        try await world.close()
        _ = changes
    }

    @Test(arguments: [SimulatedGateway.Fault.invalidJSON, .nonObject])
    func `a payload that is no gateway payload is survived`(fault: SimulatedGateway.Fault) async throws {
        try await survives(fault)
        try await survives(fault, compression: .none)
        try await survives(fault, compression: .payload)
    }

    @Test(arguments: Compression.allCases.filter { $0.queryValue != nil })
    func `a corrupt stream is survived`(compression: Compression) async throws {
        try await survives(.corruptCompression, compression: compression)
    }

    @Test func `a dropped connection is resumed`() async throws {
        try await survives(.drop)
    }

    @Test func `a gateway that falls silent is left and the session resumed`() async throws {
        try await survives(.silence)
    }

    @Test func `op 7 is followed`() async throws {
        try await survives(.reconnect())
    }

    @Test func `op 9 true resumes and op 9 false identifies`() async throws {
        try await survives(.invalidSession(resumable: true))
        try await survives(.invalidSession(resumable: false), resumes: false)
    }

    @Test(arguments: [1000, 1001, 4000, 4002, 4008] as [UInt16])
    func `a close code that leaves the session is resumed`(code: UInt16) async throws {
        try await survives(.close(code: code))
    }

    @Test(arguments: [4001, 4003, 4005, 4007, 4009] as [UInt16])
    func `a close code that ends the session is followed by IDENTIFY`(code: UInt16) async throws {
        try await survives(.close(code: code), resumes: false)
    }

    @Test func `an unknown opcode is ignored`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.gateway.inject(.unknownOpcode)
        world.dispatch("AFTER")
        #expect(try await world.events(through: "AFTER").last == "AFTER")
        #expect(await world.shard.statistics.gateway.disconnections == 0)
        try await world.close()
    }

    @Test func `a HELLO without its interval, op 7 in its place and silence are survived`() async throws {
        for reception in [SimulatedGateway.Reception.helloWithoutInterval, .reconnect, .silence] {
            let world = try ShardWorld()
            world.gateway.prepare(reception)
            async let started: Void = world.shard.start()
            try await world.clock.advance(by: .seconds(60))
            try await started
            #expect(world.transport.dials.count == 2)
            try await world.close()
        }
    }

    @Test(arguments: [403, 429, 503])
    func `a refused upgrade is tried again`(status: Int) async throws {
        let world = try ShardWorld()
        world.gateway.prepare(.reject(status: status, retryAfter: 7))
        async let started: Void = world.shard.start()
        try await world.clock.advance(by: .seconds(6))
        #expect(world.transport.dials.count == 1)
        try await world.clock.advance(by: .seconds(60))
        try await started
        try await world.close()
    }

    @Test func `a dead resume host is left for the main one, with the same session`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.transport.answerDials(
            to: "resume.gateway.example",
            with: .fail(TransportError(.nameNotFound, "no such host"))
        )
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(60))
        #expect(await world.shard.isConnected)
        #expect(await world.shard.statistics.gateway.resumes == 1)
        #expect(await world.shard.statistics.gateway.identifies == 1)
        try await world.close()
    }
}
