public import GatewayTransport
import Synchronization

/// One connection of an ``InMemoryTransport``, seen from the peer's side.
///
/// A test reads here what the client did, and plays the peer: it accepts or refuses
/// the connection, sends messages and ends it. What the peer does reaches the
/// client after the transport's latency, in order.
public final class InMemoryConnection: Sendable {
    /// A Close frame that the client sent.
    public struct Closing: Hashable, Sendable {
        /// The close code.
        public let code: UInt16
        /// The reason.
        public let reason: String
    }

    /// The URL that the client dialled.
    public let url: String
    /// When the client dialled.
    public let dialledAt: ManualClock.Instant

    let state = Mutex(State())
    private let line: Line

    init(url: String, on line: Line) {
        self.url = url
        self.line = line
        dialledAt = ManualClock.Instant(sinceStart: line.timeline.now)
    }

    // MARK: - What the client did

    /// The messages that the client sent, in order.
    public var sent: [WebSocketMessage] { state.withLock(\.sent) }

    /// The messages that the client sent, as text.
    public var sentTexts: [String] { sent.map { String(decoding: $0.payload, as: UTF8.self) } }

    /// The Close frame that the client sent, or `nil`.
    public var closing: Closing? { state.withLock(\.closing) }

    /// Whether the client dropped the connection without a Close frame.
    public var isAborted: Bool { state.withLock(\.isAborted) }

    /// Whether messages can go either way.
    public var isOpen: Bool { state.withLock { $0.arrivals.stage == .open } }

    // MARK: - What the peer does

    /// Completes the upgrade.
    ///
    /// - Parameter peer: The address that the client receives.
    public func accept(peer: String? = "in-memory") {
        afterLatency { $0.accept(peer: peer) }
    }

    /// Makes the opening of the connection fail.
    ///
    /// - Parameter error: The error that the client receives.
    public func refuse(_ error: TransportError) {
        drop(error)
    }

    /// Sends a message to the client.
    ///
    /// - Parameter message: The message.
    public func deliver(_ message: WebSocketMessage) {
        afterLatency { $0.deliver(message) }
    }

    /// Sends a text message to the client.
    ///
    /// - Parameter text: The payload.
    public func deliver(_ text: String) {
        deliver(WebSocketMessage(.text, Array(text.utf8)))
    }

    /// Ends the connection with a closing handshake that the peer began.
    ///
    /// - Parameters:
    ///   - code: The code of the Close frame, or `nil` for a Close frame without one, which counts as 1005.
    ///   - reason: The reason in the Close frame.
    public func close(code: UInt16?, reason: String = "") {
        afterLatency { $0.arrivals.end(Disconnection(closeCode: code ?? 1005, reason: reason)) }
    }

    /// Ends the connection without a Close frame.
    ///
    /// - Parameter error: The error that the client receives.
    public func drop(_ error: TransportError = TransportError(.dropped, "the peer dropped the connection")) {
        afterLatency { $0.arrivals.end(Disconnection(error: error)) }
    }

    /// Makes the client's sends fail from now on because the send queue is full, as if the peer had stopped reading.
    public func stopReading() {
        failSends(with: TransportError(.sendQueueFull, "the peer does not read"))
    }

    /// Lets the client send again after ``stopReading()`` or ``failSends(with:)``.
    public func resumeReading() {
        state.withLock { $0.sendFailure = nil }
    }

    /// Makes the client's sends fail from now on, as after a reset.
    ///
    /// The client still receives what the peer has sent, and the peer can go on: it may deliver messages, and close or
    /// drop the connection.
    ///
    /// - Parameter error: The error of each send.
    public func failSends(with error: TransportError = TransportError(.notOpen, "the connection was reset")) {
        state.withLock { $0.sendFailure = error }
    }

    /// How many bytes of messages have reached the client and were not taken.
    ///
    /// Nothing keeps a peer from sending more; one that wants to behave like TCP waits while this is large.
    public var untakenBytes: Int { state.withLock(\.arrivals.untakenBytes) }

    // MARK: - The client's side

    var traffic: Traffic { state.withLock(\.traffic) }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        let wait = Wait<Arrival>(on: line.timeline)
        let isCancelled = Task.isCancelled
        let now = line.timeline.now
        let (ready, displaced): (Arrival?, Wait<Arrival>?) = state.withLock { state in
            state.land(at: now)
            if let ready = state.arrivals.next(receiving: receiving, isCancelled: isCancelled) { return (ready, nil) }
            if let timeout, timeout <= .zero { return (.timeout, nil) }
            return (nil, state.arrivals.wait(wait, receiving: receiving))
        }
        if let ready { return ready }
        displaced?.end(.woken)
        let timer = timeout.map { line.timeline.schedule(after: $0) { self.expire(wait) } }
        let arrival = await withTaskCancellationHandler {
            await wait.outcome()
        } onCancel: {
            change { $0.arrivals.cancel() }
        }
        if let timer { line.timeline.cancel(timer) }
        return arrival
    }

    private func expire(_ wait: Wait<Arrival>) {
        let now = line.timeline.now
        let resumption = state.withLock { state in
            state.land(at: now)
            return state.arrivals.waiter === wait ? state.arrivals.expire() : nil
        }
        resumption?.resume()
    }

    func wake() {
        change { $0.arrivals.wake() }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        let error: TransportError? = state.withLock { $0.send(message) }
        if let error { throw error }
        line.peer(self, .message(message))
    }

    func close(clientCode code: UInt16, reason: String) {
        let frame = CloseFrame(code: code, reason: reason)
        let closing = Closing(code: frame.code ?? code, reason: frame.reason)
        switch change({ $0.close(closing) }) {
        case .nothing:
            break
        case .aborted:
            line.peer(self, .closed(nil))
        case .handshake:
            line.peer(self, .closed(closing))
            if line.answersClose {
                close(code: closing.code, reason: closing.reason)
            } else {
                _ = line.timeline.schedule(after: line.closeTimeout) { self.giveUpClosing() }
            }
        }
    }

    private func giveUpClosing() {
        let error = TransportError(.timedOut, "the peer did not answer the Close", stage: .closing)
        if change({ $0.arrivals.end(Disconnection(error: error)) }) { line.peer(self, .closed(nil)) }
    }

    func abort() {
        if change({ $0.abort() }) { line.peer(self, .closed(nil)) }
    }

    @discardableResult
    func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        let now = line.timeline.now
        let (result, resumption) = state.withLock { state in
            state.land(at: now)
            let result = body(&state)
            return (result, state.arrivals.takeResumption())
        }
        resumption?.resume()
        return result
    }

    private func afterLatency(_ body: @escaping @Sendable (inout State) -> Void) {
        guard line.latency > .zero else { return change(body) }
        let due = line.timeline.now + line.latency
        state.withLock { $0.launch(due: due, body) }
        _ = line.timeline.schedule(at: due) { self.change { _ in } }
    }
}

extension ArrivalQueue<Wait<Arrival>>.Resumption {
    fileprivate func resume() { waiter.end(arrival) }
}
