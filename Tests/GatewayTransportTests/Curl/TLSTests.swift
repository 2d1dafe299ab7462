import FoundationEssentials
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
        try #require(try await transport.open(url).end().error)
    }

    @Test func `a certificate for the address is accepted`() async throws {
        try await serve(authority.issue(for: ["127.0.0.1"])) { port in
            try await transport().open("wss://127.0.0.1:\(port)/").opened()
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
}

/// A file that is gone with its last reference.
private final class TemporaryFile: Sendable {
    let path: String

    init(_ text: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "transport-\(UUID().uuidString).pem")
        try Data(text.utf8).write(to: url)
        path = url.path
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
