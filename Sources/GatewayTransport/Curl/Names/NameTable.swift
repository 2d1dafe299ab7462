/// The results of name lookups, and the lookups under way.
///
/// There is one lookup per name at a time; all connections that need the name share it. It is a value without threads
/// and clock.
struct NameTable {
    typealias Instant = ContinuousClock.Instant
    typealias Answer = Result<[NetworkAddress], TransportError>
    typealias Waiter = @Sendable (Answer) -> Void

    /// A host name and the family of the addresses.
    struct Question: Hashable, Sendable {
        let host: String
        let family: CurlTransport.AddressFamily

        init(_ host: String, _ family: CurlTransport.AddressFamily) {
            self.host = host.lowercased()
            self.family = family
        }
    }

    /// The immediate result of a question.
    enum Reply {
        /// The addresses are known.
        case known([NetworkAddress])
        /// The waiter is called when the lookup ends.
        case waiting(token: Int)
    }

    private struct Entry {
        /// The last known addresses; empty if there never were any.
        var addresses: [NetworkAddress] = []
        /// The end of the lookup that found them, or `nil` if they need to be looked up again.
        var found: Instant?
        var isUnderWay = false
        var waiters: [Int: Waiter] = [:]
        var lastUse: Instant
    }

    /// The number of names that are kept.
    static let capacity = 256
    /// The number of lookups that may wait for a thread.
    static let queueCapacity = 64

    private var entries: [Question: Entry] = [:]
    private var queue: [Question] = []
    private var lastToken = 0

    /// Asks for the addresses of a name.
    ///
    /// - Parameters:
    ///   - question: The name and the family.
    ///   - now: The current time.
    ///   - lifetime: The age up to which a result is used again.
    ///   - waiter: Receives the answer, unless the addresses are known.
    /// - Returns: The addresses, or the token of the wait.
    /// - Throws: ``TransportError`` if too many lookups wait for a thread.
    mutating func ask(
        _ question: Question,
        at now: Instant,
        lifetime: Duration,
        _ waiter: @escaping Waiter
    ) throws(TransportError) -> Reply {
        var entry = entries[question] ?? Entry(lastUse: now)
        entry.lastUse = now
        if let found = entry.found, now - found < lifetime {
            entries[question] = entry
            return .known(entry.addresses)
        }
        if !entry.isUnderWay {
            guard queue.count < Self.queueCapacity else {
                throw TransportError(
                    .timedOut,
                    "The name \(question.host) cannot be looked up: \(queue.count) other lookups wait",
                    stage: .nameLookup
                )
            }
            queue.append(question)
            entry.isUnderWay = true
        }
        lastToken += 1
        entry.waiters[lastToken] = waiter
        entries[question] = entry
        removeUnused()
        return .waiting(token: lastToken)
    }

    /// Removes a waiter; the lookup goes on.
    mutating func cancel(_ token: Int, of question: Question) {
        entries[question]?.waiters[token] = nil
    }

    /// Whether a lookup waits for a thread.
    var hasNext: Bool { !queue.isEmpty }

    /// Takes the next lookup to perform.
    mutating func takeNext() -> Question? {
        queue.isEmpty ? nil : queue.removeFirst()
    }

    /// Ends a lookup.
    ///
    /// If it failed and older addresses are known, those count as found now.
    ///
    /// - Returns: The answer, and the waiters to call with it.
    mutating func finish(_ question: Question, _ answer: Answer, at now: Instant) -> (Answer, [Waiter]) {
        guard var entry = entries[question] else { return (answer, []) }
        let waiters = Array(entry.waiters.values)
        entry.waiters = [:]
        entry.isUnderWay = false
        if case .success(let addresses) = answer { entry.addresses = addresses }
        guard !entry.addresses.isEmpty else {
            entries[question] = nil
            return (answer, waiters)
        }
        entry.found = now
        entries[question] = entry
        return (.success(entry.addresses), waiters)
    }

    /// Requires a new lookup of a name, because a connection failed.
    mutating func distrust(_ question: Question) {
        entries[question]?.found = nil
    }

    /// Returns the addresses that the last successful lookup found.
    func lastKnown(_ question: Question) -> [NetworkAddress]? {
        guard let addresses = entries[question]?.addresses, !addresses.isEmpty else { return nil }
        return addresses
    }

    /// Keeps the table within its capacity; lookups under way are bounded by threads and ``queueCapacity``.
    private mutating func removeUnused() {
        guard entries.count > Self.capacity else { return }
        let idle = entries.filter { !$0.value.isUnderWay }
        if let oldest = idle.min(by: { $0.value.lastUse < $1.value.lastUse }) { entries[oldest.key] = nil }
    }
}
