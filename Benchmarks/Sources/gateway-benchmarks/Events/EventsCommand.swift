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

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func validate() throws {
        guard rounds > 0, count > 0 else { throw ValidationError("rounds and count are at least 1") }
    }

    func run() async throws {
        pin_to_processor(1)
        let corpus = EventCorpus(count: count)
        let recordings = [
            true: try EventRecording(corpus, isCompressed: true), false: try EventRecording(corpus, isCompressed: false),
        ]
        guard let compressed = recordings[true], let plain = recordings[false] else { return }
        print(
            "\(count) events, \(Double(corpus.eventBytes) / 1e6) MB of JSON, as zlib-stream "
                + "\(Double(compressed.recording.size) / 1e6) MB"
        )
        func cost(_ client: EventClient) async throws -> Double {
            try await client.cost(of: client.isCompressed ? compressed : plain)
        }
        var seconds: [EventClient: [Double]] = [:]
        var allocationCounts: [EventClient: UInt64] = [:]
        for client in EventClient.allCases {
            _ = try await cost(client)
            allocations_count(true)
            _ = try await cost(client)
            allocations_count(false)
            allocationCounts[client] = allocations()
        }
        // In turn, so that a change of the machine's speed hits all alike.
        for _ in 0..<rounds {
            for client in EventClient.allCases.shuffled() {
                seconds[client, default: []].append(try await cost(client))
            }
        }
        print("\("path".padded(to: 30)) CPU s per 100,000   ratio to its floor   allocations per event")
        var results: [EventResult] = []
        for client in EventClient.allCases {
            let ratios = zip(seconds[client] ?? [], seconds[client.floor] ?? []).map { $0 / $1 }
            let result = EventResult(
                path: client.rawValue,
                events: count,
                cpuSecondsPer100k: (seconds[client] ?? []).median * 100_000 / Double(count),
                ratioToFloor: ratios.median,
                allocationsPerEvent: Double(allocationCounts[client] ?? 0) / Double(count)
            )
            print(result)
            results.append(result)
        }
        try json.map { try results.writeJSON(to: $0) }
    }
}

/// One line of the table.
struct EventResult: Encodable, CustomStringConvertible {
    let path: String
    let events: Int
    let cpuSecondsPer100k: Double
    /// The median of the ratios within a round.
    let ratioToFloor: Double
    let allocationsPerEvent: Double

    var description: String {
        "\(path.padded(to: 30)) \(cpuSecondsPer100k.shown(3).padded(to: 19)) \(ratioToFloor.shown(2).padded(to: 20)) "
            + allocationsPerEvent.shown(3)
    }
}
