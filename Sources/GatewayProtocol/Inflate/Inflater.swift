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
    /// - Returns: The payload that the message completes, or `nil` if more messages are needed.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    func inflate(_ message: ArraySlice<UInt8>, isText: Bool) throws(ProtocolError) -> [UInt8]?
}

extension Inflater {
    /// Takes one WebSocket message.
    ///
    /// - Parameters:
    ///   - message: The message's payload.
    ///   - isText: Whether it is a text message.
    /// - Returns: The payload that the message completes, or `nil` if more messages are needed.
    /// - Throws: ``ProtocolError``: the connection must be replaced.
    public func inflate(_ message: [UInt8], isText: Bool) throws(ProtocolError) -> [UInt8]? {
        try inflate(message[...], isText: isText)
    }
}

extension Compression {
    /// Creates the inflater for one connection with this compression.
    ///
    /// - Parameter limit: The largest payload to accept, in bytes.
    /// - Returns: An inflater that has seen nothing yet.
    public func makeInflater(limit: Int) -> any Inflater {
        switch self {
        case .none: UncompressedInflater(limit: limit)
        case .payload: ZlibPayloadInflater(limit: limit)
        case .zlibStream: ZlibStreamInflater(limit: limit)
        }
    }
}

/// Passes text messages on as they are.
final class UncompressedInflater: Inflater {
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(_ message: ArraySlice<UInt8>, isText: Bool) throws(ProtocolError) -> [UInt8]? {
        guard isText else {
            throw ProtocolError(.unexpectedMessageKind, "A binary message came although no compression was asked for")
        }
        guard message.count <= limit else { throw .tooLarge(limit: limit) }
        return Array(message)
    }
}

/// Inflates binary messages, each a zlib stream of its own, and passes text messages on.
final class ZlibPayloadInflater: Inflater {
    private let limit: Int

    init(limit: Int) {
        self.limit = limit
    }

    func inflate(_ message: ArraySlice<UInt8>, isText: Bool) throws(ProtocolError) -> [UInt8]? {
        guard !isText else {
            guard message.count <= limit else { throw .tooLarge(limit: limit) }
            return Array(message)
        }
        var payload: [UInt8] = []
        guard try ZlibStream(.zlib).inflate(message, into: &payload, limit: limit) == .ended else {
            throw ProtocolError(.corruptCompression, "A compressed payload is incomplete")
        }
        return payload
    }
}

extension ProtocolError {
    static func tooLarge(limit: Int) -> Self {
        Self(.payloadTooLarge, "A payload is larger than the limit of \(limit) bytes")
    }
}
