import ArgumentParser
import CFloors
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
import Glibc

struct MemoryCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "memory",
        abstract: "Memory of idle shards over TLS, of a shard after a long stream, and of one after a large payload."
    )

    @Option(help: "How many shards are idle.")
    var shards = 200

    @Option(help: "How many events the stream has; it is played ten times.")
    var count = 100_000

    @Option(help: "The folder with cert.pem and key.pem of the TLS server.")
    var certificate: String

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func run() async throws {
        let idle = try await measureIdle()
        print(
            "\(shards) idle connections: OpenSSL alone \(idle.openSSL.shown(1)) KiB each, "
                + "a shard \(idle.shard.shown(1)) KiB each"
        )
        let stream = try await measureStream()
        print("\(10 * count) events: \(stream.map { $0.shown(1) }.joined(separator: ", ")) MiB after each \(count)")
        var payloads: [LargePayloadResult] = []
        for engine in [InflateEngine.zlib, .native, nil] {
            let result = try await LargePayload(path: EventPath(.raw, engine)).measure()
            print(result)
            payloads.append(result)
        }
        let result = MemoryResult(
            openSSLKiBPerConnection: idle.openSSL,
            shardKiB: idle.shard,
            residentMiBDuringStream: stream,
            largePayloads: payloads
        )
        try json.map { try result.writeJSON(to: $0) }
    }

    /// What a connection takes, in KiB.
    private func measureIdle() async throws -> (openSSL: Double, shard: Double) {
        let recording = try EventRecording(EventCorpus(count: 0), isCompressed: true)
        let sender = try EventSender(recording, certificate: certificate)
        defer { sender.stop() }
        let port = sender.port
        // The libraries' own memory is not a connection's.
        guard floor_idle_tls(port, 1) else { throw BenchmarkError("OpenSSL cannot connect") }
        let first = try await connect(1, to: port)
        let start = resident_bytes()
        guard floor_idle_tls(port, Int32(shards)) else { throw BenchmarkError("OpenSSL cannot connect") }
        let middle = resident_bytes()
        let others = try await connect(shards, to: port)
        let end = resident_bytes()
        await withTaskGroup { group in
            for shard in first + others { group.addTask { await shard.close() } }
        }
        let unit = 1024 * Double(shards)
        return (Double(middle - start) / unit, Double(end - middle) / unit)
    }

    private func connect(_ count: Int, to port: UInt16) async throws -> [Shard] {
        var transportConfiguration = CurlTransport.Configuration()
        transportConfiguration.tls.dangerouslyDisablesVerification = true
        let transport = CurlTransport(configuration: transportConfiguration)
        var configuration = ShardConfiguration(token: try Token("benchmark-token"), intents: .all)
        configuration.url = "wss://127.0.0.1:\(port)"
        var shards: [Shard] = []
        for _ in 0..<count {
            let shard = try Shard(configuration, transport: transport, gate: LocalIdentifyGate())
            try await shard.start()
            shards.append(shard)
        }
        return shards
    }

    /// What the process takes after each playing of a stream, in MiB.
    private func measureStream() async throws -> [Double] {
        let recording = try EventRecording(EventCorpus(count: count), isCompressed: true)
        let sender = try EventSender(recording)
        defer { sender.stop() }
        var resident: [Double] = []
        for _ in 0..<10 {
            _ = try await EventPath(.raw, .zlib).cost(of: recording, from: sender)
            resident.append(Double(resident_bytes()) / 1_048_576)
        }
        return resident
    }
}

struct MemoryResult: Encodable {
    let openSSLKiBPerConnection: Double
    let shardKiB: Double
    let residentMiBDuringStream: [Double]
    let largePayloads: [LargePayloadResult]
}
