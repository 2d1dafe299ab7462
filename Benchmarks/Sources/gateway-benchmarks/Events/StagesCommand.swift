import ArgumentParser
import CFloors
import FoundationEssentials
import GatewayEvents
import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit

struct StagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "stages",
        abstract: "What each stage of the path costs alone, in nanoseconds of CPU time per event."
    )

    @Option(help: "How often each stage is measured; the median counts.")
    var rounds = 5

    @Option(help: "How many events there are.")
    var count = 20_000

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func run() throws {
        pin_to_processor(1)
        let corpus = EventCorpus(count: count)
        let deflater = StreamDeflater()
        let messages = corpus.payloads.map { deflater.deflate($0) }
        let stages: [(name: String, run: () throws -> Int)] = [
            ("inflate, zlib", { try Self.inflate(messages, .zlib) }),
            ("inflate, own", { try Self.inflate(messages, .native) }),
            ("envelope and event", { try Self.parse(corpus.payloads) }),
            ("envelope and model of the event", { try Self.model(corpus.payloads) }),
            ("payload, some fields: reader", { try Self.decode(corpus.payloads) { try PayloadModel(parsing: $0) } }),
            (
                "payload, some fields: decoder",
                { try Self.decode(corpus.payloads) { try GatewayJSONDecoder().decode(PayloadModel.self, from: $0) } }
            ),
            (
                "payload, some fields: Foundation",
                { try Self.decode(corpus.payloads) { try JSONDecoder().decode(PayloadModel.self, from: Data($0)) } }
            ),
            ("Foundation: op alone", { try Self.decodeByFoundation(corpus.payloads) }),
        ]
        var seconds = [[Double]](repeating: [], count: stages.count)
        for round in 0...rounds {
            for index in stages.indices.shuffled() {
                let start = cpu_seconds()
                let seen = try stages[index].run()
                guard seen >= count else { throw BenchmarkError("\(stages[index].name): \(seen) of \(count)") }
                // The first round warms up.
                if round > 0 { seconds[index].append(cpu_seconds() - start) }
            }
        }
        var results: [String: Double] = [:]
        for (index, stage) in stages.enumerated() {
            let nanoseconds = seconds[index].median * 1e9 / Double(count)
            results[stage.name] = nanoseconds
            print("\(stage.name.padded(to: 34)) \(nanoseconds.shown(0)) ns per event")
        }
        try json.map { try results.writeJSON(to: $0) }
    }

    private static func inflate(_ messages: [[UInt8]], _ engine: InflateEngine) throws -> Int {
        let inflater = Compression.zlibStream.makeInflater(limit: 64 << 20, engine: engine)
        var count = 0
        for message in messages { count += try inflater.inflate(message, isText: false).count }
        return count
    }

    private static func parse(_ payloads: [[UInt8]]) throws -> Int {
        var count = 0
        for payload in payloads {
            if case .dispatch = try GatewayMessage(payload: payload) { count += 1 }
        }
        return count
    }

    private static func model(_ payloads: [[UInt8]]) throws -> Int {
        var count = 0
        for payload in payloads {
            guard case .dispatch(let event) = try GatewayMessage(payload: payload) else { continue }
            if try TypedEvent(name: event.name, data: event.data).name == event.name { count += 1 }
        }
        return count
    }

    private static func decode(_ payloads: [[UInt8]], by decode: ([UInt8]) throws -> PayloadModel) rethrows -> Int {
        var count = 0
        for payload in payloads { count += try decode(payload).op == nil ? 0 : 1 }
        return count
    }

    private static func decodeByFoundation(_ payloads: [[UInt8]]) throws -> Int {
        struct Envelope: Decodable {
            let op: Int
        }
        let decoder = JSONDecoder()
        var count = 0
        for payload in payloads {
            count += try decoder.decode(Envelope.self, from: Data(payload)).op == 0 ? 1 : 0
        }
        return count
    }
}
