import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Logging
import Synchronization

/// A simulator on a loopback socket, and a shard on libcurl that is configured for it.
struct SocketWorld {
    let simulator: SimulatorServer
    let shard: Shard
    let guilds: [Snowflake]

    init(
        usesTLS: Bool,
        compression: Compression = .zlibStream,
        trusts: Bool = true,
        stream: SimulatorServer.EventStream? = nil,
        eventBuffer: EventBuffer = EventBuffer(),
        logger: Logger? = nil
    ) async throws {
        var rules = SimulatorServer.Configuration()
        rules.usesTLS = usesTLS
        rules.stream = stream
        rules.world = SimulatedWorld(seed: 1, guildCount: 2, userCount: 50)
        simulator = try await SimulatorServer.start(rules)
        guilds = rules.world.guilds.map(\.id)

        var configuration = ShardConfiguration(token: try Token(rules.gateway.token), intents: .all)
        configuration.url = simulator.url
        configuration.compression = compression
        configuration.eventBuffer = eventBuffer
        var transport = CurlTransport.Configuration()
        transport.limits.maximumMessageSize = 1 << 20
        if trusts, let pem = simulator.authorityPEM { transport.tls.authorities = .pem(Array(pem.utf8)) }
        // A gate for each simulator: they count IDENTIFYs separately, and no test waits for another.
        shard = try Shard(
            configuration,
            transport: CurlTransport(configuration: transport),
            gate: LocalIdentifyGate(),
            logger: logger
        )
    }

    func close() async {
        await shard.close()
        await simulator.shutdown()
    }
}

/// Keeps what is logged, at every level.
final class CollectedLog: Sendable {
    private let collected = Mutex<[String]>([])

    var lines: [String] { collected.withLock { $0 } }

    var logger: Logger {
        Logger(label: "shard") { _ in Handler(log: self) }
    }

    private struct Handler: LogHandler {
        let log: CollectedLog
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            log.collected.withLock { $0.append("\(event.message) \(event.metadata ?? [:])") }
        }
    }
}
