import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Logging
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(1))) struct TokenSecrecyTests {
    /// Keeps every line, at every level.
    private struct Collector: LogHandler {
        final class Lines: Sendable {
            let all = Mutex<[String]>([])
        }

        let lines: Lines
        var metadata: Logger.Metadata = [:]
        var logLevel = Logger.Level.trace

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) {
            lines.all.withLock { $0.append("\(event.message) \(event.metadata ?? [:]) \(metadata)") }
        }
    }

    @Test func `no six letters of the token are in any log, change, error or description`() async throws {
        let secret = "Qx7RkVbNw2Lp9ZtYcD4.hGfJsA.uMeKo6Xi3Bn8"
        let lines = Collector.Lines()
        let logger = Logger(label: "shard") { _ in Collector(lines: lines) }
        var rules = SimulatedGateway.Configuration()
        rules.token = secret
        let world = try ShardWorld(gateway: rules, logger: logger) { configuration in
            if let token = try? Token(secret) { configuration.token = token }
        }
        let changes = world.shard.lifecycle()
        try await world.start()
        try await world.clock.advance(by: .seconds(31))
        for fault in [.drop, .invalidJSON, .corruptCompression, .close(code: 4000), .invalidSession(resumable: false)]
            as [SimulatedGateway.Fault]
        {
            world.gateway.inject(fault)
            try await world.clock.advance(by: .seconds(60))
        }
        world.gateway.inject(.close(code: 4004))
        try await world.clock.settle(waiters: 0)

        var texts = lines.all.withLock { $0 }
        #expect(texts.count > 10)
        for await change in changes {
            texts.append(String(reflecting: change))
            if case .closed = change { break }
        }
        do { try await world.shard.join() } catch { texts.append(String(reflecting: error)) }
        var dumped = ""
        dump(world.shard, to: &dumped)
        texts.append(dumped)

        let pieces = (0..<(secret.count - 5)).map { start in
            let from = secret.index(secret.startIndex, offsetBy: start)
            return String(secret[from..<secret.index(from, offsetBy: 6)])
        }
        for text in texts {
            #expect(!pieces.contains { text.contains($0) })
        }
    }
}
