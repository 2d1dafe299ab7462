#if os(Linux)
import GatewaySimulator
import GatewayTransport
import Testing

/// A process without a file descriptor for another connection.
@Suite(.timeLimit(.minutes(1)))
struct DescriptorLimitTests {
    /// Opens a connection while there is room for a number of descriptors, and again when there is enough.
    ///
    /// - Returns: The second connection: a descriptor that is freed meanwhile would be room for another one.
    private static func expectShortage(
        _ url: String,
        _ transport: CurlTransport,
        room: Int
    ) async throws -> any TransportConnection {
        let error = try await Descriptors.withRoom(for: room) { try await transport.open(url).end().error }
        #expect(error?.code == .outOfDescriptors, "\(String(describing: error))")
        #expect(error?.message.contains("ulimit -n") == true, "\(String(describing: error))")
        let connection = transport.open(url)
        try await connection.opened()
        return connection
    }

    @Test func `the error says that descriptors are missing, for the socket, the name or a file`() async {
        // A separate process, because the limit holds for all of it.
        await #expect(processExitsWith: .success) {
            let authority = try CertificateAuthority()
            let file = try TemporaryFile(authority.pem)
            try await EchoServer.with { port in
                try await EchoServer.with(tls: authority.issue().serverConfiguration()) { securePort in
                    let plain = CurlTransport()
                    var connections = [plain.open("ws://127.0.0.1:\(port)/")]
                    try await connections[0].opened()
                    for host in ["127.0.0.1", "localhost"] {
                        let url = "ws://\(host):\(port)/"
                        connections.append(try await DescriptorLimitTests.expectShortage(url, plain, room: 0))
                    }
                    // The socket takes the last one, and the authorities cannot be read.
                    let secure = CurlTransport { $0.tls.authorities = .file(file.path) }
                    let url = "wss://127.0.0.1:\(securePort)/"
                    connections.append(try await DescriptorLimitTests.expectShortage(url, secure, room: 1))
                    #expect(connections.count == 4)
                }
            }
        }
    }
}
#endif
