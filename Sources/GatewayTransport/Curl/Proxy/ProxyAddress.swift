import GatewayText

/// A ``ProxyServer`` taken apart, so that its user and password reach libcurl, and no text, by themselves.
struct ProxyAddress: Hashable, Sendable {
    /// The languages in which libcurl can ask a proxy for a way.
    enum Scheme: String, Sendable {
        case http, https, socks4, socks4a, socks5, socks5h
    }

    let scheme: Scheme
    /// The host: a name, or an IP address; that of version 6 without its brackets.
    let host: String
    /// The port: what the address says, else that of libcurl.
    let port: UInt16
    let user: String?
    let password: String?
    let fields: [HTTPField]

    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration``.
    ///   The message does not repeat the address, which may hold a password.
    init(_ server: ProxyServer) throws(TransportError) {
        let parts = server.parts
        guard let scheme = Scheme(rawValue: parts.scheme.map { $0.lowercased() } ?? "http") else {
            throw Self.invalid(
                "its scheme\(Self.named(parts.scheme)) is none of http, https, socks4, socks4a, socks5 and socks5h"
            )
        }
        let location: WebSocketURL
        do {
            location = try WebSocketURL("ws://\(parts.location)")
        } catch {
            throw Self.invalid("the host or the port is missing or malformed")
        }
        self.scheme = scheme
        host = location.host
        port = Self.namesPort(parts.location) ? location.port : scheme == .https ? 443 : 1080
        let login = parts.login?.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false) ?? []
        let escaped = (user: login.first, password: login.dropFirst().first)
        user = if let user = server.user { user } else { try Self.decode(escaped.user) }
        password = if let password = server.password { password } else { try Self.decode(escaped.password) }
        try Self.check(user: user, password: password, for: scheme)
        fields = server.fields
        for field in fields where !field.isWellFormed {
            throw TransportError(
                .invalidConfiguration,
                "The header field \(PeerText.sanitized(field.name)) cannot be sent"
            )
        }
        if let field = fields.first, isSOCKS {
            throw Self.invalid("SOCKS has no header fields, but \(field.name) is to be sent")
        }
    }

    /// Returns a scheme for an error message, unless it may be something else, such as a password.
    private static func named(_ scheme: Substring?) -> String {
        guard let scheme, scheme.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber) }) else { return "" }
        return " \(scheme)"
    }

    /// Whether the proxy speaks SOCKS rather than HTTP.
    var isSOCKS: Bool { scheme != .http && scheme != .https }

    private static func namesPort(_ location: Substring) -> Bool {
        let tail = location[(location.lastIndex(of: "]") ?? location.startIndex)...]
        return tail.contains(":") && tail.last != ":"
    }

    /// Takes the escapes out of a user's name or password (RFC 3986, section 2.1).
    private static func decode(_ text: Substring?) throws(TransportError) -> String? {
        guard let text else { return nil }
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(Substring(digits), radix: 16) else {
                throw invalid("an escape in the user or the password is malformed")
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw invalid("the user or the password is not UTF-8")
        }
        return text
    }

    /// Refuses what a protocol has no form for.
    private static func check(user: String?, password: String?, for scheme: Scheme) throws(TransportError) {
        for text in [user, password] where text?.utf8.contains(0) == true {
            throw invalid("the user or the password holds a zero byte")
        }
        switch scheme {
        case .http, .https:
            // RFC 7617, section 2.
            if user?.contains(":") == true { throw invalid("the user holds a colon, which ends it in HTTP") }
        case .socks5, .socks5h:
            // RFC 1929, section 2.
            for text in [user, password] where text.map({ $0.utf8.count > 255 }) == true {
                throw invalid("SOCKS 5 carries at most 255 bytes of the user and of the password")
            }
        case .socks4, .socks4a:
            break
        }
    }

    private static func invalid(_ reason: String) -> TransportError {
        TransportError(.invalidConfiguration, "The proxy's address cannot be used: \(reason)")
    }
}

extension ProxyAddress: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The scheme, host and port.
    var description: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)" }

    /// The scheme, host and port.
    var debugDescription: String { description }

    /// The scheme, host and port.
    var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
