import GatewayProtocol

/// The state of a shard's run, and the callers that wait for it to change.
struct RunState {
    /// The outcome of a run: it was closed, or failed.
    typealias Ending = Result<Void, ShardError>

    /// Names a caller that waits for a session.
    struct SessionWaiter: Hashable {
        fileprivate let number: Int
    }

    /// The outcome of a wait for a session.
    enum SessionOutcome {
        case ready
        case ended(Ending)
    }

    private enum Phase {
        case idle
        case running
        /// The conversation must be closed at the next turn.
        case stopRequested(keepingSession: Bool)
        /// The conversation is closing.
        case stopping
        case ended(Ending)
    }

    private var phase = Phase.idle
    /// Why the shard ends itself, if it does.
    private var failure: ShardError?
    private var sessionWaiters: [SessionWaiter: CheckedContinuation<SessionOutcome?, Never>] = [:]
    private var lastWaiter = 0
    private var endWaiters: [CheckedContinuation<Ending, Never>] = []

    /// Whether a run has begun and has not ended.
    var isRunning: Bool {
        switch phase {
        case .running, .stopRequested, .stopping: true
        case .idle, .ended: false
        }
    }

    /// Whether the run goes on and nothing has asked it to stop.
    var isUndisturbed: Bool {
        if case .running = phase { true } else { false }
    }

    /// The outcome of the last run, or `nil` while one goes on and before the first.
    var ending: Ending? {
        if case .ended(let ending) = phase { ending } else { nil }
    }

    /// Begins a run.
    ///
    /// - Throws: ``ShardError/Code/alreadyRunning``.
    mutating func begin() throws(ShardError) {
        guard !isRunning else { throw ShardError(.alreadyRunning, "The shard is already running") }
        phase = .running
        failure = nil
    }

    /// Asks the run to stop; only the first request of a run counts.
    ///
    /// - Parameters:
    ///   - keepingSession: Whether the session stays resumable.
    ///   - failure: Why the shard ends itself.
    /// - Returns: Whether this was the first request.
    mutating func requestStop(keepingSession: Bool, because failure: ShardError? = nil) -> Bool {
        guard case .running = phase else { return false }
        phase = .stopRequested(keepingSession: keepingSession)
        self.failure = failure
        return true
    }

    /// Takes the request to stop, if there is one, and returns whether to keep the session.
    mutating func takeStopRequest() -> Bool? {
        guard case .stopRequested(let keepingSession) = phase else { return nil }
        phase = .stopping
        return keepingSession
    }

    /// A session is live.
    mutating func becameReady() {
        resumeSessionWaiters(returning: .ready)
    }

    /// Ends the run.
    ///
    /// - Parameter reason: Why the conversation was closed.
    /// - Returns: The outcome.
    mutating func end(_ reason: StopReason) -> Ending {
        let ending = (failure ?? ShardError(reason)).map(Ending.failure) ?? .success(())
        phase = .ended(ending)
        resumeSessionWaiters(returning: .ended(ending))
        let waiters = endWaiters
        endWaiters = []
        for waiter in waiters { waiter.resume(returning: ending) }
        return ending
    }

    /// Names a caller that waits for a session.
    mutating func makeSessionWaiter() -> SessionWaiter {
        lastWaiter += 1
        return SessionWaiter(number: lastWaiter)
    }

    /// Waits for a session or the end of the run, whichever comes first.
    ///
    /// - Parameters:
    ///   - waiter: The caller.
    ///   - isReady: Whether a session is live.
    ///   - continuation: Resumed with what came first, or with `nil` when the wait is cancelled.
    mutating func wait(
        _ waiter: SessionWaiter,
        isReady: Bool,
        _ continuation: CheckedContinuation<SessionOutcome?, Never>
    ) {
        if isReady {
            continuation.resume(returning: .ready)
        } else if let ending {
            continuation.resume(returning: .ended(ending))
        } else {
            sessionWaiters[waiter] = continuation
        }
    }

    /// Ends the wait of a caller.
    mutating func cancel(_ waiter: SessionWaiter) {
        sessionWaiters.removeValue(forKey: waiter)?.resume(returning: nil)
    }

    /// Waits for the end of the run.
    mutating func waitForEnd(_ continuation: CheckedContinuation<Ending, Never>) {
        if let ending { continuation.resume(returning: ending) } else { endWaiters.append(continuation) }
    }

    private mutating func resumeSessionWaiters(returning outcome: SessionOutcome) {
        let waiters = sessionWaiters
        sessionWaiters = [:]
        for continuation in waiters.values { continuation.resume(returning: outcome) }
    }
}
