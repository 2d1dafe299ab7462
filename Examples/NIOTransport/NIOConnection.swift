import GatewayTransport
import NIOCore

/// The user's handle on a connection: it talks to the mailbox only, which outlives it if need be.
final class NIOConnection: TransportConnection {
    private let mailbox: NIOMailbox
    private let loop: any EventLoop

    init(_ mailbox: NIOMailbox, on loop: any EventLoop) {
        self.mailbox = mailbox
        self.loop = loop
    }

    deinit {
        mailbox.change { if $0.phase != .closing { $0.abort() } }
    }

    var traffic: Traffic { mailbox.change { $0.traffic } }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        let isCancelled = Task.isCancelled
        let arrival = mailbox.change { state in
            if !isCancelled { state.isCancellationTold = false }
            state.isReceiving = receiving
            defer { if state.mayRead { state.wishes.append(.read) } }
            return state.next()
        }
        if let arrival { return arrival }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { waiter in
                let wait = mailbox.change { $0.announceWait() }
                let timer = timeout.flatMap(TimeAmount.init(rounding:)).map { delay in
                    loop.scheduleTask(in: delay) { [mailbox] in mailbox.change { $0.expire(wait) } }
                }
                mailbox.change { $0.begin(waiter, timer) }?.resume(returning: .woken)
            }
        } onCancel: {
            mailbox.change { $0.cancel() }
        }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        if let error = mailbox.change({ $0.send(message) }) { throw error }
    }

    func close(code: UInt16, reason: String) { mailbox.change { $0.close(code: code, reason: reason) } }

    func abort() { mailbox.change { $0.abort() } }

    func wake() { mailbox.change { $0.isWoken = true } }
}

extension TimeAmount {
    /// A duration, at least zero, or `nil` if it is longer than anybody waits.
    fileprivate init?(rounding duration: Duration) {
        guard duration < .seconds(1 << 32) else { return nil }
        self = .nanoseconds(Int64((max(duration, .zero) / .nanoseconds(1)).rounded(.up)))
    }
}
