#if Zstd
/// Inflates a connection whose messages are slices of one zstd frame (RFC 8878).
///
/// Each message is one payload: the bytes that the gateway's compressor gave when it
/// was flushed. The frame never ends.
final class ZstdStreamInflater: Inflater {
    /// The magic number of a frame (RFC 8878, section 3.1.1).
    ///
    /// It is looked at here because libzstd may accept its formats from before the standard too.
    private static let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD]

    private let limit: Int
    /// How much of the magic number has come.
    private var magicCount = 0
    private var stream: ZstdStream?
    private var payload = PayloadBuffer()
    private var expansion = ExpansionRatio()

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        guard !isText else {
            throw ProtocolError(.unexpectedMessageKind, "A text message came in a zstd-stream")
        }
        // libzstd takes many calls in a row without input for a caller that is stuck.
        guard !message.isEmpty else { return }
        for index in 0..<min(message.count, Self.magic.count - magicCount) {
            guard message[index] == Self.magic[magicCount] else {
                throw ProtocolError(.corruptCompression, "The zstd-stream does not begin with a zstd frame")
            }
            magicCount += 1
        }
        let stream = try open()
        if payloads.prefersWriting(message.count) {
            let room = min(expansion.room(forCompressed: message.count), limit) + 1
            _ = try payloads.write(room: room) { (payloads) throws(ProtocolError) in
                try stream.decompress(message, into: &payloads, limit: limit)
                expansion.learn(payloads.payloadCount, fromCompressed: message.count)
                return true
            }
        } else {
            try stream.decompress(message, into: &payload.bytes, limit: limit)
            payload.move(to: &payloads)
        }
    }

    private func open() throws(ProtocolError) -> ZstdStream {
        if let stream { return stream }
        let stream = try ZstdStream()
        self.stream = stream
        return stream
    }
}
#endif
