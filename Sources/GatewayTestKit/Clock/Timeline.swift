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

    private struct Settling {
        let id: UInt64
        let waiters: Int
        let givesUp: ContinuousClock.Instant
        let continuation: CheckedContinuation<Result<Void, ManualClockError>, Never>
    }

    private struct State {
        var now: Duration = .zero
        var lastID: UInt64 = 0
        var jobs = 0
        var waiters = 0
        var timers: [Timer] = []
        var settlings: [Settling] = []
        var isWatched = false

        var scene: String {
            "\(waiters) waiter(s), \(jobs) job(s) and \(timers.count) timer(s) at \(now)"
        }

        mutating func makeID() -> UInt64 {
            lastID += 1
            return lastID
        }

        func isSettled(with wanted: Int) -> Bool { jobs == 0 && waiters >= wanted }

        mutating func takeSettled() -> [Settling] {
            guard !settlings.isEmpty else { return [] }
            let settled = settlings.filter { isSettled(with: $0.waiters) }
            settlings = settlings.filter { !isSettled(with: $0.waiters) }
            return settled
        }
    }

    private let state = Mutex(State())
    private let patience: Duration

    init(patience: Duration) {
        self.patience = patience
    }

    var now: Duration { state.withLock(\.now) }
    var waiterCount: Int { state.withLock(\.waiters) }

    // MARK: - Timers

    func schedule(at due: Duration, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        state.withLock { state in
            let timer = Timer(id: state.makeID(), due: due, action: action)
            let index = state.timers.firstIndex { $0.due > due } ?? state.timers.endIndex
            state.timers.insert(timer, at: index)
            return timer.id
        }
    }

    func schedule(after delay: Duration, _ action: @escaping @Sendable () -> Void) -> UInt64 {
        schedule(at: now + delay, action)
    }

    func cancel(_ timer: UInt64) {
        state.withLock { $0.timers.removeAll { $0.id == timer } }
    }

    func hasTimer(by target: Duration) -> Bool {
        state.withLock { state in state.timers.first.map { $0.due <= target } ?? false }
    }

    /// Moves time to the next timer that is due by `target`, and returns what it does.
    func takeTimer(by target: Duration) -> (@Sendable () -> Void)? {
        state.withLock { state in
            guard let timer = state.timers.first, timer.due <= target else { return nil }
            state.timers.removeFirst()
            state.now = max(state.now, timer.due)
            return timer.action
        }
    }

    func move(to target: Duration) {
        state.withLock { $0.now = max($0.now, target) }
    }

    // MARK: - Who is busy, who waits

    func jobBegan() {
        state.withLock { $0.jobs += 1 }
    }

    func jobEnded() {
        change { $0.jobs -= 1 }
    }

    func waitBegan() {
        change { $0.waiters += 1 }
    }

    /// Ends a wait by `resume`, without a moment in which its task counts neither as waiting nor as busy.
    func waitEnded(_ resume: () -> Void) {
        state.withLock { state in
            state.jobs += 1
            state.waiters -= 1
        }
        resume()
        jobEnded()
    }

    private func change(_ body: (inout sending State) -> Void) {
        let settled = state.withLock { state in
            body(&state)
            return state.takeSettled()
        }
        for settling in settled { settling.continuation.resume(returning: .success(())) }
    }

    // MARK: - Settling

    /// Waits until no job is left and at least `waiters` waits are registered.
    func settle(waiters: Int) async throws(ManualClockError) {
        let outcome = await withCheckedContinuation { continuation in
            let isSettled = state.withLock { state in
                if state.isSettled(with: waiters) { return true }
                let settling = Settling(
                    id: state.makeID(),
                    waiters: waiters,
                    givesUp: .now + patience,
                    continuation: continuation
                )
                state.settlings.append(settling)
                return false
            }
            if isSettled { continuation.resume(returning: .success(())) } else { watch() }
        }
        try outcome.get()
    }

    /// Sees to it that a settling that never comes true ends in an error.
    private func watch() {
        let mustStart = state.withLock { state in
            defer { state.isWatched = true }
            return !state.isWatched
        }
        guard mustStart else { return }
        let interval = DispatchTimeInterval.milliseconds(Int(patience / .milliseconds(4)) + 1)
        DispatchQueue.global().asyncAfter(deadline: .now() + interval) { self.giveUpOnOverdue() }
    }

    private func giveUpOnOverdue() {
        let (overdue, scene, mustContinue) = state.withLock { state in
            let now = ContinuousClock.now
            let overdue = state.settlings.filter { $0.givesUp <= now }
            state.settlings.removeAll { $0.givesUp <= now }
            state.isWatched = false
            return (overdue, state.scene, !state.settlings.isEmpty)
        }
        for settling in overdue {
            let message =
                "waited \(patience) of real time for an idle executor and at least \(settling.waiters) waiter(s); "
                + "there are \(scene)"
            settling.continuation.resume(returning: .failure(ManualClockError(.neverSettled, message)))
        }
        if mustContinue { watch() }
    }
}
