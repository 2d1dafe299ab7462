import Crypto
import FoundationEssentials
import GatewaySimulator
import GatewayTransport
import NIOSSL
import Testing

@Suite(.timeLimit(.minutes(1)))
struct PinningTests {
    private static let otherPin = pin(of: [1, 2, 3])

    private let authority: CertificateAuthority
    private let certificate: IssuedCertificate

    init() throws {
        authority = try CertificateAuthority()
        certificate = try authority.issue(for: ["localhost"])
    }

    private static func pin(of key: [UInt8]) -> String {
        Data(SHA256.hash(data: key)).base64EncodedString()
    }

    /// What the server's key is pinned by.
    private var pin: String {
        get throws {
            let chain = try NIOSSLCertificate.fromPEMBytes(Array(certificate.chainPEM.utf8))
            return Self.pin(of: try #require(chain.first).extractPublicKey().toSPKIBytes())
        }
    }

    private func transport(
        _ pins: [String],
        _ change: (inout CurlTransport.TLS) -> Void = { _ in }
    ) -> CurlTransport {
        CurlTransport {
            $0.tls.authorities = .pem(Array(authority.pem.utf8))
            $0.tls.pinnedPublicKeys = pins
            change(&$0.tls)
        }
    }

    private func serve(
        _ version: TLSVersion = .tlsv13,
        _ body: (_ url: String) async throws -> Void
    ) async throws {
        var configuration = try certificate.serverConfiguration()
        configuration.maximumTLSVersion = version
        try await ScriptedServer.with(tls: configuration) { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await body("wss://localhost:\(port)/")
        }
    }

    @Test func `a server with a pinned key is accepted`() async throws {
        try await serve { url in
            try await transport([pin]).open(url).opened()
            try await transport([Self.otherPin, pin]).open(url).opened()
        }
    }

    @Test func `a server with another key is refused before anything is sent`() async throws {
        try await serve { url in
            let connection = transport([Self.otherPin, Self.pin(of: [])]).open(url)
            let error = try #require(try await connection.end().error)
            #expect(error.code == .unexpectedPublicKey)
            #expect(error.stage == .tls)
            #expect(error.message.contains("localhost"))
            #expect(connection.traffic.sent == 0)
        }
    }

    @Test func `a pin counts where verification is switched off`() async throws {
        try await serve { url in
            let pinned = transport([Self.otherPin]) { $0.dangerouslyDisablesVerification = true }
            #expect(try await pinned.open(url).end().error?.code == .unexpectedPublicKey)
            try await transport([pin]) { $0.dangerouslyDisablesVerification = true }.open(url).opened()
        }
    }

    @Test(arguments: [TLSVersion.tlsv12, .tlsv13])
    func `a pin counts on a resumed session`(version: TLSVersion) async throws {
        try await serve(version) { url in
            for isResumed in [false, true] {
                let connection = transport([]).open(url)
                #expect(try await connection.opened().tls?.isResumed == isResumed)
                // A session of TLS 1.3 comes after the handshake.
                try connection.send(.text("x"))
                _ = try await connection.messages(1)
            }
            let pinned = transport([Self.otherPin])
            #expect(try await pinned.open(url).end().error?.code == .unexpectedPublicKey)
            try await transport([pin]).open(url).opened()
        }
    }

    @Test func `a pin does not make a certificate trusted`() async throws {
        try await serve { url in
            let system = transport([try pin]) { $0.authorities = .system }
            #expect(try await system.open(url).end().error?.code == .untrustedCertificate)
        }
    }

    @Test(arguments: [
        "", "abc", "sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=",
        "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU=", "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSu;U=",
        "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=;sha256//47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
    ])
    func `a malformed pin is refused`(pin: String) async throws {
        // Nothing listens there: had it been tried, it would have been refused.
        let error = try await transport([Self.otherPin, pin]).open("wss://127.0.0.1:1/").end().error
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains("pinned") == true)
    }
}
