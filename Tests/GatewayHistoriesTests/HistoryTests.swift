import GatewayModels
import Testing

@testable import GatewayHistories

struct HistoryTests {
    private static func plan(_ kinds: HistoryPlan.Kind..., change: (inout HistoryPlan) -> Void = { _ in })
        -> HistoryPlan
    {
        var plan = HistoryPlan(seed: 1)
        for (index, kind) in kinds.enumerated() {
            plan.incidents.append(.init(moment: .time(.seconds(5 + index * 10)), kind: kind))
        }
        change(&plan)
        return plan
    }

    @Test func `a history without incidents is one connection that breaks no rule`() {
        let (tally, finding) = History.play(HistoryPlan(seed: 1))
        #expect(finding == nil)
        #expect(tally.connections == 1)
        #expect(tally.identifies == 1)
    }

    @Test(arguments: 1...20) func `equal seeds give equal transcripts`(seed: UInt64) {
        let plan = HistoryPlan.drawn(seed: seed)
        let first = History.transcript(of: plan)
        #expect(first == History.transcript(of: plan))
        #expect(first.count > 10)
    }

    @Test func `no rule is broken in random histories`() {
        var sum = HistoryTally()
        for seed in UInt64(1)...300 {
            let plan = HistoryPlan.drawn(seed: seed)
            let (tally, finding) = History.play(plan)
            sum += tally
            guard let finding else { continue }
            if sum.findings == 1 {
                Issue.record("\(History.explain(plan, finding))")
            } else {
                Issue.record("seed \(seed): \(finding.rule.rawValue): \(finding.detail)")
            }
        }
        // Histories in which nothing happens would break no rule either.
        #expect(sum.events > 5_000)
        #expect(sum.resumes > 100)
        #expect(sum.commands > 500)
    }

    @Test func `a connection that breaks once is resumed`() {
        let (tally, finding) = History.play(Self.plan(.events(3), .drop, .events(3)))
        #expect(finding == nil)
        #expect(tally.connections == 2)
        #expect(tally.resumes == 1)
        // READY, RESUMED, six of the incidents and three of the end.
        #expect(tally.events == 11)
    }

    @Test func `a blocked reader, a crash and a restart break no rule`() {
        let plan = Self.plan(
            .blockedReader(for: .seconds(3)),
            .events(10),
            .crash(rest: .zero, isSaveOld: false),
            .stop(keepingSession: true, rest: .seconds(2))
        )
        let (tally, finding) = History.play(plan)
        #expect(finding == nil)
        #expect(tally.identifies == 1)
        #expect(tally.resumes == 2)
    }

    @Test func `two shards share one gate`() {
        let (tally, finding) = History.play(Self.plan(.invalidSession(resumable: false)) { $0.shards = 2 })
        #expect(finding == nil)
        #expect(tally.identifies == 3)
    }

    @Test func `a plan is made as simple as can be`() {
        let plan = Self.plan(.events(30), .heartbeatRequests(2), .drop, .echo(4000), .commands(4)) { plan in
            plan.compression = .zlibStream
            plan.eventInterval = .seconds(4)
        }
        let simplest = plan.simplified { candidate in
            candidate.incidents.contains { $0.kind == .drop }
                && candidate.incidents.contains { if case .commands = $0.kind { true } else { false } }
        }
        #expect(simplest.incidents.map(\.kind) == [.drop, .commands(1)])
        #expect(simplest.compression == .none)
        #expect(simplest.eventInterval == nil)
        #expect(simplest.length == .seconds(10))
    }
}
