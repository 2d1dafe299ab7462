import ArgumentParser
import CFloors
import GatewayModels
import GatewayProtocol
import GatewayShard
import Glibc

struct HeartbeatsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "heartbeats",
        abstract: "What a heartbeat of an idle shard costs, from its timer to the ACK: allocations and CPU time."
    )

    @Option(help: "How many heartbeats there are, 10 ms apart.")
    var count = 300

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func validate() throws {
        guard count > 0 else { throw ValidationError("count is at least 1") }
    }

    func run() async throws {
        pin_to_processor(1)
        let interval = Duration.milliseconds(10)
        let hello = Array(#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":10}}"#.utf8)
        var recording = try EventRecording([hello] + EventCorpus(count: 0).payloads[1...], isCompressed: false)
        recording.recording.acknowledges = true
        var limits = GatewayLimits()
        limits.shortestHeartbeatInterval = interval
        limits.payloadsPerWindow = 10 * (count + 100)
        var port: UInt16 = 0
        let sender = try recording.play(to: &port)
        defer { waitpid(sender, nil, 0) }
        let shard = try EventPath(.raw, nil).shard(port, limits: limits)
        try await shard.start()
        // The first ones still make room for what is kept of them.
        try await Task.sleep(for: interval * 150)
        let first = await shard.statistics.gateway.heartbeats
        let start = cpu_seconds()
        allocations_count(true)
        try await Task.sleep(for: interval * count)
        allocations_count(false)
        let cost = cpu_seconds() - start
        let counted = Double(allocations())
        let statistics = await shard.statistics.gateway
        await shard.close()
        let beats = Double(statistics.heartbeats - first)
        guard beats > 0, statistics.disconnections == 0 else { throw BenchmarkError("\(statistics)") }
        let result = HeartbeatsResult(
            allocationsPerEncoding: try Self.allocationsPerEncoding(),
            heartbeats: statistics.heartbeats - first,
            allocationsPerHeartbeat: counted / beats,
            cpuMicroseconds: cost * 1e6 / beats
        )
        print(result)
        try json.map { try result.writeJSON(to: $0) }
    }

    /// What deciding on a heartbeat, encoding it and reading its ACK allocates, without a socket and without waiting.
    private static func allocationsPerEncoding() throws -> Double {
        let identification = try Identification(token: Token("benchmark-token"), intents: [])
        let session = Session(id: "session", resumeURL: nil, sequence: 1)
        var limits = GatewayLimits()
        limits.acknowledgementDeadline = .seconds(60)
        let configuration = GatewayMachine.Configuration(
            identification: identification,
            session: session,
            limits: limits
        )
        var machine = GatewayMachine(configuration, seed: 1)
        var events: [GatewayEvent] = []
        _ = machine.handle(.start, at: .origin)
        _ = machine.handle(.opened, at: .origin)
        _ = machine.receive(
            Array(#"{"op":10,"d":{"heartbeat_interval":60000}}"#.utf8),
            at: .origin,
            delivering: &events
        )
        _ = machine.receive(Array(#"{"op":0,"t":"RESUMED","s":1,"d":{}}"#.utf8), at: .origin, delivering: &events)
        var acknowledgement = PayloadBatch()
        acknowledgement.append(Array(#"{"op":11}"#.utf8).span)
        func beat(_ count: Int) throws {
            for _ in 0..<count {
                guard let deadline = machine.deadline, case .send? = machine.handle(.time, at: deadline).first else {
                    throw BenchmarkError("no heartbeat: \(machine.state)")
                }
                var position = 0
                let effects = machine.receive(acknowledgement, from: &position, at: deadline, delivering: &events)
                guard effects.isEmpty else { throw BenchmarkError("no ACK") }
            }
        }
        // The first ones make room.
        try beat(200)
        allocations_count(true)
        try beat(1_000)
        allocations_count(false)
        return Double(allocations()) / 1_000
    }
}

struct HeartbeatsResult: Encodable, CustomStringConvertible {
    /// Of the machine alone.
    let allocationsPerEncoding: Double
    let heartbeats: Int
    let allocationsPerHeartbeat: Double
    let cpuMicroseconds: Double

    var description: String {
        "\(heartbeats) heartbeats and their ACKs: \(allocationsPerHeartbeat.shown(2)) allocations and "
            + "\(cpuMicroseconds.shown(1)) µs of CPU each, of which deciding, encoding and reading the ACK "
            + "\(allocationsPerEncoding.shown(2)) allocations"
    }
}
