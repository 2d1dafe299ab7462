/// A clock that runs only while no session is live.
///
/// The default deadline of a command is measured by it: the time during which the rate limits of a live session hold the
/// command back does not count.
struct WaitingClock: Sendable {
    /// The time until the clock was last stopped or started.
    private var elapsed: Duration = .zero
    /// When the clock was started, or `nil` while it stands still.
    private var started: GatewayInstant? = .origin

    var isRunning: Bool { started != nil }

    /// The time that the clock has run.
    func reading(at now: GatewayInstant) -> Duration {
        started.map { elapsed + (now - $0) } ?? elapsed
    }

    /// When the clock will show a reading, or `nil` while it stands still.
    func instant(of reading: Duration) -> GatewayInstant? {
        started.map { $0 + (reading - elapsed) }
    }

    /// A session is live.
    mutating func stop(at now: GatewayInstant) {
        elapsed = reading(at: now)
        started = nil
    }

    /// No session is live any more.
    mutating func start(at now: GatewayInstant) {
        guard started == nil else { return }
        started = now
    }
}
