/// When a connection is tried again, and from when on IDENTIFY may be sent again.
///
/// A session that may still be resumed is retried promptly, and at most a few seconds apart. Only IDENTIFY backs off for
/// long, because a bot has 1000 of them a day, and so do connections that the peer rejects by an HTTP status.
struct Retry: Sendable {
    private let limits: GatewayLimits
    private var reconnect: Backoff
    private var identify: Backoff
    private var rejection: Backoff
    /// The earliest time at which IDENTIFY may be sent, whatever the permit says.
    private(set) var identifyNotBefore: GatewayInstant?
    /// When IDENTIFY was last sent.
    private var lastIdentify = GatewayInstant.origin

    init(limits: GatewayLimits) {
        self.limits = limits
        reconnect = Backoff(base: limits.reconnectBackoff, cap: limits.reconnectBackoffCap)
        identify = Backoff(base: limits.identifyBackoff, cap: limits.identifyBackoffCap)
        rejection = Backoff(base: limits.rejectionBackoff, cap: limits.rejectionBackoffCap)
    }

    /// The conversation starts.
    ///
    /// An application that restarts a shard whenever it ends must not identify more often than the backoff allows.
    ///
    /// - Parameters:
    ///   - isFresh: Whether the application closed the run before while a session was live.
    ///   - now: The time.
    ///   - random: The source of jitter.
    mutating func start(isFresh: Bool, at now: GatewayInstant, using random: inout SeededRandom) {
        rejection.reset()
        identifyNotBefore = isFresh ? nil : now + identifyDelay(at: now, using: &random)
    }

    /// The peer has accepted a connection.
    mutating func opened() {
        rejection.reset()
    }

    /// IDENTIFY is being sent.
    mutating func identified(at now: GatewayInstant) {
        lastIdentify = now
        identify.recordFailure()
    }

    /// A session ends that was live for a duration.
    mutating func sessionEnded(after duration: Duration) {
        if duration >= limits.stableAfter { identify.reset() }
        if duration >= limits.briefSession { reconnect.reset() }
    }

    /// A connection has ended, or could not be opened.
    ///
    /// - Parameters:
    ///   - cause: Why it ended.
    ///   - pause: How long to wait at least.
    ///   - isResuming: Whether a session is there to be resumed.
    ///   - random: The source of jitter.
    /// - Returns: The delay before the next attempt to resume. An attempt to identify waits for ``identifyDelay(at:using:)`` too.
    mutating func delay(
        after cause: DisconnectCause,
        atLeast pause: Duration,
        isResuming: Bool,
        using random: inout SeededRandom
    ) -> Duration {
        identifyNotBefore = nil
        guard cause != .restartRequested else { return pause }
        reconnect.recordFailure()
        let cap = isResuming ? limits.resumeBackoffCap : limits.reconnectBackoffCap
        var delay = max(pause, reconnect.delay(upTo: cap, using: &random))
        if cause.isHTTPRejection {
            rejection.recordFailure()
            delay = max(delay, rejection.firmDelay(using: &random))
        }
        return delay
    }

    /// The rest of the delay before the next IDENTIFY, which counts from the last one.
    func identifyDelay(at now: GatewayInstant, using random: inout SeededRandom) -> Duration {
        max(.zero, lastIdentify + identify.delay(using: &random) - now)
    }

    /// The wait after op 9 and after close code 4008, drawn between the two limits.
    ///
    /// Source: Discord's documentation, "Gateway", Resuming: 1 to 5 seconds after an invalid session.
    func invalidSessionPause(using random: inout SeededRandom) -> Duration {
        let shortest = limits.invalidSessionPauseMinimum
        let longest = max(shortest, limits.invalidSessionPauseMaximum)
        return shortest + (longest - shortest) * random.fraction()
    }
}
