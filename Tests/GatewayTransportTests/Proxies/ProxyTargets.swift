import GatewaySimulator
import GatewayTransport
import Testing

/// Two servers that echo, one of them with TLS, for a proxy to make a way to.
struct ProxyTargets {
    /// Who has signed the certificate of the server with TLS.
    let authority: CertificateAuthority
    private let plainPort: Int
    private let securePort: Int

    static func with<Result: Sendable>(_ body: (ProxyTargets) async throws -> Result) async throws -> Result {
        let authority = try CertificateAuthority()
        let certificate = try authority.issue(for: ["127.0.0.1", "localhost", RealProxy.privateName])
        let script: ScriptedServer.Script = { peer in
            try await peer.upgrade()
            try await peer.echo()
        }
        return try await ScriptedServer.with(script) { plainPort in
            try await ScriptedServer.with(tls: certificate.serverConfiguration(), script) { securePort in
                try await body(
                    ProxyTargets(authority: authority, plainPort: plainPort, securePort: securePort)
                )
            }
        }
    }

    /// The servers' URLs.
    func urls(host: String = "127.0.0.1") -> [String] {
        ["ws://\(host):\(plainPort)/", "wss://\(host):\(securePort)/"]
    }

    /// The hosts with the ports, as a proxy reads and writes them.
    func authorities(host: String = "127.0.0.1") -> [String] { ["\(host):\(plainPort)", "\(host):\(securePort)"] }

    /// A transport that goes through a proxy, and trusts the servers.
    func transport(
        through url: String,
        login: (user: String, password: String)? = RealProxy.login,
        fields: [HTTPField] = [RealProxy.field],
        trusting authority: CertificateAuthority? = nil
    ) -> CurlTransport {
        CurlTransport {
            $0.tls.authorities = .pem(Array((authority ?? self.authority).pem.utf8))
            $0.proxy = .server(ProxyServer(url: url, user: login?.user, password: login?.password, fields: fields))
        }
    }
}

/// Expects that a transport has a way to a server.
func expectWay(
    _ transport: CurlTransport,
    to url: String,
    through proxy: String,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let connection = transport.open(url)
    let info = try await connection.opened()
    #expect(info.proxy == proxy, sourceLocation: sourceLocation)
    #expect(info.peer.map(proxy.hasSuffix) == true, sourceLocation: sourceLocation)
    #expect(info.timings?.proxy != nil, sourceLocation: sourceLocation)
    expectNoSecret(in: info, sourceLocation: sourceLocation)
    for text in ["through", String(repeating: "and back ", count: 20_000)] {
        try connection.send(.text(text))
        #expect(try await connection.messages(1) == [.text(text)], sourceLocation: sourceLocation)
    }
    connection.close(code: 1000, reason: "")
    #expect(try await connection.end().closeCode == 1000, sourceLocation: sourceLocation)
}

/// Expects that a proxy makes no way, and that the error says so.
func expectNoWay(
    _ transport: CurlTransport,
    to url: String,
    through proxy: String,
    status: Int? = nil,
    saying text: String,
    stage: TransportError.Stage = .proxy,
    sourceLocation: SourceLocation = #_sourceLocation
) async throws {
    let connection = transport.open(url)
    let error = try #require(try await connection.end().error, sourceLocation: sourceLocation)
    #expect(error.code == .proxyFailed, sourceLocation: sourceLocation)
    #expect(error.stage == stage, sourceLocation: sourceLocation)
    #expect(error.proxyStatus == status, sourceLocation: sourceLocation)
    #expect(error.httpStatus == nil, sourceLocation: sourceLocation)
    #expect(error.message.contains("The proxy \(proxy) "), "\(error.message)", sourceLocation: sourceLocation)
    #expect(error.message.contains(text), "\(error.message)", sourceLocation: sourceLocation)
    expectNoSecret(in: error, sourceLocation: sourceLocation)
    expectNoSecret(in: transport, sourceLocation: sourceLocation)
    expectNoSecret(in: transport.configuration, sourceLocation: sourceLocation)
    expectNoSecret(in: connection, sourceLocation: sourceLocation)
}

/// Expects that no textual form of a value holds the user or the password of a proxy.
func expectNoSecret(in value: Any, sourceLocation: SourceLocation = #_sourceLocation) {
    var dumped = ""
    dump(value, to: &dumped)
    for text in [String(describing: value), String(reflecting: value), dumped] {
        for secret in [RealProxy.user, RealProxy.password, "czNjcmV0"] {
            #expect(!text.contains(secret), sourceLocation: sourceLocation)
        }
    }
}
