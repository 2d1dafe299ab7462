import GatewaySimulator
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct EchoTests {
    private static let sizes = [0, 1, 125, 126, 65_535, 65_536, 1_000_000]

    @Test func `messages of any size come back over ws`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await echo(over: CurlTransport(), "ws://127.0.0.1:\(port)/")
        }
    }

    @Test func `messages of any size come back over wss`() async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        try await ScriptedServer.with(tls: authority.issue().serverConfiguration()) { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await echo(over: transport, "wss://localhost:\(port)/")
        }
    }

    private func echo(over transport: CurlTransport, _ url: String) async throws {
        let connection = transport.open(url)
        let info = try await connection.opened()
        #expect(info.peer?.hasPrefix("127.0.0.1:") == true)
        for size in Self.sizes {
            let message = WebSocketMessage(.binary, (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) })
            try connection.send(message)
            let answer = try await connection.messages(1)
            #expect(answer == [message], "\(size) bytes")
        }
        try connection.send(.text("grüß Gott"))
        #expect(try await connection.messages(1) == [.text("grüß Gott")])
        connection.close(code: 1000, reason: "done")
        #expect(try await connection.end() == Disconnection(closeCode: 1000, reason: "done"))
    }
}
