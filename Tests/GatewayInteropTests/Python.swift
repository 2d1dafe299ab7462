import Foundation
import GatewayJSON

/// The Python environment with the published libraries that the tests compare with.
enum Python {
    /// Where the environment is: `GATEWAY_PYTHON_VENV`, or `.venv` in the package's folder.
    static let environment = ProcessInfo.processInfo.environment["GATEWAY_PYTHON_VENV"] ?? package + "/.venv"

    /// Whether the tests can run, or must: on a build server a missing environment is a failure.
    static let isExpected =
        FileManager.default.isExecutableFile(atPath: interpreter)
        || ProcessInfo.processInfo.environment["CI"] == "true"

    private static let interpreter = environment + "/bin/python"
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().path()
    private static let package = URL(filePath: tests + "../..").standardized.path()

    /// Starts a script.
    static func start(_ script: String, _ arguments: [String]) throws -> PythonScript {
        let process = Process()
        process.executableURL = URL(filePath: interpreter)
        process.arguments = ["-O", tests + "Python/" + script] + arguments
        return try PythonScript(process)
    }

    /// Runs a script to its end, and reads the last line of its output as JSON.
    static func run(_ script: String, _ arguments: [String], within limit: Duration = .seconds(200)) async throws
        -> JSONValue
    {
        try await start(script, arguments).report(within: limit)
    }

    /// Calls a closure with the path of a file that holds a text, or with `nil` if there is no text.
    static func withFile<Result>(_ text: String?, _ body: (String?) async throws -> Result) async throws -> Result {
        guard let text else { return try await body(nil) }
        let file = FileManager.default.temporaryDirectory.appending(path: "gateway-\(UUID().uuidString).pem")
        try text.write(to: file, atomically: true, encoding: .utf8)
        defer { try? FileManager.default.removeItem(at: file) }
        return try await body(file.path())
    }
}
