import Foundation
import GatewaySimulator
import GatewayTransport
import Testing

/// Settings that can never work are errors before anything is connected.
struct ValidationTests {
    typealias Configuration = CurlTransport.Configuration

    private static let pem = try? CertificateAuthority().issue()

    private func message(_ change: (inout Configuration) -> Void) throws -> String {
        let error = try #require(throws: TransportError.self) { try CurlTransport(change).validate() }
        #expect(error.code == .invalidConfiguration)
        return error.message
    }

    @Test func `the defaults are valid, and so is everything that works`() throws {
        let certificate = try #require(Self.pem)
        let (chain, key) = try (TemporaryFile(certificate.chainPEM), TemporaryFile(certificate.keyPEM))
        try CurlTransport().validate()
        try CurlTransport {
            $0.tls.authorities = .file(chain.path)
            $0.tls.clientCertificate = .init(certificateFile: chain.path, keyFile: key.path)
            $0.tls.pinnedPublicKeys = ["47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU="]
            $0.proxy = .server(ProxyServer(url: "socks5h://proxy.example:1080", user: "bot", password: "s3cret"))
            $0.fields = [HTTPField("X-Test", "a b")]
            $0.sendQueueLimit = 0
            $0.names.lifetime = .zero
            $0.names.avoidance = .zero
        }.validate()
        try CurlTransport {
            $0.tls.authorities = .pem(Array(certificate.chainPEM.utf8))
            $0.tls.clientCertificate = .init(
                certificate: Array(certificate.chainPEM.utf8),
                key: Array(certificate.keyPEM.utf8)
            )
        }.validate()
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/etc/ssl/certs/ca-certificates.crt")))
    func `the system's authorities are valid`() throws {
        try CurlTransport { $0.tls.authorities = .file("/etc/ssl/certs/ca-certificates.crt") }.validate()
    }

    @Test func `a CA file that cannot be used is named`() throws {
        let certificate = try #require(Self.pem)
        let empty = try TemporaryFile("")
        let junk = try TemporaryFile("not a certificate\n")
        let broken = try TemporaryFile("-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n")
        let cut = try TemporaryFile(String(certificate.chainPEM.prefix(200)))
        let key = try TemporaryFile(certificate.keyPEM)
        for (path, reason) in [
            ("/x/ca.pem", "No such file or directory"), ("/etc", "is a directory, not a file"),
            (empty.path, "the file is empty"), (junk.path, "no certificate"), (broken.path, "no certificate"),
            (cut.path, "no certificate"), (key.path, "no certificate"),
        ] {
            #expect(try message { $0.tls.authorities = .file(path) } == "tls.authorities: \(path): \(reason)")
        }
        #expect(try message { $0.tls.authorities = .file("") } == "tls.authorities: : not a path")
        #expect(try message { $0.tls.authorities = .pem([0x78]) } == "tls.authorities: 1 bytes: no certificate")
        #expect(try message { $0.tls.authorities = .pem([]) } == "tls.authorities: 0 bytes: no certificate")
    }

    @Test(.disabled(if: getuid() == 0, "root may read everything"))
    func `a CA file that may not be read is named`() throws {
        let file = try TemporaryFile("x")
        try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file.path)
        #expect(
            try message { $0.tls.authorities = .file(file.path) } == "tls.authorities: \(file.path): Permission denied"
        )
    }

    @Test func `a client certificate that cannot be used is named, and its key is not shown`() throws {
        let certificate = try #require(Self.pem)
        let (chain, key) = try (TemporaryFile(certificate.chainPEM), TemporaryFile(certificate.keyPEM))
        let encrypted = try TemporaryFile(
            "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00\n\nAAAA\n"
                + "-----END RSA PRIVATE KEY-----\n"
        )
        for (files, reason) in [
            (("/x/bot.pem", key.path), "/x/bot.pem: No such file or directory"),
            ((chain.path, "/x/bot.key"), "/x/bot.key: No such file or directory"),
            ((key.path, key.path), "\(key.path): no certificate"),
            ((chain.path, chain.path), "\(chain.path): no private key"),
            (
                (chain.path, encrypted.path),
                "\(encrypted.path): the private key is encrypted; store it without a password"
            ),
        ] {
            let own = CurlTransport.TLS.ClientCertificate(certificateFile: files.0, keyFile: files.1)
            #expect(try message { $0.tls.clientCertificate = own } == "tls.clientCertificate: \(reason)")
        }
        let junk = CurlTransport.TLS.ClientCertificate(
            certificate: Array(certificate.chainPEM.utf8),
            key: Array("s3cret".utf8)
        )
        #expect(try message { $0.tls.clientCertificate = junk } == "tls.clientCertificate: 6 bytes: no private key")
    }

    @Test func `a key of another certificate is named, as files and as bytes`() throws {
        let certificate = try #require(Self.pem)
        let other = try CertificateAuthority().issue()
        let (chain, key) = try (TemporaryFile(certificate.chainPEM), TemporaryFile(other.keyPEM))
        let files = CurlTransport.TLS.ClientCertificate(certificateFile: chain.path, keyFile: key.path)
        #expect(
            try message { $0.tls.clientCertificate = files }
                == "tls.clientCertificate: \(key.path): the private key is not that of the certificate in \(chain.path)"
        )
        let (chainBytes, keyBytes) = (Array(certificate.chainPEM.utf8), Array(other.keyPEM.utf8))
        let bytes = CurlTransport.TLS.ClientCertificate(certificate: chainBytes, key: keyBytes)
        #expect(
            try message { $0.tls.clientCertificate = bytes }
                == "tls.clientCertificate: \(keyBytes.count) bytes: the private key is not that of the certificate in "
                + "\(chainBytes.count) bytes"
        )
    }

    @Test func `a client certificate that only looks like one is named`() throws {
        let certificate = try #require(Self.pem)
        // A DER sequence of an integer.
        let block = { (label: String) in Array("-----BEGIN \(label)-----\nMAQCAgAB\n-----END \(label)-----\n".utf8) }
        for (own, reason) in [
            (
                CurlTransport.TLS.ClientCertificate(
                    certificate: block("CERTIFICATE"),
                    key: Array(certificate.keyPEM.utf8)
                ),
                "63 bytes: the certificate cannot be read"
            ),
            (
                .init(certificate: Array(certificate.chainPEM.utf8), key: block("PRIVATE KEY")),
                "63 bytes: the private key cannot be read"
            ),
        ] {
            #expect(try message { $0.tls.clientCertificate = own } == "tls.clientCertificate: \(reason)")
        }
    }

    @Test func `a bad pin is named`() throws {
        #expect(
            try message { $0.tls.pinnedPublicKeys = ["sha256//abc"] }
                == "tls.pinnedPublicKeys: sha256//abc: not the Base64 form of a SHA-256 digest"
        )
    }

    @Test func `a bad proxy is named without its credentials`() throws {
        for (server, reason) in [
            (ProxyServer(url: "ftp://bot:s3cret@proxy"), "its scheme ftp is none of"),
            (ProxyServer(url: "http://bot:s3cret@"), "the host or the port is missing or malformed"),
            (ProxyServer(url: "http://bot:s3cret@proxy:99999"), "the host or the port is missing or malformed"),
            (ProxyServer(url: "http://proxy", user: "b:t", password: "s3cret"), "the user holds a colon"),
            (ProxyServer(url: "http://proxy", user: "bot", password: "s3cret\0"), "holds a zero byte"),
            (
                ProxyServer(
                    url: "socks5://proxy",
                    user: "bot",
                    password: "s3cret" + String(repeating: "x", count: 250)
                ),
                "at most 255 bytes"
            ),
            (ProxyServer(url: "http://proxy", fields: [HTTPField("X", "s3cret\r\nY: z")]), "field X cannot be sent"),
        ] {
            let message = try message { $0.proxy = .server(server) }
            #expect(message.hasPrefix("proxy: ") && message.contains(reason), "\(message)")
            #expect(!message.contains("s3cret") && !message.contains("b:t"), "\(message)")
        }
    }

    @Test(arguments: [
        (HTTPField("X-Test", "s3cret\r\nHost: evil"), "X-Test: the value holds a character that HTTP does not allow"),
        (HTTPField("X Test", "s3cret"), "X Test: not a name of a field"),
        (HTTPField("X\r\n", "s3cret"), "X\\u{D}\\u{A}: not a name of a field"),
        (HTTPField("", "s3cret"), ": not a name of a field"),
        (HTTPField("Upgrade", "h2c"), "Upgrade: the handshake sets this field itself"),
    ])
    func `a header field that cannot be sent is named without its value`(field: HTTPField, reason: String) throws {
        #expect(try message { $0.fields = [field] } == "fields: \(reason)")
    }

    @Test func `a User-Agent that cannot be sent is named`() throws {
        #expect(
            try message { $0.userAgent = "bot\n" } == "userAgent: bot\\u{A}: holds a character that HTTP does not allow"
        )
    }

    @Test func `deadlines and limits that can never work are named`() throws {
        #expect(try message { $0.deadlines.tcp = .zero } == "deadlines.tcp: 0.0 seconds: must be more than zero")
        let deadlines: [WritableKeyPath<CurlTransport.Deadlines, Duration>] = [
            \.opening, \.nameLookup, \.tcp, \.proxy, \.tls, \.upgrade, \.sending, \.closing, \.peerSilence,
        ]
        for path in deadlines {
            for value in [Duration.zero, .seconds(-1)] {
                let message = try message { $0.deadlines[keyPath: path] = value }
                #expect(message.hasPrefix("deadlines.") && message.hasSuffix("must be more than zero"))
            }
        }
        let ages: [WritableKeyPath<CurlTransport.Names, Duration>] = [\.lifetime, \.avoidance, \.maximumAvoidance]
        for path in ages {
            #expect(try message { $0.names[keyPath: path] = .seconds(-1) }.hasSuffix("must not be negative"))
        }
        let sizes: [(WritableKeyPath<Configuration, Int>, Int, String)] = [
            (\.limits.maximumMessageSize, 0, "limits.maximumMessageSize: 0: must be at least 1"),
            (\.limits.maximumFrameSize, -5, "limits.maximumFrameSize: -5: must be at least 1"),
            (\.limits.maximumHeadSize, 105, "limits.maximumHeadSize: 105: must be at least 106"),
            (\.sendQueueLimit, -1, "sendQueueLimit: -1: must be at least 0"),
            (\.receiveQueueLimit, 0, "receiveQueueLimit: 0: must be at least 1"),
        ]
        for (path, value, expected) in sizes {
            #expect(try message { $0[keyPath: path] = value } == expected)
        }
    }

    @Test func `a transport without settings accepts them`() throws {
        struct Other: Transport {
            func open(_ url: String) -> any TransportConnection { CurlTransport().open(url) }
        }
        #expect(throws: Never.self) { try Other().validate() }
    }
}
