import Testing

@testable import GatewayProtocol

@Suite struct SendBudgetTests {
    @Test(arguments: [1, 2, 3, 4, 5, 6, 7, 8] as [UInt64])
    func `whatever the arrivals, no span of 60 s ever holds more than 120`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var window = SlidingWindow(limit: 120, per: .seconds(60))
        var now = GatewayInstant.origin
        var sent: [GatewayInstant] = []
        for _ in 0..<2000 {
            now = now + .milliseconds(Int.random(in: 0...800, using: &random))
            let time = max(now, window.earliest() ?? now)
            now = time
            window.record(at: time)
            sent.append(time)
        }
        for (index, first) in sent.enumerated() where index + 120 < sent.count {
            #expect(sent[index + 120] - first >= .seconds(60), "seed \(seed), send \(index)")
        }
    }

    @Test func `a burst of commands leaves room for the heartbeats of the window and one more`() {
        var budget = SendBudget(limits: GatewayLimits(), heartbeatInterval: .milliseconds(41_250))
        var sent = 0
        while budget.earliestCommand == nil {
            budget.record(at: at(0))
            sent += 1
        }
        #expect(sent == 117)
        #expect(budget.earliestHeartbeat == nil)
        #expect(budget.earliestCommand == at(60))
    }

    @Test func `an interval so short that beats alone fill the window still lets a command through`() {
        let budget = SendBudget(limits: GatewayLimits(), heartbeatInterval: .milliseconds(10))
        #expect(budget.earliestCommand == nil)
    }

    @Test func `heartbeats are held back only when the window is full`() {
        var budget = SendBudget(limits: GatewayLimits(), heartbeatInterval: .seconds(40))
        for _ in 0..<120 { budget.record(at: at(5)) }
        #expect(budget.earliestHeartbeat == at(65))
    }

    @Test func `presence updates keep to 5 in 20 s`() {
        var budget = SendBudget(limits: GatewayLimits(), heartbeatInterval: .seconds(40))
        for second in 0..<5 {
            #expect(budget.earliestPresence == nil)
            budget.recordPresence(at: at(Double(second)))
        }
        #expect(budget.earliestPresence == at(20))
        #expect(budget.earliestCommand == nil)
    }
}
