import GatewayTestKit
import Testing

/// `ManualClock.run`.
@Suite(.timeLimit(.minutes(3)))
struct VirtualTimeTests {
    private struct Mishap: Error {}

    /// Naps, and their ends.
    private actor Sleeper {
        private let clock: ManualClock
        private(set) var wakeUps: [Duration] = []

        init(on clock: ManualClock) {
            self.clock = clock
        }

        func nap(_ count: Int, for duration: Duration) async throws {
            for _ in 0..<count {
                try await clock.sleep(for: duration)
                wakeUps.append(clock.now.sinceStart)
            }
        }
    }

    @Test func `a closure that sleeps ends at once, with the time that it slept`() async throws {
        let clock = ManualClock()
        let answer = try await clock.run {
            for _ in 0..<24 { try await clock.sleep(for: .seconds(3_600)) }
            return 42
        }
        #expect(answer == 42)
        #expect(clock.now.sinceStart == .seconds(86_400))
    }

    @Test func `a closure that does not wait takes no time, and leaves timers alone`() async throws {
        let clock = ManualClock()
        let sleeper = Task(executorPreference: clock.executor) { try await clock.sleep(for: .seconds(1)) }
        try await clock.settle()
        #expect(try await clock.run { 7 } == 7)
        #expect(clock.now.sinceStart == .zero)
        sleeper.cancel()
    }

    @Test func `the error of a closure is thrown`() async throws {
        let clock = ManualClock()
        await #expect(throws: Mishap.self) {
            try await clock.run {
                try await clock.sleep(for: .seconds(1))
                throw Mishap()
            }
        }
    }

    @Test func `child tasks sleep side by side, and wake in order of time`() async throws {
        let clock = ManualClock()
        let order = try await clock.run {
            try await withThrowingTaskGroup(of: Int.self) { group in
                for seconds in [3, 1, 2] {
                    group.addTask {
                        try await clock.sleep(for: .seconds(seconds))
                        return seconds
                    }
                }
                return try await group.reduce(into: [Int]()) { $0.append($1) }
            }
        }
        #expect(order == [1, 2, 3])
        #expect(clock.now.sinceStart == .seconds(3))
    }

    @Test func `advancing within a closure waits for that time, and for all that happens until then`() async throws {
        let clock = ManualClock()
        let sleeper = Sleeper(on: clock)
        try await clock.run {
            async let naps: Void = sleeper.nap(5, for: .seconds(1))
            try await clock.advance(by: .seconds(2))
            #expect(clock.now.sinceStart == .seconds(2))
            #expect(await sleeper.wakeUps == [.seconds(1), .seconds(2)])
            try await clock.advance(by: .milliseconds(2_500))
            #expect(await sleeper.wakeUps.count == 4)
            try await naps
        }
        #expect(clock.now.sinceStart == .seconds(5))
    }

    @Test func `advancing and settling within a closure need nothing that waits`() async throws {
        let clock = ManualClock(patience: .seconds(2))
        try await clock.run {
            try await clock.advance(by: .seconds(5))
            try await clock.settle()
        }
        #expect(clock.now.sinceStart == .seconds(5))
    }

    @Test func `settling within a closure lets the others go on, but no time pass`() async throws {
        let clock = ManualClock()
        try await clock.run {
            try await withThrowingTaskGroup(of: Void.self) { group in
                let (steps, step) = AsyncStream<Int>.makeStream()
                group.addTask {
                    for number in 1...100 {
                        await Task.yield()
                        step.yield(number)
                    }
                    step.finish()
                    try await clock.sleep(for: .seconds(1))
                }
                try await clock.settle()
                #expect(clock.now.sinceStart == .zero)
                #expect(await steps.reduce(0) { $1 } == 100)
                #expect(clock.now.sinceStart == .zero)
                try await group.waitForAll()
            }
        }
    }

    @MainActor @Test func `code on the main actor gets its turn before time moves`() async throws {
        @MainActor final class Bot {
            var times: [Duration] = []
        }
        for _ in 0..<50 {
            let (clock, bot) = (ManualClock(), Bot())
            try await clock.run { @MainActor in
                async let other: Void = clock.sleep(for: .seconds(1_000))
                for _ in 0..<3 {
                    try await clock.sleep(for: .seconds(1))
                    bot.times.append(clock.now.sinceStart)
                }
                try await other
            }
            #expect(bot.times == [.seconds(1), .seconds(2), .seconds(3)])
        }
    }

    // MARK: - Limits

    @Test func `a closure that waits for what never comes ends in an error that says what was there`() async throws {
        let clock = ManualClock()
        let error = await #expect(throws: ManualClockError.self) {
            try await clock.run(patience: .milliseconds(50)) {
                for await _ in AsyncStream<Void>.makeStream().stream {}
                try await clock.sleep(for: .seconds(1))
            }
        }
        #expect(error?.code == .outOfRealTime)
        #expect(error?.message.contains("0.05 seconds of real time; there are 0 waiter(s), 0 job(s)") == true)
    }

    @Test func `a closure that plays for ever ends in an error, and its task is cancelled`() async throws {
        let clock = ManualClock(patience: .milliseconds(50))
        let (ends, end) = AsyncStream<Bool>.makeStream()
        let error = await #expect(throws: ManualClockError.self) {
            try await clock.run {
                defer { end.yield(Task.isCancelled) }
                while true { try await clock.sleep(for: .seconds(1)) }
            }
        }
        #expect(error?.code == .outOfRealTime)
        #expect(await ends.first { _ in true } == true)
    }

    @Test func `a limit in virtual time ends a closure exactly then`() async throws {
        let clock = ManualClock()
        let error = await #expect(throws: ManualClockError.self) {
            try await clock.run(within: .seconds(90)) {
                while true { try await clock.sleep(for: .seconds(60)) }
            }
        }
        #expect(error?.code == .outOfVirtualTime)
        #expect(error?.message.contains("90.0 seconds of virtual time; there are 1 waiter(s)") == true)
        #expect(clock.now.sinceStart == .seconds(90))
    }

    @Test func `a closure that ends at its limit of virtual time is in time`() async throws {
        let clock = ManualClock()
        try await clock.run(within: .seconds(60)) { try await clock.sleep(for: .seconds(60)) }
    }

    @Test func `cancelling the caller cancels the closure`() async throws {
        let clock = ManualClock()
        let (begins, begin) = AsyncStream<Void>.makeStream()
        let task = Task {
            try await clock.run(patience: .seconds(60)) {
                begin.yield()
                for await _ in AsyncStream<Void>.makeStream().stream {}
                return Task.isCancelled
            }
        }
        for await _ in begins { break }
        task.cancel()
        #expect(try await task.value)
    }
}
