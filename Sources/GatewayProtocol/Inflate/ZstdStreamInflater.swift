#if Zstd
/// Inflates a connection whose messages are slices of one zstd frame (RFC 8878).
///
/// Each message is one payload: the bytes that the gateway's compressor gave when it
/// was flushed. The frame never ends.
final class ZstdStreamInflater: Inflater {
    private let limit: Int
    private var stream: ZstdStream?
    /// How many bytes a payload has been for each byte of message, as a first guess of the next.
    private var ratio = 4

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(
        _ message: ArraySlice<UInt8>,
        isText: Bool,
        into payloads: inout [[UInt8]]
    ) throws(ProtocolError) {
        guard !isText else {
            throw ProtocolError(.unexpectedMessageKind, "A text message came in a zstd-stream")
        }
        let stream = try open()
        var payload: [UInt8] = []
        payload.reserveCapacity(min(limit, message.count * ratio))
        try stream.decompress(message, into: &payload, limit: limit)
        guard !payload.isEmpty else { return }
        ratio = min(64, max(2, payload.count / message.count + 1))
        payloads.append(payload)
    }

    private func open() throws(ProtocolError) -> ZstdStream {
        if let stream { return stream }
        let stream = try ZstdStream()
        self.stream = stream
        return stream
    }
}
#endif
