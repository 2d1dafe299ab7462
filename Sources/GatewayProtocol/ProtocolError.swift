/// A payload of the gateway that cannot be understood.
///
/// None of these ends a shard: the connection is replaced and the session resumed.
public struct ProtocolError: Error, Hashable, Sendable {
    /// The fault of the payload.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The compressed data is corrupt.
        case corruptCompression
        /// The payload exceeds the configured limit after inflation.
        case payloadTooLarge
        /// A text message came where compression makes all messages binary, or a binary one where all are text.
        case unexpectedMessageKind
        /// The payload is not valid JSON.
        case invalidJSON
        /// The payload is not a JSON object.
        case notAnObject
        /// The payload's `op` is absent or not an integer.
        case invalidOpcode
        /// The payload's `s` or `t` is of a wrong type.
        case invalidEnvelope
        /// HELLO has no usable `heartbeat_interval`.
        case invalidHello
        /// READY lacks its session id.
        case invalidReady
        /// More arrived before the session was live than may be read ahead of the application.
        case readAheadExceeded
    }

    /// The fault of the payload.
    public let code: Code
    /// Detail for a person who reads a log.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What is wrong with the payload.
    ///   - message: Detail for a person; it must not hold a secret.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }
}

extension ProtocolError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
