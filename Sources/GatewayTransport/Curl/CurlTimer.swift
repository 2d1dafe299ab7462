/// A suspended wait on the reactor's thread.
struct CurlWaiter: Sendable {
    var continuation: CheckedContinuation<Arrival, Never>
    var deadline: ContinuousClock.Instant?

    /// The instant a duration from now, or `nil` if it is too far away to matter.
    static func deadline(after duration: Duration) -> ContinuousClock.Instant? {
        duration < .seconds(1 << 32) ? .now + max(duration, .zero) : nil
    }
}

extension ArrivalQueue<CurlWaiter>.Resumption {
    func resume() { waiter.continuation.resume(returning: arrival) }
}

/// The user's handle on a timer of the reactor.
final class CurlTimer: TransportTimer {
    private let waits: CurlTimerWaits
    private let thread: CurlReactorThread
    private let identifier: Int

    init(on thread: CurlReactorThread) {
        let waits = CurlTimerWaits()
        self.waits = waits
        self.thread = thread
        identifier = thread.makeIdentifier()
    }

    deinit {
        thread.removeTimer(identifier)
    }

    nonisolated(nonsending) func wait(for duration: Duration?) async {
        guard !waits.takeWake(isCancelled: Task.isCancelled), duration.map({ $0 > .zero }) ?? true else { return }
        await wait(until: duration.flatMap(CurlWaiter.deadline), isolation: #isolation)
    }

    func wake() {
        waits.change { $0.wake() }
    }

    /// Waits on the caller's actor; see ``CurlConnection`` for the shape of the closure.
    private func wait(until deadline: ContinuousClock.Instant?, isolation: isolated (any Actor)?) async {
        await withTaskCancellationHandler {
            await park(until: deadline, isolation: isolation)
        } onCancel: {
            waits.change { $0.cancel() }
        }
    }

    private func park(until deadline: ContinuousClock.Instant?, isolation: isolated (any Actor)?) async {
        _ = await withCheckedContinuation(isolation: isolation) { continuation in
            let waiter = CurlWaiter(continuation: continuation, deadline: deadline)
            let displaced = waits.change { $0.wait(waiter, receiving: false) }
            displaced?.continuation.resume(returning: .woken)
            if deadline != nil { thread.schedule(waits, identifier) }
        }
    }
}

/// The waits of a timer: those of a connection on which nothing arrives.
final class CurlTimerWaits: Sendable {
    private let arrivals = CurlLock(ArrivalQueue<CurlWaiter>())

    /// When the current wait ends.
    var deadline: ContinuousClock.Instant? { arrivals.withLock { $0.waiter?.deadline } }

    func takeWake(isCancelled: Bool) -> Bool {
        arrivals.withLock { $0.next(receiving: false, isCancelled: isCancelled) } != nil
    }

    func change<Result>(_ body: (inout ArrivalQueue<CurlWaiter>) -> Result) -> Result {
        let (result, resumption) = arrivals.withLock { arrivals in
            let result = body(&arrivals)
            return (result, arrivals.takeResumption())
        }
        resumption?.resume()
        return result
    }

    /// Ends a wait whose deadline has passed.
    func expire(at now: ContinuousClock.Instant) {
        let resumption = arrivals.withLock { arrivals -> ArrivalQueue<CurlWaiter>.Resumption? in
            guard let deadline = arrivals.waiter?.deadline, deadline <= now else { return nil }
            return arrivals.expire()
        }
        resumption?.resume()
    }
}
