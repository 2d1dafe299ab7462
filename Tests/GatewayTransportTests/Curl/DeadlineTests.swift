import GatewayTransport
import Testing

/// Deadlines of connections that are open.
@Suite(.timeLimit(.minutes(1)))
struct DeadlineTests {
    private static let short = Duration.milliseconds(200)

    /// Expects a connection to miss a deadline after a body, neither early nor late, and to delay no other.
    private func expectTimeout(
        _ connection: any TransportConnection,
        about text: String,
        at stage: TransportError.Stage,
        sourceLocation: SourceLocation = #_sourceLocation,
        after body: (any TransportConnection) throws -> Void = { _ in }
    ) async throws {
        try await Bystander.watches(sourceLocation: sourceLocation) {
            let start = ContinuousClock.now
            try body(connection)
            let end = try await connection.end()
            let duration = ContinuousClock.now - start
            let error = try #require(end.error)
            #expect(end.closeCode == nil, sourceLocation: sourceLocation)
            #expect(error.code == .timedOut, sourceLocation: sourceLocation)
            #expect(error.message.contains(text), sourceLocation: sourceLocation)
            #expect(error.stage == stage, sourceLocation: sourceLocation)
            #expect(duration >= Self.short && duration < .seconds(15), sourceLocation: sourceLocation)
        }
    }

    @Test func `a server that does not answer the closing handshake`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport { $0.deadlines.closing = Self.short }.open("ws://localhost:\(port)/")
            try await connection.opened()
            try await expectTimeout(connection, about: "closing", at: .closing) { connection in
                connection.close(code: 1000, reason: "")
            }
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
            try await expectTimeout(connection, about: "take", at: .sending) { connection in
                try connection.send(WebSocketMessage(.binary, [UInt8](repeating: 0, count: 8 << 20)))
            }
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
            try await expectTimeout(connection, about: "take", at: .sending)
            #expect(connection.traffic.received < 64 << 20)
        }
    }
}
