/// Where a connection goes, and through what.
struct CurlRoute: Sendable {
    let url: WebSocketURL
    /// The proxy, if there is one.
    let proxy: ProxyAddress?

    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration`` if the
    ///   proxy's address is malformed.
    init(to url: WebSocketURL, through proxy: CurlTransport.Proxy) throws(TransportError) {
        self.url = url
        let server: ProxyServer? =
            switch proxy {
            case .none: nil
            case .environment: ProxyEnvironment.current.server(for: url)
            case .server(let server): server
            }
        self.proxy = if let server { try ProxyAddress(server) } else { nil }
    }

    /// The address that TCP connects to, in plain words.
    var firstHop: String { proxy.map { "the proxy \($0)" } ?? "\(url.bracketedHost):\(url.port)" }

    /// The stage that was not over in time, in plain words.
    func missedDeadline(at stage: TransportError.Stage) -> String {
        switch stage {
        case .nameLookup: "The address of \(proxy.map { "the proxy \($0)" } ?? url.host) was not found in time"
        case .tcp: "TCP to \(firstHop) was not connected in time"
        case .proxy: "The proxy \(proxy.map(\.description) ?? "") did not make a way to \(url.host) in time"
        case .tls: "The TLS handshake with \(url.host) was not finished in time"
        default: "\(url.host) did not answer the upgrade in time"
        }
    }
}
