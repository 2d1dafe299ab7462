public import GatewayTransport

/// Whom a transport under test talks to: a WebSocket server whose every step a check decides.
///
/// ``InMemoryConformancePeer`` is one without a network, `LoopbackConformancePeer` in `GatewaySimulator`
/// one behind real sockets. Write another peer only for a transport that can reach neither.
public protocol ConformancePeer: Sendable {
    /// The clock on which the transport's waits end.
    var clock: any Clock<Duration> { get }

    /// A URL that refuses connections.
    var unreachableURL: String { get }

    /// Makes a URL, different each time, whose dials are handed out by ``nextDial(of:)``.
    func makeURL() -> String

    /// Waits until a transport asks for an upgrade at a URL, and leaves the answer to the caller.
    ///
    /// - Parameter url: A URL that ``makeURL()`` made.
    /// - Returns: The peer's end of the connection, not yet accepted.
    /// - Throws: If the peer has failed or was shut down.
    func nextDial(of url: String) async throws -> any ConformancePeerConnection

    /// Runs something while time passes on ``clock``.
    ///
    /// The default implementation runs it in a separate task in real time.
    ///
    /// - Parameters:
    ///   - limit: How long it may take. Then it is cancelled and left alone.
    ///   - body: What to run.
    /// - Returns: Whether it ended in time.
    func run(within limit: Duration, _ body: @escaping @Sendable () async -> Void) async -> Bool
}

/// The peer's end of one connection.
///
/// Nothing is answered or read unless it is asked for: a peer that is not asked for
/// ``next()`` does not read its socket. What is thrown fails the check, as a fault of the peer.
public protocol ConformancePeerConnection: Sendable {
    /// Completes the upgrade.
    func accept() async throws

    /// Answers the upgrade with an HTTP status, and ends the stream.
    ///
    /// - Parameters:
    ///   - status: The status, such as 503.
    ///   - retryAfter: The seconds in the header field `Retry-After`, or `nil` for none.
    /// - Throws: If the stream has ended.
    func refuse(status: Int, retryAfter: Int?) async throws

    /// Sends a message, and returns when it is on its way.
    ///
    /// While the other end does not read, that takes as long as it does.
    ///
    /// - Parameters:
    ///   - message: The message.
    ///   - count: Into how many frames it is cut. In memory, where there are no frames, it means nothing.
    /// - Throws: If the stream has ended.
    func send(_ message: WebSocketMessage, inFragments count: Int) async throws

    /// Sends a Close frame, as the first of the closing handshake or as the answer to one.
    ///
    /// When both sides have sent one, the peer ends the stream.
    ///
    /// - Parameters:
    ///   - code: The code, or `nil` for a frame without one.
    ///   - reason: The reason.
    /// - Throws: If the stream has ended.
    func close(code: UInt16?, reason: String) async throws

    /// Sends a text message that is not UTF-8, which RFC 6455, section 8.1, forbids.
    func sendInvalidText() async throws

    /// Ends the stream without a Close frame.
    func drop() async

    /// Waits for what the other end sends.
    ///
    /// - Returns: The next thing in the stream. ``ConformancePeerArrival/end`` is repeated for ever.
    func next() async throws -> ConformancePeerArrival
}

/// A message, close or end that a transport under test sent.
public enum ConformancePeerArrival: Hashable, Sendable {
    /// A message.
    case message(WebSocketMessage)
    /// A Close frame, with `nil` for a frame without a code.
    case close(code: UInt16?, reason: String)
    /// The stream ended, in order or not.
    case end
}

extension ConformancePeerConnection {
    /// Sends a message in one frame.
    ///
    /// - Parameter message: The message.
    /// - Throws: If the stream has ended.
    func send(_ message: WebSocketMessage) async throws {
        try await send(message, inFragments: 1)
    }

    /// Sends text messages.
    ///
    /// - Parameter texts: The texts.
    /// - Throws: If the stream has ended.
    func send(_ texts: String...) async throws {
        for text in texts { try await send(.text(text)) }
    }
}

extension ConformancePeer {
    /// Runs a body in a separate task, in real time.
    public func run(within limit: Duration, _ body: @escaping @Sendable () async -> Void) async -> Bool {
        let race = Race<Bool>()
        let task = Task {
            await body()
            race.end(true)
        }
        let timer = Task {
            // A sleep that is cut short has lost the race already.
            try? await Task.sleep(for: limit)
            race.end(false)
        }
        let hasEnded = await race.outcome()
        task.cancel()
        timer.cancel()
        return hasEnded
    }
}
