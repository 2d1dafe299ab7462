import GatewayTransport
import NIOCore

/// A timer on an event loop: a connection on which nothing arrives.
final class NIOTimer: TransportTimer {
    private let mailbox = NIOMailbox(NIOTransport.Configuration())
    private let loop: any EventLoop

    init(on loop: any EventLoop) {
        self.loop = loop
    }

    nonisolated(nonsending) func wait(for duration: Duration?) async {
        let isCancelled = Task.isCancelled
        let woken = mailbox.change { $0.arrivals.next(receiving: false, isCancelled: isCancelled) }
        guard woken == nil, duration.map({ $0 > .zero }) ?? true else { return }
        let delay = duration.flatMap(TimeAmount.init(rounding:))
        _ = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                mailbox.wait(continuation, until: delay, receiving: false, on: loop)
            }
        } onCancel: {
            mailbox.change { $0.arrivals.cancel() }
        }
    }

    func wake() { mailbox.change { $0.arrivals.wake() } }
}
