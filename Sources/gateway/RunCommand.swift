import ArgumentParser
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport

/// `gateway run`: connects a shard and prints what it receives.
struct RunCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "run",
        abstract: "Connects one shard and prints one JSON line for each event.",
        discussion: """
            The token comes from the environment variable DISCORD_TOKEN or from a file, never from an argument. \
            Events go to standard output, changes of state to standard error. Ctrl-C closes the shard; a second one \
            ends the program at once.

            Exit codes: 0 closed, 1 refused by the gateway, 64 wrong usage.
            """
    )

    @Option(help: ArgumentHelp("A file that holds the token.", valueName: "file"))
    var tokenFile: String?

    @Option(help: "The gateway's address, ws:// or wss://.")
    var url = GatewayURL.discord

    @Option(help: ArgumentHelp("A file of certificate authorities to trust, in PEM form.", valueName: "file"))
    var ca: String?

    @Option(
        help: ArgumentHelp(
            "Intents by name, such as guilds,guild-messages; or unprivileged, all, none.",
            valueName: "names"
        ),
        transform: Intents.init(argument:)
    )
    var intents = Intents.unprivileged

    @Option(
        help: ArgumentHelp("The shard's id and the number of shards.", valueName: "id/count"),
        transform: ShardIdentity.init(argument:)
    )
    var shard = ShardIdentity.single

    @Option(
        help: ArgumentHelp("The compression to ask for, one of \(Compression.names).", valueName: "kind"),
        transform: Compression.init(argument:)
    )
    var compression = Compression.zlibStream

    @Option(
        help: ArgumentHelp(
            "The inflater of a zlib-stream, one of \(InflateEngine.names); by default the package's own, native.",
            valueName: "engine"
        ),
        transform: InflateEngine.init(argument:)
    )
    var inflate: InflateEngine?

    @Option(
        help: ArgumentHelp("Print and count these events only, such as READY,MESSAGE_CREATE.", valueName: "names"),
        transform: { names in Set(names.split(separator: ",").map { EventName(rawValue: $0.uppercased()) }) }
    )
    var events: Set<EventName>?

    @Option(help: ArgumentHelp("Close after so many events.", valueName: "number"))
    var count: Int?

    @Flag(help: "Print no events.")
    var quiet = false

    @Flag(help: "Print one JSON line at the end that sums up.")
    var summary = false

    func validate() throws {
        if let count, count < 1 { throw ValidationError("--count must be at least 1.") }
    }

    /// The configuration of the shard: the options that were given, and the library's defaults.
    func shardConfiguration() throws -> ShardConfiguration {
        var configuration = ShardConfiguration(token: try TokenSource(file: tokenFile).token(), intents: intents)
        configuration.url = url
        configuration.shard = shard
        configuration.compression = compression
        if let inflate { configuration.inflateEngine = inflate }
        return configuration
    }

    func run() async throws {
        let session = ShardSession(
            shard: try ShardSession.shard(shardConfiguration(), trusting: ca),
            wanted: events,
            printer: quiet ? nil : JSONLinePrinter()
        )
        let error = await session.run { [count] _, number in number == count }
        if summary { StandardOutput.write(await session.summary().json + [UInt8(ascii: "\n")]) }
        if let error {
            StandardError.print(error.message)
            throw ExitCode(1)
        }
    }
}

extension ShardSession {
    /// Creates a shard over libcurl; a configuration that is refused is wrong usage.
    static func shard(_ configuration: ShardConfiguration, trusting ca: String?) throws -> Shard {
        var transport = CurlTransport.Configuration()
        if let ca { transport.tls.authorities = .file(ca) }
        do {
            return try Shard(configuration, transport: CurlTransport(configuration: transport))
        } catch {
            throw ValidationError(error.message)
        }
    }
}

extension Intents {
    fileprivate init(argument: String) throws {
        do {
            try self.init(names: argument)
        } catch {
            throw ValidationError("\(error)")
        }
    }
}

extension ShardIdentity {
    fileprivate init(argument: String) throws {
        guard let shard = ShardIdentity(argument) else {
            throw ValidationError(
                "'\(argument)' is no shard: give id/count, with an id from 0 and less than the count."
            )
        }
        self = shard
    }
}

extension Compression {
    fileprivate static let names = allCases.map(\.rawValue).joined(separator: ", ")

    fileprivate init(argument: String) throws {
        guard let compression = Compression(rawValue: argument) else {
            throw ValidationError("'\(argument)' is no compression: give one of \(Self.names).")
        }
        self = compression
    }
}

extension InflateEngine {
    fileprivate static let names = allCases.map(\.rawValue).joined(separator: ", ")

    fileprivate init(argument: String) throws {
        guard let engine = InflateEngine(rawValue: argument) else {
            throw ValidationError("'\(argument)' is no engine: give one of \(Self.names).")
        }
        self = engine
    }
}
