/// A proxy, with what it wants to know.
///
/// Its textual forms leave out the user, the password and the header fields.
public struct ProxyServer: Hashable, Sendable {
    /// The address, with the scheme `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`.
    ///
    /// With `socks5h`, `socks4a` and the two of HTTP, the proxy looks up the server's name. Without
    /// a port it is 443 for `https`, else 1080. The address may hold the user and the password,
    /// escaped as in any URL; ``user`` and ``password`` come first.
    public var url: String
    /// The user's name, if the proxy asks for one: Basic authentication with HTTP, RFC 1929 with SOCKS 5.
    public var user: String?
    /// The user's password; SOCKS 4 has no use for it.
    public var password: String?
    /// Further header fields for an HTTP proxy, such as `User-Agent`: by itself the proxy learns
    /// the server's name, its port and the credentials, and nothing else.
    public var fields: [HTTPField]

    /// Creates a description of a proxy.
    ///
    /// - Parameters:
    ///   - url: The address.
    ///   - user: The user's name.
    ///   - password: The user's password.
    ///   - fields: Further header fields for an HTTP proxy.
    public init(url: String, user: String? = nil, password: String? = nil, fields: [HTTPField] = []) {
        self.url = url
        self.user = user
        self.password = password
        self.fields = fields
    }
}

extension ProxyServer {
    /// The address cut into pieces: the scheme, the user with the password, and the host with the port.
    var parts: (scheme: Substring?, login: Substring?, location: Substring) {
        let mark = url.firstRange(of: "://")
        let rest = mark.map { url[$0.upperBound...] } ?? url[...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let at = authority.lastIndex(of: "@")
        return (
            mark.map { url[..<$0.lowerBound] },
            at.map { authority[..<$0] },
            at.map { authority[authority.index(after: $0)...] } ?? authority
        )
    }
}

extension ProxyServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without user and password.
    public var description: String {
        let parts = parts
        return (parts.scheme.map { "\($0)://" } ?? "") + parts.location
    }

    /// The address without user and password.
    public var debugDescription: String { description }

    /// The address without user and password.
    public var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
