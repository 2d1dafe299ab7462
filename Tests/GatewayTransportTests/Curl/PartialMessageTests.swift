#if os(Linux)
import GatewayTransport
import Testing

/// A message that never comes whole takes no memory once its connection has failed.
@Suite(.timeLimit(.minutes(1)))
struct PartialMessageTests {
    private static let size = 160 << 20

    private static func serve(_ peer: ScriptedPeer, isReset: Bool) async throws {
        try await peer.upgrade()
        // The first fragment of a message.
        try await peer.write([0x02, 127] + ScriptedPeer.bigEndian(size, 8))
        let piece = [UInt8](repeating: 0, count: 1 << 20)
        for _ in 0..<(size >> 20) { try await peer.write(piece) }
        if isReset { return try await peer.reset() }
        // A reserved bit is set.
        try await peer.write([0x90, 0])
        try await peer.waitForEnd()
    }

    @Test(arguments: [false, true])
    func `its memory is free at once, though the user holds the connection`(isReset: Bool) async {
        // A separate process, which has no freed memory to use again.
        await #expect(processExitsWith: .success) { [isReset] in
            try await ScriptedServer.with { peer in
                try await PartialMessageTests.serve(peer, isReset: isReset)
            } _: { port in
                let before = try Descriptors.memory
                let connection = CurlTransport { $0.limits = WebSocketLimits(maximumMessageSize: 256 << 20) }
                    .open("ws://127.0.0.1:\(port)/")
                let end = try await connection.end()
                #expect(end.error?.code == (isReset ? .reset : .protocolViolation))
                let start = ContinuousClock.now
                // Half of the message, in KiB. The server's end of the connection is in this process, too.
                let limit = before + (PartialMessageTests.size >> 11)
                while try Descriptors.memory > limit, ContinuousClock.now - start < .seconds(3) { await Task.yield() }
                #expect(try Descriptors.memory < limit)
                #expect(connection.traffic.received > 100 << 20)
            }
        }
    }
}
#endif
