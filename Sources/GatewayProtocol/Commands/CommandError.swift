public import GatewayModels

/// An error of a command that was rejected, could not be sent, or was not answered.
public struct CommandError: Error, Hashable, Sendable {
    /// The reason why the command was rejected, not sent or not answered.
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
        /// As many commands wait as ``GatewayLimits/queuedCommands`` allows. Send fewer.
        case queueFull
        /// The command could not be sent before its deadline.
        case timedOut
        /// The caller withdrew the command before it was sent.
        case cancelled
        /// The shard stopped before the command was sent.
        case stopped
        /// A limit of the command's own holds it back, and its caller did not want to wait.
        ///
        /// For how long: ``CommandError/retryAfter``.
        case rateLimited
        /// A new session began, in which the command makes no sense or will not be answered.
        case sessionReplaced
        /// The request was sent, and no answer came in time.
        case unanswered
        /// Part of the answer did not come in time: ``CommandError/missingChunks``.
        case incompleteAnswer
        /// The answer contradicts itself.
        case malformedAnswer
        /// The answer exceeds the memory that its caller allows. Allow more, or read faster.
        case answerTooLarge
        /// The gateway closed the connection with 4001 or 4002 twice after the request. It is not sent again.
        case rejected
        /// The answer lies behind more events than may be read ahead of the application. Handle events faster, or raise the
        /// bound that the message names.
        case readAheadExceeded
    }

    /// The reason why the command was rejected, not sent or not answered.
    public let code: Code
    /// Detail for a person who reads a log.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String
    /// The intents that the command needs and the shard lacks.
    public let missingIntents: Intents
    /// After how long the command can be sent, with ``Code-swift.enum/rateLimited``.
    public let retryAfter: Duration?
    /// The places of the chunks that did not come, with ``Code-swift.enum/incompleteAnswer``.
    public let missingChunks: [Int]

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The reason why the command was rejected or not sent.
    ///   - message: Detail for a person; it must not hold a secret.
    ///   - missingIntents: The intents that are missing.
    ///   - retryAfter: After how long the command can be sent.
    ///   - missingChunks: The places of the chunks that did not come.
    public init(
        _ code: Code,
        _ message: String,
        missingIntents: Intents = [],
        retryAfter: Duration? = nil,
        missingChunks: [Int] = []
    ) {
        self.code = code
        self.message = message
        self.missingIntents = missingIntents
        self.retryAfter = retryAfter
        self.missingChunks = missingChunks
    }
}

extension CommandError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
