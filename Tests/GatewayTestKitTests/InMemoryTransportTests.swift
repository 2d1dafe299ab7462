import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(3)))
struct InMemoryTransportTests {
    private let clock = ManualClock()

    private func isClosed(_ arrival: Arrival, with code: TransportError.Code) -> Bool {
        guard case .closed(let disconnection) = arrival else { return false }
        return disconnection.error?.code == code
    }

    /// Opens a connection and takes its first arrival.
    private func opened(on transport: InMemoryTransport) async -> any TransportConnection {
        let connection = transport.open("ws://gateway.example/?v=10")
        let first = await connection.next(within: .zero, receiving: true)
        guard case .opened = first else {
            Issue.record("not opened: \(first)")
            return connection
        }
        return connection
    }

    @Test func `a connection opens, carries messages both ways and counts its bytes`() async throws {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        #expect(transport.dials == ["ws://gateway.example/?v=10"])
        let peer = try #require(transport.connections.first)
        #expect(peer.isOpen)

        try connection.send(WebSocketMessage(.text, Array("hi".utf8)))
        #expect(peer.sentTexts == ["hi"])
        peer.deliver("one")
        peer.deliver(WebSocketMessage(.binary, [1, 2]))
        let arrival = await connection.next(within: .zero, receiving: true)
        guard case .messages(let messages) = arrival else {
            Issue.record("not messages: \(arrival)")
            return
        }
        #expect(messages == [WebSocketMessage(.text, Array("one".utf8)), WebSocketMessage(.binary, [1, 2])])
        #expect(connection.traffic == Traffic(received: 5 + 4, sent: 8))
    }

    @Test func `a wait ends when its time has passed, and not before`() async throws {
        let connection = await opened(on: InMemoryTransport(clock: clock))
        let wait = Task { await connection.next(within: .seconds(30), receiving: true) }
        try await clock.advance(by: .seconds(29))
        #expect(clock.waiterCount == 1)
        try await clock.advance(by: .seconds(1), remaining: 0)
        guard case .timeout = await wait.value else {
            Issue.record("not a timeout")
            return
        }
        #expect(clock.now.sinceStart == .seconds(30))
    }

    @Test func `waking ends the current wait, or the next one`() async throws {
        let connection = await opened(on: InMemoryTransport(clock: clock))
        let wait = Task { await connection.next(within: nil, receiving: true) }
        try await clock.settle()
        connection.wake()
        guard case .woken = await wait.value else {
            Issue.record("not woken")
            return
        }
        connection.wake()
        guard case .woken = await connection.next(within: nil, receiving: true) else {
            Issue.record("not woken")
            return
        }
    }

    @Test func `cancelling the waiting task is the same as waking`() async throws {
        let connection = await opened(on: InMemoryTransport(clock: clock))
        let wait = Task { await connection.next(within: nil, receiving: true) }
        try await clock.settle()
        wait.cancel()
        guard case .woken = await wait.value else {
            Issue.record("not woken")
            return
        }
        try connection.send(WebSocketMessage(.text, []))
    }

    @Test func `messages stay behind while the client does not receive, and so does the end behind them`() async throws
    {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        transport.connections.first?.deliver("late")
        transport.connections.first?.close(code: 4000)
        guard case .timeout = await connection.next(within: .zero, receiving: false) else {
            Issue.record("not a timeout")
            return
        }
        guard case .messages = await connection.next(within: .zero, receiving: true) else {
            Issue.record("no messages")
            return
        }
        for _ in 0..<2 {
            guard case .closed(let end) = await connection.next(within: .zero, receiving: false) else {
                Issue.record("not closed")
                return
            }
            #expect(end == Disconnection(closeCode: 4000))
        }
        #expect(throws: TransportError.self) { try connection.send(WebSocketMessage(.text, [])) }
    }

    @Test func `a Close frame without a code counts as 1005, and a drop has no code`() async throws {
        let transport = InMemoryTransport(clock: clock)
        let first = await opened(on: transport)
        transport.connections[0].close(code: nil)
        guard case .closed(let end) = await first.next(within: .zero, receiving: true) else {
            Issue.record("not closed")
            return
        }
        #expect(end.closeCode == 1005)
        let second = await opened(on: transport)
        transport.connections[1].drop()
        #expect(isClosed(await second.next(within: .zero, receiving: true), with: .dropped))
    }

    @Test func `the closing handshake is recorded and answered`() async throws {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        connection.close(code: 4900, reason: "later")
        connection.close(code: 1000, reason: "")
        #expect(transport.connections[0].closing?.code == 4900)
        #expect(transport.connections[0].closing?.reason == "later")
        guard case .closed(let end) = await connection.next(within: .zero, receiving: true) else {
            Issue.record("not closed")
            return
        }
        #expect(end == Disconnection(closeCode: 4900, reason: "later"))
    }

    @Test func `a peer that does not answer the Close is cut off at the close deadline`() async throws {
        let transport = InMemoryTransport(clock: clock, answersClose: false, closeTimeout: .seconds(3))
        let connection = await opened(on: transport)
        connection.close(code: 4900, reason: "")
        let wait = Task { await connection.next(within: nil, receiving: true) }
        try await clock.advance(by: .seconds(3), remaining: 0)
        #expect(isClosed(await wait.value, with: .timedOut))
    }

    @Test func `letting go of a connection aborts it`() async throws {
        let transport = InMemoryTransport(clock: clock)
        _ = await opened(on: transport)
        #expect(transport.connections[0].isAborted)
    }

    @Test func `dials can be refused, delayed and swallowed, by host and one by one`() async throws {
        let transport = InMemoryTransport(clock: clock, connectTimeout: .seconds(10))
        transport.answerDials(to: "dead.example", with: .blackHole)
        transport.answerNextDial(with: .fail(TransportError(.upgradeRejected, "no", httpStatus: 503)))
        transport.answerNextDial(with: .connect(after: .seconds(2)))

        let refused = transport.open("wss://gateway.example")
        #expect(isClosed(await refused.next(within: .zero, receiving: true), with: .upgradeRejected))
        let slow = transport.open("wss://gateway.example")
        let wait = Task { await slow.next(within: nil, receiving: true) }
        try await clock.advance(by: .seconds(2), remaining: 0)
        guard case .opened(let info) = await wait.value else {
            Issue.record("not opened")
            return
        }
        #expect(info.duration == .seconds(2))
        let dead = transport.open("wss://dead.example/?v=10")
        let deadWait = Task { await dead.next(within: nil, receiving: true) }
        try await clock.advance(by: .seconds(10), remaining: 0)
        #expect(isClosed(await deadWait.value, with: .timedOut))
        let wrong = transport.open("https://gateway.example")
        #expect(isClosed(await wrong.next(within: .zero, receiving: true), with: .invalidURL))
    }

    @Test func `what the peer does takes its latency, in order`() async throws {
        let transport = InMemoryTransport(clock: clock, latency: .milliseconds(40))
        let connection = transport.open("ws://gateway.example")
        let opening = Task { await connection.next(within: nil, receiving: true) }
        try await clock.advance(by: .milliseconds(40), remaining: 0)
        guard case .opened(let info) = await opening.value else {
            Issue.record("not opened")
            return
        }
        #expect(info.duration == .milliseconds(40))
        transport.connections[0].deliver("a")
        transport.connections[0].close(code: 1001)
        guard case .timeout = await connection.next(within: .zero, receiving: true) else {
            Issue.record("too early")
            return
        }
        let message = Task { await connection.next(within: nil, receiving: true) }
        try await clock.settle()
        try await clock.advance(by: .milliseconds(40), waiters: 0)
        guard case .messages = await message.value else {
            Issue.record("no message")
            return
        }
    }

    @Test func `a peer that stopped reading fills the send queue`() async throws {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        transport.connections[0].stopReading()
        let error = #expect(throws: TransportError.self) { try connection.send(WebSocketMessage(.text, [])) }
        #expect(error?.code == .sendQueueFull)
        transport.connections[0].resumeReading()
        try connection.send(WebSocketMessage(.text, []))
        #expect(transport.connections[0].sent.count == 1)
    }

    @Test(arguments: [false, true])
    func `messages and the peer's close stay behind a send that fails`(isReset: Bool) async throws {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        let peer = transport.connections[0]
        peer.deliver("before")
        isReset ? peer.failSends() : peer.stopReading()
        let error = #expect(throws: TransportError.self) { try connection.send(WebSocketMessage(.text, [])) }
        #expect(error?.code == (isReset ? .notOpen : .sendQueueFull))
        peer.deliver("after")
        peer.close(code: 4014, reason: "Disallowed intent(s).")
        guard case .messages(let messages) = await connection.next(within: .zero, receiving: true) else {
            Issue.record("no messages")
            return
        }
        #expect(messages.map { String(decoding: $0.payload, as: UTF8.self) } == ["before", "after"])
        guard case .closed(let end) = await connection.next(within: .zero, receiving: true) else {
            Issue.record("not closed")
            return
        }
        #expect(end == Disconnection(closeCode: 4014, reason: "Disallowed intent(s)."))
        #expect(peer.sent.isEmpty)
    }

    @Test func `a message that arrives in the moment in which a wait expires comes first`() async throws {
        let transport = InMemoryTransport(clock: clock, latency: .milliseconds(40))
        let connection = transport.open("ws://gateway.example")
        let opening = Task { await connection.next(within: nil, receiving: true) }
        try await clock.advance(by: .milliseconds(40), remaining: 0)
        _ = await opening.value
        // The timer of the wait is older than the message.
        let wait = Task { await connection.next(within: .milliseconds(100), receiving: true) }
        try await clock.advance(by: .milliseconds(60))
        transport.connections[0].deliver("a")
        try await clock.advance(by: .milliseconds(40), waiters: 0)
        guard case .messages = await wait.value else {
            Issue.record("the wait expired before it looked")
            return
        }
    }

    @Test func `the peer sees how much the client has not taken`() async throws {
        let transport = InMemoryTransport(clock: clock)
        let connection = await opened(on: transport)
        transport.connections[0].deliver("four")
        transport.connections[0].deliver("more")
        #expect(transport.connections[0].untakenBytes == 8)
        _ = await connection.next(within: .zero, receiving: true)
        #expect(transport.connections[0].untakenBytes == 0)
    }
}
