import GatewaySimulator
import GatewayTransport
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(1)))
struct TLSTests {
    private let authority: CertificateAuthority

    init() throws {
        authority = try CertificateAuthority()
    }

    /// A transport that trusts the authority of this test, with some settings changed.
    private func transport(_ change: (inout CurlTransport.TLS) -> Void = { _ in }) -> CurlTransport {
        CurlTransport {
            $0.tls.authorities = .pem(Array(authority.pem.utf8))
            change(&$0.tls)
        }
    }

    @discardableResult
    private func serve<Result: Sendable>(
        _ certificate: IssuedCertificate,
        _ change: (inout TLSConfiguration) -> Void = { _ in },
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        var configuration = try certificate.serverConfiguration()
        change(&configuration)
        return try await ScriptedServer.with(tls: configuration) { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await body(port)
        }
    }

    private func failure(_ transport: CurlTransport, _ url: String) async throws -> TransportError {
        let error = try #require(try await transport.open(url).end().error)
        // With TLS 1.3 a client is done before the server has looked at its certificate.
        #expect(error.stage == .tls || error.stage == .upgrade && [.dropped, .tlsFailed].contains(error.code))
        return error
    }

    @Test func `a certificate for the address is accepted`() async throws {
        try await serve(authority.issue(for: ["127.0.0.1"])) { port in
            try await transport().open("wss://127.0.0.1:\(port)/").opened()
        }
    }

    @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
    func `tells what was agreed on, and whether a session was resumed`(version: TLSVersion) async throws {
        let only = { (server: inout TLSConfiguration) in
            (server.minimumTLSVersion, server.maximumTLSVersion) = (version, version)
        }
        try await serve(authority.issue(), only) { port in
            for isResumed in [false, true] {
                let connection = transport().open("wss://localhost:\(port)/")
                let info = try await connection.opened()
                let tls = try #require(info.tls)
                #expect(tls.version == (version == .tlsv12 ? "TLSv1.2" : "TLSv1.3"))
                #expect(tls.cipherSuite.contains(version == .tlsv12 ? "ECDHE-" : "TLS_"))
                #expect(tls.isResumed == isResumed)
                let timings = try #require(info.timings)
                #expect(try #require(timings.tls) > .zero)
                #expect(timings.total == info.duration)
                // A session of TLS 1.3 comes after the handshake.
                try connection.send(.text("x"))
                _ = try await connection.messages(1)
            }
        }
    }

    @Test func `an authority in a file is trusted`() async throws {
        let file = try TemporaryFile(authority.pem)
        try await serve(authority.issue()) { port in
            try await transport { $0.authorities = .file(file.path) }.open("wss://localhost:\(port)/").opened()
        }
    }

    @Test func `an unknown authority is not trusted`() async throws {
        let other = try CertificateAuthority()
        try await serve(other.issue()) { port in
            for transport in [transport(), CurlTransport()] {
                let error = try await failure(transport, "wss://localhost:\(port)/")
                #expect(error.code == .untrustedCertificate)
                #expect(error.message.contains("localhost"))
            }
        }
    }

    @Test func `a certificate for another host is told apart`() async throws {
        try await serve(authority.issue(for: ["gateway.example", "127.0.0.2"])) { port in
            for host in ["localhost", "127.0.0.1"] {
                let error = try await failure(transport(), "wss://\(host):\(port)/")
                #expect(error.code == .wrongHost)
                #expect(error.message.contains(host))
            }
        }
    }

    @Test func `a session is not resumed for another host`() async throws {
        try await serve(authority.issue(for: ["localhost"])) { port in
            try await transport().open("wss://localhost:\(port)/").opened()
            #expect(try await failure(transport(), "wss://127.0.0.1:\(port)/").code == .wrongHost)
        }
    }

    @Test func `a session is not resumed by whom does not trust the server`() async throws {
        try await serve(authority.issue()) { port in
            try await transport().open("wss://localhost:\(port)/").opened()
            #expect(try await failure(CurlTransport(), "wss://localhost:\(port)/").code == .untrustedCertificate)
        }
    }

    @Test(arguments: [(-7, -1), (1, 7)])
    func `a certificate is trusted only while it is valid`(days: (Int, Int)) async throws {
        let certificate = try authority.issue(
            validFrom: .seconds(days.0 * 86_400),
            validUntil: .seconds(days.1 * 86_400)
        )
        try await serve(certificate) { port in
            let error = try await failure(transport(), "wss://localhost:\(port)/")
            #expect(error.code == .untrustedCertificate)
        }
    }

    @Test func `verification can be switched off by a dangerous name`() async throws {
        let other = try CertificateAuthority()
        try await serve(other.issue(for: ["gateway.example"])) { port in
            try await transport { $0.dangerouslyDisablesVerification = true }.open("wss://localhost:\(port)/").opened()
        }
    }

    @Test func `a version that is too old is refused`() async throws {
        try await serve(authority.issue(), { $0.maximumTLSVersion = .tlsv12 }) { port in
            let error = try await failure(transport { $0.minimumVersion = .tls13 }, "wss://localhost:\(port)/")
            #expect(error.code == .tlsFailed)
            try await transport().open("wss://localhost:\(port)/").opened()
        }
        try await serve(authority.issue(), { ($0.minimumTLSVersion, $0.maximumTLSVersion) = (.tlsv1, .tlsv11) }) {
            port in
            let error = try await failure(transport(), "wss://localhost:\(port)/")
            #expect(error.code == .tlsFailed)
        }
    }

    @Test func `a port without TLS is told`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.write("HTTP/1.1 400 Bad Request\r\n\r\n")
            try await peer.waitForEnd()
        } _: { port in
            let error = try await failure(transport(), "wss://localhost:\(port)/")
            #expect(error.code == .tlsFailed)
        }
    }

    @Test func `authorities that cannot be read are a wrong setting`() async throws {
        let unreadable = [.file("/nonexistent/ca.pem"), .pem([0x78])] as [CurlTransport.TLS.Authorities]
        try await serve(authority.issue()) { port in
            for authorities in unreadable {
                let error = try await failure(transport { $0.authorities = authorities }, "wss://localhost:\(port)/")
                #expect(error.code == .invalidConfiguration)
            }
        }
    }

    @Test func `a client authenticates itself with a certificate`() async throws {
        let certificate = try authority.issue(for: ["bot"])
        let files = try (TemporaryFile(certificate.chainPEM), TemporaryFile(certificate.keyPEM))
        let roots = try NIOSSLCertificate.fromPEMBytes(Array(authority.pem.utf8))
        let demand = { (configuration: inout TLSConfiguration) in
            configuration.certificateVerification = .noHostnameVerification
            configuration.trustRoots = .certificates(roots)
        }
        try await serve(authority.issue(), demand) { port in
            let own = CurlTransport.TLS.ClientCertificate(certificateFile: files.0.path, keyFile: files.1.path)
            try await transport { $0.clientCertificate = own }.open("wss://localhost:\(port)/").opened()
            let bytes = CurlTransport.TLS.ClientCertificate(
                certificate: Array(certificate.chainPEM.utf8),
                key: Array(certificate.keyPEM.utf8)
            )
            try await transport { $0.clientCertificate = bytes }.open("wss://localhost:\(port)/").opened()
            let error = try await failure(transport(), "wss://localhost:\(port)/")
            #expect([.dropped, .tlsFailed].contains(error.code))
            let wrong = CurlTransport.TLS.ClientCertificate(certificateFile: "/nonexistent", keyFile: files.1.path)
            let complaint = try await failure(
                transport { $0.clientCertificate = wrong },
                "wss://localhost:\(port)/"
            )
            #expect(complaint.code == .invalidConfiguration)
        }
    }

    @Test func `a client's key is not described`() throws {
        let certificate = try authority.issue(for: ["bot"])
        let own = CurlTransport.TLS.ClientCertificate(
            certificate: Array(certificate.chainPEM.utf8),
            key: Array(certificate.keyPEM.utf8)
        )
        var dumped = ""
        dump(transport { $0.clientCertificate = own }, to: &dumped)
        let key = certificate.keyPEM.utf8.prefix(8).map(String.init).joined(separator: ", ")
        for text in ["\(own)", String(reflecting: own), dumped] {
            #expect(text.contains("certificate in \(certificate.chainPEM.utf8.count) bytes"))
            #expect(!text.contains(key))
        }
    }
}
