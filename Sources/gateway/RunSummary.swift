import GatewayJSON
import GatewayProtocol
import GatewayShard
import Glibc

/// What a run of a shard came to.
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
        var usage = rusage()
        _ = unsafe getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        return usage.ru_utime.inSeconds + usage.ru_stime.inSeconds
    }
}

extension timeval {
    fileprivate var inSeconds: Double { Double(tv_sec) + Double(tv_usec) / 1_000_000 }
}

extension Duration {
    var inSeconds: Double { self / .seconds(1) }
}
