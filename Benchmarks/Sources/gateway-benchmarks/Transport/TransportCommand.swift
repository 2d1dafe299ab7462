import ArgumentParser
import CFloors
import GatewayTransport

struct TransportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transport",
        abstract: "CPU time of receiving messages, as a ratio to bare read loops."
    )

    @Option(help: "How often each client is measured; the median counts.")
    var rounds = 7

    @Option(help: "How many bytes of messages are sent each time, in MiB.")
    var volume: UInt64 = 512

    @Option(help: "The folder with cert.pem and key.pem of the TLS server.")
    var certificate: String

    @Option(help: "The file for the figures, as JSON.")
    var json: String?

    func validate() throws {
        guard rounds > 0, volume > 0 else { throw ValidationError("rounds and volume are at least 1") }
    }

    func run() async throws {
        pin_to_processor(1)
        var results: [TransportResult] = []
        for isSecure in [false, true] {
            for size: UInt64 in [500, 64 << 10] {
                let work = TransportWork(
                    isSecure: isSecure,
                    size: size,
                    count: max(1, (volume << 20) / size),
                    certificate: certificate
                )
                let result = try await measure(work)
                print(result)
                results.append(result)
            }
        }
        try json.map { try results.writeJSON(to: $0) }
    }

    /// Measures all clients in turn, so that a change of the machine's speed hits all alike.
    private func measure(_ work: TransportWork) async throws -> TransportResult {
        var seconds: [TransportClient: [Double]] = [:]
        for client in TransportClient.allCases { _ = try await client.cost(of: work) }
        for _ in 0..<rounds {
            for client in TransportClient.allCases.shuffled() {
                seconds[client, default: []].append(try await client.cost(of: work))
            }
        }
        allocations_count(true)
        _ = try await TransportClient.curlTransport.cost(of: work)
        allocations_count(false)
        return TransportResult(work, seconds: seconds.mapValues(\.median), allocations: allocations())
    }
}
