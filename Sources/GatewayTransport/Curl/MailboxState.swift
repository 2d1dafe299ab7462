/// The contents of a ``CurlMailbox``.
struct MailboxState: Sendable {
    /// The overhead of a message beside its payload, in bytes, so that the number of empty ones is bounded too.
    private static let overhead = 64

    /// On its way to the user.
    var arrivals: ArrivalQueue<CurlWaiter>
    private(set) var traffic = Traffic()

    // On its way to the reactor.
    private let sendQueueLimit: Int
    private var outbox: [WebSocketMessage] = []
    private var outboxBytes = 0
    private var unsentBytes = 0
    private var sendFailure: TransportError?
    private var closeRequest: (code: UInt16, reason: String)?
    private var isAborted = false
    private var isReleased = false
    private var isMarked = false

    init(receiveQueueLimit: Int, sendQueueLimit: Int) {
        arrivals = ArrivalQueue(receiveLimit: receiveQueueLimit)
        self.sendQueueLimit = sendQueueLimit
    }

    /// The user's demand, by which the reactor serves the connection.
    var demand: CurlMailbox.Demand {
        CurlMailbox.Demand(
            mayRead: arrivals.mayRead,
            hasAll: arrivals.waiter != nil && arrivals.isDrained,
            deadline: arrivals.waiter?.deadline
        )
    }

    /// Notes that the reactor must serve the connection.
    ///
    /// - Returns: Whether it has to be notified: it has not been already.
    mutating func mark(_ isNeeded: Bool) -> Bool {
        guard isNeeded, !isMarked else { return false }
        isMarked = true
        return true
    }

    // MARK: - The user's requests

    mutating func enqueue(_ message: WebSocketMessage) throws(TransportError) {
        guard arrivals.stage == .open else {
            throw TransportError(.notOpen, "The connection is not open")
        }
        if let sendFailure {
            throw TransportError(.notOpen, "The connection cannot send any more: \(sendFailure.message)")
        }
        let waiting = outboxBytes + unsentBytes
        let size = message.payload.count + Self.overhead
        guard waiting == 0 || size <= sendQueueLimit - waiting else {
            throw TransportError(.sendQueueFull, "\(waiting) bytes wait to be sent, and the peer takes none")
        }
        outbox.append(message)
        outboxBytes += size
    }

    /// - Returns: Whether there is something to do for the reactor.
    mutating func close(code: UInt16, reason: String) -> Bool {
        switch arrivals.close() {
        case .handshake: closeRequest = (code, reason)
        case .aborted: isAborted = true
        case .nothing: return false
        }
        return true
    }

    mutating func abort() {
        isAborted = true
        arrivals.abort()
    }

    mutating func release() {
        isReleased = true
    }

    /// - Parameter messages: Becomes the messages to send, in order; its own room serves for those that come next.
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

    // MARK: - The reactor's reports

    /// Ends a wait whose deadline has passed.
    mutating func expire(at now: ContinuousClock.Instant) -> ArrivalQueue<CurlWaiter>.Resumption? {
        guard let deadline = arrivals.waiter?.deadline, deadline <= now else { return nil }
        return arrivals.expire()
    }

    mutating func apply(_ report: CurlMailbox.Report) {
        traffic = report.traffic
        unsentBytes = report.unsentBytes
        sendFailure = report.sendFailure
        if let info = report.opened { arrivals.open(info) }
        arrivals.deliver(report.messages)
        if let end = report.end { arrivals.end(end) }
    }
}
