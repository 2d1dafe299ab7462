import GatewayTransport
import Synchronization

/// A timer on the time of a ``ManualClock``, whose waits count as waiters of the clock.
final class InMemoryTimer: TransportTimer {
    private let timeline: Timeline
    /// A timer is a connection on which nothing arrives.
    private let arrivals = Mutex(ArrivalQueue<Wait<Arrival>>())

    init(on timeline: Timeline) {
        self.timeline = timeline
    }

    nonisolated(nonsending) func wait(for duration: Duration?) async {
        let wait = Wait<Arrival>(on: timeline)
        let isCancelled = Task.isCancelled
        let (isOver, displaced): (Bool, Wait<Arrival>?) = arrivals.withLock { arrivals in
            if arrivals.next(receiving: false, isCancelled: isCancelled) != nil { return (true, nil) }
            if let duration, duration <= .zero { return (true, nil) }
            return (false, arrivals.wait(wait, receiving: false))
        }
        guard !isOver else { return }
        displaced?.end(.woken)
        let timer = duration.map { timeline.schedule(after: $0) { self.expire(wait) } }
        _ = await withTaskCancellationHandler {
            await wait.outcome()
        } onCancel: {
            change { $0.cancel() }
        }
        if let timer { timeline.cancel(timer) }
    }

    func wake() {
        change { $0.wake() }
    }

    private func expire(_ wait: Wait<Arrival>) {
        let resumption = arrivals.withLock { $0.waiter === wait ? $0.expire() : nil }
        if let resumption { resumption.waiter.end(resumption.arrival) }
    }

    private func change(_ body: (inout ArrivalQueue<Wait<Arrival>>) -> Void) {
        let resumption = arrivals.withLock { arrivals in
            body(&arrivals)
            return arrivals.takeResumption()
        }
        if let resumption { resumption.waiter.end(resumption.arrival) }
    }
}
