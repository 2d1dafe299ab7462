import Dispatch
import Synchronization

/// A wait for time, beside the waits of connections.
///
/// A shard has its own timers from its transport, so that they fire on the transport's thread: a thread pool that is
/// blocked by an application delays none of them.
public protocol TransportTimer: AnyObject, Sendable {
    /// Waits until a duration has passed, or until ``wake()``. A wake before the wait ends it at once.
    ///
    /// Cancelling the waiting task ends the wait as well, once: the task may then wait again. Only one task may wait at a
    /// time; a second one ends the wait of the first.
    ///
    /// - Parameter duration: How long to wait, or `nil` to wait without end. Zero or less returns at once.
    nonisolated(nonsending) func wait(for duration: Duration?) async

    /// Ends the current wait, or the next one. Wakes that no wait has seen count as one.
    ///
    /// It may be called from any thread.
    func wake()
}

extension Transport {
    /// Creates a timer on a separate dispatch queue.
    public func makeTimer() -> any TransportTimer { DispatchTimer() }
}

/// A timer on a serial dispatch queue, which has a thread whatever the global queues do.
final class DispatchTimer: TransportTimer {
    private struct State {
        /// A timer is a connection on which nothing arrives.
        var arrivals = ArrivalQueue<CheckedContinuation<Arrival, Never>>()
        /// When the current wait ends.
        var deadline = DispatchTime.distantFuture
        let source = DispatchSource.makeTimerSource(queue: DispatchQueue(label: "gateway.timer"))
    }

    private let state = Mutex(State())

    init() {
        state.withLock { state in
            state.source.setEventHandler { [weak self] in self?.expire() }
            state.source.activate()
        }
    }

    deinit {
        state.withLock { $0.source.cancel() }
    }

    nonisolated(nonsending) func wait(for duration: Duration?) async {
        let isCancelled = Task.isCancelled
        let woken = state.withLock { $0.arrivals.next(receiving: false, isCancelled: isCancelled) }
        guard woken == nil, duration.map({ $0 > .zero }) ?? true else { return }
        let deadline = duration.map(DispatchTime.after) ?? .distantFuture
        _ = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let displaced = change { state in
                    state.deadline = deadline
                    state.source.schedule(deadline: deadline)
                    return state.arrivals.wait(continuation, receiving: false)
                }
                displaced?.resume(returning: .woken)
            }
        } onCancel: {
            change { $0.arrivals.cancel() }
        }
    }

    func wake() {
        change { $0.arrivals.wake() }
    }

    private func expire() {
        let resumption = state.withLock { state in
            // It may have fired for the wait before.
            DispatchTime.now() >= state.deadline ? state.arrivals.expire() : nil
        }
        resumption?.resume()
    }

    private func change<Result: Sendable>(_ body: (inout sending State) -> Result) -> Result {
        let (result, resumption) = state.withLock { state in
            let result = body(&state)
            return (result, state.arrivals.takeResumption())
        }
        resumption?.resume()
        return result
    }
}

extension DispatchTime {
    /// The time a duration from now.
    fileprivate static func after(_ duration: Duration) -> DispatchTime {
        let nanoseconds = (duration / .nanoseconds(1)).rounded(.up)
        // What is further away than an `Int` of nanoseconds can say is never reached.
        return nanoseconds < Double(Int.max / 2) ? .now() + .nanoseconds(Int(nanoseconds)) : .distantFuture
    }
}

extension ArrivalQueue<CheckedContinuation<Arrival, Never>>.Resumption {
    fileprivate func resume() { waiter.resume(returning: arrival) }
}
