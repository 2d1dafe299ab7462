/// Looks up names on threads that serve nothing else, so that a slow name server delays no connection.
///
/// A lookup under way goes on when the connection that needed it gives up, and its result serves the next one.
/// The threads are started on demand, a bounded number at a time, and end when there is nothing to look up.
final class NameResolver: Sendable {
    typealias Question = NameTable.Question
    typealias Lookup = @Sendable (Question) -> NameTable.Answer
    /// Runs a function on a new thread, and returns whether there is one.
    typealias ThreadStart = @Sendable (@escaping @Sendable () -> Void) -> Bool

    private struct State {
        var table = NameTable()
        var threads = 0
    }

    /// The number of threads at a time.
    static let maximumThreads = 8

    private let state = CurlLock(State())
    private let lookup: Lookup
    private let startThread: ThreadStart
    private let now: @Sendable () -> ContinuousClock.Instant

    /// Creates a resolver.
    ///
    /// - Parameters:
    ///   - lookup: Looks up one name, and blocks.
    ///   - startThread: Starts a thread.
    ///   - now: Returns the current time.
    init(
        lookup: @escaping Lookup = SystemLookup.addresses,
        startThread: @escaping ThreadStart = NameThread.start,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) {
        self.lookup = lookup
        self.startThread = startThread
        self.now = now
    }

    /// Asks for the addresses of a name.
    ///
    /// - Parameters:
    ///   - question: The name and the family.
    ///   - lifetime: The age up to which a result is used again.
    ///   - waiter: Receives the answer on another thread, unless the addresses are known.
    /// - Returns: The addresses, or the token of the wait.
    /// - Throws: ``TransportError`` if the lookup cannot be begun.
    func ask(
        _ question: Question,
        lifetime: Duration,
        _ waiter: @escaping NameTable.Waiter
    ) throws(TransportError) -> NameTable.Reply {
        let now = now()
        let (reply, needsThread) = try state.withLock { (state) throws(TransportError) in
            let reply = try state.table.ask(question, at: now, lifetime: lifetime, waiter)
            guard state.table.hasNext, state.threads < Self.maximumThreads else { return (reply, false) }
            state.threads += 1
            return (reply, true)
        }
        if needsThread, !startThread({ self.serve() }) { failAll() }
        return reply
    }

    /// Removes a waiter; the lookup goes on.
    func cancel(_ token: Int, of question: Question) {
        state.withLock { $0.table.cancel(token, of: question) }
    }

    /// Requires a new lookup of a name, because a connection failed.
    func distrust(_ question: Question) {
        state.withLock { $0.table.distrust(question) }
    }

    /// Returns the addresses that the last successful lookup found.
    func lastKnown(_ question: Question) -> [NetworkAddress]? {
        state.withLock { $0.table.lastKnown(question) }
    }

    /// Performs lookups until none waits.
    private func serve() {
        while let question = takeNext() { finish(question, lookup(question)) }
    }

    private func takeNext() -> Question? {
        state.withLock { state in
            if let question = state.table.takeNext() { return question }
            state.threads -= 1
            return nil
        }
    }

    private func finish(_ question: Question, _ answer: NameTable.Answer) {
        let now = now()
        let (answer, waiters) = state.withLock { $0.table.finish(question, answer, at: now) }
        for waiter in waiters { waiter(answer) }
    }

    /// Ends the lookups that no thread will perform.
    private func failAll() {
        let isAlone = state.withLock { state in
            state.threads -= 1
            return state.threads == 0
        }
        guard isAlone else { return }
        while let question = state.withLock({ $0.table.takeNext() }) {
            let error = TransportError(
                .nameNotFound,
                "The name \(question.host) cannot be looked up: the system starts no more threads",
                stage: .nameLookup
            )
            finish(question, .failure(error))
        }
    }
}
