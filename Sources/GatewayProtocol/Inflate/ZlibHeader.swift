/// The two bytes at the beginning of a zlib stream (RFC 1950, section 2.2).
struct ZlibHeader {
    private var bytes: [UInt8] = []

    /// Takes from a message what belongs to the header.
    ///
    /// - Returns: Where the message's data begins, or `nil` while the header is not whole.
    /// - Throws: ``ProtocolError`` unless deflate with a window of at most 32 KiB and without a dictionary follows.
    mutating func strip(_ message: Span<UInt8>) throws(ProtocolError) -> Int? {
        guard bytes.count < 2 else { return 0 }
        let start = min(2 - bytes.count, message.count)
        for index in 0..<start { bytes.append(message[index]) }
        guard bytes.count == 2 else { return nil }
        let (method, flags) = (Int(bytes[0]), Int(bytes[1]))
        guard method & 0x0F == 8, method >> 4 <= 7, flags & 0x20 == 0, (method << 8 | flags) % 31 == 0 else {
            throw ProtocolError(.corruptCompression, "The zlib-stream does not begin with a zlib header")
        }
        return start
    }
}
