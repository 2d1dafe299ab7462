/// How a conversation goes on after a connection has ended.
///
/// The rungs of the ladder, from the cheapest: the session's own resume URL, the main URL with
/// the same session, a new session.
public struct Recovery: Hashable, Sendable {
    /// The next attempt.
    @nonexhaustive
    public enum Rung: Hashable, Sendable {
        /// Resume the session at the URL that READY named.
        case resumeURL
        /// Resume the session at the main URL.
        case mainURL
        /// Identify at the main URL, for a new session.
        case identify
    }

    /// The next attempt.
    public let rung: Rung
    /// How long to wait before it is tried.
    public let delay: Duration
    /// Why the session was given up, if it was given up just now.
    public let sessionLoss: SessionLoss?

    /// Payloads that are not sent again, because the gateway closed the connection with 4001 or 4002 twice after them.
    ///
    /// The caller of a request gets an error. A presence falls back to the last one that was accepted.
    public let dropped: [RejectedPayload]

    /// Creates a description of how a conversation goes on.
    ///
    /// - Parameters:
    ///   - rung: What is tried next.
    ///   - delay: How long to wait before it is tried.
    ///   - sessionLoss: Why the session was given up just now.
    ///   - dropped: Payloads that are not sent again.
    public init(_ rung: Rung, after delay: Duration, sessionLoss: SessionLoss? = nil, dropped: [RejectedPayload] = []) {
        self.rung = rung
        self.delay = delay
        self.sessionLoss = sessionLoss
        self.dropped = dropped
    }
}

/// Why a session was given up.
@nonexhaustive
public enum SessionLoss: Hashable, Sendable {
    /// The gateway said so, by INVALID_SESSION.
    case invalidated
    /// The gateway closed with a code after which a session cannot be resumed.
    case closed(CloseCode)
    /// So many attempts to resume it failed in a row.
    case resumesFailed(Int)
    /// Its last connection ended too long ago, or would have by the next attempt.
    case expired(after: Duration)
    /// The same place of it could not be understood twice.
    case unintelligible
}

extension Recovery: CustomStringConvertible {
    /// The next attempt, in plain words.
    public var description: String {
        let loss = sessionLoss.map { " (\($0))" } ?? ""
        return switch rung {
        case .resumeURL: "to resume"
        case .mainURL: "to resume at the main URL"
        case .identify: "to identify\(loss)"
        }
    }
}

extension SessionLoss: CustomStringConvertible {
    /// The reason in plain words.
    public var description: String {
        switch self {
        case .invalidated: "the gateway invalidated the session"
        case .closed(let code): "the session ended with close code \(code)"
        case .resumesFailed(let count): "\(count) attempts to resume failed"
        case .expired(let age): "the session has been without a connection for \(age)"
        case .unintelligible: "the same payload could not be understood twice"
        }
    }
}
