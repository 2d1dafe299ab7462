import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1)))
struct LoopbackConformancePeerTests {
    /// Sends bytes over TCP after an upgrade, and gives what the peer makes of them to a body.
    private func send(_ bytes: [UInt8], _ body: (any ConformancePeerConnection) async throws -> Void) async throws {
        let peer = try await LoopbackConformancePeer.start()
        let url = peer.makeURL()
        let parts = url.split(whereSeparator: { $0 == ":" || $0 == "/" })
        let port = try #require(Int(parts[2]))
        let client = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .connect(host: "127.0.0.1", port: port).get()
        let request = "GET /\(parts[3]) HTTP/1.1\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"
        try await client.writeAndFlush(ByteBuffer(string: request))
        let end = try await peer.nextDial(of: url)
        try await end.accept()
        for byte in bytes { try await client.writeAndFlush(ByteBuffer(bytes: [byte])) }
        try await body(end)
        try await client.close()
        await peer.shutdown()
    }

    @Test(
        arguments: [
            ([0x81, 0x01, 0x61], "not masked"),
            ([0x01, 0x81, 0, 0, 0, 0, 0x61], "several frames"),
            ([0x80, 0x81, 0, 0, 0, 0, 0x61], "several frames"),
        ] as [([UInt8], String)]
    )
    func `frames that a transport may not send fail the check`(bytes: [UInt8], words: String) async throws {
        try await send(bytes) { end in
            let error = await #expect(throws: (any Error).self) { try await end.next() }
            #expect(error.map { "\($0)".contains(words) } == true)
        }
    }

    @Test func `frames are read however they are cut`() async throws {
        try await send([0x81, 0x82, 1, 2, 3, 4, 0x61 ^ 1, 0x62 ^ 2, 0x88, 0x82, 0, 0, 0, 0, 0x0F, 0xA1]) { end in
            let first = try await end.next()
            #expect(first == .message(WebSocketMessage(.text, Array("ab".utf8))))
            let second = try await end.next()
            #expect(second == .close(code: 4001, reason: ""))
        }
    }

    @Test func `shutting down ends what waits for a dial`() async throws {
        let peer = try await LoopbackConformancePeer.start()
        let wait = Task { try await peer.nextDial(of: peer.makeURL()) }
        await peer.shutdown()
        await #expect(throws: CancellationError.self) { try await wait.value }
    }
}
