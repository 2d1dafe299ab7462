import GatewayTransport
import NIOCore
import Synchronization

/// The state that the user's threads and the event loop share.
final class NIOMailbox: Sendable {
    /// A request of the user to the event loop.
    enum Request {
        case read
        case send(WebSocketMessage)
        case close(code: UInt16, reason: String)
    }

    /// A suspended wait.
    struct Waiter {
        let continuation: CheckedContinuation<Arrival, Never>
        /// The number that distinguishes it from other waits.
        let number: Int
    }

    struct State {
        let configuration: NIOTransport.Configuration
        var arrivals: ArrivalQueue<Waiter>
        var traffic = Traffic()
        /// Ends opening or closing.
        var deadline: Scheduled<Void>?
        /// Ends the current wait.
        fileprivate var timer: Scheduled<Void>?
        private var waitCount = 0

        // On its way to the event loop.
        var channel: (any Channel)?
        var requests: [Request] = []
        var unsent = 0

        init(_ configuration: NIOTransport.Configuration) {
            self.configuration = configuration
            arrivals = ArrivalQueue(receiveLimit: configuration.receiveQueueLimit)
        }
    }

    private let state: Mutex<State>

    init(_ configuration: NIOTransport.Configuration) {
        state = Mutex(State(configuration))
    }

    /// Reads or changes the state, and performs what follows from it when no lock is held.
    @discardableResult
    func change<Result: Sendable>(_ body: (inout State) -> Result) -> Result {
        let (result, actions) = state.withLock { state in
            let stage = state.arrivals.stage
            let result = body(&state)
            var actions: [@Sendable () -> Void] = []
            if let resumption = state.arrivals.takeResumption() {
                let timer = state.timer.take()
                actions.append {
                    timer?.cancel()
                    resumption.resume()
                }
            }
            if state.arrivals.stage != stage, let deadline = state.deadline.take() {
                actions.append { deadline.cancel() }
            }
            if let channel = state.channel {
                let requests = state.requests
                state.requests = []
                if state.arrivals.stage == .ended {
                    state.channel = nil
                    actions.append { channel.close(promise: nil) }
                } else {
                    actions.append {
                        for request in requests { channel.pipeline.fireUserInboundEventTriggered(request) }
                    }
                }
            }
            return (result, actions)
        }
        for action in actions { action() }
        return result
    }

    /// Suspends a wait.
    func wait(
        _ continuation: CheckedContinuation<Arrival, Never>,
        until delay: TimeAmount?,
        receiving: Bool,
        on loop: any EventLoop
    ) {
        let (number, displaced, timer) = change { $0.wait(continuation, receiving: receiving) }
        displaced?.continuation.resume(returning: .woken)
        timer?.cancel()
        guard let delay else { return }
        // A little later, because an event loop runs all tasks that are due before it looks at the sockets again.
        let new = loop.scheduleTask(in: delay + .milliseconds(1)) { self.expire(number) }
        change { if $0.arrivals.waiter?.number == number { $0.timer = new } }
    }

    private func expire(_ number: Int) {
        let resumption = state.withLock { state in
            state.arrivals.waiter?.number == number ? state.arrivals.expire() : nil
        }
        resumption?.resume()
    }
}

extension ArrivalQueue<NIOMailbox.Waiter>.Resumption {
    fileprivate func resume() { waiter.continuation.resume(returning: arrival) }
}

extension NIOMailbox.State {
    mutating func finish(_ end: Disconnection) { arrivals.end(end) }

    mutating func finish(_ code: TransportError.Code, _ message: String) {
        finish(Disconnection(error: TransportError(code, message)))
    }

    fileprivate mutating func wait(
        _ continuation: CheckedContinuation<Arrival, Never>,
        receiving: Bool
    ) -> (number: Int, displaced: NIOMailbox.Waiter?, timer: Scheduled<Void>?) {
        waitCount += 1
        let waiter = NIOMailbox.Waiter(continuation: continuation, number: waitCount)
        return (waitCount, arrivals.wait(waiter, receiving: receiving), timer.take())
    }

    mutating func send(_ message: WebSocketMessage) -> TransportError? {
        guard arrivals.stage == .open else { return TransportError(.notOpen, "The connection is not open") }
        guard unsent == 0 || unsent + message.payload.count <= configuration.sendQueueLimit else {
            return TransportError(.sendQueueFull, "\(unsent) bytes wait to be sent")
        }
        unsent += message.payload.count
        requests.append(.send(message))
        return nil
    }

    mutating func close(code: UInt16, reason: String) {
        if arrivals.close() == .handshake { requests.append(.close(code: code, reason: reason)) }
    }
}
