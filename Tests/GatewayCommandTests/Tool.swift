import Foundation
import GatewayJSON

/// The command `gateway`, as a process of its own.
final class Tool {
    struct Outcome {
        let status: Int32
        let output: String
        let errors: String

        /// The lines of standard output, parsed.
        var lines: [JSONValue] {
            output.split(separator: "\n").compactMap { try? JSONValue(parsing: Array($0.utf8)) }
        }
    }

    let process = Process()
    private let output: FileHandle
    private let errors: FileHandle
    private let ended: AsyncStream<Void>

    /// Starts the command.
    init(_ arguments: [String], token: String? = "simulated-token") throws {
        let tests = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
        process.executableURL = tests.deletingLastPathComponent().appendingPathComponent("gateway")
        process.arguments = arguments
        var environment = ProcessInfo.processInfo.environment
        environment["DISCORD_TOKEN"] = token
        process.environment = environment
        let (output, errors) = (Pipe(), Pipe())
        process.standardOutput = output
        process.standardError = errors
        self.output = output.fileHandleForReading
        self.errors = errors.fileHandleForReading
        let (ended, continuation) = AsyncStream.makeStream(of: Void.self)
        self.ended = ended
        process.terminationHandler = { _ in continuation.finish() }
        try process.run()
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Waits for the end.
    func outcome() async throws -> Outcome {
        let handles = (output, errors)
        async let output = Self.text(handles.0)
        async let errors = Self.text(handles.1)
        let texts = try await (output, errors)
        for await _ in ended {}
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: texts.0, errors: texts.1)
    }

    /// Waits for the first line of standard output.
    func firstLine() async throws -> String {
        try await Self.line(output) { _ in true } ?? ""
    }

    /// Waits until a line of standard error holds a text.
    func waitForError(_ text: String) async throws {
        _ = try await Self.line(errors) { $0.contains(text) }
    }

    func interrupt() {
        kill(process.processIdentifier, SIGINT)
    }

    /// Stops reading standard output, as `head` does when it has enough.
    func closeOutput() throws {
        try output.close()
    }

    private static func text(_ handle: FileHandle) async throws -> String {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result { String(decoding: try handle.readToEnd() ?? Data(), as: UTF8.self) }
                )
            }
        }
    }

    private static func line(_ handle: FileHandle, where matches: @escaping @Sendable (String) -> Bool) async throws
        -> String?
    {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(
                    with: Result {
                        var line = Data()
                        while let byte = try handle.read(upToCount: 1), !byte.isEmpty {
                            guard byte[byte.startIndex] == UInt8(ascii: "\n") else {
                                line += byte
                                continue
                            }
                            let text = String(decoding: line, as: UTF8.self)
                            if matches(text) { return text }
                            line = Data()
                        }
                        return nil
                    }
                )
            }
        }
    }
}

/// A running `gateway simulate`.
struct Simulation {
    let tool: Tool
    let url: String
    let http: String
    let ca: String?

    init(_ arguments: [String] = []) async throws {
        tool = try Tool(["simulate"] + arguments)
        let ready = try JSONValue(parsing: Array(try await tool.firstLine().utf8))
        url = ready["url"]?.string ?? ""
        http = ready["http"]?.string ?? ""
        ca = ready["ca"]?.string
    }

    /// The arguments of a `gateway run` that talks to it.
    func run(_ more: String...) -> [String] {
        ["run", "--url", url, "--intents", "all"] + (ca.map { ["--ca", $0] } ?? []) + more
    }

    func end() async throws -> Tool.Outcome {
        tool.interrupt()
        return try await tool.outcome()
    }
}
