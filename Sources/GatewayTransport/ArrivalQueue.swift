/// The arrivals of one connection, in the order that ``TransportConnection`` promises.
///
/// It is the part of the contract that all transports share: the opening comes first, then the messages, then the
/// end, which is repeated for ever; a wake precedes messages; a second wait displaces the first; a cancelled task is
/// woken once. A transport feeds it from the network and asks it on behalf of its user.
///
/// It is a pure value. It holds no lock, reads no clock and resumes nothing: `Waiter` is the transport's handle of a
/// suspended wait, such as a continuation. Keep the queue where one thread at a time changes it, under a lock or on an
/// event loop. After each change, call ``takeResumption()`` there, and resume what it returns when no lock is held.
///
/// ```swift
/// func next(receiving: Bool) async -> Arrival {
///     let isCancelled = Task.isCancelled
///     if let arrival = change({ $0.next(receiving: receiving, isCancelled: isCancelled) }) { return arrival }
///     return await withTaskCancellationHandler {
///         await withCheckedContinuation { waiter in
///             change { $0.wait(waiter, receiving: receiving) }?.resume(returning: .woken)
///         }
///     } onCancel: {
///         change { $0.cancel() }
///     }
/// }
/// ```
public struct ArrivalQueue<Waiter: Sendable>: Sendable {
    /// A wait that has ended.
    public struct Resumption: Sendable {
        /// The handle of the wait.
        public let waiter: Waiter
        /// The arrival to resume it with.
        public let arrival: Arrival
    }

    /// How far the connection is.
    public enum Stage: Hashable, Sendable {
        /// It is not open yet.
        case opening
        /// Messages are delivered.
        case open
        /// The closing handshake has begun; messages are discarded.
        case closing
        /// It has ended, although the end may not have been taken.
        case ended
    }

    /// The effect of a request to close.
    public enum CloseResult: Hashable, Sendable {
        /// The connection was open: the transport sends a Close frame.
        case handshake
        /// The connection was not open yet, and is aborted.
        case aborted
        /// The connection is closing already, or has ended.
        case nothing
    }

    /// How far the connection is.
    public private(set) var stage = Stage.opening
    /// The wait that goes on, or `nil`.
    public private(set) var waiter: Waiter?
    /// Whether the last wait takes messages.
    public private(set) var isReceiving = true

    private let receiveLimit: Int
    private var opened: ConnectionInfo?
    private var messages: MessageBatch = []
    private var end: Disconnection?
    private var isEndTaken = false
    private var isWoken = false
    private var isCancellationReported = false

    /// Creates the queue of a connection that is being opened.
    ///
    /// - Parameter receiveLimit: How many bytes of messages may wait before ``mayRead`` is `false`. A message counts
    ///   64 bytes more than its payload, so that the number of empty ones is bounded too. Unlimited by default.
    public init(receiveLimit: Int = .max) {
        self.receiveLimit = receiveLimit
    }

    /// The size of the payloads that wait to be taken, in bytes.
    public var untakenBytes: Int { messages.byteCount }

    /// Whether all messages were taken.
    public var isDrained: Bool { messages.isEmpty }

    /// Whether the socket may be read.
    ///
    /// While closing it is read although messages are not taken, because the peer's Close frame is awaited.
    public var mayRead: Bool {
        switch stage {
        case .opening, .closing: true
        case .open: isReceiving && messages.byteCount + messages.count * Self.overhead < receiveLimit
        case .ended: false
        }
    }

    private static var overhead: Int { 64 }

    // MARK: - The user's side

    /// Begins a wait: takes the next arrival, if there is one.
    ///
    /// - Parameters:
    ///   - receiving: Whether to take messages.
    ///   - isCancelled: Whether the waiting task is cancelled already. If it is not, its cancellation is news.
    /// - Returns: The arrival, or `nil` if the wait has to be suspended: then call ``wait(_:receiving:)``.
    public mutating func next(receiving: Bool, isCancelled: Bool) -> Arrival? {
        if !isCancelled { isCancellationReported = false }
        isReceiving = receiving
        return take()
    }

    /// Suspends a wait until ``takeResumption()`` or ``expire()`` returns it.
    ///
    /// - Parameters:
    ///   - waiter: The handle of the wait.
    ///   - receiving: Whether it takes messages.
    /// - Returns: The wait that it displaces, which must be resumed with ``Arrival/woken``.
    public mutating func wait(_ waiter: Waiter, receiving: Bool) -> Waiter? {
        defer { self.waiter = waiter }
        isReceiving = receiving
        return self.waiter
    }

    /// Ends the wait that goes on, if something has arrived for it.
    ///
    /// - Returns: The wait and its arrival.
    public mutating func takeResumption() -> Resumption? {
        guard let waiter, let arrival = take() else { return nil }
        self.waiter = nil
        return Resumption(waiter: waiter, arrival: arrival)
    }

    /// Ends the wait that goes on because its time is over; an arrival comes before ``Arrival/timeout``.
    ///
    /// Look at the network first: what has come there by now must be delivered before.
    ///
    /// - Returns: The wait and its arrival, or `nil` if no wait goes on.
    public mutating func expire() -> Resumption? {
        guard let waiter else { return nil }
        self.waiter = nil
        return Resumption(waiter: waiter, arrival: take() ?? .timeout)
    }

    /// Ends the current wait, or the next one, with ``Arrival/woken``.
    public mutating func wake() {
        isWoken = true
    }

    /// Wakes because the waiting task was cancelled, once per task.
    public mutating func cancel() {
        guard !isCancellationReported else { return }
        isCancellationReported = true
        isWoken = true
    }

    /// Begins to close, and discards the messages that were not taken.
    ///
    /// - Returns: The effect.
    public mutating func close() -> CloseResult {
        switch stage {
        case .opening:
            abort()
            return .aborted
        case .open:
            stage = .closing
            discardUntaken()
            return .handshake
        case .closing, .ended:
            return .nothing
        }
    }

    /// Ends the connection with ``TransportError/Code/aborted``, and discards what was not taken.
    ///
    /// An end that came before stays.
    ///
    /// - Returns: Whether the connection had not ended before.
    @discardableResult
    public mutating func abort() -> Bool {
        discardUntaken()
        return end(Disconnection(error: TransportError(.aborted, "This side dropped the connection")))
    }

    // MARK: - The network's side

    /// Delivers the opening, unless the connection is past it.
    ///
    /// - Parameter info: The connection's properties.
    public mutating func open(_ info: ConnectionInfo) {
        guard stage == .opening else { return }
        stage = .open
        opened = info
    }

    /// Delivers messages, unless the connection is not open or is closing.
    ///
    /// - Parameter batch: The messages, in order.
    public mutating func deliver(_ batch: MessageBatch) {
        guard stage == .open, !batch.isEmpty else { return }
        messages.isEmpty ? messages = batch : messages.append(contentsOf: batch)
    }

    /// Delivers the end, behind the messages before it.
    ///
    /// - Parameter disconnection: How the connection ended.
    /// - Returns: Whether the connection had not ended before. Only the first end counts.
    @discardableResult
    public mutating func end(_ disconnection: Disconnection) -> Bool {
        guard stage != .ended else { return false }
        stage = .ended
        end = disconnection
        return true
    }

    // MARK: - The order

    private mutating func take() -> Arrival? {
        if isEndTaken, let end { return .closed(end) }
        if isWoken {
            isWoken = false
            return .woken
        }
        if let opened {
            self.opened = nil
            return .opened(opened)
        }
        if !messages.isEmpty {
            // The end lies behind the messages in the stream, so that it is not seen while they are not taken.
            guard isReceiving else { return nil }
            defer { messages = [] }
            return .messages(messages)
        }
        guard let end else { return nil }
        isEndTaken = true
        return .closed(end)
    }

    private mutating func discardUntaken() {
        opened = nil
        messages = []
    }
}
