/// A change of a gateway conversation's state that an application may want to know.
@nonexhaustive
public enum GatewayLifecycle: Hashable, Sendable {
    /// A connection is being opened, to resume a session or to begin one.
    case connecting(url: String, isResuming: Bool)
    /// HELLO has arrived.
    case connected(heartbeatInterval: Duration)
    /// A new session has begun.
    case ready(Session)
    /// The session goes on; so many events had been missed and were replayed.
    case resumed(Session, replayed: Int)
    /// The connection has ended; this is what comes next.
    case disconnected(DisconnectCause, Recovery)
    /// A live session brought an event whose sequence number does not follow the last one. It was delivered.
    ///
    /// This is reported once for each connection; ``GatewayStatistics/sequenceAnomalies`` counts all.
    case sequenceAnomaly(Int64, position: Int64?)
    /// The conversation is closed.
    case closed(StopReason)
}

/// Why a gateway conversation is closed.
@nonexhaustive
public enum StopReason: Hashable, Sendable {
    /// The application closed it.
    case closed
    /// The gateway closed it with a code after which a new attempt would end the same way.
    case fatalClose(FatalClose)
}

/// A close code after which a new attempt would end the same way until something is changed.
public struct FatalClose: Hashable, Sendable {
    /// The code with which the gateway closed.
    public let closeCode: CloseCode
    /// The reason in the gateway's Close frame, perhaps empty.
    public let reason: String
    /// Whether an intent was switched off in the developer portal while the shard ran.
    ///
    /// The gateway first invalidates the running session (4003), then disallows the intents (4014) of the next IDENTIFY.
    public let isIntentRevoked: Bool

    /// Creates a description of a fatal close.
    ///
    /// - Parameters:
    ///   - closeCode: The code with which the gateway closed.
    ///   - reason: The reason in the gateway's Close frame.
    ///   - isIntentRevoked: Whether an intent was switched off while the shard ran.
    public init(_ closeCode: CloseCode, reason: String = "", isIntentRevoked: Bool = false) {
        self.closeCode = closeCode
        self.reason = reason
        self.isIntentRevoked = isIntentRevoked
    }

    /// The change and how to act on it, in plain words.
    public var advice: String {
        guard isIntentRevoked else { return closeCode.advice }
        return "A privileged intent of this bot was switched off in the developer portal while the shard ran. "
            + "Switch it on again under Bot, or leave it out of the intents."
    }
}
