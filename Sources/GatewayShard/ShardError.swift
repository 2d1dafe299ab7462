public import GatewayProtocol

/// Why a shard did not start, or has ended.
public struct ShardError: Error, Hashable, Sendable {
    /// Why a shard did not start, or has ended.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// A value of the configuration is out of its range. Correct it.
        case invalidConfiguration
        /// The gateway refused the shard for good; ``ShardError/closeCode`` and the message say what to change.
        case refused
        /// The shard runs already.
        case alreadyRunning
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
    /// What happened and what to do about it, for a person.
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
        case .refused(let refusal):
            let said = refusal.reason.isEmpty ? "" : " (\(refusal.reason))"
            let message = "The gateway closed with \(refusal.closeCode)\(said). \(refusal.advice)"
            self.init(.refused, message, closeCode: refusal.closeCode)
        @unknown default:
            self.init(.refused, "The gateway conversation ended: \(reason)")
        }
    }
}

extension ShardError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
