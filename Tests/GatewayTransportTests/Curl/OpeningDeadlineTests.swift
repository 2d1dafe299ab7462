import GatewaySimulator
import GatewayTransport
import Testing

/// Each stage of opening has a time of its own; the lookup of a name is in ``NamespaceTests``.
@Suite(.timeLimit(.minutes(1)))
struct OpeningDeadlineTests {
    private static let short = Duration.milliseconds(200)

    /// A transport of which one deadline is short.
    private func transport(
        _ deadline: WritableKeyPath<CurlTransport.Deadlines, Duration>,
        _ change: (inout CurlTransport.Configuration) -> Void = { _ in }
    ) -> CurlTransport {
        CurlTransport {
            for path in [\.opening, \.nameLookup, \.tcp, \.proxy, \.tls, \.upgrade]
                as [WritableKeyPath<CurlTransport.Deadlines, Duration>]
            {
                $0.deadlines[keyPath: path] = path == deadline ? Self.short : .seconds(40)
            }
            change(&$0)
        }
    }

    /// Expects a connection to miss the short deadline, neither early nor late.
    @discardableResult
    private func expectTimeout(
        _ connection: any TransportConnection,
        at stage: TransportError.Stage,
        naming host: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> TransportError {
        let start = ContinuousClock.now
        let end = try await Bystander.watches(sourceLocation: sourceLocation) { try await connection.end() }
        let error = try #require(end.error)
        let duration = ContinuousClock.now - start
        #expect(error.code == .timedOut, sourceLocation: sourceLocation)
        #expect(error.stage == stage, sourceLocation: sourceLocation)
        #expect(
            error.message.contains(" \(host)") || error.message.contains(": \(host)"),
            sourceLocation: sourceLocation
        )
        #expect(duration >= Self.short - .milliseconds(20), sourceLocation: sourceLocation)
        #expect(duration < .seconds(15), sourceLocation: sourceLocation)
        return error
    }

    @Test(arguments: [false, true])
    func `a machine that does not accept the connection`(isWhole: Bool) async throws {
        let server = try DeafServer()
        let connection = transport(isWhole ? \.opening : \.tcp).open("ws://127.0.0.1:\(server.port)/")
        try await expectTimeout(connection, at: .tcp, naming: "127.0.0.1:\(server.port)")
    }

    @Test(arguments: [false, true])
    func `a server that is silent instead of doing TLS`(isWhole: Bool) async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let connection = transport(isWhole ? \.opening : \.tls).open("wss://localhost:\(port)/")
            try await expectTimeout(connection, at: .tls, naming: "localhost")
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a proxy that accepts and says nothing`() async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            for scheme in ["http", "https", "socks4", "socks4a", "socks5", "socks5h"] {
                for url in ["ws://127.0.0.1/", "wss://127.0.0.1/"] {
                    let server = ProxyServer(url: "\(scheme)://127.0.0.1:\(port)", user: "bot", password: "s3cret")
                    let transport = transport(\.proxy) { $0.proxy = .server(server) }
                    let error = try await expectTimeout(
                        transport.open(url),
                        at: .proxy,
                        naming: "\(scheme)://127.0.0.1:\(port)"
                    )
                    #expect(!error.message.contains("s3cret") && !error.message.contains("bot"))
                }
            }
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a server behind a proxy that is silent instead of doing TLS`() async throws {
        try await ScriptedServer.with { peer in
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 200 Connection established\r\n\r\n")
            try await peer.waitForEnd()
        } _: { port in
            let transport = transport(\.tls) { $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(port)")) }
            try await expectTimeout(transport.open("wss://gateway.example/"), at: .tls, naming: "gateway.example")
        }
    }

    @Test(arguments: [false, true])
    func `a server that does not answer the upgrade`(isWhole: Bool) async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let connection = transport(isWhole ? \.opening : \.upgrade).open("ws://localhost:\(port)/")
            try await expectTimeout(connection, at: .upgrade, naming: "localhost")
            await Descriptors.waitUntilNone(to: port)
        }
    }

    /// A peer that answers a byte at a time, so that it is never silent for long, nor ever done.
    @Test(arguments: [TransportError.Stage.proxy, .tls, .upgrade])
    func `a peer that drips`(stage: TransportError.Stage) async throws {
        try await ScriptedServer.with { peer in
            try await peer.waitForBytes()
            let answer: [UInt8] =
                switch stage {
                case .proxy: Array("HTTP/1.1 200 OK\r\nX-Long: \(String(repeating: "x", count: 1_000))\r\n\r\n".utf8)
                // A record with a ServerHello (RFC 8446, sections 4 and 5.1).
                case .tls: [0x16, 3, 3, 2, 0, 2, 0, 1, 0xFC, 3, 3] + [UInt8](repeating: 0, count: 500)
                default: Array(ScriptedPeer.answer(to: try await peer.readRequest()).utf8)
                }
            for byte in answer {
                try await peer.write([byte])
                try await Task.sleep(for: .milliseconds(50))
            }
        } _: { port in
            let paths: [TransportError.Stage: WritableKeyPath<CurlTransport.Deadlines, Duration>] = [
                .proxy: \.proxy, .tls: \.tls, .upgrade: \.upgrade,
            ]
            let transport = transport(try #require(paths[stage])) {
                if stage == .proxy { $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(port)")) }
            }
            let connection = transport.open("ws\(stage == .upgrade ? "" : "s")://localhost:\(port)/")
            let name = stage == .proxy ? "http://127.0.0.1:\(port)" : "localhost"
            try await expectTimeout(connection, at: stage, naming: name)
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a server that is slow, but never too slow`() async throws {
        let authority = try CertificateAuthority()
        let pause = Duration.milliseconds(400)
        let proxyPause = Duration.milliseconds(1_300)
        let configuration = try authority.issue(for: ["gateway.example"]).serverConfiguration()
        try await ScriptedServer.with(tls: configuration) { peer in
            let request = try await peer.readRequest()
            try await Task.sleep(for: pause)
            try await peer.write(ScriptedPeer.answer(to: request))
            try await peer.echo()
        } _: { port in
            try await ScriptedServer.with { peer in
                _ = try await peer.readRequest()
                try await Task.sleep(for: proxyPause)
                try await peer.forward(to: port, greeting: "HTTP/1.1 200 OK\r\n\r\n")
            } _: { proxyPort in
                let transport = CurlTransport {
                    $0.tls.authorities = .pem(Array(authority.pem.utf8))
                    $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(proxyPort)"))
                    // Together they take longer than most may take, libcurl's own limit for connecting included.
                    $0.deadlines.nameLookup = .milliseconds(200)
                    $0.deadlines.tcp = .milliseconds(200)
                    $0.deadlines.proxy = proxyPause * 3
                    $0.deadlines.upgrade = pause * 3
                }
                let info = try await transport.open("wss://gateway.example/").opened()
                let timings = try #require(info.timings)
                #expect(try #require(timings.proxy) >= proxyPause)
                #expect(timings.upgrade >= pause)
                #expect(info.duration > pause + proxyPause)
                #expect(info.duration == timings.total)
            }
        }
    }
}
