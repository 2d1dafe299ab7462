import Testing

@testable import GatewayProtocol

@Suite struct SendBudgetTests {
    private static let limits = GatewayLimits()

    /// The budget of a connection that has identified.
    private func budget(interval: Duration = .milliseconds(41_250)) -> SendBudget {
        var budget = SendBudget(limits: Self.limits)
        budget.setHeartbeatInterval(interval)
        budget.recordOpening(at: at(-100))
        return budget
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whatever the arrivals, no span of 60 s ever holds more than 120`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var window = SlidingWindow(limit: 120, per: .seconds(60))
        var now = GatewayInstant.origin
        var sent: [GatewayInstant] = []
        // Bursts, lulls and everything between them.
        for _ in 0..<2000 {
            let longest = [0, 1, 800, 5000].randomElement(using: &random) ?? 0
            now = now + .milliseconds(Int.random(in: 0...longest, using: &random))
            now = max(now, window.earliest() ?? now)
            window.record(at: now)
            sent.append(now)
        }
        for (index, first) in sent.enumerated() where index + 120 < sent.count {
            #expect(sent[index + 120] - first >= .seconds(60), "seed \(seed), send \(index)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `delays that vary by the margin never make the gateway see more than 120 in 60 s`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var budget = budget()
        var now = GatewayInstant.origin
        var arrivals: [GatewayInstant] = []
        for _ in 0..<2000 {
            now = max(now, budget.earliestCommand ?? now)
            budget.record(at: now)
            let delay = Self.limits.sendMargin * Double.random(in: 0...1, using: &random)
            arrivals.append(now + delay)
        }
        arrivals.sort()
        for (index, first) in arrivals.enumerated() where index + 120 < arrivals.count {
            #expect(arrivals[index + 120] - first >= Self.limits.payloadWindow, "seed \(seed), arrival \(index)")
        }
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `however commands come, regular heartbeats and one asked for are never put off`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let interval = Duration.milliseconds(Int.random(in: 5000...60_000, using: &random))
        var budget = budget(interval: interval)
        var now = GatewayInstant.origin
        var beat = now + interval * random.fraction()
        var asked = now + .seconds(62)
        while now < at(1000) {
            now = now + .milliseconds(Int.random(in: 0...200, using: &random))
            for due in [beat, asked] where due <= now {
                #expect(budget.earliestHeartbeat.map { $0 <= now } ?? true, "seed \(seed), \(now)")
                budget.record(at: now)
            }
            if beat <= now { beat = beat + interval }
            if asked <= now { asked = now + .seconds(62) }
            if (budget.earliestCommand ?? now) <= now { budget.record(at: now) }
        }
    }

    @Test func `a burst of commands leaves room for the heartbeats of the window and one more`() {
        var budget = budget()
        var sent = 0
        while (budget.earliestCommand ?? at(0)) <= at(0) {
            budget.record(at: at(0))
            sent += 1
        }
        #expect(sent == 117)
        #expect(budget.earliestHeartbeat.map { $0 <= at(0) } ?? true)
        #expect(budget.earliestCommand == at(62))
    }

    @Test func `IDENTIFY and RESUME find room however many heartbeats were asked for before`() {
        var budget = SendBudget(limits: Self.limits)
        var beats = 0
        while budget.earliestHeartbeat == nil {
            budget.record(at: at(0))
            beats += 1
        }
        #expect(beats == 119)
        budget.recordOpening(at: at(1))
        #expect(budget.earliestHeartbeat == at(62))
    }

    @Test(arguments: [.milliseconds(10), .zero, .seconds(-1)] as [Duration])
    func `an interval so short that beats alone fill the window still lets a command through`(interval: Duration) {
        var budget = SendBudget(limits: Self.limits)
        budget.setHeartbeatInterval(interval)
        #expect(budget.earliestCommand == nil)
        budget.record(at: at(0))
        #expect(budget.earliestCommand == at(62))
    }

    @Test func `heartbeats are held back only when the window is full`() {
        var budget = budget(interval: .seconds(40))
        for _ in 0..<120 { budget.record(at: at(5)) }
        #expect(budget.earliestHeartbeat == at(67))
    }

    @Test func `presence updates keep to 5 in 20 s, and a margin`() {
        var budget = budget(interval: .seconds(40))
        for second in 0..<5 {
            #expect(budget.earliestPresence == nil)
            budget.recordPresence(at: at(Double(second)))
        }
        #expect(budget.earliestPresence == at(22))
        #expect(budget.earliestCommand == nil)
    }

    @Test func `limits that allow nothing allow one, and a clock that steps back gains nothing`() {
        var window = SlidingWindow(limit: 0, per: .seconds(10))
        window.record(at: at(5))
        window.record(at: at(1))
        #expect(window.earliest() == at(15))
        #expect(window.earliest(reserve: -3) == at(15))
    }
}
