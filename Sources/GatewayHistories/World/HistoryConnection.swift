import GatewayTestKit
import GatewayTransport
import Synchronization

/// The middle of a connection: the client's calls on one side, the history's network on the other.
final class HistoryConnection: Sendable {
    private enum Phase {
        case connecting, open, closing, ended
    }

    private struct Waiting {
        let continuation: CheckedContinuation<Arrival, Never>
        let receiving: Bool
        var timer: UInt64?
    }

    private struct State {
        var phase = Phase.connecting
        var delivery = Delivery()
        var waiting: Waiting?
        var isCancellationReported = false
        var sendError: TransportError?
        var traffic = Traffic()
    }

    let number: Int
    private let clock: ManualClock
    private let journal: Journal
    private let state = Mutex(State())

    init(number: Int, clock: ManualClock, journal: Journal) {
        self.number = number
        self.clock = clock
        self.journal = journal
    }

    // MARK: - The network's side

    /// The upgrade is done.
    func accept() {
        change { state in
            guard state.phase == .connecting else { return }
            state.phase = .open
            state.delivery.open(ConnectionInfo(peer: "in-memory", duration: .zero))
            journal.add(.opened(number))
        }
    }

    /// Messages, and perhaps the end behind them, arrive together.
    func deliver(_ messages: [(message: WebSocketMessage, written: Written)], end: Disconnection?) {
        change { state in
            guard state.phase != .ended else { return }
            for (message, written) in messages {
                state.traffic.received += UInt64(message.payload.count)
                guard state.phase == .open else { continue }
                state.delivery.append(message)
                journal.add(.arrived(number, written))
            }
            guard let end else { return }
            state.phase = .ended
            state.delivery.finish(end)
            journal.add(.ended(number, end))
        }
    }

    /// Makes sends fail from now on, or work again.
    func setSendError(_ error: TransportError?) {
        state.withLock { $0.sendError = error }
    }

    // MARK: - The client's side

    var traffic: Traffic { state.withLock(\.traffic) }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        let isCancelled = Task.isCancelled
        let ready: Arrival? = state.withLock { state in
            if !isCancelled { state.isCancellationReported = false }
            if let ready = take(receiving: receiving, from: &state) { return ready }
            if let timeout, timeout <= .zero { return .timeout }
            return nil
        }
        if let ready { return ready }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { self.wait($0, within: timeout, receiving: receiving) }
        } onCancel: {
            self.cancelWait()
        }
    }

    private func wait(_ continuation: CheckedContinuation<Arrival, Never>, within timeout: Duration?, receiving: Bool) {
        let (ready, displaced): (Arrival?, Waiting?) = state.withLock { state in
            // A cancellation between the look before and this one has left its mark.
            if let ready = take(receiving: receiving, from: &state) { return (ready, nil) }
            let displaced = state.waiting
            let timer = timeout.map { clock.schedule(after: $0) { self.expire() } }
            state.waiting = Waiting(continuation: continuation, receiving: receiving, timer: timer)
            return (nil, displaced)
        }
        if let ready { continuation.resume(returning: ready) }
        guard let displaced else { return }
        if let timer = displaced.timer { clock.cancelTimer(timer) }
        displaced.continuation.resume(returning: .woken)
    }

    private func take(receiving: Bool, from state: inout State) -> Arrival? {
        let arrival = state.delivery.take(receiving: receiving)
        switch arrival {
        case .messages(let batch)?: journal.add(.took(number, batch.count))
        case .closed(let end)?: journal.add(.tookEnd(number, end))
        default: break
        }
        return arrival
    }

    private func expire() {
        let waiting = state.withLock { $0.waiting.take() }
        waiting?.continuation.resume(returning: .timeout)
    }

    func wake() {
        change { $0.delivery.wake() }
    }

    /// Wakes because the waiting task was cancelled, once per task.
    private func cancelWait() {
        change { state in
            guard !state.isCancellationReported else { return }
            state.isCancellationReported = true
            state.delivery.wake()
        }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        let error: TransportError? = state.withLock { state in
            guard state.phase == .open else { return TransportError(.notOpen, "the connection is not open") }
            if let error = state.sendError { return error }
            state.traffic.sent += UInt64(message.payload.count)
            return nil
        }
        let payload = Array(message.payload)
        if let error {
            journal.add(.sendFailed(number, payload, error))
            throw error
        }
        journal.add(.sent(number, payload))
    }

    func close(code: UInt16) {
        let step = state.withLock { state -> Phase in
            let before = state.phase
            if before == .open {
                state.phase = .closing
                state.delivery.discard()
            }
            return before
        }
        switch step {
        case .connecting: abort()
        case .open: journal.add(.left(number, code: code))
        case .closing: break
        case .ended: journal.add(.left(number, code: nil))
        }
    }

    func abort() {
        change { state in
            state.delivery.discard()
            journal.add(.left(number, code: nil))
            guard state.phase != .ended else { return }
            state.phase = .ended
            state.delivery.finish(Disconnection(error: TransportError(.aborted, "this side dropped the connection")))
        }
    }

    /// The client has let go of the connection.
    func release() {
        guard state.withLock({ $0.phase == .connecting || $0.phase == .open }) else { return }
        abort()
    }

    private func change(_ body: (inout State) -> Void) {
        let ended: (Waiting, Arrival)? = state.withLock { state in
            body(&state)
            guard let waiting = state.waiting, let arrival = take(receiving: waiting.receiving, from: &state) else {
                return nil
            }
            state.waiting = nil
            return (waiting, arrival)
        }
        guard let (waiting, arrival) = ended else { return }
        if let timer = waiting.timer { clock.cancelTimer(timer) }
        waiting.continuation.resume(returning: arrival)
    }
}

/// The transport of one simulated process.
final class HistoryTransport: Transport {
    private let lane: Int
    private let clock: ManualClock
    private let journal: Journal

    init(lane: Int, clock: ManualClock, journal: Journal) {
        self.lane = lane
        self.clock = clock
        self.journal = journal
    }

    var executor: any SerialExecutor { clock.executor }

    func makeTimer() -> any TransportTimer { clock.makeTimer() }

    func open(_ url: String) -> any TransportConnection {
        ClientEnd(of: journal.dial(url, lane: lane, on: clock))
    }
}

/// The client's hold on a connection: letting go of it aborts the connection, unless it is closing.
private final class ClientEnd: TransportConnection {
    private let connection: HistoryConnection

    init(of connection: HistoryConnection) {
        self.connection = connection
    }

    deinit {
        connection.release()
    }

    var traffic: Traffic { connection.traffic }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        await connection.next(within: timeout, receiving: receiving)
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        try connection.send(message)
    }

    func close(code: UInt16, reason: String) { connection.close(code: code) }
    func abort() { connection.abort() }
    func wake() { connection.wake() }
}
