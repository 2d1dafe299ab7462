import GatewayTransport
import NIOCore

/// The user's handle on a connection.
///
/// It uses the mailbox only, which may outlive it.
final class NIOConnection: TransportConnection {
    private let mailbox: NIOMailbox
    private let loop: any EventLoop

    init(_ mailbox: NIOMailbox, on loop: any EventLoop) {
        self.mailbox = mailbox
        self.loop = loop
    }

    deinit {
        mailbox.change { if $0.arrivals.stage != .closing { $0.arrivals.abort() } }
    }

    var traffic: Traffic { mailbox.change { $0.traffic } }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        let isCancelled = Task.isCancelled
        let arrival = mailbox.change { state in
            defer { if state.arrivals.mayRead { state.requests.append(.read) } }
            return state.arrivals.next(receiving: receiving, isCancelled: isCancelled)
        }
        if let arrival { return arrival }
        let delay = timeout.flatMap(TimeAmount.init(rounding:))
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.wait(continuation, until: delay, receiving: receiving, on: loop)
            }
        } onCancel: {
            mailbox.change { $0.arrivals.cancel() }
        }
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        if let error = mailbox.change({ $0.send(message) }) { throw error }
    }

    func close(code: UInt16, reason: String) { mailbox.change { $0.close(code: code, reason: reason) } }

    func abort() { mailbox.change { $0.arrivals.abort() } }

    func wake() { mailbox.change { $0.arrivals.wake() } }
}

extension TimeAmount {
    /// A duration, at least zero, or `nil` if it is too long to matter.
    init?(rounding duration: Duration) {
        guard duration < .seconds(1 << 32) else { return nil }
        self = .nanoseconds(Int64((max(duration, .zero) / .nanoseconds(1)).rounded(.up)))
    }
}
