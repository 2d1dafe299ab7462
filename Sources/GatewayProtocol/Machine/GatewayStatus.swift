/// A snapshot of a gateway conversation for people and metrics.
public struct GatewayStatus: Sendable {
    /// The session that would be resumed, or `nil` if the next one will be new.
    public var session: Session?
    /// The number of sessions so far, an imported one included: the ``GatewayEvent/sessionNumber`` of the last.
    public var sessionNumber: Int
    /// The session as another process should resume it: its sequence is that of the last event that the application has
    /// handled.
    ///
    /// `nil` if there is no session, or its READY was not handled.
    public var acknowledgedSession: Session?
    /// The round trips of heartbeats, over all connections.
    public var latency: HeartbeatLatency
    /// Counters of the conversation.
    public var statistics: GatewayStatistics
    /// Counters of commands.
    public var commands: CommandStatistics

    /// Creates a status.
    ///
    /// - Parameters:
    ///   - session: The session that would be resumed.
    ///   - sessionNumber: The number of sessions so far.
    ///   - acknowledgedSession: The session as another process should resume it.
    ///   - latency: The round trips of heartbeats.
    ///   - statistics: Counters of the conversation.
    ///   - commands: Counters of commands.
    public init(
        session: Session? = nil,
        sessionNumber: Int = 0,
        acknowledgedSession: Session? = nil,
        latency: HeartbeatLatency = HeartbeatLatency(),
        statistics: GatewayStatistics = GatewayStatistics(),
        commands: CommandStatistics = CommandStatistics()
    ) {
        self.session = session
        self.sessionNumber = sessionNumber
        self.acknowledgedSession = acknowledgedSession
        self.latency = latency
        self.statistics = statistics
        self.commands = commands
    }
}

/// Counters of a gateway conversation, over all its connections.
public struct GatewayStatistics: Hashable, Sendable {
    /// The number of events that were dispatched.
    public var events: UInt64 = 0
    /// The number of these that were replayed after a resume.
    public var replayedEvents: UInt64 = 0
    /// The number of events that a replay repeated; they were not dispatched again.
    public var repeatedEvents: UInt64 = 0
    /// The number of events on a live session whose sequence number did not increase, or increased by more than
    /// ``GatewayLimits/sequenceJump``.
    ///
    /// They were dispatched, and do not move the position of a resume.
    public var sequenceAnomalies: UInt64 = 0
    /// The number of IDENTIFYs that were sent.
    public var identifies = 0
    /// The number of sessions that were resumed.
    public var resumes = 0
    /// The number of connections that ended.
    public var disconnections = 0
    /// The number of heartbeats that were sent.
    public var heartbeats = 0
    /// When the last event was dispatched, on the caller's clock, or `nil` before the first.
    public var lastDispatch: GatewayInstant?

    /// Creates counters of zero.
    public init() {}
}
