import Testing

@testable import GatewayTransport

struct UpgradeTests {
    /// The key and the answer of RFC 6455, section 1.3.
    private static let nonce = Array("the sample nonce".utf8)
    private static let accept = "s3pPLMBiTxaQ9kYGzzhZRbK+xOo="

    private func read(_ text: String, limit: Int = 4_096) throws(TransportError) -> UpgradeResponse? {
        var reader = UpgradeReader(maximumSize: limit)
        var bytes = Array(text.utf8)[...]
        return try reader.read(&bytes)
    }

    private func validate(_ lines: String...) throws(TransportError) {
        let head = "HTTP/1.1 " + lines.joined(separator: "\r\n") + "\r\n\r\n"
        guard let response = try read(head) else { throw TransportError(.dropped, "The head is not whole") }
        try response.validate(accept: Self.accept)
    }

    private static let switching = "101 Switching Protocols"
    private static let upgrade = "Upgrade: websocket"
    private static let connection = "Connection: Upgrade"
    private static let proof = "Sec-WebSocket-Accept: \(accept)"

    // MARK: - Hashes

    @Test(arguments: [
        ("", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        ("abc", "a9993e364706816aba3e25717850c26c9cd0d89d"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "84983e441c3bd26ebaae4aa1f95129e5e54670f1"
        ),
        (String(repeating: "a", count: 1_000), "291e9a6c66994949b57ba5e650361e98fc36b1ba"),
    ])
    func `hashes like the examples of RFC 3174`(text: String, expected: String) {
        let hash = SHA1.hash(text.utf8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        #expect(hash == expected)
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `encodes like the examples of RFC 4648`(text: String, expected: String) {
        #expect(Base64.encode(Array(text.utf8)) == expected)
    }

    // MARK: - The request

    @Test func `asks like the example of the RFC`() throws {
        let url = try WebSocketURL("ws://server.example.com/chat")
        let request = try UpgradeRequest(url: url, fields: [HTTPField("User-Agent", "x")], nonce: Self.nonce)
        #expect(
            String(decoding: request.bytes, as: UTF8.self).split(separator: "\r\n", omittingEmptySubsequences: false)
                == [
                    "GET /chat HTTP/1.1", "Host: server.example.com", "Connection: Upgrade", "Upgrade: websocket",
                    "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "User-Agent: x", "", "",
                ]
        )
        #expect(request.expectedAccept == Self.accept)
    }

    @Test(arguments: [("ws://a:80/", "a"), ("wss://a:80/", "a:80"), ("ws://[::1]:9/", "[::1]:9"), ("wss://a", "a")])
    func `names the port in Host unless it is the scheme's own`(text: String, host: String) throws {
        let request = try UpgradeRequest(url: WebSocketURL(text), fields: [], nonce: Self.nonce)
        #expect(String(decoding: request.bytes, as: UTF8.self).contains("\r\nHost: \(host)\r\n"))
    }

    @Test(arguments: [
        HTTPField("Host", "x"), HTTPField("sec-websocket-extensions", "permessage-deflate"),
        HTTPField("X", "a\r\nB: c"),
        HTTPField("X Y", "a"), HTTPField("", "a"), HTTPField("X:", "a"), HTTPField("UPGRADE", "h2c"),
    ])
    func `refuses fields that would change the request`(field: HTTPField) throws {
        let url = try WebSocketURL("ws://a")
        let error = #expect(throws: TransportError.self) {
            try UpgradeRequest(url: url, fields: [field], nonce: Self.nonce)
        }
        #expect(error?.code == .invalidConfiguration)
    }

    // MARK: - The answer

    @Test func `accepts an answer in any spelling`() throws {
        try validate(Self.switching, Self.upgrade, Self.connection, Self.proof)
        try validate(
            "101",
            "UPGRADE:WebSocket",
            "connection: keep-alive, upgrade",
            "sec-websocket-accept:\t\(Self.accept) "
        )
    }

    @Test func `accepts lines that end in LF alone`() throws {
        let head = "HTTP/1.1 101 x\n\(Self.upgrade)\n\(Self.connection)\n\(Self.proof)\n\n"
        try #require(try read(head)).validate(accept: Self.accept)
    }

    @Test func `passes over interim answers`() throws {
        let response = try read("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 403 Forbidden\r\n\r\n")
        #expect(response?.status == 403)
    }

    @Test func `leaves what follows the head`() throws {
        var reader = UpgradeReader(maximumSize: 100)
        var bytes = Array("HTTP/1.1 404 x\r\n\r\nbody".utf8)[...]
        #expect(try reader.read(&bytes)?.status == 404)
        #expect(Array(bytes) == Array("body".utf8))
    }

    private func expectInvalid(_ lines: String..., sourceLocation: SourceLocation = #_sourceLocation) {
        let head = "HTTP/1.1 " + lines.joined(separator: "\r\n") + "\r\n\r\n"
        let error = #expect(throws: TransportError.self, sourceLocation: sourceLocation) {
            try read(head)?.validate(accept: Self.accept)
        }
        #expect(error?.code == .invalidUpgrade, sourceLocation: sourceLocation)
    }

    @Test func `refuses an answer that does not prove WebSocket`() {
        expectInvalid(Self.switching)
        expectInvalid(Self.switching, Self.connection, Self.proof)
        expectInvalid(Self.switching, "Upgrade: h2c", Self.connection, Self.proof)
        expectInvalid(Self.switching, Self.upgrade, Self.proof)
        expectInvalid(Self.switching, Self.upgrade, "Connection: close", Self.proof)
        expectInvalid(Self.switching, Self.upgrade, Self.connection)
        expectInvalid(Self.switching, Self.upgrade, Self.connection, "Sec-WebSocket-Accept: AAAA")
        expectInvalid(Self.switching, Self.upgrade, Self.connection, Self.proof, Self.proof)
    }

    @Test func `refuses what was not offered`() {
        let proper = [Self.switching, Self.upgrade, Self.connection, Self.proof].joined(separator: "\r\n")
        expectInvalid(proper, "Sec-WebSocket-Extensions: permessage-deflate")
        expectInvalid(proper, "Sec-WebSocket-Protocol: chat")
    }

    @Test(arguments: [
        "SSH-2.0-OpenSSH_9.2\r\n\r\n", "HTTP/2 101\r\n\r\n", "HTTP/1.0 101 x\r\n\r\n", "HTTP/1.1 1O1\r\n\r\n",
        "\r\n\r\n",
        "HTTP/1.1 101 x\r\nno colon\r\n\r\n", "HTTP/1.1 101 x\r\na: b\r\n folded\r\n\r\n",
        "HTTP/1.1 101 x\r\n: b\r\n\r\n",
        "HTTP/1.1 101 x\r\na : b\r\n\r\n", "HTTP/1.1 101 x\r\na: \u{0}\r\n\r\n", "HTTP/1.1  101\r\n\r\n",
    ])
    func `refuses what is not HTTP`(head: String) {
        let error = #expect(throws: TransportError.self) { try read(head) }
        #expect(error?.code == .invalidUpgrade)
    }

    @Test(arguments: [
        "2", "h", "HTTP/2", "HTTQ", "HTTP/1.1 abc\n", "HTTP/1.1\r\n", "HTTP/1.0 101 x\n", "\n",
        "HTTP/1.1 100 Continue\r\n\r\nS",
    ])
    func `rejects an answer that is not HTTP as soon as its first line shows it`(start: String) {
        #expect(throws: TransportError.self) { try read(start) }
        // Nothing is wrong with all but the last byte.
        #expect(throws: Never.self) { try read(String(start.dropLast())) }
    }

    @Test func `an answer that is not HTTP is quoted escaped`() {
        let error = #expect(throws: TransportError.self) { try read("\u{1B}[31mSSH-2.0\r\nmore") }
        #expect(error?.message == "The server did not answer in HTTP/1.1, but \"\\u{1B}[31mSSH-2.0\"")
    }

    @Test func `refuses a head without end`() {
        let error = #expect(throws: TransportError.self) {
            try read("HTTP/1.1 101 x\r\na: " + String(repeating: "b", count: 100), limit: 64)
        }
        #expect(error?.code == .invalidUpgrade)
    }

    // MARK: - Refusals

    private func refusal(_ lines: String...) -> TransportError? {
        let head = "HTTP/1.1 " + lines.joined(separator: "\r\n") + "\r\n\r\n"
        return #expect(throws: TransportError.self) { try read(head)?.validate(accept: Self.accept) }
    }

    @Test func `tells the status of a refusal`() {
        let error = refusal("403 Forbidden")
        #expect(error?.code == .upgradeRejected)
        #expect(error?.httpStatus == 403)
        #expect(error?.retryAfter == nil)
    }

    @Test func `understands Retry-After in seconds`() {
        #expect(refusal("429 Too Many Requests", "retry-after: 65")?.retryAfter == .seconds(65))
    }

    @Test func `understands Retry-After as a date by the server's clock`() {
        let date = "Date: Sun, 06 Nov 1994 08:49:37 GMT"
        #expect(refusal("503 x", date, "Retry-After: Sun, 06 Nov 1994 08:50:00 GMT")?.retryAfter == .seconds(23))
        #expect(refusal("503 x", date, "Retry-After: Sun, 06 Nov 1994 08:00:00 GMT")?.retryAfter == .zero)
        #expect(refusal("503 x", "Retry-After: Sun, 06 Nov 1994 08:50:00 GMT")?.retryAfter == nil)
    }

    @Test(arguments: ["-1", "soon", "", "1.5", "99999999999999999999", "Sun, 32 Nov 1994 08:50:00 GMT"])
    func `ignores a Retry-After that makes no sense`(value: String) {
        #expect(refusal("503 x", "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: \(value)")?.retryAfter == nil)
    }

    @Test(
        arguments: [
            ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
            ("Thu, 29 Feb 2024 12:00:00 GMT", 1_709_208_000), ("Fri, 31 Dec 2100 23:59:59 GMT", 4_133_980_799),
        ] as [(String, Int64)]
    )
    func `reads dates`(text: String, seconds: Int64) {
        #expect(HTTPDate(text)?.secondsSinceUnixEpoch == seconds)
    }
}
