/// Inflates a connection whose messages are slices of one zlib stream, without zlib.
///
/// It is the counterpart of ``ZlibStreamInflater``, which states the rules, and gives the same in every case. Since a
/// payload ends where a block does, it need not look for `00 00 FF FF` anywhere else.
@safe
final class NativeZlibStreamInflater: Inflater {
    // By its address: each access to a property that is not constant is checked at run time.
    private let reader: UnsafeMutablePointer<NativeZlibStreamReader>

    init(limit: Int) {
        unsafe reader = .allocate(capacity: 1)
        unsafe reader.initialize(to: NativeZlibStreamReader(limit: limit))
    }

    deinit {
        unsafe reader.deinitialize(count: 1)
        unsafe reader.deallocate()
    }

    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        guard !isText else {
            throw ProtocolError(.unexpectedMessageKind, "A text message came in a zlib-stream")
        }
        try unsafe reader.pointee.read(message, into: &payloads)
    }
}

/// Cuts a zlib stream, which comes in pieces, into payloads.
private struct NativeZlibStreamReader: ~Copyable {
    private let limit: Int
    private var header = ZlibHeader()
    private var decoder: DeflateDecoder
    private var carry = DeflateBits.Carry()
    /// The last four bytes of the messages before, the latest lowest.
    private var last: UInt32 = .max

    init(limit: Int) {
        self.limit = limit
        decoder = DeflateDecoder(limit: limit)
    }

    mutating func read(_ bytes: Span<UInt8>, into payloads: inout PayloadBatch) throws(ProtocolError) {
        guard let start = try header.strip(bytes) else { return }
        try unsafe bytes.extracting(start...).withUnsafeBufferPointer { (input) throws(ProtocolError) in
            guard var bits = unsafe DeflateBits(input, carried: carry) else { return }
            try unsafe inflate(&bits, of: input, into: &payloads)
            carry = bits.carry
            last = unsafe self.bytes(before: input.count, of: input)
        }
    }

    private mutating func inflate(
        _ bits: inout DeflateBits,
        of input: UnsafeBufferPointer<UInt8>,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        let bound = MessageBound(after: payloads, limit: limit)
        while true {
            switch decoder.decode(&bits) {
            case .needsInput:
                return
            case .blockEnd:
                // A flush of nothing is no payload.
                guard bits.isAligned, decoder.window.payloadCount > 0 else { continue }
                let consumed = input.count - bits.unread - bits.count / 8
                guard unsafe bytes(before: consumed, of: input) == 0x0000_FFFF else { continue }
                decoder.window.takePayload(to: &payloads)
                try bound.check(payloads)
            case .streamEnd:
                throw ProtocolError(.corruptCompression, "The zlib-stream ended")
            case .tooLarge:
                throw .tooLarge(limit: limit)
            case .corrupt(let fault):
                throw ProtocolError(.corruptCompression, "The zlib-stream is corrupt: \(fault.rawValue)")
            }
        }
    }

    /// The four bytes before a position, of which some may be those of earlier messages.
    private func bytes(before position: Int, of input: UnsafeBufferPointer<UInt8>) -> UInt32 {
        guard position < 4 else {
            let four = unsafe UnsafeRawBufferPointer(input).loadUnaligned(
                fromByteOffset: position - 4,
                as: UInt32.self
            )
            return UInt32(bigEndian: four)
        }
        return (0..<position).reduce(last) { (bytes, index) in unsafe bytes << 8 | UInt32(input[index]) }
    }
}
