import Synchronization

/// A result that is waited for once, and of which only the first counts.
final class Race<Outcome: Sendable>: Sendable {
    private enum State {
        case running(CheckedContinuation<Outcome, Never>?)
        case ended(Outcome)
    }

    private let state = Mutex(State.running(nil))

    /// Whether it has ended.
    var hasEnded: Bool {
        state.withLock { state in
            if case .ended = state { true } else { false }
        }
    }

    /// Waits for the end.
    ///
    /// To be called once.
    func outcome() async -> Outcome {
        await withCheckedContinuation { continuation in
            let early: Outcome? = state.withLock { state in
                if case .ended(let outcome) = state { return outcome }
                state = .running(continuation)
                return nil
            }
            if let early { continuation.resume(returning: early) }
        }
    }

    /// Ends it, unless it has ended.
    func end(_ outcome: Outcome) {
        let continuation: CheckedContinuation<Outcome, Never>? = state.withLock { state in
            guard case .running(let continuation) = state else { return nil }
            state = .ended(outcome)
            return continuation
        }
        continuation?.resume(returning: outcome)
    }
}
