/// Turns the bytes that a server sends after the upgrade into messages and control frames.
///
/// The bytes may come in pieces of any size; the results are the same. A
/// decoder that threw an error, or returned a Close frame, has reached the end
/// of what it can read.
package struct FrameDecoder: Sendable {
    /// What was read.
    package enum Event: Hashable, Sendable {
        /// A whole message.
        case message(WebSocketMessage)
        /// A ping that wants its payload back.
        case ping([UInt8])
        /// A pong.
        case pong([UInt8])
        /// The peer's last frame.
        case close(CloseFrame)
    }

    private enum Stage: Sendable {
        case header
        case payload(FrameHeader, remaining: Int)
        case ended
    }

    private let limits: WebSocketLimits
    private var stage = Stage.header
    /// The bytes of a header that has not come whole.
    private var partialHeader: [UInt8] = []
    /// The kind of the message that has begun.
    private var kind: WebSocketMessage.Kind?
    /// The payload of the message that has begun.
    private var message: [UInt8] = []
    private var text = UTF8Validator()
    /// The payload of the control frame that has begun.
    private var control: [UInt8] = []

    /// Creates a decoder at the start of a frame.
    ///
    /// - Parameter limits: How much the peer may send at a time.
    package init(limits: WebSocketLimits = WebSocketLimits()) {
        self.limits = limits
    }

    /// Takes the next bytes from the peer.
    ///
    /// - Parameters:
    ///   - bytes: The bytes, of any number.
    ///   - events: Where the events go, also those that come before an error.
    /// - Throws: ``WebSocketViolation`` if the peer broke a rule or a limit.
    package mutating func decode(
        _ bytes: ArraySlice<UInt8>,
        into events: inout [Event]
    ) throws(WebSocketViolation) {
        var rest = bytes
        while true {
            switch stage {
            case .header:
                guard let header = try readHeader(&rest) else { return }
                try begin(header)
                stage = .payload(header, remaining: header.payloadLength)
            case .payload(let header, let remaining):
                let piece = rest.prefix(remaining)
                rest = rest[piece.endIndex...]
                try append(piece, of: header)
                guard piece.count == remaining else {
                    stage = .payload(header, remaining: remaining - piece.count)
                    return
                }
                stage = header.opcode == .close ? .ended : .header
                if let event = try finish(header) { events.append(event) }
            case .ended:
                return
            }
        }
    }

    private mutating func readHeader(_ rest: inout ArraySlice<UInt8>) throws(WebSocketViolation) -> FrameHeader? {
        guard !partialHeader.isEmpty else {
            guard let (header, size) = try FrameHeader.parse(rest) else {
                partialHeader = Array(rest)
                return nil
            }
            rest = rest.dropFirst(size)
            return header
        }
        let known = partialHeader.count
        partialHeader += rest.prefix(FrameHeader.maximumSize - known)
        guard let (header, size) = try FrameHeader.parse(partialHeader[...]) else { return nil }
        rest = rest.dropFirst(size - known)
        partialHeader.removeAll(keepingCapacity: true)
        return header
    }

    /// Checks a header against the message that has begun (RFC 6455, section 5.4), and the limits.
    private mutating func begin(_ header: FrameHeader) throws(WebSocketViolation) {
        switch header.opcode {
        case .continuation:
            guard kind != nil else { throw .unexpectedContinuation }
        case .text, .binary:
            guard kind == nil else { throw .unfinishedMessage }
            kind = header.opcode == .text ? .text : .binary
        case .close, .ping, .pong:
            control.removeAll()
            return
        }
        guard header.payloadLength <= limits.maximumFrameSize else {
            throw .messageTooLarge(limit: limits.maximumFrameSize)
        }
        guard header.payloadLength <= limits.maximumMessageSize - message.count else {
            throw .messageTooLarge(limit: limits.maximumMessageSize)
        }
        if message.isEmpty {
            // A peer that announces much and sends little must not make us allocate much.
            message.reserveCapacity(min(header.payloadLength, 1 << 20))
        }
    }

    private mutating func append(_ piece: ArraySlice<UInt8>, of header: FrameHeader) throws(WebSocketViolation) {
        guard !header.opcode.isControl else {
            control += piece
            return
        }
        message += piece
        if kind == .text {
            guard text.accept(piece) else { throw .invalidUTF8 }
        }
    }

    private mutating func finish(_ header: FrameHeader) throws(WebSocketViolation) -> Event? {
        switch header.opcode {
        case .ping: return .ping(control)
        case .pong: return .pong(control)
        case .close: return .close(try CloseFrame(parsing: control))
        case .continuation, .text, .binary:
            guard header.isFinal, let kind else { return nil }
            guard text.isComplete else { throw .invalidUTF8 }
            defer {
                self.kind = nil
                message = []
            }
            return .message(WebSocketMessage(kind, message))
        }
    }
}
