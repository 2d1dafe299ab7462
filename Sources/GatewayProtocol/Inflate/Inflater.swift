public import GatewayModels

/// Turns the messages of one connection into payloads.
///
/// An inflater belongs to one connection: a new connection needs a new one,
/// since compression starts anew on each. After an error it must not be used again.
///
/// Source: Discord's documentation, "Gateway", Encoding and Compression.
public protocol Inflater: AnyObject {
    /// Takes one WebSocket message.
    ///
    /// - Parameters:
    ///   - message: The message's payload.
    ///   - isText: Whether it is a text message.
    ///   - payloads: Where the payloads that the message completes are appended, in order. Mostly it is one; it is
    ///     none where more messages are needed, and several where a message holds several. Those that were complete
    ///     before an error are appended too.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError)
}

extension Inflater {
    /// Takes one WebSocket message.
    ///
    /// - Parameters:
    ///   - message: The message's payload.
    ///   - isText: Whether it is a text message.
    /// - Returns: The payloads that the message completes, in order.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    public func inflate(_ message: [UInt8], isText: Bool) throws(ProtocolError) -> [[UInt8]] {
        var payloads = PayloadBatch()
        try inflate(message.span, isText: isText, into: &payloads)
        return payloads.map(Array.init)
    }
}

extension Compression {
    /// Creates the inflater for one connection with this compression.
    ///
    /// - Parameters:
    ///   - limit: The largest payload to accept, in bytes. All payloads of one message may have four times as many.
    ///   - engine: What inflates a zlib-stream. It does not matter to the other compressions.
    /// - Returns: An inflater that has seen nothing yet.
    public func makeInflater(limit: Int, engine: InflateEngine = .native) -> any Inflater {
        switch self {
        case .none: UncompressedInflater(limit: limit)
        case .payload: ZlibPayloadInflater(limit: limit)
        case .zlibStream:
            switch engine {
            case .zlib: ZlibStreamInflater(limit: limit)
            case .native: NativeZlibStreamInflater(limit: limit)
            }
        #if Zstd
        case .zstdStream: ZstdStreamInflater(limit: limit)
        #endif
        }
    }
}

/// Passes text messages on as they are.
final class UncompressedInflater: Inflater {
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        guard isText else {
            throw ProtocolError(.unexpectedMessageKind, "A binary message came although no compression was asked for")
        }
        guard message.count <= limit else { throw .tooLarge(limit: limit) }
        payloads.append(message)
    }
}

/// Inflates binary messages, each a complete zlib stream, and passes text messages on.
final class ZlibPayloadInflater: Inflater {
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(
        _ message: Span<UInt8>,
        isText: Bool,
        into payloads: inout PayloadBatch
    ) throws(ProtocolError) {
        guard !isText else {
            guard message.count <= limit else { throw .tooLarge(limit: limit) }
            payloads.append(message)
            return
        }
        var payload: [UInt8] = []
        guard try ZlibStream(.zlib).inflate(message, into: &payload, limit: limit) == .ended else {
            throw ProtocolError(.corruptCompression, "A compressed payload is incomplete")
        }
        payloads.append(payload.span)
    }
}

extension ProtocolError {
    static func tooLarge(limit: Int) -> Self {
        Self(.payloadTooLarge, "A payload is larger than the limit of \(limit) bytes")
    }
}
