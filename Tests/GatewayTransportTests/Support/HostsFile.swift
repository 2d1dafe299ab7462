#if os(Linux)
import Foundation

/// The `/etc/hosts` of this process, in a separate namespace.
final class HostsFile {
    private let file: TemporaryFile

    init(_ lines: String...) async throws {
        file = try TemporaryFile(lines.joined(separator: "\n") + "\n")
        let result = try await Command.run(["mount", "--bind", file.path, "/etc/hosts"])
        guard result.status == 0 else { throw ServerError(result.output) }
    }

    /// Replaces the contents, not the file, which is mounted.
    func write(_ lines: String...) throws {
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: URL(filePath: file.path))
    }
}
#endif
