import GatewayTransport
import Testing

/// Deadlines of connections that are open.
@Suite(.timeLimit(.minutes(1)))
struct DeadlineTests {
    private static let short = Duration.milliseconds(200)

    @Test func `a server that does not answer the closing handshake`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport { $0.deadlines.closing = Self.short }.open("ws://localhost:\(port)/")
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
            let connection = CurlTransport { $0.deadlines.sending = Self.short }.open("ws://localhost:\(port)/")
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
            let connection = CurlTransport { $0.deadlines.sending = Self.short }.open("ws://localhost:\(port)/")
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
