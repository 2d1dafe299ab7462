/// Bounds what the payloads of one message come to together.
///
/// A message is one payload, but as many of a zlib-stream may end in it as it likes, each a thousand times as large as what
/// it came as.
struct MessageBound {
    /// How many times the limit of one payload all of them may have.
    private static let factor = 4
    /// The overhead of a payload beside its bytes, in bytes.
    private static let overhead = 64

    private let start: Int
    private let most: Int

    /// Begins a message.
    ///
    /// - Parameters:
    ///   - payloads: What there is before it.
    ///   - limit: The most bytes that one payload may have.
    init(after payloads: PayloadBatch, limit: Int) {
        start = Self.weight(of: payloads)
        most = Self.overhead + Self.factor * min(limit, .max / 8)
    }

    /// Looks at what there is now.
    ///
    /// - Parameter payloads: The batch, with the payloads of the message.
    /// - Throws: ``ProtocolError`` if it is too much.
    func check(_ payloads: PayloadBatch) throws(ProtocolError) {
        guard Self.weight(of: payloads) - start <= most else {
            throw ProtocolError(.payloadTooLarge, "The payloads of one message come to more than \(most) bytes")
        }
    }

    private static func weight(of payloads: PayloadBatch) -> Int {
        payloads.byteCount + overhead * payloads.count
    }
}
