import GatewayModels
import GatewayProtocol
import Testing

@Suite struct GatewayURLTests {
    @Test(arguments: [
        ("wss://gateway.discord.gg", "wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream"),
        ("wss://gateway.discord.gg/", "wss://gateway.discord.gg/?v=10&encoding=json&compress=zlib-stream"),
        ("ws://127.0.0.1:8080", "ws://127.0.0.1:8080/?v=10&encoding=json&compress=zlib-stream"),
        ("ws://[::1]:8080/gateway", "ws://[::1]:8080/gateway?v=10&encoding=json&compress=zlib-stream"),
        ("wss://host?v=9&x=1#f", "wss://host/?v=10&encoding=json&compress=zlib-stream"),
    ])
    func `an address gets a path and the query`(address: String, url: String) {
        #expect(GatewayURL.connecting(to: address, compression: .zlibStream) == url)
    }

    @Test(arguments: [Compression.none, .payload])
    func `compression that is not the transport's is not in the query`(compression: Compression) {
        #expect(GatewayURL.connecting(to: "wss://h", compression: compression) == "wss://h/?v=10&encoding=json")
    }

    @Test(arguments: ["wss://gateway.discord.gg", "ws://127.0.0.1:80/path", "WSS://HOST"])
    func `an address without query and fragment is accepted`(address: String) throws {
        try GatewayURL.validate(address)
    }

    @Test(arguments: [
        "", "gateway.discord.gg", "https://discord.com", "wss://", "wss:///path", "wss://:443", "wss://h?v=10",
        "wss://h#f", "wss://user:password@h", "wss://h h", "wss://h\n", "wss://hé",
    ])
    func `any other address is refused`(address: String) {
        #expect(throws: CommandError.self) { try GatewayURL.validate(address) }
    }
}
