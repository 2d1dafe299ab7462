import ArgumentParser
import GatewayTransport

@main
struct AutobahnClient: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "autobahn-client",
        abstract: "Runs the cases of an Autobahn fuzzing server: echoes every message until the server closes."
    )

    @Option(help: "The server's address, such as ws://127.0.0.1:9001.")
    var url: String

    @Option(help: "The name under which the server reports.")
    var agent: String

    func validate() throws {
        let isName = { (character: Character) in
            character.isASCII && (character.isLetter || character.isNumber || "-._".contains(character))
        }
        guard !agent.isEmpty, agent.allSatisfy(isName) else {
            throw ValidationError("The agent's name is of letters, digits, '-', '.' and '_'.")
        }
    }

    func run() async throws {
        let count = try await caseCount()
        for number in 1...max(1, count) where number <= count {
            try await runCase("runCase?case=\(number)&agent=\(agent)")
        }
        try await runCase("updateReports?agent=\(agent)")
        print("\(count) cases")
    }

    /// How many cases the server has.
    private func caseCount() async throws -> Int {
        let connection = try await open("getCaseCount")
        var count: Int?
        while true {
            switch await connection.next(within: .seconds(10), receiving: true) {
            case .messages(let messages):
                count = messages.first.flatMap { Int(String(decoding: $0.payload, as: UTF8.self)) }
            case .closed(let end):
                guard let count else { throw end.error ?? TransportError(.dropped, "The server told no case count") }
                return count
            case .timeout:
                throw TransportError(.timedOut, "The server told no case count")
            default:
                break
            }
        }
    }

    /// Echoes until the connection ends; how it ends is for the server to judge.
    private func runCase(_ path: String) async throws {
        let connection = try await open(path)
        while true {
            switch await connection.next(within: .seconds(60), receiving: true) {
            case .messages(let messages):
                for message in messages {
                    // What a case has the server do to the connection may come before the answer.
                    try? connection.send(message)
                }
            case .timeout:
                connection.abort()
            case .closed:
                return
            default:
                break
            }
        }
    }

    private func open(_ path: String) async throws -> any TransportConnection {
        var configuration = CurlTransport.Configuration()
        configuration.sendQueueLimit = 64 << 20
        let connection = CurlTransport(configuration: configuration).open("\(url)/\(path)")
        switch await connection.next(within: nil, receiving: true) {
        case .opened: return connection
        case .closed(let end): throw end.error ?? TransportError(.dropped, "The server closed")
        default: throw TransportError(.aborted, "The connection was not opened")
        }
    }
}
