import ArgumentParser
import GatewayJSON
import GatewaySimulator
import GatewayTestKit

/// `gateway simulate`: plays the gateway on loopback.
struct SimulateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "simulate",
        abstract: "Plays the gateway on this machine, for bots under test.",
        discussion: """
            Prints one JSON line when it is ready: the gateway's url, its http address, and with --tls the file of the \
            certificate authority to trust (ca). Other processes control it over HTTP, for example by \
            POST /simulator/reconnect. Ctrl-C ends it.
            """
    )

    @Option(help: ArgumentHelp("The port to listen on; by default one that is free.", valueName: "number"))
    var port = 0

    @Flag(help: "Serve TLS with a generated certificate.")
    var tls = false

    @Option(help: ArgumentHelp("Events per second; by default as many as the clients take.", valueName: "number"))
    var rate: Double?

    @Option(
        help: ArgumentHelp("End the stream of events after so many; the connections stay open.", valueName: "number")
    )
    var count: Int?

    @Option(help: ArgumentHelp("What the events follow from.", valueName: "number"))
    var seed: UInt64 = 1

    @Option(help: ArgumentHelp("The token that bots must give.", valueName: "text"))
    var token = "simulated-token"

    func validate() throws {
        guard (0...65535).contains(port) else { throw ValidationError("--port must be from 0 to 65535.") }
        if let rate, !(rate > 0) { throw ValidationError("--rate must be greater than 0.") }
        if let count, count < 0 { throw ValidationError("--count must not be negative.") }
    }

    func run() async throws {
        var configuration = SimulatorServer.Configuration()
        configuration.port = port
        configuration.usesTLS = tls
        configuration.seed = seed
        configuration.gateway.token = token
        configuration.stream = SimulatorServer.EventStream(rate: rate, count: count)

        let (interrupted, interrupt) = AsyncStream.makeStream(of: Void.self)
        let interrupts = Interrupts { interrupt.finish() }
        defer { withExtendedLifetime(interrupts) {} }
        let simulator: SimulatorServer
        do {
            simulator = try await SimulatorServer.start(configuration)
        } catch {
            StandardError.print("\(error)")
            throw ExitCode(1)
        }
        let authority = try simulator.authorityPEM.map(AuthorityFile.init)
        StandardOutput.write(readyLine(simulator, authority))
        StandardError.print(runLine(simulator, authority))
        for await _ in interrupted {}
        await simulator.shutdown()
    }

    private func readyLine(_ simulator: SimulatorServer, _ authority: AuthorityFile?) -> [UInt8] {
        let ca: JSONValue = authority.map { .string($0.path) } ?? .null
        let line: JSONValue = ["url": .string(simulator.url), "http": .string(simulator.httpURL), "ca": ca]
        return line.encoded() + [UInt8(ascii: "\n")]
    }

    private func runLine(_ simulator: SimulatorServer, _ authority: AuthorityFile?) -> String {
        let trust = authority.map { " --ca \($0.path)" } ?? ""
        return "DISCORD_TOKEN=\(token.shellQuoted) gateway run --url \(simulator.url)\(trust) --intents all"
    }
}

extension String {
    /// The text as one word of a shell.
    fileprivate var shellQuoted: String {
        let isPlain =
            !isEmpty
            && utf8.allSatisfy { byte in
                let character = Character(UnicodeScalar(byte))
                return character.isASCII && (character.isLetter || character.isNumber || "-_.".contains(character))
            }
        return isPlain
            ? self : "'" + split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
