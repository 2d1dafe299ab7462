import Dispatch
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct BlockedPoolTests {
    @Test func `timers and connections go on while an application blocks all threads of the global pool`() async throws
    {
        let transport = CurlTransport()
        let executor = try #require(transport.executor as? any TaskExecutor)
        try await EchoServer.with { port in
            let connection = transport.open("ws://127.0.0.1:\(port)/")
            try await connection.opened()
            let timer = transport.makeTimer()
            let pool = BlockedPool(for: .seconds(20))
            let (timerElapsed, elapsed, messages, wasBlocked) = try await withTaskExecutorPreference(executor) {
                defer { pool.release() }
                let start = ContinuousClock.now
                await timer.wait(for: .milliseconds(30))
                let timerElapsed = ContinuousClock.now - start
                let arrival = await connection.next(within: .milliseconds(30), receiving: true)
                guard case .timeout = arrival else { throw Unexpected(arrival) }
                try connection.send(.text("x"))
                let messages = try await connection.messages(1)
                return (timerElapsed, ContinuousClock.now - start, messages, pool.isBlocked)
            }
            #expect(wasBlocked)
            #expect(timerElapsed >= .milliseconds(30))
            #expect(elapsed >= .milliseconds(60))
            #expect(elapsed < .seconds(10))
            #expect(messages == [.text("x")])
        }
    }
}

/// The global pool with a thread-blocking task on each of its threads.
private final class BlockedPool: Sendable {
    /// More than the pool has threads for one priority.
    private static let count = 64
    private static let priorities: [TaskPriority] = [.high, .medium, .low, .background]

    private let isReleased = DispatchSemaphore(value: 0)
    private let probe = Flag()

    /// Blocks the pool for a duration at most.
    init(for duration: Duration) {
        let end = DispatchTime.now() + .nanoseconds(Int(duration / .nanoseconds(1)))
        for priority in Self.priorities {
            for _ in 0..<Self.count {
                Task.detached(priority: priority) { [isReleased] in Self.block(until: isReleased, end) }
            }
            // Behind tasks of its priority that have no thread yet.
            Task.detached(priority: priority) { [probe] in probe.set() }
        }
    }

    /// Whether no task of the pool has got beyond those that block it.
    var isBlocked: Bool { !probe.isSet }

    func release() {
        for _ in 0..<(Self.priorities.count * Self.count) { isReleased.signal() }
    }

    private static func block(until isReleased: DispatchSemaphore, _ end: DispatchTime) {
        _ = isReleased.wait(timeout: end)
    }
}
