import GatewayTestKit
import Synchronization
import Testing

@Suite(.timeLimit(.minutes(3)))
struct ManualClockTests {
    /// Something that runs on the clock's executor and notes when it wakes up.
    private actor Sleeper {
        nonisolated let clock: ManualClock
        private(set) var wakeUps: [Duration] = []

        init(on clock: ManualClock) {
            self.clock = clock
        }

        nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe clock.executor.asUnownedSerialExecutor() }

        func nap(_ durations: [Duration]) async throws {
            for duration in durations {
                try await clock.sleep(for: duration)
                wakeUps.append(clock.now.sinceStart)
            }
        }
    }

    @Test func `time stands still until it is moved`() async throws {
        let clock = ManualClock()
        #expect(clock.now.sinceStart == .zero)
        try await clock.advance(by: .seconds(5), waiters: 0)
        #expect(clock.now.sinceStart == .seconds(5))
    }

    @Test func `each sleeper wakes at its own time, and the ones after it wait for what it does`() async throws {
        let clock = ManualClock()
        let sleeper = Sleeper(on: clock)
        let nap = Task { try await sleeper.nap([.seconds(1), .seconds(3_600), .milliseconds(1)]) }
        try await clock.advance(by: .seconds(3_600))
        #expect(await sleeper.wakeUps == [.seconds(1)])
        try await clock.advance(by: .seconds(1))
        #expect(await sleeper.wakeUps == [.seconds(1), .seconds(3_601)])
        try await clock.settle()
        try await clock.advance(by: .milliseconds(1), remaining: 0)
        try await nap.value
        #expect(await sleeper.wakeUps.last == .seconds(3_601) + .milliseconds(1))
    }

    @Test func `sleeping until a time that has come does not suspend`() async throws {
        let clock = ManualClock()
        try await clock.sleep(for: .zero)
        try await clock.sleep(until: clock.now.advanced(by: .seconds(-1)))
    }

    @Test func `a cancelled sleeper wakes with an error, and its timer is gone`() async throws {
        let clock = ManualClock()
        let sleeper = Task { try await clock.sleep(for: .seconds(10)) }
        try await clock.settle()
        sleeper.cancel()
        await #expect(throws: CancellationError.self) { try await sleeper.value }
        #expect(clock.waiterCount == 0)
        try await clock.advance(by: .seconds(20), waiters: 0)
    }

    @Test func `a task that is already cancelled does not sleep`() async throws {
        let clock = ManualClock()
        let sleeper = Task {
            unsafe withUnsafeCurrentTask { unsafe $0?.cancel() }
            try await clock.sleep(for: .seconds(10))
        }
        await #expect(throws: CancellationError.self) { try await sleeper.value }
    }

    @Test func `waiting for code that never comes to rest ends in an error that says what is missing`() async throws {
        let clock = ManualClock(patience: .milliseconds(20))
        let error = await #expect(throws: ManualClockError.self) {
            try await clock.advance(by: .seconds(1), waiters: 3)
        }
        #expect(error?.code == .neverSettled)
        #expect(error?.message.contains("at least 3 waiter(s)") == true)
        #expect(error?.message.contains("there are 0 waiter(s)") == true)
    }

    @Test func `time does not move while a job of the executor runs`() async throws {
        let clock = ManualClock()
        let times = Mutex<[Duration]>([])
        let work = Task(executorPreference: clock.executor) {
            for _ in 0..<100 {
                times.withLock { $0.append(clock.now.sinceStart) }
                await Task.yield()
            }
            try await clock.sleep(for: .seconds(1))
        }
        try await clock.advance(by: .seconds(1), waiters: 0)
        #expect(times.withLock { $0.allSatisfy { $0 == .zero } })
        try await clock.advance(by: .seconds(1), waiters: 0)
        try await work.value
    }
}
