import GatewayTransport
import Synchronization

/// Ends a shard's wait, from any thread.
final class Waker: Sendable {
    private struct Target {
        var connection: (any TransportConnection)?
        var nap: Task<Void, Never>?
    }

    private let target = Mutex(Target())

    /// What the shard waits for from now on.
    func set(connection: (any TransportConnection)?) {
        target.withLock { $0.connection = connection }
    }

    /// What the shard waits for while it has no connection.
    func set(nap: Task<Void, Never>?) {
        target.withLock { $0.nap = nap }
    }

    func wake() {
        let target = target.withLock { $0 }
        target.connection?.wake()
        target.nap?.cancel()
    }
}
