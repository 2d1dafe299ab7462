import GatewayTransport
import Testing

/// What can go wrong before the connection is open, TLS apart.
@Suite(.timeLimit(.minutes(1)))
struct OpeningTests {
    private func failure(
        _ url: String,
        _ transport: CurlTransport = CurlTransport()
    ) async throws -> TransportError {
        let end = try await transport.open(url).end()
        #expect(end.closeCode == nil)
        return try #require(end.error)
    }

    private func refusal(_ script: @escaping ScriptedServer.Script) async throws -> TransportError {
        try await ScriptedServer.with(script) { port in
            let error = try await failure("ws://localhost:\(port)/")
            #expect(error.message.hasPrefix("ws://localhost:\(port): "))
            #expect(error.stage == .upgrade)
            await Descriptors.waitUntilNone(to: port)
            return error
        }
    }

    @Test func `tells what it asks for, and how long opening took`() async throws {
        let requests = Signal<[String]>()
        let transport = CurlTransport {
            $0.userAgent = "DiscordBot (https://example.com, 1.2)"
            $0.fields = [HTTPField("X-Test", "yes")]
        }
        try await ScriptedServer.with { peer in
            requests.send(try await peer.upgrade())
            try await peer.echo()
        } _: { port in
            let connection = transport.open("ws://localhost:\(port)?v=10")
            let info = try await connection.opened()
            #expect(info.peer == "127.0.0.1:\(port)")
            #expect(info.duration > .zero && info.duration < .seconds(20))
            let timings = try #require(info.timings)
            #expect(timings.total == info.duration)
            #expect(timings.nameLookup > .zero && timings.tcp > .zero && timings.upgrade > .zero)
            #expect(timings.proxy == nil && timings.tls == nil)
            #expect(info.proxy == nil && info.tls == nil)
            let request = try #require(await requests.next())
            #expect(request.first == "GET /?v=10 HTTP/1.1")
            #expect(request.contains("Host: localhost:\(port)"))
            #expect(request.contains("User-Agent: DiscordBot (https://example.com, 1.2)"))
            #expect(request.contains("X-Test: yes"))
        }
    }

    @Test(arguments: ["", "https://localhost/", "ws://", "ws://localhost:99999/"])
    func `a malformed URL is an arrival`(url: String) async throws {
        #expect(try await failure(url).code == .invalidURL)
    }

    @Test func `a name without address is not found`() async throws {
        let error = try await failure("ws://gateway.invalid/")
        #expect(error.code == .nameNotFound)
        #expect(error.stage == .nameLookup)
        #expect(error.message.contains("gateway.invalid"))
    }

    @Test func `a port where nobody listens refuses`() async throws {
        let closed = try ClosedPort()
        let port = closed.number
        let error = try await failure("ws://127.0.0.1:\(port)/")
        #expect(error.code == .connectionRefused)
        #expect(error.stage == .tcp)
        #expect(error.message.contains("127.0.0.1:\(port)"))
        withExtendedLifetime(closed) {}
    }

    @Test(arguments: [403, 404, 429, 500, 503])
    func `another status than 101 is told, with the time to wait`(status: Int) async throws {
        let error = try await refusal { peer in
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 \(status) No\r\nRetry-After: 17\r\nContent-Length: 0\r\n\r\n")
            try await peer.waitForEnd()
        }
        #expect(error.code == .upgradeRejected)
        #expect(error.httpStatus == status)
        #expect(error.retryAfter == .seconds(17))
        #expect(error.responseFields == [HTTPField("Retry-After", "17"), HTTPField("Content-Length", "0")])
    }

    @Test func `a wrong Sec-WebSocket-Accept is refused`() async throws {
        let error = try await refusal { peer in
            let answer = ScriptedPeer.answer(to: try await peer.readRequest())
            try await peer.write(answer.replacing("Accept: ", with: "Accept: x"))
            try await peer.waitForEnd()
        }
        #expect(error.code == .invalidUpgrade)
        #expect(error.message.contains("Sec-WebSocket-Accept"))
    }

    @Test func `an extension that was not offered is refused`() async throws {
        let error = try await refusal { peer in
            let answer = ScriptedPeer.answer(to: try await peer.readRequest())
            try await peer.write(answer.dropLast() + "Sec-WebSocket-Extensions: permessage-deflate\r\n\r\n")
            try await peer.waitForEnd()
        }
        #expect(error.code == .invalidUpgrade)
        #expect(error.message.contains("extension"))
    }

    @Test func `a server that does not speak HTTP is refused`() async throws {
        let error = try await refusal { peer in
            try await peer.write("220 mail.example.com ESMTP\r\n\r\n")
            try await peer.waitForEnd()
        }
        #expect(error.code == .invalidUpgrade)
    }

    @Test func `a junk answer is refused at its first byte, not at the deadline`() async throws {
        // The peer neither ends nor answers more; at the deadline the code would be another one.
        let error = try await refusal { peer in
            try await peer.write("\u{1B}")
            try await peer.waitForEnd()
        }
        #expect(error.code == .invalidUpgrade)
        #expect(error.message.hasSuffix("\"\\u{1B}\""))
    }

    @Test func `a head without end is refused`() async throws {
        let error = try await refusal { peer in
            _ = try await peer.readRequest()
            try await peer.write("HTTP/1.1 101 x\r\nX: " + String(repeating: "x", count: 20_000))
            try await peer.waitForEnd()
        }
        #expect(error.code == .invalidUpgrade)
    }

    @Test func `settings that cannot be used are told`() async throws {
        let field = CurlTransport { $0.fields = [HTTPField("Upgrade", "h2c")] }
        #expect(try await failure("ws://localhost:1/", field).code == .invalidConfiguration)
        let zero = CurlTransport { $0.userAgent = "a\0b" }
        #expect(try await failure("ws://localhost:1/", zero).code == .invalidConfiguration)
    }
}
