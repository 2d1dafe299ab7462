import ArgumentParser
import CFloors

struct EventsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "events",
        abstract: "CPU time from the socket to the application, as a ratio to receiving and inflating alone."
    )

    @Option(help: "How often each client is measured; the median counts.")
    var rounds = 7

    @Option(help: "How many events are sent each time.")
    var count = 100_000

    @Option(parsing: .upToNextOption, help: "Only the paths whose name has one of these words, and their floors.")
    var only: [String] = []

    @Option(help: "The folder with cert.pem and key.pem of the TLS server; without it there is no TLS.")
    var certificate: String?

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func validate() throws {
        guard rounds > 0, count > 0 else { throw ValidationError("rounds and count are at least 1") }
        guard !paths.isEmpty else { throw ValidationError("no path has such a name") }
    }

    /// What is measured, in the order of the table.
    private var paths: [EventPath] {
        let possible = EventPath.all.filter { certificate != nil || !$0.isSecure }
        let wanted = possible.filter { path in
            only.isEmpty || only.contains { path.description.lowercased().contains($0.lowercased()) }
        }
        let needed = Set(wanted.flatMap { [$0, $0.floor, $0.zlibFloor] })
        return possible.filter(needed.contains)
    }

    func run() async throws {
        pin_to_processor(1)
        let corpus = EventCorpus(count: count)
        let compressed = try EventRecording(corpus, isCompressed: true)
        let plain = try EventRecording(corpus, isCompressed: false)
        print(
            "\(count) events, \(Double(corpus.eventBytes) / 1e6) MB of JSON, as zlib-stream "
                + "\(Double(compressed.recording.size) / 1e6) MB; \(corpus.wantedCount) of them are wanted where they are filtered"
        )
        let paths = paths
        var senders: [EventSource: EventSender] = [:]
        defer { for sender in senders.values { sender.stop() } }
        for source in Set(paths.map(\.source)) {
            senders[source] = try EventSender(
                source.isCompressed ? compressed : plain,
                certificate: source.isSecure ? certificate : nil
            )
        }
        func cost(_ path: EventPath) async throws -> Double {
            guard let sender = senders[path.source] else { throw BenchmarkError("no sender for \(path)") }
            return try await path.cost(of: path.engine == nil ? plain : compressed, from: sender)
        }
        var seconds: [EventPath: [Double]] = [:]
        var allocationCounts: [EventPath: UInt64] = [:]
        for path in paths {
            _ = try await cost(path)
            allocations_count(true)
            _ = try await cost(path)
            allocations_count(false)
            allocationCounts[path] = allocations()
        }
        // In turn, so that a change of the machine's speed hits all alike.
        for _ in 0..<rounds {
            for path in paths.shuffled() { seconds[path, default: []].append(try await cost(path)) }
        }
        let results = paths.map { path in
            func ratio(to floor: EventPath) -> Double {
                zip(seconds[path] ?? [], seconds[floor] ?? []).map { $0 / $1 }.median
            }
            return EventResult(
                path: path.description,
                events: count,
                cpuSecondsPer100k: (seconds[path] ?? []).median * 100_000 / Double(count),
                ratioToFloor: ratio(to: path.floor),
                ratioToZlibFloor: ratio(to: path.zlibFloor),
                allocationsPerEvent: Double(allocationCounts[path] ?? 0) / Double(count)
            )
        }
        print(EventResult.head)
        for result in results { print(result) }
        try json.map { try results.writeJSON(to: $0) }
    }
}

/// One line of the table.
struct EventResult: Encodable, CustomStringConvertible {
    let path: String
    let events: Int
    let cpuSecondsPer100k: Double
    /// The median of the ratios within a round, to the floor with the same inflater.
    let ratioToFloor: Double
    /// The same, to the floor with zlib.
    let ratioToZlibFloor: Double
    let allocationsPerEvent: Double

    static let head =
        "\("path".padded(to: 30)) CPU s per 100,000   to its floor   to zlib's floor   allocations per event"

    var description: String {
        "\(path.padded(to: 30)) \(cpuSecondsPer100k.shown(3).padded(to: 19)) \(ratioToFloor.shown(2).padded(to: 14)) "
            + "\(ratioToZlibFloor.shown(2).padded(to: 17)) \(allocationsPerEvent.shown(3))"
    }
}
