import ArgumentParser
import CFloors
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
        let statistics = await shard.statistics.gateway
        await shard.close()
        let beats = Double(statistics.heartbeats - first)
        guard beats > 0, statistics.disconnections == 0 else { throw BenchmarkError("\(statistics)") }
        let result = HeartbeatsResult(
            heartbeats: statistics.heartbeats - first,
            allocationsPerHeartbeat: Double(allocations()) / beats,
            cpuMicroseconds: cost * 1e6 / beats
        )
        print(result)
        try json.map { try result.writeJSON(to: $0) }
    }
}

struct HeartbeatsResult: Encodable, CustomStringConvertible {
    let heartbeats: Int
    let allocationsPerHeartbeat: Double
    let cpuMicroseconds: Double

    var description: String {
        "\(heartbeats) heartbeats and their ACKs: \(allocationsPerHeartbeat.shown(2)) allocations and "
            + "\(cpuMicroseconds.shown(1)) µs of CPU each"
    }
}
