/// Keeps one connection alive, and notices when it has died.
///
/// The first beat comes after a random part of the interval, the others at the
/// interval. After each beat something must arrive within the acknowledgement
/// deadline: not just its ACK, for any traffic shows that the peer lives.
///
/// Source: Discord's documentation, "Gateway", Sending Heartbeats.
struct Heartbeat: Hashable, Sendable {
    enum Action: Hashable { case wait, beat, declareZombie }

    let interval: Duration
    let acknowledgementDeadline: Duration
    private(set) var due: GatewayInstant
    /// When the beats were sent whose ACKs are outstanding, oldest first.
    private(set) var outstanding: [GatewayInstant] = []
    /// When something must have arrived, or `nil` if nothing is owed.
    private var lifeDue: GatewayInstant?
    private var isReceiving = true

    /// Starts at HELLO.
    ///
    /// - Parameters:
    ///   - interval: The interval that HELLO named.
    ///   - acknowledgementDeadline: How long to wait for a sign of life; the interval bounds it.
    ///   - jitter: From 0 up to but not including 1.
    ///   - now: The time of HELLO.
    init(interval: Duration, acknowledgementDeadline: Duration, jitter: Double, at now: GatewayInstant) {
        self.interval = interval
        self.acknowledgementDeadline = min(acknowledgementDeadline, interval)
        due = now + interval * jitter
    }

    /// When ``tick(at:)`` must next be called.
    var deadline: GatewayInstant {
        guard isReceiving, let lifeDue else { return due }
        return min(due, lifeDue)
    }

    /// Says what is due.
    ///
    /// A beat must be followed by ``sent(at:)``.
    mutating func tick(at now: GatewayInstant) -> Action {
        if isReceiving, let lifeDue, now >= lifeDue { return .declareZombie }
        guard now >= due else { return .wait }
        due = now + interval
        return .beat
    }

    /// Puts a beat off that cannot be sent now.
    mutating func postpone(to later: GatewayInstant) {
        due = later
    }

    /// A beat was sent, be it due or asked for.
    mutating func sent(at now: GatewayInstant) {
        // A peer that asks for beats and acknowledges none must not make this grow.
        if outstanding.count == 16 { outstanding.removeFirst() }
        outstanding.append(now)
        if lifeDue == nil { lifeDue = now + acknowledgementDeadline }
    }

    /// Something arrived.
    mutating func receivedTraffic() {
        lifeDue = nil
    }

    /// An ACK arrived.
    ///
    /// - Returns: The time since the beat that it answers, or `nil` if none is outstanding.
    mutating func acknowledged(at now: GatewayInstant) -> Duration? {
        guard !outstanding.isEmpty else { return nil }
        return now - outstanding.removeFirst()
    }

    /// Reading was suspended or taken up again.
    ///
    /// While it is suspended no ACK can be seen.
    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        guard receiving != isReceiving else { return }
        isReceiving = receiving
        if receiving, lifeDue != nil { lifeDue = now + acknowledgementDeadline }
    }
}
