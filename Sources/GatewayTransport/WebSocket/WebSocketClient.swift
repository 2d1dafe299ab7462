import GatewayText

/// The client's side of one WebSocket connection, with the network removed (RFC 6455).
///
/// Give it the bytes that the server sends, perform the events that it
/// returns, and send the bytes that it has produced. It opens no socket, reads
/// no clock and draws no random numbers: randomness is passed in, and deadlines are the
/// caller's. So it works over any reliable stream of bytes.
///
/// ```swift
/// var random = SystemRandomNumberGenerator()
/// var client = try WebSocketClient(url: WebSocketURL("ws://localhost:8080/"), using: &random)
/// try await stream.write(client.takeOutput())
/// while client.phase != .closed {
///     var events: [WebSocketClient.Event] = []
///     client.receive(try await stream.read(), into: &events, using: &random)
///     try await stream.write(client.takeOutput())
///     for event in events { handle(event) }
/// }
/// ```
///
/// ```
/// upgrading ──101──▶ open ──close()──▶ closing ──Close, or a violation──▶ closed
///     │               ├──Close───────────────────────────────────────────▶ ▲ ▲
///     │               └──a violation──▶ failing ──fail()──────────────────┘ │
///     └──refused────────────────────────────────────────────────────────────┘
/// ```
public struct WebSocketClient: Sendable {
    /// How far the connection is.
    public enum Phase: Hashable, Sendable {
        /// The server has not answered the upgrade.
        case upgrading
        /// Messages may be sent.
        case open
        /// The server broke a rule, and nothing more is read.
        ///
        /// Messages from before may still be answered, until ``WebSocketClient/fail(using:)``.
        case failing
        /// This side has sent a Close frame and waits for the server's.
        case closing
        /// Nothing more will happen. When the output is sent, the stream can be closed.
        case closed
    }

    /// The outcome of the server's bytes.
    public enum Event: Hashable, Sendable {
        /// The upgrade succeeded.
        case opened
        /// A message arrived.
        case message(WebSocketMessage)
        /// A ping arrived; the answer is in the output already.
        case ping([UInt8])
        /// A pong arrived, to a ping or unasked.
        case pong([UInt8])
        /// The server broke a rule: answer what came before, if anything, and call
        /// ``WebSocketClient/fail(using:)``. No other event follows.
        case violated(WebSocketViolation)
        /// The connection ended; the last event.
        case closed(Disconnection)
    }

    /// How far the connection is.
    public private(set) var phase = Phase.upgrading

    private let expectedAccept: String
    private var upgrade: UpgradeReader
    private var decoder: FrameDecoder
    private var output: [UInt8]
    /// An action of the server while the connection was open.
    private var violation: WebSocketViolation?

    /// Creates a connection whose first output is the request for the upgrade.
    ///
    /// - Parameters:
    ///   - url: The server's address.
    ///   - fields: Further header fields of the request, such as `User-Agent`.
    ///   - limits: How much the server may send at a time.
    ///   - random: A source that the server cannot predict.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/invalidConfiguration`` if a
    ///   field is malformed or one that the handshake sets itself.
    public init(
        url: WebSocketURL,
        fields: [HTTPField] = [],
        limits: WebSocketLimits = WebSocketLimits(),
        using random: inout some RandomNumberGenerator
    ) throws(TransportError) {
        let nonce = (0..<16).map { _ in UInt8(truncatingIfNeeded: random.next()) }
        let request = try UpgradeRequest(url: url, fields: fields, nonce: nonce)
        expectedAccept = request.expectedAccept
        upgrade = UpgradeReader(maximumSize: limits.maximumHeadSize)
        decoder = FrameDecoder(limits: limits)
        output = request.bytes
    }

    /// Takes bytes that the server sent.
    ///
    /// Messages that arrive after ``close(code:reason:using:)`` are dropped, and
    /// so is all that follows the server's Close frame.
    ///
    /// - Parameters:
    ///   - bytes: The bytes, in pieces of any size.
    ///   - events: Where the events go, in order.
    ///   - random: A source that the server cannot predict.
    public mutating func receive(
        _ bytes: ArraySlice<UInt8>,
        into events: inout [Event],
        using random: inout some RandomNumberGenerator
    ) {
        receive(bytes, to: &events, using: &random)
    }

    /// Ends the connection because the server ended the stream, or the stream broke.
    ///
    /// - Returns: How the connection ended, or `nil` if it had ended before.
    public mutating func receiveEnd() -> Disconnection? {
        guard phase != .closed else { return nil }
        let message =
            phase == .upgrading
            ? "The server closed the connection instead of answering the upgrade"
            : "The connection was closed without a Close frame"
        end()
        return Disconnection(error: violation?.transportError ?? TransportError(.dropped, message))
    }

    /// Ends the connection after ``Event/violated(_:)``, and tells the server why (RFC 6455, section 7.1.7).
    ///
    /// - Parameter random: A source that the server cannot predict.
    /// - Returns: How the connection ended, or `nil` if the server broke no rule, or it had ended before.
    public mutating func fail(using random: inout some RandomNumberGenerator) -> Disconnection? {
        guard phase == .failing, let violation else { return nil }
        append(.close, CloseFrame(code: violation.closeCode, reason: "").payload, using: &random)
        end()
        return Disconnection(error: violation.transportError)
    }

    /// Sends a message as one unfragmented frame.
    ///
    /// - Parameters:
    ///   - message: The message. The payload of a text must be UTF-8.
    ///   - random: A source that the server cannot predict.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/notOpen`` unless the connection is open.
    public mutating func send(
        _ message: WebSocketMessage,
        using random: inout some RandomNumberGenerator
    ) throws(TransportError) {
        guard maySend else { throw TransportError(.notOpen, "The connection is not open") }
        append(message.kind.opcode, message.payload, using: &random)
    }

    /// Sends a ping, which the server answers with a pong of the same payload.
    ///
    /// - Parameters:
    ///   - payload: Up to 125 bytes; what exceeds that is cut off.
    ///   - random: A source that the server cannot predict.
    /// - Throws: ``TransportError`` with the code ``TransportError/Code/notOpen`` unless the connection is open.
    public mutating func ping(
        _ payload: [UInt8] = [],
        using random: inout some RandomNumberGenerator
    ) throws(TransportError) {
        guard maySend else { throw TransportError(.notOpen, "The connection is not open") }
        append(.ping, payload.prefix(125), using: &random)
    }

    /// Starts the closing handshake (RFC 6455, section 7.1.2).
    ///
    /// Before the upgrade is done it ends the connection at once. When it is
    /// closing already, or the server broke a rule, nothing happens.
    ///
    /// - Parameters:
    ///   - code: A code that may be sent: 1000 to 1003, 1007 to 1014, or 3000 to 4999. Any other is sent as 1000.
    ///   - reason: A text of at most 123 bytes; what exceeds that is cut at a character.
    ///   - random: A source that the server cannot predict.
    public mutating func close(
        code: UInt16 = 1000,
        reason: String = "",
        using random: inout some RandomNumberGenerator
    ) {
        switch phase {
        case .upgrading:
            output = []
            phase = .closed
        case .open:
            append(.close, CloseFrame(code: code, reason: reason).payload, using: &random)
            phase = .closing
        case .failing, .closing, .closed:
            break
        }
    }

    /// Takes the bytes that are to be sent, in order.
    public mutating func takeOutput() -> [UInt8] {
        defer { output = [] }
        return output
    }

    /// Hands over the bytes that are to be sent, in order, and keeps their room for the next.
    ///
    /// - Parameter take: Receives them; it is not called if there are none.
    package mutating func drainOutput(to take: (Span<UInt8>) -> Void) {
        guard !output.isEmpty else { return }
        take(output.span)
        output.removeAll(keepingCapacity: output.count <= Self.keptOutput)
    }

    /// How many bytes of output keep their room, which is enough for a heartbeat.
    private static let keptOutput = 256

    private var maySend: Bool { phase == .open || phase == .failing }

    private mutating func append(
        _ opcode: Opcode,
        _ payload: some Collection<UInt8>,
        using random: inout some RandomNumberGenerator
    ) {
        FrameEncoder.append(opcode, payload, maskedWith: MaskingKey(using: &random), to: &output)
    }
}

// MARK: - Receiving

/// Takes what a ``WebSocketClient`` makes of the server's bytes, in order.
package protocol WebSocketEventSink {
    /// Takes a message.
    mutating func take(_ message: consuming WebSocketMessage)
    /// Takes messages, as many as come.
    ///
    /// - Parameter append: Appends them to a batch.
    mutating func takeMessages(_ append: (inout MessageBatch) -> Void)
    /// Takes any other event.
    mutating func take(_ event: WebSocketClient.Event)
}

extension [WebSocketClient.Event]: WebSocketEventSink {
    package mutating func take(_ message: consuming WebSocketMessage) { append(.message(message)) }
    package mutating func takeMessages(_ append: (inout MessageBatch) -> Void) {
        var messages = MessageBatch()
        append(&messages)
        for message in messages { take(message) }
    }
    package mutating func take(_ event: WebSocketClient.Event) { append(event) }
}

extension WebSocketClient {
    /// Takes bytes that the server sent.
    ///
    /// - Parameters:
    ///   - bytes: The bytes, in pieces of any size.
    ///   - sink: Where the events go, in order.
    ///   - random: A source that the server cannot predict.
    package mutating func receive(
        _ bytes: ArraySlice<UInt8>,
        to sink: inout some WebSocketEventSink,
        using random: inout some RandomNumberGenerator
    ) {
        var bytes = bytes
        if phase == .upgrading {
            do {
                guard let response = try upgrade.read(&bytes) else { return }
                try response.validate(accept: expectedAccept)
            } catch {
                phase = .closed
                sink.take(.closed(Disconnection(error: error)))
                return
            }
            phase = .open
            sink.take(.opened)
        }
        guard isReading else { return }
        receiveFrames(bytes, to: &sink, using: &random)
    }

    /// Whether what the server sends is of interest.
    package var isReading: Bool {
        switch phase {
        case .upgrading, .open, .closing: true
        case .failing, .closed: false
        }
    }

    /// How many bytes of a message's frame have not come yet; 0 outside of such a frame.
    package var missingPayload: Int { missingPayload(ofFramesFrom: 0) }

    /// How many bytes of a message's frame have not come yet; 0 outside of such a frame.
    ///
    /// - Parameter size: The payload of smaller frames does not count.
    /// - Returns: The number of bytes.
    package func missingPayload(ofFramesFrom size: Int) -> Int {
        isReading ? decoder.missingPayload(ofFramesFrom: size) : 0
    }

    /// Takes bytes of which the last are likely to begin a large payload that goes on.
    ///
    /// - Parameters:
    ///   - bytes: The bytes.
    ///   - sink: Where the events go, in order.
    ///   - ring: Where the buffer of that payload comes from.
    ///   - random: A source that the server cannot predict.
    package mutating func receive(
        _ bytes: ArraySlice<UInt8>,
        to sink: inout some WebSocketEventSink,
        reusing ring: inout BufferRing,
        using random: inout some RandomNumberGenerator
    ) {
        decoder.spare = ring.take()
        receive(bytes, to: &sink, using: &random)
        ring.putBack(decoder.spare)
        decoder.spare = []
    }

    /// Reads bytes of a message's frame straight into the buffer of its payload.
    ///
    /// - Parameters:
    ///   - limit: The most bytes to read.
    ///   - sink: Where the events go, in order.
    ///   - ring: Where the buffer is kept when the message is whole.
    ///   - random: A source that the server cannot predict.
    ///   - read: Appends bytes to the room that it is given, which never exceeds ``missingPayload``.
    /// - Returns: The result of `read`, or `nil` if it was not called, because no such bytes are missing.
    package mutating func fillPayload<Result>(
        atMost limit: Int,
        to sink: inout some WebSocketEventSink,
        reusing ring: inout BufferRing,
        using random: inout some RandomNumberGenerator,
        _ read: (inout OutputSpan<UInt8>) -> Result
    ) -> Result? {
        guard missingPayload > 0 else { return nil }
        var result: Result?
        do {
            _ = try decoder.fillPayload(atMost: limit) { result = read(&$0) }
        } catch {
            stop(error, &sink)
            return result
        }
        if let payload = decoder.completedPayload { ring.keep(payload) }
        receiveFrames([], to: &sink, using: &random)
        return result
    }

    private mutating func receiveFrames(
        _ bytes: ArraySlice<UInt8>,
        to sink: inout some WebSocketEventSink,
        using random: inout some RandomNumberGenerator
    ) {
        var position = bytes.startIndex
        do {
            while true {
                if phase == .open {
                    sink.takeMessages { decoder.takeWholeMessages(in: bytes, at: &position, to: &$0) }
                }
                guard let event = try decoder.next(in: bytes, at: &position) else { return }
                receive(event, to: &sink, using: &random)
            }
        } catch {
            stop(error, &sink)
        }
    }

    private mutating func receive(
        _ event: consuming FrameDecoder.Event,
        to sink: inout some WebSocketEventSink,
        using random: inout some RandomNumberGenerator
    ) {
        switch consume event {
        case .message(let message):
            if phase == .open { sink.take(message) }
        case .ping(let payload):
            guard phase == .open else { return }
            append(.pong, payload, using: &random)
            sink.take(.ping(payload))
        case .pong(let payload):
            sink.take(.pong(payload))
        case .close(let frame):
            if phase == .open {
                append(.close, frame.payload, using: &random)
            }
            end()
            let reason = PeerText.sanitized(frame.reason)
            sink.take(.closed(Disconnection(closeCode: frame.code ?? 1005, reason: reason)))
        }
    }

    /// Ends the connection, and frees what has come of a message.
    private mutating func end() {
        phase = .closed
        decoder.discard()
    }

    /// The server broke a rule.
    private mutating func stop(_ violation: WebSocketViolation, _ sink: inout some WebSocketEventSink) {
        guard phase == .open else {
            end()
            return sink.take(.closed(Disconnection(error: violation.transportError)))
        }
        phase = .failing
        decoder.discard()
        self.violation = violation
        sink.take(.violated(violation))
    }
}
