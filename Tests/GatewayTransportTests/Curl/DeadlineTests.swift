import GatewaySimulator
import GatewayTransport
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1)))
struct DeadlineTests {
    private static let short = Duration.milliseconds(200)

    /// Expects a connection to miss a deadline, neither early nor late.
    private func expectTimeout(
        _ transport: CurlTransport,
        _ url: String,
        about stage: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let start = ContinuousClock.now
        let error = try #require(try await transport.open(url).end().error)
        let duration = ContinuousClock.now - start
        #expect(error.code == .timedOut, sourceLocation: sourceLocation)
        #expect(error.message.contains(stage), sourceLocation: sourceLocation)
        #expect(duration >= Self.short && duration < .seconds(15), sourceLocation: sourceLocation)
    }

    @Test func `a server that is silent instead of doing TLS`() async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let transport = CurlTransport { $0.connectDeadline = Self.short }
            try await expectTimeout(transport, "wss://localhost:\(port)/", about: "TLS")
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a server that does not answer the upgrade`() async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let transport = CurlTransport { $0.upgradeDeadline = Self.short }
            try await expectTimeout(transport, "ws://localhost:\(port)/", about: "upgrade")
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a server that answers the upgrade a byte at a time`() async throws {
        try await ScriptedServer.with { peer in
            for byte in ScriptedPeer.answer(to: try await peer.readRequest()).utf8 {
                try await peer.write([byte])
                try await Task.sleep(for: .milliseconds(50))
            }
        } _: { port in
            let transport = CurlTransport { $0.upgradeDeadline = Self.short }
            try await expectTimeout(transport, "ws://localhost:\(port)/", about: "upgrade")
        }
    }

    @Test func `a machine that does not accept the connection`() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 0)
            .serverChannelOption(.autoRead, value: false)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        let transport = CurlTransport {
            $0.connectDeadline = Self.short
            $0.upgradeDeadline = .seconds(30)
        }
        // The kernel takes a few connections by itself; those stay in the upgrade.
        let connections = (0..<6).map { _ in transport.open("ws://127.0.0.1:\(port)/") }
        let error = try #require(try await connections[5].end().error)
        #expect(error.code == .timedOut)
        #expect(error.message.contains("Connecting"))
        try await server.close()
    }

    @Test func `a server that does not answer the closing handshake`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport { $0.closeDeadline = Self.short }.open("ws://localhost:\(port)/")
            try await connection.opened()
            let start = ContinuousClock.now
            connection.close(code: 1000, reason: "")
            let end = try await connection.end()
            #expect(ContinuousClock.now - start >= Self.short)
            #expect(end.error?.code == .timedOut)
            #expect(end.closeCode == nil)
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a server that does not take what is sent`() async throws {
        let release = Signal<Void>()
        try await ScriptedServer.with(receiveBufferSize: 8_192) { peer in
            try await peer.upgrade()
            _ = await release.next()
        } _: { port in
            let connection = CurlTransport { $0.sendDeadline = Self.short }.open("ws://localhost:\(port)/")
            try await connection.opened()
            try connection.send(WebSocketMessage(.binary, [UInt8](repeating: 0, count: 8 << 20)))
            let end = try await connection.end()
            #expect(end.error?.code == .timedOut)
            await Descriptors.waitUntilNone(to: port)
            release.send()
        }
    }

    @Test func `a server that floods us with pings and takes no answer`() async throws {
        try await ScriptedServer.with(receiveBufferSize: 8_192) { peer in
            try await peer.upgrade()
            let pings = (0..<1_000).flatMap { _ in ScriptedPeer.frame(9, [UInt8](repeating: 0, count: 125)) }
            while true { try await peer.write(pings) }
        } _: { port in
            let connection = CurlTransport { $0.sendDeadline = Self.short }.open("ws://localhost:\(port)/")
            let end = try await connection.end()
            #expect(end.error?.code == .timedOut)
            #expect(connection.traffic.received < 64 << 20)
        }
    }

    @Test func `a missed deadline delays nobody else`() async throws {
        try await ScriptedServer.with { peer in
            if try await peer.readRequest().first?.contains("/silent") == true {
                try await peer.waitForEnd()
            }
        } _: { silentPort in
            try await ScriptedServer.with { peer in
                try await peer.upgrade()
                try await peer.echo()
            } _: { port in
                let silent = CurlTransport().open("ws://localhost:\(silentPort)/silent")
                let connection = CurlTransport().open("ws://localhost:\(port)/")
                try await connection.opened()
                try connection.send(.text("x"))
                #expect(try await connection.messages(1) == [.text("x")])
                silent.abort()
            }
        }
    }
}
