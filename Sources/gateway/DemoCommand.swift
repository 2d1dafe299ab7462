import ArgumentParser
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTestKit
import Synchronization

/// `gateway demo`: a simulated gateway and a shard that talks to it, in one process.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Shows a shard at work against a simulated gateway, over TLS on this machine.",
        discussion: """
            Prints the events as they come. Halfway the simulator asks to reconnect, and the shard resumes. \
            The demo ends by itself, with a summary.
            """
    )

    @Option(help: ArgumentHelp("How many events the demo shows at least.", valueName: "number"))
    var count = 80

    @Option(help: ArgumentHelp("Events per second.", valueName: "number"))
    var rate = 20.0

    func validate() throws {
        guard count >= 2 else { throw ValidationError("--count must be at least 2, to leave room for the reconnect.") }
        guard rate > 0 else { throw ValidationError("--rate must be greater than 0.") }
    }

    func run() async throws {
        let simulator = try await startSimulator()
        let authority = try simulator.authorityPEM.map(AuthorityFile.init)
        StandardError.print("a simulated gateway listens on \(simulator.url), with a generated certificate")

        var configuration = ShardConfiguration(token: try Token(Self.token), intents: .all)
        configuration.url = simulator.url
        let session = ShardSession(
            shard: try ShardSession.shard(configuration, trusting: authority?.path),
            printer: ReadableEventPrinter(width: 110)
        )
        let hasResumed = Atomic(false)
        let failure = await session.run { [count] event, number in
            if number == count / 2 {
                StandardError.print("the simulator asks to reconnect")
                await simulator.inject(.reconnect())
            }
            if event.name == .resumed { hasResumed.store(true, ordering: .relaxed) }
            return number >= count && hasResumed.load(ordering: .relaxed)
        }
        let summary = await session.summary()
        await simulator.shutdown()
        StandardOutput.write(Array(summary.text.utf8))
        guard failure == nil, summary.statistics.gateway.resumes == 1 else {
            StandardError.print(failure?.message ?? "the session was not resumed")
            throw ExitCode(1)
        }
    }

    private static let token = "simulated-token"

    private func startSimulator() async throws -> SimulatorServer {
        var configuration = SimulatorServer.Configuration()
        configuration.usesTLS = true
        configuration.gateway.token = Self.token
        configuration.gateway.heartbeatInterval = .seconds(1)
        configuration.stream = SimulatorServer.EventStream(rate: rate)
        return try await SimulatorServer.start(configuration)
    }
}

extension RunSummary {
    /// Some lines for people.
    fileprivate var text: String {
        let gateway = statistics.gateway
        let ratio = Double(statistics.payloadBytes) / Double(max(1, statistics.wireBytesReceived))
        let milliseconds = latency.last.map { "\(($0.inSeconds * 100_000).rounded() / 100) ms" } ?? "unknown"
        let rows = [
            ("events", "\(gateway.events), of which \(gateway.replayedEvents) were replayed after the reconnect"),
            ("on the wire", "\(statistics.wireBytesReceived) bytes (WebSocket frames, inside TLS)"),
            ("after inflation", "\(statistics.payloadBytes) bytes, \((ratio * 10).rounded() / 10) to 1"),
            ("heartbeats", "\(gateway.heartbeats), last round trip \(milliseconds)"),
            (
                "reconnects",
                "\(gateway.disconnections) forced, \(gateway.resumes) resumed, \(gateway.identifies) IDENTIFY in all"
            ),
            ("time", "\((duration.inSeconds * 10).rounded() / 10) s, CPU \((cpuSeconds * 100).rounded() / 100) s"),
        ]
        return "\nsummary\n" + rows.map { "  \($0.padded(to: 16))\($1)\n" }.joined()
    }
}
