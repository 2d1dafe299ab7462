import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Synchronization
import Testing

/// A setting that can never work is an error of `start()`, not a connection that is retried for ever.
@Suite(.timeLimit(.minutes(1))) struct StartValidationTests {
    /// A transport whose settings can be wrong.
    private final class CheckedTransport: Transport {
        let base: InMemoryTransport
        private let fault: Mutex<TransportError?>

        init(_ base: InMemoryTransport, fault: TransportError?) {
            self.base = base
            self.fault = Mutex(fault)
        }

        var executor: any SerialExecutor { base.executor }

        func makeTimer() -> any TransportTimer { base.makeTimer() }

        func open(_ url: String) -> any TransportConnection { base.open(url) }

        func validate() throws(TransportError) {
            if let fault = fault.withLock({ $0 }) { throw fault }
        }

        func correct() { fault.withLock { $0 = nil } }

        func spoil(_ error: TransportError) { fault.withLock { $0 = error } }
    }

    private static let fault = TransportError(
        .invalidConfiguration,
        "tls.authorities: /x/ca.pem: No such file or directory"
    )

    private let world: ShardWorld

    init() throws {
        world = try ShardWorld()
    }

    private func shard(
        _ transport: some Transport,
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws -> Shard {
        try Shard(
            ShardWorld.configuration(change),
            transport: transport,
            gate: LocalIdentifyGate(clock: world.clock),
            clock: world.clock,
            seed: 1
        )
    }

    @Test func `a transport that cannot work fails the start at once, with its message and without a connection`()
        async throws
    {
        let transport = CheckedTransport(world.transport, fault: Self.fault)
        let shard = try shard(transport)
        // Without virtual time, which only `ManualClock.run` passes.
        let error = await #expect(throws: ShardError.self) { try await shard.start() }
        #expect(error == ShardError(.invalidConfiguration, "tls.authorities: /x/ca.pem: No such file or directory"))
        let runError = await #expect(throws: ShardError.self) { try await shard.run() }
        #expect(runError?.code == .invalidConfiguration)
        let handlerError = await #expect(throws: ShardError.self) { try await shard.run { _ in } }
        #expect(handlerError?.code == .invalidConfiguration)
        #expect(world.transport.dials.isEmpty)
        #expect(await !shard.isAlive)
    }

    @Test func `a shard whose transport was corrected starts`() async throws {
        let transport = CheckedTransport(world.transport, fault: Self.fault)
        let shard = try shard(transport)
        await #expect(throws: ShardError.self) { try await shard.start() }
        transport.correct()
        try await world.clock.run {
            try await shard.start()
            // It is running, whatever has become of the settings since.
            transport.spoil(Self.fault)
            let error = await #expect(throws: ShardError.self) { try await shard.start() }
            #expect(error?.code == .alreadyRunning)
            await shard.close()
        }
    }

    @Test func `an initial presence that the gateway rejects fails the start at once`() async throws {
        for (change, reason) in [
            ({ $0.initialActivity = Activity(name: "") }, "activities[0].name: expected 1 to 128 characters, found 0"),
            ({ $0.initialStatus = Status(rawValue: "sleeping") }, "status: expected one of"),
        ] as [((inout ShardConfiguration) -> Void, String)] {
            let shard = try shard(world.transport, change)
            let error = await #expect(throws: ShardError.self) { try await shard.start() }
            #expect(error?.code == .invalidConfiguration)
            #expect(error?.message.contains(reason) == true, "\(String(describing: error))")
        }
        #expect(world.transport.dials.isEmpty)
    }

    @Test func `an initial presence above the size of a payload fails the start at once`() async throws {
        let shard = try shard(world.transport) {
            $0.initialActivity = Activity(name: "x")
            $0.limits.outgoingPayloadSize = 64
        }
        let error = await #expect(throws: ShardError.self) { try await shard.start() }
        #expect(error?.message.contains("the gateway takes at most 64") == true, "\(String(describing: error))")
    }
}
