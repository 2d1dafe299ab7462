/// The contents of a ``CurlMailbox``.
struct MailboxState: Sendable {
    /// A task that waits for an arrival.
    struct Waiter: Sendable {
        var continuation: CheckedContinuation<Arrival, Never>
        var deadline: ContinuousClock.Instant?
    }

    /// An ended wait; to be resumed when the lock is no longer held.
    struct Settled: Sendable {
        var continuation: CheckedContinuation<Arrival, Never>
        var arrival: Arrival

        func resume() { continuation.resume(returning: arrival) }
    }

    private enum Stage {
        case opening
        case open
        case closing
        case ended(Disconnection)
    }

    /// What a message counts besides its payload, so that the number of empty ones is bounded, too.
    private static let overhead = 64

    private let receiveQueueLimit: Int
    private let sendQueueLimit: Int
    private var stage = Stage.opening

    // On its way to the user.
    var waiter: Waiter?
    var isReceiving = true
    var isWoken = false
    var hasExpired = false
    var isCancellationReported = false
    private(set) var traffic = Traffic()
    private var opened: ConnectionInfo?
    private var messages: MessageBatch = []
    private var messageBytes = 0
    private var hasReportedEnd = false

    // On its way to the reactor.
    var isReleased = false
    private var outbox: [WebSocketMessage] = []
    private var outboxBytes = 0
    private var unsentBytes = 0
    private var closeRequest: (code: UInt16, reason: String)?
    private var isAborted = false
    private var isMarked = false

    init(receiveQueueLimit: Int, sendQueueLimit: Int) {
        self.receiveQueueLimit = receiveQueueLimit
        self.sendQueueLimit = sendQueueLimit
    }

    /// What the reactor must know to serve the connection.
    var demand: CurlMailbox.Demand {
        CurlMailbox.Demand(
            mayRead: mayRead,
            hasAll: waiter != nil && messages.isEmpty,
            deadline: waiter?.deadline
        )
    }

    /// While closing, the peer's Close frame is looked for whether the user takes messages or not.
    private var mayRead: Bool {
        switch stage {
        case .opening, .closing: true
        case .open: isReceiving && messageBytes < receiveQueueLimit
        case .ended: false
        }
    }

    /// Notes that the reactor must attend.
    ///
    /// - Returns: Whether it has to be told: it has not been told already.
    mutating func mark(_ isNeeded: Bool) -> Bool {
        guard isNeeded, !isMarked else { return false }
        isMarked = true
        return true
    }

    // MARK: - Arrivals

    /// The next thing to tell the user.
    ///
    /// The end comes after the messages before it, so that none is lost.
    mutating func nextArrival() -> Arrival? {
        if hasReportedEnd, case .ended(let end) = stage { return .closed(end) }
        if isWoken {
            isWoken = false
            return .woken
        }
        if let opened {
            self.opened = nil
            return .opened(opened)
        }
        if !messages.isEmpty {
            guard isReceiving else { return nil }
            defer {
                messages = []
                messageBytes = 0
            }
            return .messages(messages)
        }
        guard case .ended(let end) = stage else { return nil }
        hasReportedEnd = true
        return .closed(end)
    }

    /// Ends the current wait, if there is something to tell.
    mutating func settle() -> Settled? {
        guard let waiter else { return nil }
        let arrival = nextArrival() ?? (hasExpired ? .timeout : nil)
        guard let arrival else { return nil }
        hasExpired = false
        self.waiter = nil
        return Settled(continuation: waiter.continuation, arrival: arrival)
    }

    // MARK: - The user's wishes

    mutating func enqueue(_ message: WebSocketMessage) throws(TransportError) {
        guard case .open = stage else {
            throw TransportError(.notOpen, "The connection is not open")
        }
        let waiting = outboxBytes + unsentBytes
        let size = message.payload.count + Self.overhead
        guard waiting == 0 || size <= sendQueueLimit - waiting else {
            throw TransportError(.sendQueueFull, "\(waiting) bytes wait to be sent, and the peer takes none")
        }
        outbox.append(message)
        outboxBytes += size
    }

    /// - Returns: Whether that was news.
    mutating func close(code: UInt16, reason: String) -> Bool {
        switch stage {
        case .opening:
            abort()
        case .open:
            stage = .closing
            closeRequest = (code, reason)
            dropMessages()
        case .closing, .ended:
            return false
        }
        return true
    }

    mutating func abort() {
        isAborted = true
        dropMessages()
        if case .ended = stage { return }
        end(Disconnection(error: TransportError(.aborted, "This side dropped the connection")))
    }

    /// - Parameter messages: Becomes what is to be sent, in order; its own room serves for what comes next.
    /// - Returns: The rest.
    mutating func takeWork(_ messages: inout [WebSocketMessage]) -> CurlMailbox.Work {
        isMarked = false
        messages.removeAll(keepingCapacity: true)
        swap(&outbox, &messages)
        defer {
            unsentBytes += outboxBytes
            outboxBytes = 0
            closeRequest = nil
        }
        return CurlMailbox.Work(
            close: closeRequest,
            isAborted: isAborted,
            isReleased: isReleased
        )
    }

    // MARK: - The reactor's news

    mutating func apply(_ report: CurlMailbox.Report) {
        traffic = report.traffic
        unsentBytes = report.unsentBytes
        if let info = report.opened, case .opening = stage {
            stage = .open
            opened = info
        }
        if case .open = stage, !report.messages.isEmpty {
            messages.isEmpty ? messages = report.messages : messages.append(contentsOf: report.messages)
            messageBytes += report.messages.byteCount + report.messages.count * Self.overhead
        }
        if let end = report.end {
            if case .ended = stage { return }
            self.end(end)
        }
    }

    private mutating func end(_ disconnection: Disconnection) {
        stage = .ended(disconnection)
        outbox = []
        outboxBytes = 0
    }

    private mutating func dropMessages() {
        messages = []
        messageBytes = 0
        opened = nil
    }
}
