public import GatewayModels

/// The URL of a connection, built from the gateway's address.
///
/// Source: Discord's documentation, "Gateway", Connecting. A URL without a path
/// has been answered with HTTP 400, so an absent path becomes `/`.
public enum GatewayURL {
    /// The address to use when none is given: what `GET /gateway` returns.
    public static let discord = "wss://gateway.discord.gg"

    /// Checks an address that a caller gave.
    ///
    /// - Parameter address: A `ws://` or `wss://` URL with a host and without query, fragment or user.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/invalidArgument``.
    public static func validate(_ address: String) throws(CommandError) {
        let scheme = ["ws://", "wss://"].first { address.lowercased().hasPrefix($0) }
        guard let scheme else {
            throw CommandError(.invalidArgument, "The gateway's URL must begin with ws:// or wss://")
        }
        let rest = address.utf8.dropFirst(scheme.utf8.count)
        guard let first = rest.first, first != UInt8(ascii: "/"), first != UInt8(ascii: ":") else {
            throw CommandError(.invalidArgument, "The gateway's URL must name a host")
        }
        guard !rest.contains(where: { [UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "@")].contains($0) }) else {
            throw CommandError(.invalidArgument, "The gateway's URL must have no query, no fragment and no user")
        }
        guard !rest.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else {
            throw CommandError(.invalidArgument, "The gateway's URL must be ASCII without white space")
        }
    }

    static func isValid(_ address: String) -> Bool {
        (try? validate(address)) != nil
    }

    /// Whether a valid address asks for TLS.
    static func isSecure(_ address: String) -> Bool { address.lowercased().hasPrefix("wss://") }

    /// The host of a valid address in lower case, without port and brackets.
    static func host(of address: String) -> Substring {
        let rest = address.lowercased().drop { $0 != "/" }.dropFirst(2)
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.hasPrefix("[") { return authority.dropFirst().prefix { $0 != "]" } }
        let host = authority.prefix { $0 != ":" }
        return host.hasSuffix(".") ? host.dropLast() : host
    }

    /// Adds the path and the query of a connection to an address.
    ///
    /// - Parameters:
    ///   - address: A URL such as `wss://gateway.discord.gg`. Its query and fragment, if any, are replaced.
    ///   - compression: The compression to ask for.
    /// - Returns: A URL such as `wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream`.
    public static func connecting(to address: String, compression: Compression) -> String {
        var url = String(address.prefix { $0 != "?" && $0 != "#" })
        let authority = url.firstRange(of: "://").map { url[$0.upperBound...] } ?? url[...]
        if !authority.contains("/") { url += "/" }
        url += "?v=10&encoding=json"
        if let value = compression.queryValue { url += "&compress=\(value)" }
        return url
    }
}
