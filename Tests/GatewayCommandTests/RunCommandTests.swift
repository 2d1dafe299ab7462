import ArgumentParser
import Foundation
import FoundationNetworking
import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import Testing

@testable import gateway

@Suite(.timeLimit(.minutes(2)), .serialized) struct RunCommandTests {
    @Test func `one JSON line is printed for each event, and --count ends after so many`() async throws {
        let simulation = try await Simulation(["--tls", "--rate", "500"])
        let outcome = try await Tool(simulation.run("--count", "40")).outcome()
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 40)
        #expect(outcome.lines.first?["t"] == "READY")
        #expect(outcome.lines.map { $0["s"]?.integer } == (1...40).map(Int64.init))
        #expect(outcome.errors.contains("connected; a heartbeat every"))
        #expect(outcome.errors.contains("\nclosed\n"))
        #expect(try await simulation.end().status == 0)
    }

    @Test func `--summary prints one JSON line with all figures, --quiet prints no events`() async throws {
        let simulation = try await Simulation(["--rate", "500"])
        let outcome = try await Tool(simulation.run("--count", "40", "--quiet", "--summary")).outcome()
        #expect(outcome.status == 0)
        let summary = try #require(outcome.lines.first)
        #expect(outcome.lines.count == 1)
        #expect(try #require(summary["events"]?.integer) >= 40)
        for figure in ["payload_bytes", "wire_bytes", "seconds", "cpu_seconds"] {
            #expect(try #require(summary[figure]?.double) > 0, "\(figure)")
        }
        #expect(summary["identifies"] == 1)
        #expect(summary["resumes"] == 0)
        #expect(summary["latency_ms"] != nil)
        _ = try await simulation.end()
    }

    @Test func `--events prints and counts only what it names`() async throws {
        let simulation = try await Simulation(["--rate", "2000"])
        let outcome = try await Tool(simulation.run("--events", "TYPING_START", "--count", "5")).outcome()
        #expect(outcome.lines.map { $0["t"]?.string } == Array(repeating: "TYPING_START", count: 5))
        _ = try await simulation.end()
    }

    @Test(arguments: ["none", "payload", "zlib-stream"])
    func `every compression works`(compression: String) async throws {
        let simulation = try await Simulation(["--rate", "500"])
        let outcome = try await Tool(simulation.run("--compression", compression, "--count", "10")).outcome()
        #expect(outcome.status == 0)
        #expect(outcome.lines.count == 10)
        _ = try await simulation.end()
    }

    @Test(arguments: ["zlib", "native"])
    func `either engine inflates`(engine: String) async throws {
        let simulation = try await Simulation(["--rate", "500"])
        let outcome = try await Tool(simulation.run("--inflate", engine, "--count", "10")).outcome()
        #expect(outcome.lines.count == 10)
        _ = try await simulation.end()
    }

    @Test func `an option that is not given is the library's default`() throws {
        let file = try tokenFile()
        defer { try? FileManager.default.removeItem(at: file) }
        let ours = try RunCommand.parse(["--token-file", file.path]).shardConfiguration()
        let library = ShardConfiguration(token: ours.token, intents: .unprivileged)
        #expect(ours.inflateEngine == library.inflateEngine)
        #expect(ours.compression == library.compression)
        #expect(ours.url == library.url)
        #expect(ours.shard == library.shard)
        let chosen = try RunCommand.parse(["--token-file", file.path, "--inflate", "zlib"]).shardConfiguration()
        #expect(chosen.inflateEngine == .zlib)
    }

    /// A file that holds a token and a line break.
    private func tokenFile() throws -> URL {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try Data("simulated-token\n".utf8).write(to: file)
        return file
    }

    @Test func `a wrong token ends with 1 and says what to do, and not the token`() async throws {
        let simulation = try await Simulation()
        let outcome = try await Tool(simulation.run(), token: "wrong-and-secret").outcome()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("developer portal"))
        #expect(!(outcome.errors + outcome.output).contains("secret"))
        _ = try await simulation.end()
    }

    @Test func `the token can come from a file`() async throws {
        let file = try tokenFile()
        defer { try? FileManager.default.removeItem(at: file) }
        let simulation = try await Simulation()
        let arguments = simulation.run("--count", "1", "--token-file", file.path)
        let outcome = try await Tool(arguments, token: nil).outcome()
        #expect(outcome.status == 0)
        _ = try await simulation.end()
    }

    @Test(arguments: [
        [], ["--token", "x"], ["--intents", "nonsense"], ["--shard", "1/1"], ["--shard", "x"],
        ["--compression", "gzip"], ["--inflate", "x"],
        ["--count", "0"], ["--url", "https://discord.com"], ["--token-file", "/nonexistent/token"],
    ])
    func `wrong usage ends with 64`(arguments: [String]) async throws {
        let token = arguments.isEmpty ? nil : "simulated-token"
        let outcome = try await Tool(["run"] + arguments, token: token).outcome()
        #expect(outcome.status == 64)
        #expect(!outcome.errors.isEmpty)
    }

    @Test func `Ctrl-C closes cleanly`() async throws {
        let simulation = try await Simulation()
        let tool = try Tool(simulation.run("--quiet"))
        try await tool.waitForError("ready as user")
        tool.interrupt()
        let outcome = try await tool.outcome()
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains("closed"))
        _ = try await simulation.end()
    }

    @Test func `a closed pipe ends it quietly`() async throws {
        let simulation = try await Simulation(["--rate", "500"])
        let tool = try Tool(simulation.run())
        #expect(try await tool.firstLine().contains("READY"))
        try tool.closeOutput()
        try await tool.waitForError("closed")
        tool.process.waitUntilExit()
        #expect(tool.process.terminationStatus == 0)
        _ = try await simulation.end()
    }

    @Test func `the data of an event is printed byte for byte`() async throws {
        let simulation = try await Simulation(["--count", "0"])
        let tool = try Tool(simulation.run("--events", "ODD", "--count", "1"))
        try await tool.waitForError("ready as user")
        let data = #"{ "b" : 1.50e+0,"a":"\u00e9\/" }"#
        var request = URLRequest(url: try #require(URL(string: simulation.http + "/simulator/dispatch?name=ODD")))
        request.httpMethod = "POST"
        request.httpBody = Data(data.utf8)
        _ = try await URLSession.shared.data(for: request)
        let outcome = try await tool.outcome()
        #expect(outcome.output.hasPrefix(#"{"t":"ODD","s":"#))
        #expect(outcome.output.hasSuffix(#","d":"# + data + "}\n"))
        _ = try await simulation.end()
    }
}
