import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Logging

/// A shard and a simulated gateway in memory, on one manual clock.
struct ShardWorld {
    let clock = ManualClock()
    let gateway: InMemoryGateway
    let transport: InMemoryTransport
    let shard: Shard

    static func configuration(
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws -> ShardConfiguration {
        var configuration = ShardConfiguration(token: try Token("simulated-token"), intents: .all)
        configuration.url = "ws://gateway.example"
        change(&configuration)
        return configuration
    }

    init(
        gateway rules: SimulatedGateway.Configuration = SimulatedGateway.Configuration(),
        logger: Logger? = nil,
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws {
        gateway = InMemoryGateway(clock: clock, configuration: rules, world: Self.world)
        transport = InMemoryTransport(clock: clock, gateway: gateway)
        shard = try Shard(
            try Self.configuration(change),
            transport: transport,
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1,
            logger: logger
        )
    }

    /// Starts the shard and lets a second pass, in which it becomes ready.
    func start() async throws {
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(1))
        try await started
    }

    /// Lets time pass while an operation runs, however long that takes to begin.
    ///
    /// - Parameters:
    ///   - waiters: How many tasks must wait before time may move; 0 where the operation ends with the shard.
    ///   - operation: What runs.
    /// - Throws: What the operation throws.
    func passingTime(waiters: Int = 1, while operation: @escaping @Sendable () async throws -> Void) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await operation() }
            group.addTask { [clock] in
                while !Task.isCancelled { try await clock.advance(by: .milliseconds(500), waiters: waiters) }
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Closes the shard; the gateway answers in virtual time.
    func close(keepingSession: Bool = false) async {
        await shard.close(keepingSession: keepingSession)
    }

    /// Reads events up to one with a name, and returns all their names.
    func events(through name: EventName) async throws -> [EventName] {
        var names: [EventName] = []
        for try await event in shard.events {
            names.append(event.name)
            if event.name == name { break }
        }
        return names
    }

    func dispatch(_ name: String, _ data: String = "{}") {
        gateway.dispatch(SimulatedEvent(EventName(rawValue: name), data: Array(data.utf8)))
    }

    private static let world = SimulatedWorld(seed: 1, guildCount: 2, userCount: 20)
}
