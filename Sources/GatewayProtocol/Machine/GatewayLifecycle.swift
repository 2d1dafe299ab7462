/// A change in the life of a gateway conversation.
@nonexhaustive
public enum GatewayLifecycle: Hashable, Sendable {
    /// A connection is being opened, to resume a session or to begin one.
    case connecting(url: String, isResuming: Bool)
    /// The gateway has said HELLO.
    case connected(heartbeatInterval: Duration)
    /// A new session has begun.
    case ready(Session)
    /// The session goes on; so many events had been missed and were replayed.
    case resumed(Session, replayed: Int)
    /// The connection has ended; this is what comes next.
    case disconnected(DisconnectCause, Recovery)
    /// The conversation has ended for good.
    case closed(StopReason)
}

/// Why a gateway conversation has ended for good.
@nonexhaustive
public enum StopReason: Hashable, Sendable {
    /// The application asked for it.
    case closed
    /// The gateway refused to go on, and would again until somebody changes something.
    case refused(Refusal)
}

/// The gateway's refusal to go on with a shard.
public struct Refusal: Hashable, Sendable {
    /// The code with which the gateway closed.
    public let closeCode: CloseCode
    /// What the gateway said, perhaps nothing.
    public let reason: String
    /// Whether an intent was switched off in the developer portal while the shard ran.
    ///
    /// The gateway first invalidates the running session (4003), then disallows the intents
    /// (4014) with which the shard identifies anew.
    public let isIntentRevoked: Bool

    /// Creates a refusal.
    ///
    /// - Parameters:
    ///   - closeCode: The code with which the gateway closed.
    ///   - reason: What the gateway said.
    ///   - isIntentRevoked: Whether an intent was switched off while the shard ran.
    public init(_ closeCode: CloseCode, reason: String = "", isIntentRevoked: Bool = false) {
        self.closeCode = closeCode
        self.reason = reason
        self.isIntentRevoked = isIntentRevoked
    }

    /// What happened and what to do about it, in plain words.
    public var advice: String {
        guard isIntentRevoked else { return closeCode.advice }
        return "A privileged intent of this bot was switched off in the developer portal while the shard ran. "
            + "Switch it on again under Bot, or leave it out of the intents."
    }
}
