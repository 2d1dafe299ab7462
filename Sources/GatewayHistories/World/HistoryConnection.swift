import GatewayTestKit
import GatewayTransport
import Synchronization

/// The middle of a connection: the client's calls on one side, the history's network on the other.
final class HistoryConnection: Sendable {
    private struct Wait {
        let continuation: CheckedContinuation<Arrival, Never>
        let timer: UInt64?
    }

    private struct State {
        var arrivals = ArrivalQueue<Wait>()
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
            guard state.arrivals.stage == .opening else { return }
            state.arrivals.open(ConnectionInfo(peer: "in-memory", duration: .zero))
            journal.add(.opened(number))
        }
    }

    /// Messages, and perhaps the end behind them, arrive together.
    func deliver(_ messages: [(message: WebSocketMessage, written: Written)], end: Disconnection?) {
        change { state in
            guard state.arrivals.stage != .ended else { return }
            for (message, written) in messages {
                state.traffic.received += UInt64(message.payload.count)
                guard state.arrivals.stage == .open else { continue }
                state.arrivals.deliver([message])
                journal.add(.arrived(number, written))
            }
            guard let end else { return }
            state.arrivals.end(end)
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
            if let ready = state.arrivals.next(receiving: receiving, isCancelled: isCancelled) { return note(ready) }
            return timeout.map { $0 <= .zero } == true ? .timeout : nil
        }
        if let ready { return ready }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { self.wait($0, within: timeout, receiving: receiving) }
        } onCancel: {
            // Once per task.
            self.change { $0.arrivals.cancel() }
        }
    }

    private func wait(_ continuation: CheckedContinuation<Arrival, Never>, within timeout: Duration?, receiving: Bool) {
        var displaced: Wait?
        // A cancellation since the look before has left its mark, which ends the wait at once.
        change { state in
            let timer = timeout.map { clock.schedule(after: $0) { self.expire() } }
            displaced = state.arrivals.wait(Wait(continuation: continuation, timer: timer), receiving: receiving)
        }
        if let displaced { end(displaced, with: .woken) }
    }

    /// Enters an arrival that the client takes into the journal.
    private func note(_ arrival: Arrival) -> Arrival {
        switch arrival {
        case .messages(let batch): journal.add(.took(number, batch.count))
        case .closed(let end): journal.add(.tookEnd(number, end))
        default: break
        }
        return arrival
    }

    private func expire() {
        resume { $0.arrivals.expire() }
    }

    func wake() {
        change { $0.arrivals.wake() }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        let error: TransportError? = state.withLock { state in
            guard state.arrivals.stage == .open else { return TransportError(.notOpen, "the connection is not open") }
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
        change { state in
            let isClosing = state.arrivals.stage == .closing
            switch state.arrivals.close() {
            case .handshake: journal.add(.left(number, code: code))
            case .aborted: journal.add(.left(number, code: nil))
            case .nothing: if !isClosing { journal.add(.left(number, code: nil)) }
            }
        }
    }

    func abort() {
        change { state in
            state.arrivals.abort()
            journal.add(.left(number, code: nil))
        }
    }

    /// The client has let go of the connection.
    func release() {
        let stage = state.withLock(\.arrivals.stage)
        if stage == .opening || stage == .open { abort() }
    }

    // MARK: - The wait

    private func change(_ body: (inout State) -> Void) {
        resume { state in
            body(&state)
            return state.arrivals.takeResumption()
        }
    }

    /// Ends the wait that has something to take.
    private func resume(_ body: (inout State) -> ArrivalQueue<Wait>.Resumption?) {
        let resumption = state.withLock { state in
            let resumption = body(&state)
            if let arrival = resumption?.arrival { _ = note(arrival) }
            return resumption
        }
        if let resumption { end(resumption.waiter, with: resumption.arrival) }
    }

    private func end(_ wait: Wait, with arrival: Arrival) {
        if let timer = wait.timer { clock.cancelTimer(timer) }
        wait.continuation.resume(returning: arrival)
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
