import GatewayProtocol
import GatewayTestKit
import Testing

struct BrokenMachineTests {
    /// The rule that each is found to break; of several it is the first.
    static let rules: [BrokenMachine.Bug: HistoryRule] = [
        .resumesOneTooFar: .sequence,
        .deliversTwice: .delivery,
        .losesReplayedEvents: .delivery,
        .identifiesTwice: .identifyGate,
        .doesNotWaitForPermit: .identifyGate,
        .keepsOldConnections: .oneConnection,
        .neverEndsCommands: .commands,
        .losesEndedCommands: .commands,
        .sendsCommandsTwice: .commands,
        .waitsForEver: .deadline,
        .staysDown: .report,
        .ignoresRequestedHeartbeats: .heartbeat,
        .beatsAtRandom: .heartbeat,
        .forgetsPresences: .presence,
        .takesEveryCloseForTheSessionsEnd: .report,
        .resumesWhatHasEnded: .report,
        .reportsAnotherDelay: .report,
        .takesSlowReadingForDeath: .heartbeat,
        .tellsTheToken: .secrecy,
        .closesTwice: .deadConnection,
        .garblesPresences: .conduct,
        .neverAsksForPermit: .readiness,
        .sendsOneTooMany: .sendLimit,
        .sendsOnePresenceTooMany: .presenceLimit,
        .bearsSilence: .heartbeat,
        .restsTooLong: .readiness,
        .waitsTooLongForHello: .deadline,
        .waitsTooLongForReady: .deadline,
    ]

    @Test(arguments: BrokenMachine.Bug.allCases) func `a bug is found`(_ bug: BrokenMachine.Bug) throws {
        let (seed, finding) = try #require(try Self.firstFinding(of: bug), "\(bug) was not found")
        #expect(Self.rules[bug] == finding.rule, "seed \(seed): \(finding.rule): \(finding.detail)")
    }

    @Test func `there is a bug for every rule`() {
        #expect(Set(Self.rules.values) == Set(HistoryRule.allCases))
    }

    private static func firstFinding(of bug: BrokenMachine.Bug) throws -> (UInt64, HistoryFinding)? {
        for seed in UInt64(1)...400 {
            let (_, finding) = try History<BrokenMachine>.live(.drawn(seed: seed)) { BrokenMachine(bug, $0, seed: $1) }
            if let finding { return (seed, finding) }
        }
        return nil
    }

    @Test func `a finding is told by the simplest history that shows it`() throws {
        let make: History<BrokenMachine>.Maker = { BrokenMachine(.resumesOneTooFar, $0, seed: $1) }
        let (seed, finding) = try #require(try Self.firstFinding(of: .resumesOneTooFar))
        let plan = HistoryPlan.drawn(seed: seed)
        let report = try History.explain(plan, finding, of: make)
        #expect(report.finding.rule == finding.rule)
        #expect(report.plan.incidents.count == 1, "\(report.plan.incidents)")
        #expect("\(report)".contains("seed \(seed)"))
        #expect("\(report)".contains("send RESUME"))
        #expect(report.transcript.count < 40, "\(report)")
    }
}
