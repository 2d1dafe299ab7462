#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import GatewayProtocol
import GatewayTestKit

/// Lives random histories, and tells what rules they broke; see `Scripts/histories`.
@main
struct Main {
    static let usage = "usage: gateway-histories COUNT [--seed FIRST] [--jobs JOBS] [--seconds LENGTH]"

    static func main() async throws {
        guard let order = Order(CommandLine.arguments.dropFirst()) else {
            print(usage)
            exit(64)
        }
        let clock = ContinuousClock()
        let start = clock.now
        let result = try await order.run()
        let seconds = (start.duration(to: clock.now) / .milliseconds(10)).rounded() / 100
        for report in result.reports { print(report, "\n") }
        let tally = result.tally
        print(
            "\(tally.histories) histories from seed \(order.firstSeed): \(tally.events) events, "
                + "\(tally.connections) connections, \(tally.resumes) resumes, \(tally.identifies) identifies, "
                + "\(tally.commands) commands, \(tally.incidents) incidents, \(tally.findings) findings, \(seconds) s"
        )
        exit(tally.findings > 0 ? 1 : 0)
    }
}

/// What was asked for.
struct Order {
    var count = 0
    var firstSeed: UInt64 = 1
    var jobs = 1
    var length = Duration.seconds(600)
    /// How many findings are told in full; their number is told in any case.
    private static let reportLimit = 5
    /// How many histories a job takes at a time.
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
            default: guard let number = Int(argument), number > 0, count == 0 else { return nil }; count = number
            }
        }
        guard count > 0 else { return nil }
    }

    typealias Result = (tally: HistoryTally, reports: [HistoryReport])

    /// Lives all histories, on as many threads as there are jobs.
    func run() async throws -> Result {
        try await withThrowingTaskGroup(of: Result.self) { group in
            var sum: Result = (HistoryTally(), [])
            var next = 0
            func startNext() {
                guard next < count else { return }
                let range = next..<min(next + Self.portion, count)
                next = range.upperBound
                group.addTask { try live(range) }
            }
            for _ in 0..<jobs { startNext() }
            while let result = try await group.next() {
                sum.tally += result.tally
                sum.reports += result.reports.prefix(Self.reportLimit - sum.reports.count)
                startNext()
            }
            return sum
        }
    }

    private func live(_ range: Range<Int>) throws -> Result {
        var result: Result = (HistoryTally(), [])
        for offset in range {
            let plan = HistoryPlan.drawn(seed: firstSeed &+ UInt64(offset), length: length)
            let (tally, finding) = try History<GatewayMachine>.live(plan, of: GatewayMachine.init)
            result.tally += tally
            if let finding, result.reports.count < Self.reportLimit {
                result.reports.append(try History<GatewayMachine>.explain(plan, finding, of: GatewayMachine.init))
            }
        }
        return result
    }
}
