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
        latency: Duration = .zero,
        members: Int = 20,
        logger: Logger? = nil,
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws {
        gateway = InMemoryGateway(
            clock: clock,
            configuration: rules,
            world: SimulatedWorld(seed: 1, guildCount: 2, userCount: members)
        )
        transport = InMemoryTransport(clock: clock, gateway: gateway, latency: latency)
        shard = try Shard(
            try Self.configuration(change),
            transport: transport,
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1,
            logger: logger
        )
    }

    /// Starts the shard, and waits until it is ready.
    func start() async throws {
        try await clock.run { try await shard.start() }
    }

    /// Closes the shard, and waits until it has ended.
    func close(keepingSession: Bool = false) async throws {
        try await clock.run { await shard.close(keepingSession: keepingSession) }
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
}
