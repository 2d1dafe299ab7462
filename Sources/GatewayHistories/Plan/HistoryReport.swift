import GatewayModels

/// A history that breaks a rule, as simple as it could be made.
package struct HistoryReport: Sendable {
    package let seed: UInt64
    package let plan: HistoryPlan
    package let finding: HistoryFinding
    package let transcript: [String]
}

extension HistoryReport: CustomStringConvertible {
    /// How many of the last lines are shown.
    private static let lineLimit = 60

    /// The rule, the plan and the transcript.
    package var description: String {
        let incidents = plan.incidents.map { "    \($0.moment): \($0.kind)" }
        let omitted = transcript.count - Self.lineLimit
        let lines = (omitted > 0 ? ["      … \(omitted) lines"] : []) + transcript.suffix(Self.lineLimit)
        return """
            seed \(seed) breaks the rule “\(finding.rule.rawValue)”: \(finding.detail)
              \(plan.shards) shard(s), \(plan.numbering) numbers, buffer of \(plan.queueCapacity), \(plan.style), \
            \(plan.arrivalSize) messages at a time, latency \(plan.latency), heartbeats every \(plan.heartbeatInterval), events every \
            \(plan.eventInterval.map { "\($0)" } ?? "never")
            \(incidents.joined(separator: "\n"))
            \(lines.joined(separator: "\n"))
            """
    }
}

extension History {
    /// Plays a history.
    ///
    /// - Parameters:
    ///   - plan: The plan.
    ///   - ignored: The rules that may be broken.
    /// - Returns: The report, with the rule that was broken, if one was.
    package static func play(
        _ plan: HistoryPlan,
        ignoring ignored: Set<HistoryRule> = []
    ) -> (tally: HistoryTally, finding: HistoryFinding?) {
        let history = play(plan, ignoring: ignored, isTracing: false)
        return (history.tally, history.finding)
    }

    /// Plays a history and returns its transcript.
    ///
    /// - Parameter plan: The plan.
    /// - Returns: The transcript.
    package static func transcript(of plan: HistoryPlan) -> [String] {
        play(plan, ignoring: [], isTracing: true).transcript?.lines ?? []
    }

    /// Makes a history that breaks a rule as simple as can be.
    ///
    /// - Parameters:
    ///   - plan: A plan whose history breaks the rule.
    ///   - finding: The rule.
    /// - Returns: A simpler history that breaks the same rule.
    package static func explain(_ plan: HistoryPlan, _ finding: HistoryFinding) -> HistoryReport {
        let others = Set(HistoryRule.allCases).subtracting([finding.rule])
        let simplest = plan.simplified { play($0, ignoring: others).finding?.rule == finding.rule }
        let history = play(simplest, ignoring: others, isTracing: true)
        return HistoryReport(
            seed: plan.seed,
            plan: simplest,
            finding: history.finding ?? finding,
            transcript: history.transcript?.lines ?? []
        )
    }
}

extension HistoryPlan {
    /// A plan as simple as can be that is still like this one in what matters.
    func simplified(keeping isAlike: (HistoryPlan) -> Bool) -> HistoryPlan {
        var best = self
        func adopt(_ change: (inout HistoryPlan) -> Void) -> Bool {
            var candidate = best
            change(&candidate)
            guard candidate != best, isAlike(candidate) else { return false }
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
        _ = adopt { $0.shards = 1 }
        _ = adopt { $0.compression = .none }
        _ = adopt { $0.eventInterval = nil }
        _ = adopt { $0.latency = .milliseconds(20) }
        _ = adopt { $0.arrivalSize = 1_000 }
        _ = adopt { $0.isDense = false }
        _ = adopt { $0.queueCapacity = 64 }
        _ = adopt { $0.style = .handler }
        _ = adopt { $0.heartbeatInterval = .milliseconds(41_250) }
        for index in best.incidents.indices {
            for kind in best.incidents[index].kind.simpler where adopt({ $0.incidents[index].kind = kind }) { break }
        }
        for length in [10, 30, 60] where adopt({ $0.length = .seconds(length) }) { break }
        return best
    }
}

extension HistoryPlan.Kind {
    /// The same on a smaller scale, the smallest first.
    var simpler: [Self] {
        switch self {
        case .events(let count): [1, 2, 10].filter { $0 < count }.map(Self.events)
        case .commands(let count): [1, 2, 4].filter { $0 < count }.map(Self.commands)
        case .presences(let count): [1, 2, 6].filter { $0 < count }.map(Self.presences)
        case .commandInHandler(let command, let count):
            [0, 1, 10, 70].filter { $0 < count }.map { .commandInHandler(command, eventsBehind: $0) }
        case .lastWords(let count, let code):
            [0, 1, 10].filter { $0 < count }.map { .lastWords(events: $0, code: code) }
        case .reconnects(let count, let pause): (2..<max(2, count)).map { .reconnects($0, every: pause) }
        case .drops(let count, let pause): (2..<max(2, count)).map { .drops($0, every: pause) }
        default: []
        }
    }
}
