import ArgumentParser
import CFloors
import GatewayShard
import Glibc

struct LatencyCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "latency",
        abstract: "How long one event takes from the peer's send to the application, when nothing else happens."
    )

    @Option(help: "How many events are sent.")
    var count = 3_000

    @Option(help: "The pause before each event, in microseconds.")
    var pause: UInt64 = 1_000

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func run() async throws {
        pin_to_processor(1)
        let recording = try EventRecording(EventCorpus(count: count), isCompressed: true)
        let floor = try measureFloor(recording)
        let microseconds = try await measure(recording)
        let result = LatencyResult(
            events: microseconds.count,
            p50: microseconds.quantile(0.5),
            p90: microseconds.quantile(0.9),
            p99: microseconds.quantile(0.99),
            max: microseconds.max() ?? .nan,
            floor: floor.quantile(0.5),
            histogram: Self.histogram(microseconds)
        )
        print(result)
        try json.map { try result.writeJSON(to: $0) }
    }

    /// How long each event took, in microseconds, from just before the sender's system call.
    private func measure(_ recording: EventRecording) async throws -> [Double] {
        let (sender, port, sent) = try drip(recording)
        defer { waitpid(sender, nil, 0) }
        let shard = try EventPath(.raw, .zlib).shard(port)
        try await shard.start()
        var durations: [Double] = []
        durations.reserveCapacity(recording.ends.count)
        for try await event in shard.events {
            let now = monotonic_nanoseconds()
            guard let sequence = event.sequence, sequence > 1 else { continue }
            durations.append(Double(now - sent[Int(sequence) - 1]) / 1_000)
            if Int(sequence) == recording.ends.count { break }
        }
        await shard.close()
        return durations
    }

    /// The same for a loop that waits in `recv`, and does nothing with what comes.
    private func measureFloor(_ recording: EventRecording) throws -> [Double] {
        let (sender, port, sent) = try drip(recording)
        defer { waitpid(sender, nil, 0) }
        // HELLO is a message, too.
        var arrivals = ContiguousArray<UInt64>()
        arrivals.reserveCapacity(recording.ends.count + 1)
        let result = withUnsafeMutablePointer(to: &arrivals) { arrivals in
            floor_events(
                port,
                false,
                UInt64(recording.ends.count) + 1,
                { context, _, size in
                    let arrivals = context?.assumingMemoryBound(to: ContiguousArray<UInt64>.self)
                    arrivals?.pointee.append(monotonic_nanoseconds())
                    return size
                },
                arrivals
            )
        }
        guard Int(result.messages) == recording.ends.count + 1 else { throw BenchmarkError("The floor is incomplete") }
        return (2...recording.ends.count).map { Double(arrivals[$0] - sent[$0 - 1]) / 1_000 }
    }

    /// Starts a process that sends the events one at a time, and notes when each was sent.
    private func drip(
        _ recording: EventRecording
    ) throws -> (sender: pid_t, port: UInt16, sent: UnsafeMutablePointer<UInt64>) {
        guard let sent = shared_numbers(UInt64(recording.ends.count)) else { throw BenchmarkError("No memory") }
        var port: UInt16 = 0
        let sender = try recording.ends.withUnsafeBufferPointer { ends in
            let dripping = CFloors.drip(
                ends: ends.baseAddress,
                count: UInt64(ends.count),
                pause_microseconds: pause,
                sent: sent
            )
            return try recording.play(to: &port, drip: dripping)
        }
        return (sender, port, sent)
    }

    /// How many of the durations lie below each power of two.
    private static func histogram(_ microseconds: [Double]) -> [LatencyResult.Bin] {
        var bins: [LatencyResult.Bin] = []
        var lower = 0.0
        var upper = 8.0
        while bins.map(\.count).reduce(0, +) < microseconds.count {
            bins.append(LatencyResult.Bin(below: upper, count: microseconds.count { $0 >= lower && $0 < upper }))
            (lower, upper) = (upper, upper * 2)
        }
        return bins
    }
}

/// How long events took, in microseconds.
struct LatencyResult: Encodable, CustomStringConvertible {
    struct Bin: Encodable {
        let below: Double
        let count: Int
    }

    let events: Int
    let p50: Double
    let p90: Double
    let p99: Double
    let max: Double
    /// The median of a loop that waits in `recv`.
    let floor: Double
    let histogram: [Bin]

    var description: String {
        let lines = histogram.map { bin in
            "  below \(bin.below.shown(0).padded(to: 8)) µs: \(bin.count)"
        }
        return "one event at a time (\(events)): p50 \(p50.shown(1)) µs, p90 \(p90.shown(1)) µs, "
            + "p99 \(p99.shown(1)) µs, max \(max.shown(1)) µs; a loop of recv alone: p50 \(floor.shown(1)) µs\n" + lines.joined(separator: "\n")
    }
}
