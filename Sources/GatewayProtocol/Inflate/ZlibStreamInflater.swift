/// Inflates a connection whose messages are slices of one zlib stream.
///
/// Each payload ends with a sync flush: an empty stored block, whose last bytes are
/// `00 00 FF FF`. A payload is complete there and nowhere else, however the stream is
/// cut into messages. The stream itself never ends, so its checksum never comes, and
/// zlib is spared from computing it: the two bytes of header are checked here and the
/// rest is read as raw deflate data.
final class ZlibStreamInflater: Inflater {
    // One property for all: each access to one of a class is checked at run time.
    private var reader: ZlibStreamReader

    init(limit: Int) {
        reader = ZlibStreamReader(limit: limit)
    }

    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        guard !isText else {
            throw ProtocolError(.unexpectedMessageKind, "A text message came in a zlib-stream")
        }
        try reader.read(message, into: &payloads)
    }
}

/// Cuts a zlib stream, which comes in pieces, into payloads.
private struct ZlibStreamReader {
    private let limit: Int
    private var header = ZlibHeader()
    private var stream: ZlibStream?
    /// The bytes so far of the payload that is not complete.
    private var payload = PayloadBuffer()
    private var flushes = FlushFinder()
    private var expansion = ExpansionRatio()

    init(limit: Int) {
        self.limit = limit
    }

    mutating func read(_ bytes: Span<UInt8>, into payloads: inout PayloadBatch) throws(ProtocolError) {
        guard var position = try header.strip(bytes) else { return }
        let stream = try open()
        let bound = MessageBound(after: payloads, limit: limit)
        while position < bytes.count {
            let flush = flushes.next(in: bytes, from: position)
            let slice = bytes.extracting(position..<(flush ?? bytes.count))
            position += slice.count
            if payload.bytes.isEmpty, payloads.prefersWriting(slice.count) {
                let room = min(expansion.room(forCompressed: slice.count), limit) + 1
                payload.bytes = try payloads.write(room: room) { (payloads) throws(ProtocolError) in
                    let outcome = try stream.inflate(slice, into: &payloads, limit: limit)
                    expansion.learn(payloads.payloadCount, fromCompressed: slice.count)
                    return try isComplete(outcome, isFlushed: flush != nil)
                }
            } else {
                let outcome = try stream.inflate(slice, into: &payload.bytes, limit: limit)
                if try isComplete(outcome, isFlushed: flush != nil) { payload.move(to: &payloads) }
            }
            try bound.check(payloads)
        }
    }

    /// Whether a payload, perhaps an empty one, may end here; a flush of nothing is no payload.
    private func isComplete(_ outcome: ZlibStream.Outcome, isFlushed: Bool) throws(ProtocolError) -> Bool {
        switch outcome {
        case .withinBlock: return false
        case .betweenBlocks: return isFlushed
        case .ended: throw ProtocolError(.corruptCompression, "The zlib-stream ended")
        }
    }

    private mutating func open() throws(ProtocolError) -> ZlibStream {
        if let stream { return stream }
        let stream = try ZlibStream(.raw)
        self.stream = stream
        return stream
    }
}
