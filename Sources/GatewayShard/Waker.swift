import GatewayTransport
import Synchronization

/// Ends a shard's wait, from any thread.
final class Waker: Sendable {
    private let timer: any TransportTimer
    /// The connection that the shard waits for, or `nil` while it waits for the timer.
    private let connection = Mutex<(any TransportConnection)?>(nil)

    init(_ timer: any TransportTimer) {
        self.timer = timer
    }

    /// Sets what the shard waits for next.
    ///
    /// - Parameter connection: A connection, or `nil` for the timer.
    func target(_ connection: (any TransportConnection)?) {
        self.connection.withLock { $0 = connection }
    }

    /// Ends the current wait, or the next one.
    func wake() {
        if let connection = connection.withLock({ $0 }) { connection.wake() } else { timer.wake() }
    }
}
