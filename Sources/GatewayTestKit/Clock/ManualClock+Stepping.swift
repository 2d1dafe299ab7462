package import GatewayTransport

// A clock that one thread drives: it runs the jobs, one after the other, and fires the timers. Nothing happens
// between its calls, so that the same calls have the same effects.

extension ManualClock {
    /// Runs the oldest job of the executor, on the caller's thread.
    ///
    /// - Returns: Whether there was one.
    package func runNextJob() -> Bool { executor.runNextJob() }

    /// When the next timer is due, or `nil` if there is none.
    package var nextTimer: Instant? { timeline.nextDue.map(Instant.init(sinceStart:)) }

    /// Moves time to the next timer and fires it.
    package func fireNextTimer() {
        timeline.takeTimer()?()
    }

    /// Moves time without firing timers, so that those that are due meanwhile fire late.
    ///
    /// - Parameter instant: Where to move; a time that has passed is ignored.
    package func move(to instant: Instant) { timeline.move(to: instant.sinceStart) }

    /// Sets a timer.
    ///
    /// - Parameters:
    ///   - delay: After how long to fire it.
    ///   - action: What to do then, on the thread that drives the clock.
    /// - Returns: A key for ``cancelTimer(_:)``.
    package func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        timeline.schedule(after: delay, action)
    }

    /// Cancels a timer.
    ///
    /// - Parameter timer: A timer of ``schedule(after:_:)``. One that has fired is ignored.
    package func cancelTimer(_ timer: UInt64) { timeline.cancel(timer) }

    /// Creates a timer on the time of the clock, for a transport.
    package func makeTimer() -> any TransportTimer { InMemoryTimer(on: timeline) }
}
