/// The 32 bits that hide a frame's payload from intermediaries (RFC 6455, section 5.3).
package struct MaskingKey: RawRepresentable, Hashable, Sendable {
    /// The key; its highest byte is the first on the wire.
    package let rawValue: UInt32

    /// Creates a key from its value.
    ///
    /// - Parameter rawValue: The key; its highest byte is the first on the wire.
    package init(rawValue: UInt32) {
        self.rawValue = rawValue
    }

    /// Draws a fresh key.
    ///
    /// - Parameter random: A source that the peer cannot predict.
    package init(using random: inout some RandomNumberGenerator) {
        self.init(rawValue: UInt32(truncatingIfNeeded: random.next()))
    }

    /// The byte that masks the payload's byte at an index.
    subscript(index: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: rawValue >> UInt32(24 - 8 * (index & 3)))
    }
}

/// Writes the frames of a client.
package enum FrameEncoder {
    /// Appends a masked, unfragmented frame.
    ///
    /// - Parameters:
    ///   - opcode: What the frame is for.
    ///   - payload: The payload, not masked yet.
    ///   - key: A masking key that no other frame has.
    ///   - output: Where the frame goes.
    package static func append(
        _ opcode: Opcode,
        _ payload: some Collection<UInt8>,
        maskedWith key: MaskingKey,
        to output: inout [UInt8]
    ) {
        FrameHeader(opcode, payloadLength: payload.count).append(maskedWith: key, to: &output)
        let start = output.count
        output.append(contentsOf: payload)
        var bytes = output.mutableSpan
        for index in start..<bytes.count {
            bytes[index] ^= key[index - start]
        }
    }
}
