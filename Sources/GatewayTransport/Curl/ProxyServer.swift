/// A proxy, with what it wants to know.
///
/// Its textual forms leave out the user, the password and the header fields.
public struct ProxyServer: Hashable, Sendable {
    /// The address, with the scheme `http`, `https`, `socks4`, `socks4a`, `socks5` or `socks5h`.
    ///
    /// With `socks5h` and `socks4a` the proxy looks up the server's name.
    public var url: String
    /// The user's name, if the proxy asks for one.
    public var user: String?
    /// The user's password.
    public var password: String?
    /// Further header fields for an HTTP proxy.
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
    /// Whether the proxy speaks SOCKS rather than HTTP.
    var isSOCKS: Bool { url.lowercased().hasPrefix("socks") }
}

extension ProxyServer: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The address without user and password.
    public var description: String {
        let scheme = url.firstRange(of: "://").map { url[..<$0.upperBound] } ?? ""
        let rest = url.dropFirst(scheme.count)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        let host = authority.lastIndex(of: "@").map { authority[authority.index(after: $0)...] } ?? authority
        return String(scheme + host)
    }

    /// The address without user and password.
    public var debugDescription: String { description }

    /// The address without user and password.
    public var customMirror: Mirror { Mirror(self, children: ["url": description]) }
}
