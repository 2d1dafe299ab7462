import GatewayProtocol
import Synchronization

/// A broadcast of a shard's changes to all listeners.
final class LifecycleBroadcast: Sendable {
    private struct State {
        var listeners: [UInt64: AsyncStream<GatewayLifecycle>.Continuation] = [:]
        var next: UInt64 = 0
    }

    private let state = Mutex(State())

    /// A listener misses the oldest changes if it lets more than 64 wait.
    func listen() -> AsyncStream<GatewayLifecycle> {
        let (stream, continuation) = AsyncStream.makeStream(
            of: GatewayLifecycle.self,
            bufferingPolicy: .bufferingNewest(64)
        )
        let id = state.withLock { state in
            state.next += 1
            state.listeners[state.next] = continuation
            return state.next
        }
        continuation.onTermination = { [weak self] _ in
            self?.state.withLock { state in
                state.listeners[id] = nil
            }
        }
        return stream
    }

    func send(_ change: GatewayLifecycle) {
        let listeners = state.withLock { Array($0.listeners.values) }
        for listener in listeners { listener.yield(change) }
    }
}
