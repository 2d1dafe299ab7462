/// The address of a WebSocket server (RFC 6455, section 3).
public struct WebSocketURL: Hashable, Sendable {
    /// Whether the connection is protected by TLS: `wss` rather than `ws`.
    public let isSecure: Bool
    /// The host: a name, or an IP address; that of version 6 without its brackets.
    public let host: String
    /// The port: what the URL says, else 443 with TLS and 80 without.
    public let port: UInt16
    /// The request target: the path, `/` if it is empty, and the query.
    public let target: String

    /// Reads a URL.
    ///
    /// - Parameter text: An absolute `ws://` or `wss://` URL without user and fragment. A host name
    ///   with letters beyond ASCII must be in its ASCII form.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidURL``. The message
    ///   does not repeat the URL, which may hold a secret.
    public init(_ text: String) throws(TransportError) {
        guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw Self.invalid("it holds a space, or a character beyond ASCII")
        }
        guard !text.contains("#") else { throw Self.invalid("it has a fragment") }
        let lowercased = text.lowercased()
        let scheme = ["ws://", "wss://"].first { lowercased.hasPrefix($0) }
        guard let scheme else { throw Self.invalid("it does not begin with ws:// or wss://") }
        isSecure = scheme == "wss://"

        let rest = text.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" }
        let tail = rest[authority.endIndex...]
        target = tail.hasPrefix("/") ? String(tail) : "/" + tail
        guard !authority.contains("@") else { throw Self.invalid("it names a user") }

        let portText: Substring?
        if authority.hasPrefix("[") {
            guard let end = authority.firstIndex(of: "]") else { throw Self.invalid("a bracket is not closed") }
            host = String(authority[..<end].dropFirst())
            let suffix = authority[end...].dropFirst()
            guard suffix.isEmpty || suffix.hasPrefix(":") else { throw Self.invalid("something follows the address") }
            portText = suffix.isEmpty ? nil : suffix.dropFirst()
            guard Self.isAddress(host) else { throw Self.invalid("the address in brackets is malformed") }
        } else {
            let parts = authority.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            host = String(parts[0])
            portText = parts.count == 2 ? parts[1] : nil
            guard Self.isName(host) else { throw Self.invalid("the host is missing or malformed") }
        }
        port = try Self.port(portText) ?? (isSecure ? 443 : 80)
    }

    /// The host as it is written in a URL, an IP address of version 6 in brackets.
    var bracketedHost: String { host.contains(":") ? "[\(host)]" : host }

    /// The value of the `Host` field: without the port if it is the scheme's own.
    var authority: String {
        port == (isSecure ? 443 : 80) ? bracketedHost : "\(bracketedHost):\(port)"
    }

    private static func port(_ text: Substring?) throws(TransportError) -> UInt16? {
        guard let text, !text.isEmpty else { return nil }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let port = UInt16(text), port > 0 else {
            throw invalid("the port is not a number from 1 to 65535")
        }
        return port
    }

    private static func isName(_ host: String) -> Bool {
        !host.isEmpty && host.allSatisfy { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" || $0 == "_" }
    }

    private static func isAddress(_ host: String) -> Bool {
        host.contains(":") && host.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }

    private static func invalid(_ reason: String) -> TransportError {
        TransportError(.invalidURL, "The URL cannot be used: \(reason)")
    }
}

extension WebSocketURL: CustomStringConvertible {
    /// The scheme, host and port; neither path nor query, which may hold a secret.
    public var description: String { "\(isSecure ? "wss" : "ws")://\(authority)" }
}
