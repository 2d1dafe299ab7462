import Dispatch
import Synchronization

/// The bookkeeping behind a ``ManualClock``: the time, its timers, and who is busy or waiting.
///
/// All of it is under one lock, so that "nothing is left to do" is decided in one look.
final class Timeline: Sendable {
    private struct Timer {
        let id: UInt64
        let due: Duration
        let action: @Sendable () -> Void
    }

    /// The reason to wait until the code under test rests.
    enum Purpose {
        /// To look at the code under test. Observers go on before time moves.
        case observing
        /// To move time up to a point.
        case advancing(to: Duration)
        /// To move time from timer to timer, up to a limit or without one, until the task is cancelled.
        case playing(until: Duration?)

        /// How far to move time, or `nil` for any distance.
        var target: Duration? {
            switch self {
            case .observing: nil
            case .advancing(let target): target
            case .playing(let limit): limit
            }
        }
    }

    private struct Settling {
        let id: UInt64
        let purpose: Purpose
        let waiters: Int
        var roundsLeft = Timeline.rounds
        let continuation: CheckedContinuation<Result<Void, ManualClockError>, Never>

        var isObserving: Bool {
            if case .observing = purpose { true } else { false }
        }

        /// Whether the wait is that of a player, which does not end by itself.
        var isPlaying: Bool {
            if case .playing = purpose { true } else { false }
        }

        /// Whether it has to move time before another one may.
        func stops(before other: Settling) -> Bool {
            guard let target = purpose.target else { return false }
            return target < other.purpose.target ?? .seconds(Int64.max)
        }
    }

    private struct State {
        var now: Duration = .zero
        var lastID: UInt64 = 0
        var jobs = 0
        var waiters = 0
        var players = 0
        var timers: [Timer] = []
        var settlings: [Settling] = []
        var isWatched = false
        /// Counts all that the code under test does with the clock and its executor.
        var activity = 0

        var scene: String {
            let next = timers.first.map { ", the next one due at \($0.due)" } ?? ""
            return "\(waiters) waiter(s), \(jobs) job(s) and \(timers.count) timer(s)\(next), at \(now)"
        }

        mutating func takeFirstTimer() -> (@Sendable () -> Void)? {
            guard !timers.isEmpty else { return nil }
            let timer = timers.removeFirst()
            now = max(now, timer.due)
            return timer.action
        }

        mutating func makeID() -> UInt64 {
            lastID += 1
            return lastID
        }

        /// Takes the settlings that may go on: all observers, or else the mover that stops first.
        ///
        /// Each counts as a job until it has been resumed, so that no other one goes on meanwhile.
        mutating func takeSettled() -> [Settling] {
            guard jobs == 0, !settlings.isEmpty else { return [] }
            let ready = settlings.filter { $0.isObserving && hasWaiters(for: $0) }
            let settled = ready.isEmpty ? [readyMover].compactMap(\.self) : ready
            settlings.removeAll { settling in settled.contains { $0.id == settling.id } }
            jobs += settled.count
            return settled
        }

        /// A player gives all tasks their turn, so it needs no waiters to know that the code under test rests.
        private func hasWaiters(for settling: Settling) -> Bool {
            players > 0 || waiters >= settling.waiters
        }

        private var readyMover: Settling? {
            let first = settlings.filter { !$0.isObserving }.min { $0.stops(before: $1) }
            guard let first, hasWaiters(for: first) else { return nil }
            return first.purpose.target == nil && timers.isEmpty ? nil : first
        }
    }

    private let state = Mutex(State())
    let patience: Duration

    init(patience: Duration) {
        self.patience = patience
    }

    var now: Duration { state.withLock(\.now) }
    var waiterCount: Int { state.withLock(\.waiters) }
    var activity: Int { state.withLock(\.activity) }
    /// The state in words, for errors.
    var scene: String { state.withLock(\.scene) }

    // MARK: - Timers

    func schedule(at due: Duration, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        change { state in
            let timer = Timer(id: state.makeID(), due: due, action: action)
            let index = state.timers.firstIndex { $0.due > due } ?? state.timers.endIndex
            state.timers.insert(timer, at: index)
            state.activity += 1
            return timer.id
        }
    }

    func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        schedule(at: now + delay, action)
    }

    func cancel(_ timer: UInt64) {
        state.withLock { $0.timers.removeAll { $0.id == timer } }
    }

    /// When the next timer is due.
    var nextDue: Duration? { state.withLock { $0.timers.first?.due } }

    func hasTimer(by target: Duration?) -> Bool {
        state.withLock { state in state.timers.first.map { $0.due <= target ?? $0.due } ?? false }
    }

    /// Moves time to the next timer that is due by `target`, and returns its action.
    ///
    /// - Returns: The action, or `nil` if there is none, or if more than the caller's own job is left to run.
    func takeTimer(by target: Duration?) -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard state.jobs == 1, !state.settlings.contains(where: \.isObserving),
                let timer = state.timers.first, timer.due <= target ?? timer.due
            else { return nil }
            return state.takeFirstTimer()
        }
    }

    /// Moves time to the next timer, whether or not jobs are left, and returns its action.
    func takeTimer() -> (@Sendable () -> Void)? {
        state.withLock { $0.takeFirstTimer() }
    }

    func move(to target: Duration) {
        state.withLock { $0.now = max($0.now, target) }
    }

    // MARK: - Who is busy, who waits

    func jobBegan() {
        state.withLock { state in
            state.jobs += 1
            state.activity += 1
        }
    }

    func playBegan() {
        change { $0.players += 1 }
    }

    func playEnded() {
        change { $0.players -= 1 }
    }

    func jobEnded() {
        change { $0.jobs -= 1 }
    }

    func waitBegan() {
        change { state in
            state.waiters += 1
            state.activity += 1
        }
    }

    /// Ends a wait by `resume`, without a moment in which its task counts neither as waiting nor as busy.
    func waitEnded(_ resume: () -> Void) {
        state.withLock { state in
            state.jobs += 1
            state.waiters -= 1
            state.activity += 1
        }
        resume()
        jobEnded()
    }

    private func change<Value: Sendable>(_ body: (inout State) -> Value) -> Value {
        var (value, settled) = state.withLock { state in (body(&state), state.takeSettled()) }
        while !settled.isEmpty {
            for settling in settled { settling.continuation.resume(returning: .success(())) }
            settled = state.withLock { [count = settled.count] state in
                state.jobs -= count
                return state.takeSettled()
            }
        }
        return value
    }

    // MARK: - Settling

    /// Waits until no job is left and at least `waiters` waits are registered.
    ///
    /// For a player cancellation ends the wait, and patience does not.
    nonisolated(nonsending) func settle(waiters: Int, for purpose: Purpose) async throws(ManualClockError) {
        let id = state.withLock { $0.makeID() }
        let outcome = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let settling = Settling(id: id, purpose: purpose, waiters: waiters, continuation: continuation)
                change { state in
                    state.settlings.append(settling)
                    state.activity += 1
                }
                if settling.isPlaying { if Task.isCancelled { dismissPlayer(id) } } else { watch() }
            }
        } onCancel: {
            dismissPlayer(id)
        }
        try outcome.get()
    }

    private func dismissPlayer(_ id: UInt64) {
        let player = state.withLock { state in
            state.settlings.firstIndex { $0.id == id && $0.isPlaying }.map { state.settlings.remove(at: $0) }
        }
        player?.continuation.resume(returning: .success(()))
    }

    /// In how many rounds the patience is spent.
    private static let rounds = 16

    /// Sees to it that a settling that never comes true ends in an error.
    ///
    /// Each round queues up behind the tasks that are ready to run. So patience is spent only
    /// while those get their turn, and a busy machine does not make a test fail.
    private func watch() {
        let mustStart = state.withLock { state in
            guard !state.isWatched, state.settlings.contains(where: { !$0.isPlaying }) else { return false }
            state.isWatched = true
            return true
        }
        guard mustStart else { return }
        let interval = DispatchTimeInterval.microseconds(Int(patience / .microseconds(Self.rounds)))
        DispatchQueue.global().asyncAfter(deadline: .now() + interval) {
            Task.detached { self.endRound() }
        }
    }

    private func endRound() {
        let (overdue, scene) = state.withLock { state in
            for index in state.settlings.indices where !state.settlings[index].isPlaying {
                state.settlings[index].roundsLeft -= 1
            }
            let overdue = state.settlings.filter { $0.roundsLeft <= 0 }
            state.settlings.removeAll { $0.roundsLeft <= 0 }
            state.isWatched = false
            return (overdue, state.scene)
        }
        for settling in overdue {
            let message =
                "waited \(patience) of real time for an idle executor and at least \(settling.waiters) waiter(s); "
                + "there are \(scene)"
            settling.continuation.resume(returning: .failure(ManualClockError(.neverSettled, message)))
        }
        watch()
    }
}
