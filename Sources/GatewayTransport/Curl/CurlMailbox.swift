/// The exchange between a connection's user and the reactor.
///
/// It is the only thing that both touch. No call waits, and no continuation is
/// resumed while the lock is held.
final class CurlMailbox: Sendable {
    /// The requests of the user.
    struct Work {
        var close: (code: UInt16, reason: String)?
        /// The user aborted the connection.
        var isAborted: Bool
        /// The user let go of the connection.
        var isReleased: Bool
    }

    /// The user's demand, by which the reactor serves the connection.
    struct Demand: Equatable {
        /// Whether the socket may be read.
        var mayRead: Bool
        /// Whether the user has taken all messages, and waits for more.
        var hasAll: Bool
        /// When a wait ends.
        var deadline: ContinuousClock.Instant?
    }

    /// The report of the reactor.
    struct Report {
        var opened: ConnectionInfo?
        var messages: MessageBatch = []
        var end: Disconnection?
        /// Why nothing can be sent any more.
        var sendFailure: TransportError?
        var traffic: Traffic
        /// The bytes that the reactor has taken and not sent yet.
        var unsentBytes: Int
    }

    private let lock: CurlLock<MailboxState>

    init(receiveQueueLimit: Int, sendQueueLimit: Int) {
        lock = CurlLock(MailboxState(receiveQueueLimit: receiveQueueLimit, sendQueueLimit: sendQueueLimit))
    }

    // MARK: - The user's side. A result of `true` means that the reactor must serve the connection.

    var traffic: Traffic { lock.withLock { $0.traffic } }

    /// Takes an arrival, if there is one.
    func take(receiving: Bool, isCancelled: Bool) -> (arrival: Arrival?, needsService: Bool) {
        lock.withLock { state in
            let demand = state.demand
            let arrival = state.arrivals.next(receiving: receiving, isCancelled: isCancelled)
            return (arrival, state.mark(state.demand != demand))
        }
    }

    /// Leaves a continuation that is resumed with the next arrival.
    func wait(_ waiter: CurlWaiter, receiving: Bool) -> Bool {
        let (displaced, needsService) = change { state in
            let displaced = state.arrivals.wait(waiter, receiving: receiving)
            return (displaced, state.mark(true))
        }
        displaced?.continuation.resume(returning: .woken)
        return needsService
    }

    func send(_ message: WebSocketMessage) throws(TransportError) -> Bool {
        try lock.withLock { (state) throws(TransportError) in
            try state.enqueue(message)
            return state.mark(true)
        }
    }

    func close(code: UInt16, reason: String) -> Bool {
        change { state in
            let isNeeded = state.close(code: code, reason: reason)
            return state.mark(isNeeded)
        }
    }

    func abort() -> Bool {
        change { state in
            state.abort()
            return state.mark(true)
        }
    }

    func release() -> Bool {
        change { state in
            state.release()
            return state.mark(true)
        }
    }

    func wake() {
        change { $0.arrivals.wake() }
    }

    /// Wakes because the waiting task was cancelled, once per task.
    func cancel() {
        change { $0.arrivals.cancel() }
    }

    // MARK: - The reactor's side

    /// Takes what the user asks for.
    ///
    /// - Parameter messages: Becomes the messages to send, in order; its own room serves for those that come next.
    /// - Returns: The rest, and what the reactor must know.
    func takeWork(_ messages: inout [WebSocketMessage]) -> (work: Work, demand: Demand) {
        lock.withLock { ($0.takeWork(&messages), $0.demand) }
    }

    /// Passes on what happened.
    @discardableResult
    func report(_ report: Report) -> Demand {
        let (resumption, demand) = lock.withLock { state in
            state.apply(report)
            let resumption = state.arrivals.takeResumption()
            return (resumption, state.demand)
        }
        resumption?.resume()
        return demand
    }

    /// Ends a wait whose deadline has passed.
    func expire(at now: ContinuousClock.Instant) -> Demand {
        let (resumption, demand) = lock.withLock { ($0.expire(at: now), $0.demand) }
        resumption?.resume()
        return demand
    }

    private func change<Result>(_ body: (inout MailboxState) -> Result) -> Result {
        let (result, resumption) = lock.withLock { state in
            let result = body(&state)
            return (result, state.arrivals.takeResumption())
        }
        resumption?.resume()
        return result
    }
}
