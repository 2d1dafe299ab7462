/// A way in which a peer broke RFC 6455, or a limit of ours.
@nonexhaustive
public enum WebSocketViolation: Error, Hashable, Sendable {
    /// A reserved bit is set, though no extension was negotiated (section 5.2).
    case reservedBits
    /// The opcode is not defined (section 5.2).
    case unknownOpcode(UInt8)
    /// A frame from a server is masked (section 5.1).
    case maskedFrame
    /// A control frame is fragmented (section 5.5).
    case fragmentedControlFrame
    /// A control frame has a payload of more than 125 bytes (section 5.5).
    case longControlFrame
    /// A payload length is not written in the shortest form, or has its highest bit set (section 5.2).
    case invalidLength
    /// A continuation frame came while no message was unfinished (section 5.4).
    case unexpectedContinuation
    /// A new message began before the last fragment of the previous one (section 5.4).
    case unfinishedMessage
    /// A text message or a close reason is not UTF-8 (section 8.1).
    case invalidUTF8
    /// A Close frame has a payload of one byte (section 5.5.1).
    case truncatedCloseCode
    /// A Close frame has a code that may not be sent (section 7.4).
    case invalidCloseCode(UInt16)
    /// A frame or message would exceed the limit, in bytes.
    case messageTooLarge(limit: Int)

    /// The code of the Close frame that answers the violation (section 7.4.1).
    public var closeCode: UInt16 {
        switch self {
        case .invalidUTF8: 1007
        case .messageTooLarge: 1009
        default: 1002
        }
    }

    /// The violation as a failure of the connection.
    public var transportError: TransportError {
        switch self {
        case .messageTooLarge: TransportError(.messageTooLarge, description)
        default: TransportError(.protocolViolation, description)
        }
    }
}

extension WebSocketViolation: CustomStringConvertible {
    /// The violation, in plain words.
    public var description: String {
        switch self {
        case .reservedBits: "The peer set a reserved bit of a frame"
        case .unknownOpcode(let opcode): "The peer sent a frame with the unknown opcode \(opcode)"
        case .maskedFrame: "The server sent a masked frame"
        case .fragmentedControlFrame: "The peer sent a fragmented control frame"
        case .longControlFrame: "The peer sent a control frame of more than 125 bytes"
        case .invalidLength: "The peer sent a frame with an invalid length"
        case .unexpectedContinuation: "The peer continued a message that it had not begun"
        case .unfinishedMessage: "The peer began a message before the end of the previous one"
        case .invalidUTF8: "The peer sent text that is not UTF-8"
        case .truncatedCloseCode: "The peer sent half a close code"
        case .invalidCloseCode(let code): "The peer sent the invalid close code \(code)"
        case .messageTooLarge(let limit): "The peer sent a message of more than \(limit) bytes"
        }
    }
}
