import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Logging
import Testing

/// A gateway that a Python script plays (`Python/scripted_gateway.py`), and a shard that is configured for it.
struct ScriptedGateway {
    static let token = "by-hand-token"

    let shard: Shard
    private let script: PythonScript

    /// Plays a scenario while a body runs, and closes the shard.
    ///
    /// - Parameters:
    ///   - scenario: The function of the script.
    ///   - options: The options of the scenario.
    ///   - usesTLS: Whether the gateway speaks TLS.
    ///   - resumesStoredSession: Whether the shard begins with a session that names the script's other address.
    ///   - logger: The log of the shard.
    ///   - change: Changes the configurations of the shard and of its transport.
    ///   - body: Uses the shard.
    /// - Returns: What the script saw.
    /// - Throws: ``PythonScript/Failure`` if the script fails.
    static func play(
        _ scenario: String,
        _ options: JSONValue,
        usesTLS: Bool,
        resumesStoredSession: Bool = false,
        logger: Logger? = nil,
        change: (inout ShardConfiguration, inout CurlTransport.Configuration) -> Void = { _, _ in },
        _ body: (ScriptedGateway) async throws -> Void
    ) async throws -> JSONValue {
        let authority = try CertificateAuthority()
        let certificate = try authority.issue()
        return try await Python.withFile(certificate.chainPEM) { chain in
            try await Python.withFile(certificate.keyPEM) { key in
                let files = usesTLS ? [chain, key].compactMap { $0 } : []
                let text = String(decoding: options.encoded(), as: UTF8.self)
                let script = try Python.start("scripted_gateway.py", [scenario, text] + files)
                let port = await script.line()
                var configuration = ShardConfiguration(token: try Token(token), intents: .all)
                configuration.url = "\(usesTLS ? "wss" : "ws")://localhost:\(port)"
                configuration.compression = .none
                // Heartbeats come faster than a gateway would have them.
                configuration.limits.payloadsPerWindow = 10_000
                if resumesStoredSession {
                    configuration.session = Session(id: "stored", resumeURL: await script.line(1), sequence: 5)
                }
                var transport = CurlTransport.Configuration()
                transport.tls.authorities = .pem(Array(authority.pem.utf8))
                change(&configuration, &transport)
                let shard = try Shard(
                    configuration,
                    transport: CurlTransport(configuration: transport),
                    gate: LocalIdentifyGate(),
                    logger: logger
                )
                let gateway = ScriptedGateway(shard: shard, script: script)
                return try await gateway.report(after: body)
            }
        }
    }

    private func report(after body: (ScriptedGateway) async throws -> Void) async throws -> JSONValue {
        async let report = scriptReport()
        do {
            try await body(self)
        } catch {
            Issue.record(error)
        }
        await shard.close()
        return try await report
    }

    /// Waits for the end of the script; if it fails, the shard is closed, so that nothing goes on waiting.
    private func scriptReport() async throws -> JSONValue {
        do {
            return try await script.report(within: .seconds(50))
        } catch {
            await shard.close()
            throw error
        }
    }

    /// Waits until the script has come to a step.
    ///
    /// - Returns: The line that it has printed there.
    func step(_ number: Int = 1) async -> String { await script.line(number) }

    /// Sends the signal to go on.
    func goOn() async throws { try await shard.updateVoiceState(guild: 1, channel: 2) }

    /// Reads events up to one with a name, and returns all their names.
    func events(through name: EventName) async throws -> [EventName] {
        var names: [EventName] = []
        for try await event in shard.events {
            names.append(event.name)
            if event.name == name { break }
        }
        return names
    }

    /// Waits until the statistics of the shard meet a condition, or it ends; the script's deadlines end it.
    func wait(until condition: (ShardStatistics) -> Bool) async {
        while await !condition(shard.statistics), await shard.isAlive { await Task.yield() }
    }
}

extension [GatewayLifecycle] {
    /// The URLs that were dialled.
    var dials: [String] {
        compactMap { if case .connecting(let url, _) = $0 { url } else { nil } }
    }

    /// The ends of connections.
    var disconnections: [(cause: DisconnectCause, recovery: Recovery)] {
        compactMap { if case .disconnected(let cause, let recovery) = $0 { (cause, recovery) } else { nil } }
    }
}

extension AsyncStream<GatewayLifecycle> {
    /// The changes up to the end of the shard, or to one more loss of a connection than is allowed.
    func untilClosed(allowingLosses limit: Int = .max) async -> [GatewayLifecycle] {
        var changes: [GatewayLifecycle] = []
        for await change in self {
            changes.append(change)
            if case .closed = change { break }
            if changes.disconnections.count > limit { break }
        }
        return changes
    }
}
