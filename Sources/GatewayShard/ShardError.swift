public import GatewayProtocol

/// Why a shard did not start, or has ended.
public struct ShardError: Error, Hashable, Sendable {
    /// Why a shard did not start, or has ended.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// A value of the configuration is out of its range. Correct it.
        case invalidConfiguration
        /// The gateway closed the shard with a fatal code; ``ShardError/closeCode`` and the message say what to change.
        case fatalClose
        /// The shard is already running.
        case alreadyRunning
        /// The shard is not running. Start it first.
        case notRunning
        /// The shard was closed before it became ready.
        case closed
        /// No session is live. Wait until the shard is ready.
        case notConnected
        /// The waiting task was cancelled.
        case cancelled
        /// More events came than the queue holds, and its policy is to fail. Read faster, or let it hold more.
        case eventBufferFull
    }

    /// Why the shard did not start, or has ended.
    public let code: Code
    /// The error and how to act on it, in plain words.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String
    /// The code with which the gateway closed, if it did.
    public let closeCode: CloseCode?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: Why the shard did not start, or has ended.
    ///   - message: What happened and what to do about it; it must not hold a secret.
    ///   - closeCode: The code with which the gateway closed.
    public init(_ code: Code, _ message: String, closeCode: CloseCode? = nil) {
        self.code = code
        self.message = message
        self.closeCode = closeCode
    }

    /// The error with which a shard ends for a reason, or `nil` if the reason is no failure.
    init?(_ reason: StopReason) {
        switch reason {
        case .closed:
            return nil
        case .fatalClose(let close):
            let text = close.reason.isEmpty ? "" : " (\(close.reason))"
            let message = "The gateway closed with \(close.closeCode)\(text). \(close.advice)"
            self.init(.fatalClose, message, closeCode: close.closeCode)
        @unknown default:
            self.init(.fatalClose, "The gateway conversation ended: \(reason)")
        }
    }
}

extension ShardError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
