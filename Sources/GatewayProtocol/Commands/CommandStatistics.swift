/// Counters of the commands of a gateway conversation.
public struct CommandStatistics: Hashable, Sendable {
    /// How many commands were sent, repetitions included; presences are counted apart.
    public var sent: UInt64 = 0
    /// How many requests for members were sent again: after RATE_LIMITED, or because they may have been lost.
    public var repeated: UInt64 = 0
    /// How many requests for members were not answered in time, or not in full.
    public var unanswered: UInt64 = 0
    /// How many could not be sent before their deadline.
    public var expired: UInt64 = 0
    /// How many were withdrawn by their callers before they were sent or answered.
    public var withdrawn: UInt64 = 0
    /// How many were rejected because too many waited.
    public var refused: UInt64 = 0
    /// How many were sent later than they could have been, because of a rate limit.
    public var heldBack: UInt64 = 0
    /// How many requests for members and presences were dropped, because the gateway closed the connection with 4001 or 4002
    /// twice after each.
    public var rejected: UInt64 = 0
    /// How often the gateway answered with RATE_LIMITED.
    public var rateLimited: UInt64 = 0
    /// How many presence updates were sent; the one in IDENTIFY does not count.
    public var presencesSent: UInt64 = 0
    /// How many presence updates were replaced by a later one before they were sent.
    public var presencesReplaced: UInt64 = 0
    /// How many commands wait to be sent.
    public var waiting = 0
    /// How many requests for members were sent and wait to be answered.
    public var awaitingAnswer = 0

    /// Creates statistics of nothing.
    public init() {}
}
