import FoundationEssentials

/// A file that is gone with its last reference.
final class TemporaryFile: Sendable {
    let path: String

    init(_ text: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "transport-\(UUID().uuidString).pem")
        try Data(text.utf8).write(to: url)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
