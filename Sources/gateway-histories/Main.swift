#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import Dispatch
import GatewayHistories
import Synchronization

/// Plays random histories, and reports the rules that they broke; see `Scripts/histories`.
@main
struct Main {
    static let usage =
        "usage: gateway-histories COUNT [--seed FIRST] [--jobs JOBS] [--seconds LENGTH] [--only RULE | --all]"

    static func main() {
        guard let order = Order(CommandLine.arguments.dropFirst()) else {
            print(usage)
            exit(64)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let result = order.run()
        let seconds = (start.duration(to: clock.now) / .milliseconds(10)).rounded() / 100
        for report in result.reports { print(report, "\n") }
        for (rule, seeds) in result.seeds.sorted(by: { $0.value.count > $1.value.count }) {
            let examples = seeds.sorted().prefix(5).map(String.init).joined(separator: " ")
            print("\(seeds.count) break \(rule), “\(rule.rawValue)”: seeds \(examples)")
        }
        let tally = result.tally
        print(
            "\(tally.histories) histories from seed \(order.firstSeed): \(tally.events) events, "
                + "\(tally.connections) connections, \(tally.resumes) resumes, \(tally.identifies) identifies, "
                + "\(tally.commands) commands, \(tally.incidents) incidents, \(tally.globalJobs) jobs on the global pool, "
                + "\(tally.findings) findings, \(seconds) s"
        )
        exit(tally.findings > 0 ? 1 : 0)
    }
}

/// The histories to play.
struct Order {
    private(set) var count = 0
    private(set) var firstSeed: UInt64 = 1
    private var jobs = 1
    private var length = Duration.seconds(120)
    /// Whether to report one history for each rule, however many there are.
    private var isSurvey = false
    /// The rules that may be broken.
    private var ignored: Set<HistoryRule> = []
    /// How many findings are reported in full; their number is reported in any case.
    private static let reportLimit = 5
    /// How many histories a job plays at a time.
    private static let portion = 250

    init?(_ arguments: some Sequence<String>) {
        var rest = Array(arguments)[...]
        while let argument = rest.popFirst() {
            switch argument {
            case "--seed":
                guard let seed = rest.popFirst().flatMap({ UInt64($0) }) else { return nil }; firstSeed = seed
            case "--jobs":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { return nil }; jobs = number
            case "--seconds":
                guard let number = rest.popFirst().flatMap({ Int($0) }), number > 0 else { return nil };
                length = .seconds(number)
            case "--only":
                guard let rule = rest.popFirst().flatMap({ HistoryRule(named: $0) }) else { return nil };
                ignored = Set(HistoryRule.allCases).subtracting([rule])
            case "--all": isSurvey = true
            default: guard let number = Int(argument), number > 0, count == 0 else { return nil }; count = number
            }
        }
        guard count > 0 else { return nil }
    }

    /// The outcome of all histories.
    struct Result {
        var tally = HistoryTally()
        var reports: [HistoryReport] = []
        /// The seeds that broke each rule.
        var seeds: [HistoryRule: [UInt64]] = [:]
    }

    /// Plays all histories, on as many threads as there are jobs.
    func run() -> Result {
        let sum = Mutex(Result())
        let next = Mutex(0)
        DispatchQueue.concurrentPerform(iterations: jobs) { _ in
            while true {
                let first = next.withLock { next in
                    defer { next += Self.portion }
                    return next
                }
                guard first < count else { return }
                for offset in first..<min(first + Self.portion, count) {
                    let plan = HistoryPlan.drawn(seed: firstSeed &+ UInt64(offset), length: length)
                    let (tally, finding) = History.play(plan, ignoring: ignored)
                    let mustReport = sum.withLock { sum in
                        sum.tally += tally
                        guard let finding else { return false }
                        sum.seeds[finding.rule, default: []].append(plan.seed)
                        let isFirst = sum.seeds[finding.rule]?.count == 1
                        return isFirst || !isSurvey && sum.reports.count < Self.reportLimit
                    }
                    guard let finding, mustReport else { continue }
                    let report = History.explain(plan, finding)
                    sum.withLock { $0.reports.append(report) }
                }
            }
        }
        return sum.withLock { $0 }
    }
}
