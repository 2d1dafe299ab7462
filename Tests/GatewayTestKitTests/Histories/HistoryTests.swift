import GatewayProtocol
import GatewayTestKit
import Testing

struct HistoryTests {
    @Test func `no rule is broken in random histories`() throws {
        var sum = HistoryTally()
        for seed in UInt64(1)...100 {
            let plan = HistoryPlan.drawn(seed: seed)
            let (tally, finding) = try History<GatewayMachine>.live(plan, of: GatewayMachine.init)
            sum += tally
            guard let finding else { continue }
            let report = try History<GatewayMachine>.explain(plan, finding, of: GatewayMachine.init)
            Issue.record("\(report)")
        }
        // Histories in which nothing happens would break no rule either.
        #expect(sum.events > 1_000)
        #expect(sum.resumes > 50)
        #expect(sum.identifies > 100)
        #expect(sum.commands > 500)
    }

    @Test func `equal plans give equal histories`() throws {
        let plan = HistoryPlan.drawn(seed: 42)
        let first = try History<GatewayMachine>.live(plan, of: GatewayMachine.init)
        let second = try History<GatewayMachine>.live(plan, of: GatewayMachine.init)
        #expect(first.tally == second.tally)
    }

    @Test func `a history without incidents is one connection`() throws {
        let (tally, finding) = try History<GatewayMachine>.live(HistoryPlan(seed: 1), of: GatewayMachine.init)
        #expect(finding == nil)
        #expect(tally.connections == 1)
        #expect(tally.identifies == 1)
    }
}
