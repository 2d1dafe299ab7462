import CFloors
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Glibc

/// A payload of 10 MB among small ones, as a large guild is, three times.
struct LargePayload {
    let path: EventPath

    private static let times = 3
    /// How many small events follow each.
    private static let pause = 2_000

    /// Measures what the process takes before the first, while the application holds each, and a while after the last.
    func measure() async throws -> LargePayloadResult {
        let recording = try EventRecording(Self.payloads, isCompressed: path.engine != nil)
        var port: UInt16 = 0
        let sender = try recording.play(to: &port)
        defer { waitpid(sender, nil, 0) }
        let shard = try path.shard(port)
        try await shard.start()
        var before = Footprint()
        var during = Footprint()
        var after = Footprint()
        var received = 0
        for try await event in shard.events {
            received += 1
            if received == Self.pause { before = .now() }
            if event.name == Self.name {
                guard event.data.count > 10_000_000 else { throw BenchmarkError("\(event.data.count) bytes") }
                during = .max(during, .now())
            }
            if received == recording.messageCount - 1 { break }
        }
        after = .now()
        await shard.close()
        guard received == recording.messageCount - 1 else { throw BenchmarkError("\(path): \(received) events") }
        return LargePayloadResult(path: path.description, before: before, during: during, after: after)
    }

    private static let name = EventName(rawValue: "LARGE")

    private static var payloads: [[UInt8]] {
        var generator = EventGenerator(world: .large)
        var random = SeededRandom(seed: 1)
        var payloads = EventCorpus(count: 0).payloads
        for time in 0...times {
            for _ in 0..<pause {
                payloads.append(EventCorpus.dispatch(generator.next(), sequence: payloads.count))
            }
            guard time < times else { break }
            // Digits do not repeat, so that the wire carries megabytes, too.
            let digits = (0..<10_000_000).map { _ in UInt8(ascii: "0") + UInt8(random.next() % 10) }
            let event = SimulatedEvent(name, data: Array(#"{"x":""#.utf8) + digits + Array(#""}"#.utf8))
            payloads.append(EventCorpus.dispatch(event, sequence: payloads.count))
        }
        return payloads
    }
}

/// What a process takes at a moment, in MiB.
struct Footprint: Encodable {
    var residentMiB = 0.0
    var allocatedMiB = 0.0

    static func now() -> Footprint {
        Footprint(
            residentMiB: Double(resident_bytes()) / 1_048_576,
            allocatedMiB: Double(allocated_bytes()) / 1_048_576
        )
    }

    /// The larger of each.
    static func max(_ first: Footprint, _ second: Footprint) -> Footprint {
        Footprint(
            residentMiB: Swift.max(first.residentMiB, second.residentMiB),
            allocatedMiB: Swift.max(first.allocatedMiB, second.allocatedMiB)
        )
    }
}

struct LargePayloadResult: Encodable, CustomStringConvertible {
    let path: String
    let before: Footprint
    /// The most while the application held a large payload.
    let during: Footprint
    let after: Footprint

    var description: String {
        func line(_ name: String, _ value: (Footprint) -> Double) -> String {
            "\(name) \(value(before).shown(1)), \(value(during).shown(1)), \(value(after).shown(1)) MiB"
        }
        return "payloads of 10 MB, \(path): before, during and after, \(line("allocated", \.allocatedMiB)); "
            + line("resident", \.residentMiB)
    }
}
