/// A clock for tests, whose time moves only while the code under test rests.
///
/// The code under test runs on the clock's ``executor`` and sleeps on the clock,
/// or waits for a connection of an ``InMemoryTransport`` that is built on it.
/// ``run(within:patience:_:)`` then plays hours in milliseconds, in the same order each time:
///
/// ```swift
/// let clock = ManualClock()
/// let gateway = InMemoryGateway(clock: clock)
/// let transport = InMemoryTransport(clock: clock, gateway: gateway, latency: .milliseconds(50))
/// let shard = try Shard(configuration, transport: transport, clock: clock)
/// try await clock.run {
///     try await shard.start()
///     try await clock.advance(by: .seconds(3_600))
///     await shard.close()
/// }
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

    /// Creates a clock that stands at zero and is driven by one thread; see `ManualClock+Stepping.swift`.
    package init(collectsJobs: Bool) {
        timeline = Timeline(patience: .seconds(10))
        executor = ManualExecutor(timeline: timeline, collectsJobs: collectsJobs)
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

    // MARK: - Moving time

    /// Runs a closure, and moves time to the next timer whenever the code under test rests, until the closure ends.
    ///
    /// ```swift
    /// let names = try await clock.run {
    ///     async let names = shard.events.prefix(3).reduce(into: []) { $0.append($1.name) }
    ///     try await shard.start()
    ///     return try await names
    /// }
    /// ```
    ///
    /// The closure and its child tasks (`async let`, task groups) run on the clock's ``executor``, so time stands still
    /// while one of them has something to do. The closure lets time pass by waiting: for the code under test, in
    /// ``sleep(until:tolerance:)``, or in ``advance(by:waiters:remaining:)``, after which everything that arrived until
    /// then has been handled. Before this method returns, the code under test has reacted to everything, too.
    ///
    /// A task that is started with `Task { }` runs on the global executor, of which nothing can be known. It is given
    /// its turn, as is the main actor, but one that computes for long may miss a moment. Start such a task with
    /// `Task(executorPreference: clock.executor) { }`.
    ///
    /// Cancelling the caller's task cancels the closure's.
    ///
    /// - Parameters:
    ///   - limit: How much virtual time the closure may take; by default any amount.
    ///   - patience: How much real time the closure may take; by default the clock's. Time in which the machine is
    ///     too busy to run the process's tasks does not count.
    ///   - body: The closure.
    /// - Returns: The value of the closure.
    /// - Throws: The error of the closure; or ``ManualClockError`` with the code
    ///   ``ManualClockError/Code/outOfVirtualTime``, ``ManualClockError/Code/outOfRealTime`` or
    ///   ``ManualClockError/Code/timeStandsStill``: then the closure's task has been cancelled, and is not waited for.
    public func run<Value: Sendable>(
        within limit: Duration? = nil,
        patience: Duration? = nil,
        _ body: @escaping @Sendable () async throws -> Value
    ) async throws -> Value {
        let race = Race<Result<Value, any Error>>()
        let start = timeline.now
        let patience = patience ?? timeline.patience
        timeline.playBegan()
        // Time must not move before the closure has begun.
        timeline.jobBegan()
        let player = Task(executorPreference: executor) {
            do {
                try await self.play(from: start, within: limit)
            } catch {
                race.end(.failure(error))
            }
        }
        let task = Task(executorPreference: executor) {
            let result: Result<Value, any Error>
            do {
                let value = try await body()
                try await self.settle(waiters: 0)
                result = .success(value)
            } catch {
                result = .failure(error)
            }
            player.cancel()
            race.end(result)
        }
        timeline.jobEnded()
        let watchdog = Task.detached { [timeline] in
            // In many steps, each of which queues up behind the tasks that are ready to run.
            for _ in 0..<Self.patienceSteps { try await Task.sleep(for: patience / Self.patienceSteps) }
            let message = "the closure did not end within \(patience) of real time; there are \(timeline.scene)"
            race.end(.failure(ManualClockError(.outOfRealTime, message)))
        }
        defer {
            watchdog.cancel()
            player.cancel()
            task.cancel()
            timeline.playEnded()
        }
        return try await withTaskCancellationHandler {
            await race.outcome()
        } onCancel: {
            task.cancel()
        }.get()
    }

    /// Lets time pass.
    ///
    /// Waits until the code under test rests, moves to the next timer, fires it, waits
    /// again, and so on. When it returns, the code under test has reacted to everything.
    /// Within ``run(within:patience:_:)`` it waits for that time to come.
    ///
    /// - Parameters:
    ///   - duration: How far to move.
    ///   - waiters: How many tasks must sleep or wait before time may move. It guards
    ///     against moving while a task is on its way to another executor. Within
    ///     ``run(within:patience:_:)`` it does not matter.
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
        try await withTaskExecutorPreference(executor) { () async throws(ManualClockError) in
            try await move(for: .advancing(to: target.sinceStart), waiters: waiters, remaining: remaining ?? waiters)
        }
    }

    /// Waits until the code under test rests, without moving time.
    ///
    /// - Parameter waiters: How many tasks must sleep or wait; with 0 an idle executor suffices.
    /// - Throws: ``ManualClockError`` if the code under test does not come to rest.
    public func settle(waiters: Int = 1) async throws(ManualClockError) {
        try await withTaskExecutorPreference(executor) { () async throws(ManualClockError) in
            try await rest(waiters: waiters, for: .observing)
        }
    }

    /// Moves time until the task is cancelled.
    private func play(from start: Duration, within limit: Duration?) async throws(ManualClockError) {
        try await move(for: .playing(until: limit.map { start + $0 }), waiters: 0, remaining: 0)
        guard let limit, !Task.isCancelled else { return }
        let message = "the closure did not end within \(limit) of virtual time; there are \(timeline.scene)"
        throw ManualClockError(.outOfVirtualTime, message)
    }

    /// Fires timers, each once the code under test rests.
    private func move(
        for purpose: Timeline.Purpose,
        waiters: Int,
        remaining: Int
    ) async throws(ManualClockError) {
        var standstill = 0
        var wanted = waiters
        while true {
            try await rest(waiters: wanted, for: purpose)
            if case .playing = purpose, Task.isCancelled { return }
            guard timeline.hasTimer(by: purpose.target) else { break }
            guard wanted == waiters else {
                wanted = waiters
                continue
            }
            let before = timeline.now
            guard let fire = timeline.takeTimer(by: purpose.target) else { continue }
            standstill = timeline.now == before ? standstill + 1 : 0
            guard standstill < Self.standstillLimit else {
                throw ManualClockError(.timeStandsStill, "\(standstill) timers in a row were due at \(before)")
            }
            fire()
            wanted = remaining
        }
        if let target = purpose.target { timeline.move(to: target) }
    }

    /// Waits until the code under test rests, and has nothing to do on other executors either.
    private func rest(waiters: Int, for purpose: Timeline.Purpose) async throws(ManualClockError) {
        for _ in 0..<Self.standstillLimit {
            try await timeline.settle(waiters: waiters, for: purpose)
            if await isQuiet() { return }
        }
        throw ManualClockError(.neverSettled, "the code under test is never idle; there are \(timeline.scene)")
    }

    /// Gives the tasks of other executors their turn; returns whether they left the clock and its executor alone.
    private func isQuiet() async -> Bool {
        // Meanwhile time stands still.
        timeline.jobBegan()
        defer { timeline.jobEnded() }
        return await Task.detached { [timeline] in
            let before = timeline.activity
            for _ in 0..<Self.turns { await Task.yield() }
            await MainActor.run {}
            return timeline.activity == before
        }.value
    }

    private static let standstillLimit = 100_000
    private static let patienceSteps = 16
    /// How many turns tasks of the global executor get before time moves.
    private static let turns = 8
}
