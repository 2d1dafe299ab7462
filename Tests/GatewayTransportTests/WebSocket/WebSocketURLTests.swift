import GatewayTransport
import Testing

struct WebSocketURLTests {
    @Test func `reads a gateway's address`() throws {
        let url = try WebSocketURL("wss://gateway.discord.gg/?v=10&encoding=json")
        #expect(url.isSecure)
        #expect(url.host == "gateway.discord.gg")
        #expect(url.port == 443)
        #expect(url.target == "/?v=10&encoding=json")
    }

    @Test(arguments: [
        ("ws://a", "/"), ("ws://a?b=1", "/?b=1"), ("ws://a/b/c?d", "/b/c?d"), ("ws://a/", "/"), ("WS://a/", "/"),
    ])
    func `asks for a path always`(text: String, target: String) throws {
        #expect(try WebSocketURL(text).target == target)
    }

    @Test(
        arguments: [
            ("ws://a", 80), ("wss://a", 443), ("wss://a:8443/", 8443), ("ws://a:/", 80), ("ws://[::1]:99/", 99),
            ("wss://[::1]", 443), ("ws://a:65535", 65_535),
        ] as [(String, UInt16)]
    )
    func `knows the port`(text: String, port: UInt16) throws {
        #expect(try WebSocketURL(text).port == port)
    }

    @Test func `keeps addresses in brackets`() throws {
        let url = try WebSocketURL("ws://[2001:db8::1]:80/x?token=secret")
        #expect(url.host == "2001:db8::1")
        #expect(url.description == "ws://[2001:db8::1]")
    }

    @Test(arguments: [
        "", "gateway.discord.gg", "https://a/", "ws:/a", "ws://", "ws:///", "ws://:80/", "wss://a b/",
        "wss://a/\r\nX: y",
        "wss://a#b", "wss://user:pw@a/", "ws://a:0/", "ws://a:65536/", "ws://a:+1/", "ws://a:x/", "ws://[::1/",
        "ws://[]/",
        "ws://[::1]x/", "ws://[::g]/", "ws://bücher.example/", "ws://a%2F/",
    ])
    func `refuses what is not an address`(text: String) {
        let error = #expect(throws: TransportError.self) { try WebSocketURL(text) }
        #expect(error?.code == .invalidURL)
        #expect(error?.message.contains("pw") == false)
    }
}
