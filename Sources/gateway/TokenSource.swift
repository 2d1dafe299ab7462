import ArgumentParser
import FoundationEssentials
import GatewayModels

/// Where the token comes from: a file, or the environment.
///
/// It is never an argument, for other users of the machine can read those.
struct TokenSource {
    let file: String?

    func token() throws -> Token {
        let (text, origin) = try text()
        do {
            return try Token(text)
        } catch {
            throw ValidationError("\(origin) does not hold a token.")
        }
    }

    private func text() throws -> (String, origin: String) {
        if let file {
            guard let bytes = try? Data(contentsOf: URL(filePath: file)) else {
                throw ValidationError("The token file \(file) cannot be read.")
            }
            return (String(decoding: bytes, as: UTF8.self), "The token file \(file)")
        }
        guard let text = ProcessInfo.processInfo.environment["DISCORD_TOKEN"] else {
            throw ValidationError("No token: set the environment variable DISCORD_TOKEN, or give --token-file.")
        }
        return (text, "The environment variable DISCORD_TOKEN")
    }
}
