import Synchronization

/// One task's wait, which counts as a waiter of the clock from its start to its end.
///
/// It may end before it began: then it does not suspend. Only the first end counts.
final class Wait<Outcome: Sendable>: Sendable {
    private enum State {
        case idle
        case waiting(CheckedContinuation<Outcome, Never>)
        case ended(Outcome)
    }

    private let state = Mutex(State.idle)
    private let timeline: Timeline

    init(on timeline: Timeline) {
        self.timeline = timeline
    }

    /// Suspends until ``end(_:)``.
    ///
    /// To be called once.
    nonisolated(nonsending) func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let early: Outcome? = state.withLock { state in
                if case .ended(let outcome) = state { return outcome }
                state = .waiting(continuation)
                timeline.waitBegan()
                return nil
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    /// Ends the wait.
    func end(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = state.withLock { state in
            switch state {
            case .idle:
                state = .ended(outcome)
                return nil
            case .waiting(let continuation):
                state = .ended(outcome)
                return continuation
            case .ended:
                return nil
            }
        }
        if let continuation { timeline.waitEnded { continuation.resume(returning: outcome) } }
    }
}
