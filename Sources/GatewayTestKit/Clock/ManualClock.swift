/// A clock for tests, whose time moves only when it is told to, and only while the code under test rests.
///
/// The code under test runs on the clock's ``executor`` and sleeps on the clock,
/// or waits for a connection of an ``InMemoryTransport`` that is built on it.
/// ``advance(by:waiters:remaining:)`` then plays hours in milliseconds, in the same order each time:
///
/// ```swift
/// let clock = ManualClock()
/// let transport = InMemoryTransport(clock: clock)
/// // … start the code under test on `transport` …
/// try await clock.advance(by: .seconds(3_600))
/// ```
public final class ManualClock: Clock, Sendable {
    /// A point in time of a manual clock.
    public struct Instant: InstantProtocol {
        /// The time since the clock was made.
        public var sinceStart: Duration

        /// Creates a point in time.
        ///
        /// - Parameter sinceStart: The time since the clock was made.
        public init(sinceStart: Duration) {
            self.sinceStart = sinceStart
        }

        /// The point in time a duration later.
        public func advanced(by duration: Duration) -> Self { Self(sinceStart: sinceStart + duration) }

        /// The duration to another point in time; negative if that one is earlier.
        public func duration(to other: Self) -> Duration { other.sinceStart - sinceStart }

        /// Whether one point in time comes before another.
        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.sinceStart < rhs.sinceStart }
    }

    /// The executor on which the code under test has to run.
    public let executor: ManualExecutor
    let timeline: Timeline

    /// Creates a clock that stands at zero.
    ///
    /// - Parameter patience: How much real time a wait for the code under test may take before it
    ///   ends in an error, so that a test cannot hang. Time in which the machine is too busy to
    ///   run the process's tasks does not count.
    public init(patience: Duration = .seconds(10)) {
        timeline = Timeline(patience: patience)
        executor = ManualExecutor(timeline: timeline)
    }

    /// The current time.
    public var now: Instant { Instant(sinceStart: timeline.now) }

    /// The smallest step of the clock: there is none.
    public var minimumResolution: Duration { .zero }

    /// How many tasks sleep on the clock or wait for an in-memory connection.
    public var waiterCount: Int { timeline.waiterCount }

    /// Sleeps until the clock reaches a time.
    ///
    /// - Parameters:
    ///   - deadline: When to wake up. A time that has come does not sleep at all.
    ///   - tolerance: Ignored: the clock wakes sleepers exactly on time.
    /// - Throws: `CancellationError` when the task is cancelled.
    public func sleep(until deadline: Instant, tolerance: Duration? = nil) async throws {
        try Task.checkCancellation()
        guard deadline > now else { return }
        let wait = Wait<Bool>(on: timeline)
        let timer = timeline.schedule(at: deadline.sinceStart) { wait.end(true) }
        let isDue = await withTaskCancellationHandler {
            await wait.outcome()
        } onCancel: {
            timeline.cancel(timer)
            wait.end(false)
        }
        guard isDue else { throw CancellationError() }
    }

    /// Lets time pass.
    ///
    /// Waits until the code under test rests, moves to the next timer, fires it, waits
    /// again, and so on. When it returns, the code under test has reacted to everything.
    ///
    /// - Parameters:
    ///   - duration: How far to move.
    ///   - waiters: How many tasks must sleep or wait before time may move. It guards
    ///     against moving while a task is on its way to another executor.
    ///   - remaining: How many of them must be left in the end, or `nil` for as many. It is
    ///     less where the code under test ends on the way.
    /// - Throws: ``ManualClockError`` if the code under test does not come to rest.
    public func advance(
        by duration: Duration,
        waiters: Int = 1,
        remaining: Int? = nil
    ) async throws(ManualClockError) {
        try await advance(to: now.advanced(by: duration), waiters: waiters, remaining: remaining)
    }

    /// Lets time pass until a point in time.
    ///
    /// - Parameters:
    ///   - target: Where to stop. A time that has passed only settles.
    ///   - waiters: How many tasks must sleep or wait before time may move.
    ///   - remaining: How many of them must be left in the end, or `nil` for as many.
    /// - Throws: ``ManualClockError`` if the code under test does not come to rest.
    public func advance(
        to target: Instant,
        waiters: Int = 1,
        remaining: Int? = nil
    ) async throws(ManualClockError) {
        try await timeline.settle(waiters: waiters)
        var standstill = 0
        while timeline.hasTimer(by: target.sinceStart) {
            try await timeline.settle(waiters: waiters)
            let before = timeline.now
            guard let fire = timeline.takeTimer(by: target.sinceStart) else { continue }
            standstill = timeline.now == before ? standstill + 1 : 0
            guard standstill < Self.standstillLimit else {
                throw ManualClockError(.timeStandsStill, "\(standstill) timers in a row were due at \(before)")
            }
            fire()
            try await timeline.settle(waiters: remaining ?? waiters)
        }
        timeline.move(to: target.sinceStart)
    }

    /// Waits until the code under test rests, without moving time.
    ///
    /// - Parameter waiters: How many tasks must sleep or wait; with 0 an idle executor suffices.
    /// - Throws: ``ManualClockError`` if the code under test does not come to rest.
    public func settle(waiters: Int = 1) async throws(ManualClockError) {
        try await timeline.settle(waiters: waiters)
    }

    private static let standstillLimit = 100_000
}
