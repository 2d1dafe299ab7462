import FoundationEssentials

/// A file with the certificate authority of a simulator, removed with its owner.
final class AuthorityFile {
    let path: String

    init(pem: String) throws {
        let name = "gateway-simulator-\(UUID().uuidString).pem"
        let url = FileManager.default.temporaryDirectory.appending(path: name)
        try Data(pem.utf8).write(to: url)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
