import Testing

@testable import GatewayTransport

struct ProxyAddressTests {
    @Test(arguments: [
        ("http://proxy", "http://proxy:1080"), ("https://proxy", "https://proxy:443"),
        ("proxy:3128", "http://proxy:3128"),
        ("SOCKS5H://proxy/", "socks5h://proxy:1080"), ("socks4://[::1]:9/x?y#z", "socks4://[::1]:9"),
        ("u:p@proxy", "http://proxy:1080"), ("http://u@v@proxy:8", "http://proxy:8"),
    ])
    func `is described by scheme, host and port`(url: String, description: String) throws {
        let address = try ProxyAddress(ProxyServer(url: url))
        #expect(address.description == description)
        #expect(address.debugDescription == description)
    }

    @Test(arguments: [
        ("http://user:pass@proxy", "user", "pass"), ("http://us%3Aer:p%40ss%25@proxy", nil, nil),
        ("socks5://us%3Aer:p%40ss%25@proxy", "us:er", "p@ss%"), ("http://user@proxy", "user", nil),
        ("http://user:@proxy", "user", ""), ("http://:pass:word@proxy", "", "pass:word"), ("http://proxy", nil, nil),
        ("http://%C3%BC:x@proxy", "ü", "x"),
    ])
    func `takes the user and the password out of the URL`(url: String, user: String?, password: String?) throws {
        guard user != nil || password != nil || !url.contains("@") else {
            // A colon in the user, which Basic authentication has no form for.
            #expect(throws: TransportError.self) { try ProxyAddress(ProxyServer(url: url)) }
            return
        }
        let address = try ProxyAddress(ProxyServer(url: url))
        #expect(address.user == user)
        #expect(address.password == password)
        #expect(address.host == "proxy")
    }

    @Test func `the fields come before the URL`() throws {
        let address = try ProxyAddress(ProxyServer(url: "http://a:b@proxy", user: "c", password: "d"))
        #expect(address.user == "c" && address.password == "d")
    }

    private static let secret = "s3cret"
    private static let long = String(repeating: "x", count: 256)

    @Test(arguments: [
        ProxyServer(url: "ftp://proxy", password: secret), ProxyServer(url: "http://:\(secret)@"),
        ProxyServer(url: ""), ProxyServer(url: "http://u:\(secret)@proxy:99999"),
        ProxyServer(url: "http://u:\(secret)%2@p"),
        ProxyServer(url: "http://u:\(secret)%zz@p"), ProxyServer(url: "http://u:\(secret)%ff@p"),
        ProxyServer(url: "http://p", user: "u:v", password: secret),
        ProxyServer(url: "socks5://p", user: long, password: secret),
        ProxyServer(url: "socks5h://p", user: "u", password: secret + long),
        ProxyServer(url: "socks5h://p", password: secret, fields: [HTTPField("X", "y")]),
        ProxyServer(url: "http://p", password: secret, fields: [HTTPField("X", "a\r\nb")]),
        ProxyServer(url: "http://p", password: secret, fields: [HTTPField("X y", "a")]),
    ])
    func `refuses what cannot be used, and does not repeat it`(server: ProxyServer) {
        let error = #expect(throws: TransportError.self) { try ProxyAddress(server) }
        #expect(error?.code == .invalidConfiguration)
        #expect(error?.message.contains(Self.secret) == false)
    }

    @Test func `is dumped without user and password`() throws {
        var dumped = ""
        dump(try ProxyAddress(ProxyServer(url: "http://proxy", user: "b0t", password: Self.secret)), to: &dumped)
        #expect(dumped.contains("http://proxy:1080"))
        #expect(!dumped.contains("b0t") && !dumped.contains(Self.secret))
    }
}
