import Dispatch
import Synchronization

/// The global pool with a thread-blocking task on each of its threads.
package final class BlockedPool: Sendable {
    /// More than the pool has threads for one priority.
    private static let count = 64
    private static let priorities: [TaskPriority] = [.high, .medium, .low, .background]

    private let isReleased = DispatchSemaphore(value: 0)
    private let hasFreeThread = Atomic(false)

    /// Blocks the pool for a duration at most.
    package init(for duration: Duration) {
        let end = DispatchTime.now() + .nanoseconds(Int(duration / .nanoseconds(1)))
        for priority in Self.priorities {
            for _ in 0..<Self.count {
                Task.detached(priority: priority) { [isReleased] in Self.block(until: isReleased, end) }
            }
            // Behind tasks of its priority that have no thread yet.
            Task.detached(priority: priority) { [self] in hasFreeThread.store(true, ordering: .releasing) }
        }
    }

    /// Whether no task of the pool has got beyond those that block it.
    package var isBlocked: Bool { !hasFreeThread.load(ordering: .acquiring) }

    package func release() {
        for _ in 0..<(Self.priorities.count * Self.count) { isReleased.signal() }
    }

    private static func block(until isReleased: DispatchSemaphore, _ end: DispatchTime) {
        _ = isReleased.wait(timeout: end)
    }
}
