import GatewaySimulator
import GatewayTransport
import NIOCore
import NIOPosix
import Testing

@Suite(.timeLimit(.minutes(1)))
struct ProxyTests {
    private static let secret = "s3cret-p4ssword"

    private func transport(port: Int) -> CurlTransport {
        CurlTransport {
            $0.proxy = .server(
                ProxyServer(
                    url: "http://127.0.0.1:\(port)",
                    user: "bot",
                    password: Self.secret,
                    fields: [HTTPField("X-Proxy", "yes")]
                )
            )
        }
    }

    @Test func `ws goes through an HTTP proxy by CONNECT`() async throws {
        let requests = Signal<[String]>()
        try await ScriptedServer.with { peer in
            requests.send(try await peer.readRequest())
            try await peer.write("HTTP/1.1 200 Connection established\r\n\r\n")
            requests.send(try await peer.upgrade())
            try await peer.echo()
        } _: { port in
            let connection = transport(port: port).open("ws://gateway.example:8080/x")
            try await connection.opened()
            try connection.send(.text("through"))
            #expect(try await connection.messages(1) == [.text("through")])
            let connect = try #require(await requests.next())
            #expect(connect.first == "CONNECT gateway.example:8080 HTTP/1.1")
            #expect(connect.contains("Proxy-Authorization: Basic Ym90OnMzY3JldC1wNHNzd29yZA=="))
            #expect(connect.contains("X-Proxy: yes"))
            let upgrade = try #require(await requests.next())
            #expect(upgrade.first == "GET /x HTTP/1.1")
            #expect(!upgrade.contains { $0.contains("Proxy") })
        }
    }

    @Test(arguments: [401, 403, 407, 502])
    func `a proxy that refuses is told apart from the server`(status: Int) async throws {
        try await ScriptedServer.with { peer in
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 \(status) No\r\nContent-Length: 0\r\n\r\n")
            try await peer.waitForEnd()
        } _: { port in
            let end = try await transport(port: port).open("wss://gateway.example/").end()
            #expect(end.error?.code == .proxyFailed)
            #expect(end.error?.message.contains("127.0.0.1:\(port)") == true)
            #expect(end.error?.message.contains("\(status)") == true)
            #expect(end.error?.message.contains(Self.secret) == false)
        }
    }

    @Test func `a dead proxy is told`() async throws {
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .bind(host: "127.0.0.1", port: 0).get()
        let port = try #require(server.localAddress?.port)
        try await server.close()
        let end = try await transport(port: port).open("wss://gateway.example/").end()
        #expect(end.error?.code == .proxyFailed)
        #expect(end.error?.message.contains(Self.secret) == false)
    }

    @Test func `a refused upgrade behind a proxy is the server's`() async throws {
        try await ScriptedServer.with { peer in
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 200 OK\r\n\r\n")
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 403 No\r\n\r\n")
        } _: { port in
            let end = try await transport(port: port).open("ws://gateway.example/").end()
            #expect(end.error?.code == .upgradeRejected)
        }
    }

    @Test(arguments: [
        "http://bot:s3cret-p4ssword@proxy:3128/path", "bot:s3cret-p4ssword@proxy:3128",
        "socks5h://b@s3cret-p4ssword@proxy",
    ])
    func `a proxy is described without its password`(url: String) {
        let proxy = ProxyServer(url: url, user: "u", password: Self.secret)
        var dumped = ""
        dump(CurlTransport { $0.proxy = .server(proxy) }, to: &dumped)
        for text in ["\(proxy)", String(reflecting: proxy), dumped, "\(CurlTransport.Proxy.server(proxy))"] {
            #expect(!text.contains(Self.secret))
            #expect(text.contains("proxy"))
        }
    }
}
