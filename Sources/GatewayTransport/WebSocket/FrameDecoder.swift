/// Turns the bytes that a server sends after the upgrade into messages and control frames.
///
/// The bytes may come in pieces of any size; the results are the same. A
/// decoder that threw an error, or returned a Close frame, has reached the end
/// of what it can read.
///
/// A message that lies whole in one piece is not copied: its payload is a slice
/// of that piece. The payload of any other message is collected in a buffer of
/// its own, into which ``fillPayload(atMost:_:)`` can be read directly.
package struct FrameDecoder: Sendable {
    /// A part of the stream that was read.
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
    /// Room for the next large payload that does not come whole, lent by the owner of the decoder.
    package var spare: [UInt8] = []
    private var text = UTF8Validator()
    /// The payload of the control frame that has begun.
    private var control: [UInt8] = []

    /// Creates a decoder at the start of a frame.
    ///
    /// - Parameter limits: How much the peer may send at a time.
    package init(limits: WebSocketLimits = WebSocketLimits()) {
        self.limits = limits
    }

    /// Ends reading, and frees what has come of a message.
    package mutating func discard() {
        self = FrameDecoder(limits: limits)
        stage = .ended
    }

    /// Reads up to the next event.
    ///
    /// - Parameters:
    ///   - bytes: The bytes that came.
    ///   - position: The index of the first byte that has not been read; moved behind what is.
    /// - Returns: The event, or `nil` if all bytes are read.
    /// - Throws: ``WebSocketViolation`` if the peer broke a rule or a limit.
    package mutating func next(
        in bytes: ArraySlice<UInt8>,
        at position: inout Int
    ) throws(WebSocketViolation) -> Event? {
        while true {
            switch stage {
            case .header:
                guard let header = try readHeader(bytes, &position) else { return nil }
                try begin(header)
                stage = .payload(header, remaining: header.payloadLength)
            case .payload(let header, let remaining):
                let end = position + min(remaining, bytes.endIndex - position)
                try append(bytes[position..<end], of: header)
                let missing = remaining - (end - position)
                position = end
                guard missing == 0 else {
                    stage = .payload(header, remaining: missing)
                    return nil
                }
                stage = header.opcode == .close ? .ended : .header
                if let event = try finish(header) { return event }
            case .ended:
                position = bytes.endIndex
                return nil
            }
        }
    }

    private mutating func readHeader(
        _ bytes: ArraySlice<UInt8>,
        _ position: inout Int
    ) throws(WebSocketViolation) -> FrameHeader? {
        guard !partialHeader.isEmpty else {
            guard let (header, size) = try FrameHeader.parse(bytes.span, at: position - bytes.startIndex) else {
                partialHeader.append(contentsOf: bytes[position...])
                position = bytes.endIndex
                return nil
            }
            position += size
            return header
        }
        let known = partialHeader.count
        partialHeader += bytes[position...].prefix(FrameHeader.maximumSize - known)
        guard let (header, size) = try FrameHeader.parse(partialHeader.span, at: 0) else {
            position = bytes.endIndex
            return nil
        }
        position += size - known
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
    }

    private mutating func append(_ piece: ArraySlice<UInt8>, of header: FrameHeader) throws(WebSocketViolation) {
        guard !header.opcode.isControl else {
            control += piece
            return
        }
        if message.isEmpty {
            if BufferRing.sizes.contains(header.payloadLength) { swap(&message, &spare) }
            // A peer that announces much and sends little must not make us allocate much.
            message.reserveCapacity(min(header.payloadLength, Self.largestAdvance))
        }
        // Appending to a payload that is held elsewhere, even nothing, makes a copy.
        guard !piece.isEmpty else { return }
        message += piece
        if kind == .text {
            guard text.accept(piece.span) else { throw .invalidUTF8 }
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

// MARK: - Reading whole messages

extension FrameDecoder {
    /// Reads messages that have come whole, each in one frame, up to anything else.
    ///
    /// It is the short way for what a server mostly sends, and leaves what breaks a rule to ``next(in:at:)``.
    ///
    /// - Parameters:
    ///   - bytes: The bytes that came.
    ///   - position: The index of the first byte that has not been read; moved behind what is.
    ///   - messages: Where the messages are appended, in order, without being copied.
    package func takeWholeMessages(
        in bytes: ArraySlice<UInt8>,
        at position: inout Int,
        to messages: inout MessageBatch
    ) {
        guard case .header = stage, kind == nil, partialHeader.isEmpty else { return }
        let span = bytes.span
        let limit = min(limits.maximumFrameSize, limits.maximumMessageSize)
        var hasPiece = false
        var next = position - bytes.startIndex
        defer { position = bytes.startIndex + next }
        while let (kind, range) = Self.wholeMessage(in: span, at: next, limit: limit) {
            if !hasPiece { messages.append(bytes) }
            hasPiece = true
            messages.append(kind, range)
            next = range.upperBound
        }
    }

    /// The message whose only frame begins at a position, if it is whole and breaks no rule.
    private static func wholeMessage(
        in bytes: Span<UInt8>,
        at position: Int,
        limit: Int
    ) -> (kind: WebSocketMessage.Kind, range: Range<Int>)? {
        if let range = usualPayload(in: bytes, at: position), range.count <= limit { return (.binary, range) }
        guard let (header, size) = try? FrameHeader.parse(bytes, at: position), header.isFinal else { return nil }
        let start = position + size
        guard header.payloadLength <= min(limit, bytes.count - start) else { return nil }
        let range = start..<(start + header.payloadLength)
        switch header.opcode {
        case .binary: return (.binary, range)
        case .text: return UTF8Validator.accepts(bytes.extracting(range)) ? (.text, range) : nil
        case .continuation, .close, .ping, .pong: return nil
        }
    }

    /// Where the payload of a frame is that has the form of nearly all: whole, binary, unmasked, of less than 64 KiB.
    private static func usualPayload(in bytes: Span<UInt8>, at position: Int) -> Range<Int>? {
        guard position <= bytes.count - 4, bytes[position] == 0x82 else { return nil }
        var start = position + 2
        var count = Int(bytes[position + 1])
        if count == 126 {
            start += 2
            count = Int(bytes[position + 2]) << 8 | Int(bytes[position + 3])
            // A length that is written longer than it must be is a violation.
            guard count >= 126 else { return nil }
        } else if count > 126 {
            return nil
        }
        guard count <= bytes.count - start else { return nil }
        return start..<(start + count)
    }
}

// MARK: - Reading into the payload's own buffer

extension FrameDecoder {
    /// How much is allocated for a payload before it has come, in bytes.
    private static let largestAdvance = 1 << 20

    /// How many bytes of a message's frame have not come yet; 0 outside of such a frame.
    package var missingPayload: Int { missingPayload(ofFramesFrom: 0) }

    /// How many bytes of a message's frame have not come yet; 0 outside of such a frame.
    ///
    /// - Parameter size: The payload of smaller frames does not count.
    /// - Returns: The number of bytes.
    package func missingPayload(ofFramesFrom size: Int) -> Int {
        guard case .payload(let header, let remaining) = stage, !header.opcode.isControl, header.payloadLength >= size
        else { return 0 }
        return remaining
    }

    /// The payload of the message that the bytes last read have completed, if the next event is that message.
    package var completedPayload: [UInt8]? {
        guard case .payload(let header, remaining: 0) = stage, header.isFinal, !header.opcode.isControl else {
            return nil
        }
        return message
    }

    /// Reads bytes of a message's frame straight into the buffer of its payload.
    ///
    /// A message that becomes whole is the next event.
    ///
    /// - Parameters:
    ///   - limit: The most bytes to read.
    ///   - read: Appends bytes to the room that it is given, which never exceeds ``missingPayload``.
    /// - Returns: The result of `read`.
    /// - Throws: ``WebSocketViolation`` if a text is not UTF-8.
    package mutating func fillPayload<Result>(
        atMost limit: Int,
        _ read: (inout OutputSpan<UInt8>) -> Result
    ) throws(WebSocketViolation) -> Result? {
        guard case .payload(let header, let remaining) = stage, !header.opcode.isControl else { return nil }
        let start = message.count
        let advance = max(Self.largestAdvance, start)
        var result: Result?
        message.append(addingCapacity: min(remaining, limit, advance)) { span in
            result = read(&span)
        }
        stage = .payload(header, remaining: remaining - (message.count - start))
        if kind == .text {
            var text = text
            guard text.accept(message.span.extracting(start...)) else { throw .invalidUTF8 }
            self.text = text
        }
        return result
    }
}
