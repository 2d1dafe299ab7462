/// Keeps one connection alive, and detects that it has died.
///
/// The first beat is sent after a random part of the interval, the others at the interval. After each beat something must
/// arrive within the acknowledgement deadline. Any traffic excuses a late ACK, but not for more than two whole intervals: a
/// gateway that sends events and acknowledges nothing is half dead.
///
/// Source: Discord's documentation, "Gateway", Sending Heartbeats.
struct Heartbeat: Hashable, Sendable {
    enum Action: Hashable { case wait, beat, declareDead(DisconnectCause) }

    let interval: Duration
    private let acknowledgementDeadline: Duration
    /// How long any beat may stay unacknowledged.
    private let patience: Duration
    private(set) var due: GatewayInstant
    /// When the beats were sent whose ACKs are outstanding, oldest first.
    private var outstanding: [GatewayInstant] = []
    /// When something must have arrived, or `nil` if nothing is owed.
    private var lifeDue: GatewayInstant?
    /// Since when ACKs could have been read, if reading was suspended.
    private var readingSince = GatewayInstant.origin

    /// Starts at HELLO.
    ///
    /// - Parameters:
    ///   - interval: The interval that HELLO named.
    ///   - limits: The limits of the conversation.
    ///   - jitter: From 0 up to but not including 1.
    ///   - now: The time of HELLO.
    init(interval: Duration, limits: GatewayLimits, jitter: Double, at now: GatewayInstant) {
        self.interval = interval
        acknowledgementDeadline = min(limits.acknowledgementDeadline, interval)
        patience = interval * max(1, limits.unacknowledgedIntervals) + acknowledgementDeadline
        due = now + interval * jitter
    }

    /// When ``tick(at:isReceiving:)`` must next be called.
    ///
    /// - Parameter isReceiving: Whether the connection is read; while it is not, no ACK can be seen.
    /// - Returns: The time.
    func deadline(isReceiving: Bool) -> GatewayInstant {
        guard isReceiving else { return due }
        return min(due, lifeDue ?? due, acknowledgementDue ?? due)
    }

    /// When the oldest beat must be acknowledged.
    private var acknowledgementDue: GatewayInstant? {
        outstanding.first.map { max($0, readingSince) + patience }
    }

    /// Determines what is due.
    ///
    /// A beat must be followed by ``sent(at:)``.
    mutating func tick(at now: GatewayInstant, isReceiving: Bool) -> Action {
        if isReceiving {
            if let lifeDue, now >= lifeDue { return .declareDead(.zombie) }
            if let acknowledgementDue, now >= acknowledgementDue { return .declareDead(.heartbeatsUnacknowledged) }
        }
        guard now >= due else { return .wait }
        due = now + interval
        return .beat
    }

    /// Postpones a beat that cannot be sent now.
    mutating func postpone(to later: GatewayInstant) {
        due = later
    }

    /// A beat was sent, scheduled or requested.
    mutating func sent(at now: GatewayInstant) {
        // Bounded: a peer may request beats and acknowledge none. The oldest is kept, since its age is what matters.
        if outstanding.count == 16 { outstanding.remove(at: 1) }
        outstanding.append(now)
        if lifeDue == nil { lifeDue = now + acknowledgementDeadline }
    }

    /// Something arrived.
    @inline(__always)
    mutating func receivedTraffic() {
        lifeDue = nil
    }

    /// An ACK arrived.
    ///
    /// - Returns: The time since the beat that it acknowledges, or `nil` if none is outstanding.
    mutating func acknowledged(at now: GatewayInstant) -> Duration? {
        guard !outstanding.isEmpty else { return nil }
        return now - outstanding.removeFirst()
    }

    /// Reading continues after it was suspended.
    mutating func resumeReading(at now: GatewayInstant) {
        readingSince = now
        if lifeDue != nil { lifeDue = now + acknowledgementDeadline }
    }
}
