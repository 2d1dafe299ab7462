#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import GatewayJSON
import GatewayProtocol
import GatewayShard

/// A summary of a shard's run.
struct RunSummary: Sendable {
    let statistics: ShardStatistics
    let latency: HeartbeatLatency
    let duration: Duration
    let cpuSeconds: Double

    /// One JSON object.
    var json: [UInt8] {
        var json = JSONWriter(reservingCapacity: 256)
        json.beginObject()
        json.key("events")
        json.integer(statistics.gateway.events)
        json.key("payload_bytes")
        json.integer(statistics.payloadBytes)
        json.key("wire_bytes")
        json.integer(statistics.wireBytesReceived)
        json.key("seconds")
        json.double(duration.inSeconds)
        json.key("cpu_seconds")
        json.double(cpuSeconds)
        json.key("resumes")
        json.integer(statistics.gateway.resumes)
        json.key("identifies")
        json.integer(statistics.gateway.identifies)
        json.key("latency_ms")
        if let last = latency.last { json.double(last.inSeconds * 1000) } else { json.null() }
        json.endObject()
        return json.bytes
    }

    /// The CPU time that this process has used, in seconds.
    static var processCPUSeconds: Double {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
    }
}

extension Duration {
    var inSeconds: Double { self / .seconds(1) }
}
