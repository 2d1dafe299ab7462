import GatewayModels

/// A rule that a history broke, with the simplest history found that breaks it too.
package struct HistoryReport: Hashable, Sendable {
    /// Where the history came from.
    package let seed: UInt64
    /// The simplest plan that breaks the rule.
    package let plan: HistoryPlan
    package let finding: HistoryFinding
    /// What happened in it, line by line, with the times in seconds.
    package let transcript: [String]
}

extension HistoryReport: CustomStringConvertible {
    /// The seed, the rule and what happened, for a person to read.
    package var description: String {
        var lines = [
            "seed \(seed): \(finding.rule)",
            "  broken: \(finding.rule.rawValue)",
            "  because: \(finding.detail)",
            "  the simplest history that shows it (<- to the machine, -> from it, >> the application, !! an incident):",
        ]
        lines += transcript.suffix(80)
        return lines.joined(separator: "\n")
    }
}

extension History {
    /// Lives a history by a plan.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - makeMachine: Makes the machine of each process.
    /// - Returns: What came of it, and the rule that it broke, if it broke one.
    /// - Throws: An error of the bot's identification, which does not depend on the plan.
    package static func live(
        _ plan: HistoryPlan,
        of makeMachine: @escaping Maker
    ) throws -> (tally: HistoryTally, finding: HistoryFinding?) {
        var history = try History(plan, of: makeMachine)
        history.run()
        return (history.tally, history.finding)
    }

    /// Makes a history that breaks a rule as simple as can be, and tells it.
    ///
    /// - Parameters:
    ///   - plan: A plan whose history breaks the rule.
    ///   - finding: The rule.
    ///   - makeMachine: Makes the machine of each process.
    /// - Returns: A simpler history that breaks the same rule.
    /// - Throws: An error of the bot's identification, which does not depend on the plan.
    package static func explain(
        _ plan: HistoryPlan,
        _ finding: HistoryFinding,
        of makeMachine: @escaping Maker
    ) throws -> HistoryReport {
        let simplest = simplified(plan, stillBreaking: finding.rule, of: makeMachine)
        var history = try History(simplest, tracing: true, of: makeMachine)
        history.run()
        return HistoryReport(
            seed: plan.seed,
            plan: simplest,
            finding: history.finding ?? finding,
            transcript: history.transcript?.lines ?? []
        )
    }

    private static func simplified(
        _ plan: HistoryPlan,
        stillBreaking rule: HistoryRule,
        of makeMachine: @escaping Maker
    ) -> HistoryPlan {
        var best = plan
        func adopt(_ change: (inout HistoryPlan) -> Void) -> Bool {
            var candidate = best
            change(&candidate)
            guard candidate != best, (try? live(candidate, of: makeMachine))?.finding?.rule == rule else {
                return false
            }
            best = candidate
            return true
        }
        // Incidents in ever smaller groups, until none can be spared.
        var size = max(1, best.incidents.count / 2)
        while true {
            var wasSpared = false
            var start = 0
            while start < best.incidents.count {
                let group = start..<min(start + size, best.incidents.count)
                if adopt({ $0.incidents.removeSubrange(group) }) { wasSpared = true } else { start += size }
            }
            if size == 1, !wasSpared { break }
            size = max(1, size / 2)
        }
        _ = adopt { $0.compression = .none }
        _ = adopt { $0.eventInterval = nil }
        _ = adopt { $0.latency = .milliseconds(20) }
        _ = adopt { $0.doesDueFirst = false }
        _ = adopt { $0.queueCapacity = 64 }
        _ = adopt { $0.sessionLifetime = .seconds(300) }
        _ = adopt { $0.replayLimit = 2_048 }
        _ = adopt { $0.heartbeatInterval = .milliseconds(41_250) }
        for index in best.incidents.indices {
            for kind in best.incidents[index].kind.simpler where adopt({ $0.incidents[index].kind = kind }) { break }
        }
        for index in best.incidents.indices {
            for seconds in [2, 10, 60, 200] where adopt({ $0.incidents[index].moment = .time(.seconds(seconds)) }) {
                break
            }
        }
        for length in [10, 30, 60, 120, 300] where adopt({ $0.length = .seconds(length) }) { break }
        return best
    }
}

extension HistoryPlan.Kind {
    /// The same on a smaller scale, the smallest first.
    var simpler: [Self] {
        switch self {
        case .events(let count): [1, 2, 3].filter { $0 < count }.map(Self.events)
        case .commands(let count): [1, 2, 4, 20].filter { $0 < count }.map(Self.commands)
        case .presences(let count, let pause): [1, 2, 6].filter { $0 < count }.map { .presences($0, every: pause) }
        case .heartbeatRequests(let count): [1, 2].filter { $0 < count }.map(Self.heartbeatRequests)
        case .reception(let reception, let count):
            (1..<max(1, count)).map { .reception(reception, connections: $0) }
        default: []
        }
    }
}
