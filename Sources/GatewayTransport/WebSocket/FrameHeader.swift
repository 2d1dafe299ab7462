/// The first bytes of a frame (RFC 6455, section 5.2).
package struct FrameHeader: Hashable, Sendable {
    /// Whether the frame ends its message.
    package var isFinal: Bool
    /// The opcode.
    package var opcode: Opcode
    /// The size of the payload in bytes.
    package var payloadLength: Int

    /// Creates a header.
    ///
    /// - Parameters:
    ///   - opcode: What the frame is for.
    ///   - payloadLength: The size of the payload in bytes.
    ///   - isFinal: Whether the frame ends its message.
    package init(_ opcode: Opcode, payloadLength: Int, isFinal: Bool = true) {
        self.isFinal = isFinal
        self.opcode = opcode
        self.payloadLength = payloadLength
    }

    /// The longest header that a server may send, in bytes.
    static let maximumSize = 10

    /// Reads the header of a frame that a server sent.
    ///
    /// Each byte is checked as soon as it is there, and always in the same
    /// order, so that the result does not depend on how the bytes are cut.
    ///
    /// - Parameters:
    ///   - bytes: The bytes there are, of any number.
    ///   - start: Where the frame starts.
    /// - Returns: The header and its size in bytes, or `nil` if more bytes are needed.
    /// - Throws: ``WebSocketViolation`` if the bytes there are cannot begin a frame.
    @inline(__always)
    static func parse(
        _ bytes: Span<UInt8>,
        at start: Int
    ) throws(WebSocketViolation) -> (header: FrameHeader, size: Int)? {
        let count = bytes.count - start
        guard count > 0 else { return nil }
        let first = bytes[start]
        let isFinal = first & 0x80 != 0
        guard first & 0x70 == 0 else { throw .reservedBits }
        guard let opcode = Opcode(rawValue: first & 0x0F) else { throw .unknownOpcode(first & 0x0F) }
        guard isFinal || !opcode.isControl else { throw .fragmentedControlFrame }

        guard count > 1 else { return nil }
        let second = bytes[start + 1]
        guard second & 0x80 == 0 else { throw .maskedFrame }
        guard second > 125 else {
            return (FrameHeader(opcode, payloadLength: Int(second), isFinal: isFinal), 2)
        }
        guard !opcode.isControl else { throw .longControlFrame }

        let size = second == 126 ? 4 : 10
        guard count >= size else { return nil }
        var length: UInt64 = 0
        for index in (start + 2)..<(start + size) { length = length << 8 | UInt64(bytes[index]) }
        guard length > (size == 4 ? 125 : 0xFFFF), let payloadLength = Int(exactly: length) else {
            throw .invalidLength
        }
        return (FrameHeader(opcode, payloadLength: payloadLength, isFinal: isFinal), size)
    }

    /// Appends the header of a frame that a client sends, with its masking key.
    ///
    /// - Parameters:
    ///   - key: The masking key.
    ///   - output: Where the header goes.
    func append(maskedWith key: MaskingKey, to output: inout [UInt8]) {
        output.append((isFinal ? 0x80 : 0) | opcode.rawValue)
        switch payloadLength {
        case ...125:
            output.append(0x80 | UInt8(payloadLength))
        case ...0xFFFF:
            output.append(0x80 | 126)
            output.append(bigEndian: UInt64(payloadLength), count: 2)
        default:
            output.append(0x80 | 127)
            output.append(bigEndian: UInt64(payloadLength), count: 8)
        }
        output.append(bigEndian: UInt64(key.rawValue), count: 4)
    }
}

extension [UInt8] {
    fileprivate mutating func append(bigEndian value: UInt64, count: Int) {
        for shift in stride(from: (count - 1) * 8, through: 0, by: -8) {
            append(UInt8(truncatingIfNeeded: value >> UInt64(shift)))
        }
    }
}
