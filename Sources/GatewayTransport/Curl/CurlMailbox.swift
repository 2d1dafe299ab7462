/// What a connection's user and the reactor leave for each other.
///
/// It is the only thing that both touch. No call waits, and no continuation is
/// resumed while the lock is held.
final class CurlMailbox: Sendable {
    /// What the user asks for.
    struct Work {
        var close: (code: UInt16, reason: String)?
        /// The user aborted the connection.
        var isAborted: Bool
        /// The user let go of the connection.
        var isReleased: Bool
    }

    /// What the reactor must know to serve the connection.
    struct Demand: Equatable {
        /// Whether the socket may be read.
        var mayRead: Bool
        /// Whether the user has taken all messages, and waits for more.
        var hasAll: Bool
        /// When a wait ends.
        var deadline: ContinuousClock.Instant?
    }

    /// What the reactor has to tell.
    struct Report {
        var opened: ConnectionInfo?
        var messages: MessageBatch = []
        var end: Disconnection?
        var traffic: Traffic
        /// The bytes that the reactor has taken and not sent yet.
        var unsentBytes: Int
    }

    private let lock: CurlLock<MailboxState>

    init(receiveQueueLimit: Int, sendQueueLimit: Int) {
        lock = CurlLock(MailboxState(receiveQueueLimit: receiveQueueLimit, sendQueueLimit: sendQueueLimit))
    }

    // MARK: - The user's side. A result of `true` means that the reactor must attend.

    var traffic: Traffic { lock.withLock { $0.traffic } }

    /// Takes an arrival, if there is one.
    func take(receiving: Bool) -> (arrival: Arrival?, needsAttention: Bool) {
        lock.withLock { state in
            let demand = state.demand
            state.isReceiving = receiving
            let arrival = state.nextArrival()
            return (arrival, state.mark(state.demand != demand))
        }
    }

    /// Leaves a continuation that is resumed with the next arrival.
    func wait(_ waiter: MailboxState.Waiter, receiving: Bool) -> Bool {
        let (settled, replaced, needsAttention) = lock.withLock { state in
            let replaced = state.waiter
            state.isReceiving = receiving
            state.waiter = waiter
            return (state.settle(), replaced, state.mark(true))
        }
        replaced?.continuation.resume(returning: .woken)
        settled?.resume()
        return needsAttention
    }

    func send(_ message: WebSocketMessage) throws(TransportError) -> Bool {
        try lock.withLock { (state) throws(TransportError) in
            try state.enqueue(message)
            return state.mark(true)
        }
    }

    func close(code: UInt16, reason: String) -> Bool {
        let (settled, needsAttention) = lock.withLock { state in
            let isNews = state.close(code: code, reason: reason)
            return (state.settle(), state.mark(isNews))
        }
        settled?.resume()
        return needsAttention
    }

    func abort() -> Bool {
        let (settled, needsAttention) = lock.withLock { state in
            state.abort()
            return (state.settle(), state.mark(true))
        }
        settled?.resume()
        return needsAttention
    }

    func release() -> Bool {
        lock.withLock { state in
            state.isReleased = true
            return state.mark(true)
        }
    }

    func wake() {
        settle { $0.isWoken = true }
    }

    /// Wakes because the waiting task was cancelled, once per task.
    func cancel() {
        settle { state in
            guard !state.isCancellationReported else { return }
            state.isCancellationReported = true
            state.isWoken = true
        }
    }

    /// A task that is not cancelled begins to wait, so that a cancellation from now on is news.
    func expectCancellation() {
        lock.withLock { $0.isCancellationReported = false }
    }

    // MARK: - The reactor's side

    /// Takes what the user asks for.
    ///
    /// - Parameter messages: Becomes what is to be sent, in order; its own room serves for what comes next.
    /// - Returns: The rest, and what the reactor must know.
    func takeWork(_ messages: inout [WebSocketMessage]) -> (work: Work, demand: Demand) {
        lock.withLock { ($0.takeWork(&messages), $0.demand) }
    }

    /// Passes on what happened.
    @discardableResult
    func report(_ report: Report) -> Demand {
        settle { $0.apply(report) }
    }

    /// Ends a wait whose deadline has passed.
    func expire(at now: ContinuousClock.Instant) -> Demand {
        settle { state in
            guard let deadline = state.waiter?.deadline, deadline <= now else { return }
            state.hasExpired = true
        }
    }

    @discardableResult
    private func settle(_ change: (inout MailboxState) -> Void) -> Demand {
        let (settled, demand) = lock.withLock { state in
            change(&state)
            let settled = state.settle()
            return (settled, state.demand)
        }
        settled?.resume()
        return demand
    }
}
