/// Inflates a connection whose messages are slices of one zlib stream.
///
/// Each payload ends with a sync flush, an empty stored block that ends in
/// `00 00 FF FF`. The stream itself never ends, so its checksum never comes, and
/// zlib is spared from computing it: the two bytes of header are checked here and
/// the rest is read as raw deflate data.
final class ZlibStreamInflater: Inflater {
    private static let suffix: [UInt8] = [0x00, 0x00, 0xFF, 0xFF]

    private let limit: Int
    private var stream: ZlibStream?
    private var pending: [UInt8] = []
    /// How many bytes a payload has been for each byte of message, as a first guess of the next.
    private var ratio = 4

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(_ message: ArraySlice<UInt8>, isText: Bool) throws(ProtocolError) -> [UInt8]? {
        guard !isText else {
            throw ProtocolError(.unexpectedMessageKind, "A text message came in a zlib-stream")
        }
        if pending.isEmpty, message.suffix(4).elementsEqual(Self.suffix) {
            return try inflateComplete(message)
        }
        guard pending.count + message.count <= limit else { throw .tooLarge(limit: limit) }
        pending += message
        guard pending.suffix(4).elementsEqual(Self.suffix) else { return nil }
        let whole = pending
        pending = []
        return try inflateComplete(whole[...])
    }

    private func inflateComplete(_ data: ArraySlice<UInt8>) throws(ProtocolError) -> [UInt8] {
        let stream: ZlibStream
        let input: ArraySlice<UInt8>
        if let current = self.stream {
            stream = current
            input = data
        } else {
            try Self.checkHeader(data)
            stream = try ZlibStream(.raw)
            self.stream = stream
            input = data.dropFirst(2)
        }
        var payload: [UInt8] = []
        payload.reserveCapacity(min(limit, data.count * ratio))
        guard try stream.inflate(input, into: &payload, limit: limit) == .flushed else {
            throw ProtocolError(.corruptCompression, "The zlib-stream ended")
        }
        ratio = min(64, max(2, payload.count / data.count + 1))
        return payload
    }

    /// RFC 1950, section 2.2: deflate with a window of at most 32 KiB, a header that is a multiple of 31, no dictionary.
    private static func checkHeader(_ data: ArraySlice<UInt8>) throws(ProtocolError) {
        let header = data.prefix(2).map(Int.init)
        guard header.count == 2, header[0] & 0x0F == 8, header[0] >> 4 <= 7, header[1] & 0x20 == 0,
            (header[0] << 8 | header[1]) % 31 == 0
        else {
            throw ProtocolError(.corruptCompression, "The zlib-stream does not begin with a zlib header")
        }
    }
}
