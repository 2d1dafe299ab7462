public import GatewayModels

/// A command that was refused, or that could not be sent.
public struct CommandError: Error, Hashable, Sendable {
    /// Why the command was refused or not sent.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// An argument is out of its range. Nothing was sent; correct it.
        case invalidArgument
        /// The command needs intents that the shard does not have: ``CommandError/missingIntents``.
        case missingIntent
        /// The encoded payload exceeds the 4096 bytes that the gateway takes. Nothing was sent; ask for less.
        case payloadTooLarge
        /// The shard is not running. Start it first.
        case notRunning
        /// As many commands wait as the queue may hold. Send fewer.
        case queueFull
        /// The command could not be sent before its deadline.
        case timedOut
        /// The caller withdrew the command before it was sent.
        case cancelled
        /// The shard stopped before the command was sent.
        case stopped
        /// A limit of the command's own holds it back, and its caller did not want to wait.
        ///
        /// ``CommandError/retryAfter`` tells for how long.
        case rateLimited
        /// A new session began, in which the command makes no sense or will not be answered.
        case sessionReplaced
    }

    /// Why the command was refused or not sent.
    public let code: Code
    /// Detail for a person who reads a log.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String
    /// The intents that the command needs and the shard lacks.
    public let missingIntents: Intents
    /// After how long the command can be sent, with ``Code-swift.enum/rateLimited``.
    public let retryAfter: Duration?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: Why the command was refused or not sent.
    ///   - message: Detail for a person; it must not hold a secret.
    ///   - missingIntents: The intents that are missing.
    ///   - retryAfter: After how long the command can be sent.
    public init(_ code: Code, _ message: String, missingIntents: Intents = [], retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.missingIntents = missingIntents
        self.retryAfter = retryAfter
    }
}

extension CommandError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
