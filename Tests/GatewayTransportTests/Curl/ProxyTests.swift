import GatewayTransport
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

    @Test(arguments: ["http", "https", "socks4", "socks4a", "socks5", "socks5h"])
    func `a dead proxy is told`(scheme: String) async throws {
        let url = "\(scheme)://127.0.0.1:\(try await Ports.unused())"
        try await expectNoWay(
            through(url),
            to: "wss://127.0.0.1/",
            through: url,
            saying: "cannot be reached",
            stage: .tcp
        )
    }

    @Test(arguments: ["http", "https", "socks4", "socks4a", "socks5", "socks5h"])
    func `a proxy whose name has no address is told`(scheme: String) async throws {
        let url = "\(scheme)://proxy.invalid:3128"
        try await expectNoWay(
            through(url),
            to: "wss://127.0.0.1/",
            through: url,
            saying: "has no address",
            stage: .nameLookup
        )
    }

    @Test(arguments: ["http", "socks5h"])
    func `a proxy that closes without an answer is told`(scheme: String) async throws {
        try await ScriptedServer.with {
            try await $0.waitForBytes()
        } _: { port in
            let url = "\(scheme)://127.0.0.1:\(port)"
            try await expectNoWay(through(url), to: "wss://gateway.example/", through: url, saying: "failed: ")
        }
    }

    @Test(arguments: ["http", "socks5h", "socks4"])
    func `a proxy that talks nonsense is told`(scheme: String) async throws {
        try await ScriptedServer.with {
            try await $0.waitForBytes()
            try await $0.write("220 mail.example ESMTP\r\n\r\n")
            try await $0.waitForEnd()
        } _: { port in
            let url = "\(scheme)://127.0.0.1:\(port)"
            try await expectNoWay(through(url), to: "wss://127.0.0.1/", through: url, saying: "failed: ")
        }
    }

    @Test func `with socks4a the proxy looks up the name`() async throws {
        let requests = Signal<[UInt8]>()
        try await ScriptedServer.with { peer in
            let request = try await peer.read(9 + RealProxy.user.utf8.count + "gateway.example".utf8.count + 1)
            requests.send(request)
            try await peer.write([0, 90, 0, 0, 0, 0, 0, 0])
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            let url = "socks4a://127.0.0.1:\(port)"
            try await expectWay(through(url), to: "ws://gateway.example:443/", through: url)
            let end = Array(RealProxy.user.utf8) + [0] + Array("gateway.example".utf8) + [0]
            #expect(await requests.next() == [4, 1, 1, 187, 0, 0, 0, 1] + end)
        }
    }

    private func through(_ url: String) -> CurlTransport {
        CurlTransport {
            $0.proxy = .server(ProxyServer(url: url, user: RealProxy.user, password: RealProxy.password))
        }
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
