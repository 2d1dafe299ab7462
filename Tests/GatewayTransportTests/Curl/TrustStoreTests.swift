#if os(Linux)
import FoundationEssentials
import GatewayTransport
import Testing

/// Reading a system's 140 authorities takes 1 MiB and 20 ms or more, too much for each connection.
@Suite(.timeLimit(.minutes(1)))
struct TrustStoreTests {
    private static let bundle = "/etc/ssl/certs/ca-certificates.crt"

    /// How much memory one of many connections takes while it waits for the server's part of TLS, in KiB.
    private static func cost(
        trusting authorities: CurlTransport.TLS.Authorities,
        through proxy: Bool
    ) async throws -> Int {
        let isHere = Signal<Void>()
        return try await ScriptedServer.with { peer in
            if proxy {
                _ = try await peer.readRequest()
                try await peer.write("HTTP/1.1 200 OK\r\n\r\n")
            }
            try await peer.waitForBytes()
            isHere.send()
            try await peer.waitForEnd()
        } _: { port in
            let transport = CurlTransport {
                $0.tls.authorities = authorities
                if proxy { $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(port)")) }
            }
            var connections: [any TransportConnection] = []
            func open(_ count: Int) async {
                for _ in 0..<count {
                    connections.append(transport.open("wss://127.0.0.1:\(port)/"))
                    await isHere.next()
                }
            }
            await open(5)
            let before = try Descriptors.memory
            await open(40)
            let cost = (try Descriptors.memory - before) / 40
            // The process must not end while the transport's thread is inside of OpenSSL.
            connections.removeAll()
            await Descriptors.waitUntilNone(to: port)
            return cost
        }
    }

    @Test(arguments: [false, true])
    func `the authorities are read once, not for each connection`(isThroughProxy: Bool) async {
        // A separate process, which has no freed memory to use again.
        await #expect(processExitsWith: .success) { [isThroughProxy] in
            let cost = try await TrustStoreTests.cost(trusting: .system, through: isThroughProxy)
            #expect(cost < 300)
        }
        await #expect(processExitsWith: .success) { [isThroughProxy] in
            let cost = try await TrustStoreTests.cost(trusting: .file(TrustStoreTests.bundle), through: isThroughProxy)
            #expect(cost < 300)
        }
    }

    @Test func `authorities in bytes are read for each connection`() async {
        await #expect(processExitsWith: .success) {
            let bytes = Array(try Data(contentsOf: URL(filePath: TrustStoreTests.bundle)))
            let cost = try await TrustStoreTests.cost(trusting: .pem(bytes), through: false)
            #expect(cost > 600)
        }
    }
}
#endif
