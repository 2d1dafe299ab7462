import GatewayTransport
import Testing

struct ProxyExceptionsTests {
    @Test(arguments: [
        ("example.com", "example.com"), ("example.com", "gateway.example.com"), (".example.com", "example.com"),
        (".example.com", "a.b.example.com"), ("EXAMPLE.com", "Gateway.Example.COM"), ("example.com.", "example.com"),
        ("example.com", "example.com."), ("a,example.com", "example.com"), ("a  example.com\tb", "example.com"),
        ("*", "anything"), ("*", "127.0.0.1"), ("a, *", "::1"), ("127.0.0.1", "127.0.0.1"),
        ("10.0.0.0/8", "10.255.0.1"),
        ("192.168.1.128/25", "192.168.1.200"), ("0.0.0.0/0", "8.8.8.8"), ("::1", "::1"), ("[::1]", "0:0::1"),
        ("fe80::/10", "febf::1"), ("1.2.3.4/32", "1.2.3.4"),
    ])
    func `holds`(text: String, host: String) {
        #expect(ProxyExceptions(text).contains(host))
    }

    @Test(arguments: [
        ("", "example.com"), (" , ", "example.com"), ("example.com", "notexample.com"),
        ("gateway.example.com", "example.com"),
        (".", "example.com"), ("*.example.com", "gateway.example.com"), ("127.0.0.1", "127.0.0.2"),
        ("10.0.0.0/8", "11.0.0.1"), ("192.168.1.128/25", "192.168.1.1"), ("10.0.0.0/33", "10.0.0.1"),
        ("10.0.0.0/-1", "10.0.0.1"), ("10.0.0.0/x", "10.0.0.1"), ("10.0.0.0/", "10.0.0.0"), ("0.0.0.0/0", "::1"),
        ("::1", "127.0.0.1"), ("127.0.0.1", "host127.0.0.1"), ("1", "127.0.0.1"), ("0.0.1", "127.0.0.1"),
    ])
    func `does not hold`(text: String, host: String) {
        #expect(!ProxyExceptions(text).contains(host))
    }
}
