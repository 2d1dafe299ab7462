import Foundation
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct IdentifyBudgetTests {
    private func rules(_ change: (inout IdentifyBudget.Rules) -> Void) -> IdentifyBudget.Rules {
        var rules = IdentifyBudget.Rules()
        change(&rules)
        return rules
    }

    private func shard(_ id: Int) throws -> ShardIdentity { try ShardIdentity(id: id, count: 1000) }

    // MARK: Buckets

    @Test func `each bucket has one identify in five seconds, buckets of different shards go together`() throws {
        var budget = IdentifyBudget(rules { $0.maxConcurrency = 4 })
        for id in 0..<4 { #expect(try budget.reserve(try shard(id), at: at(0)).time == at(0)) }
        for id in 4..<8 { #expect(try budget.reserve(try shard(id), at: at(0)).time == at(5.25)) }
        #expect(try budget.reserve(try shard(8), at: at(20)).time == at(20))
    }

    @Test func `never more than one in five seconds of a bucket, never more than the day allows`() throws {
        for seed in 1...20 as ClosedRange<UInt64> {
            var random = SeededRandom(seed: seed)
            let concurrency = Int.random(in: 1...5, using: &random)
            let rules = rules {
                $0.maxConcurrency = concurrency
                $0.total = 60
                $0.floor = 10
            }
            var budget = IdentifyBudget(rules)
            var times: [Int: [GatewayInstant]] = [:]
            var now = at(0)
            for _ in 0..<600 {
                now = now + .seconds(Double.random(in: 0..<1500, using: &random))
                let id = Int.random(in: 0..<16, using: &random)
                guard let reservation = try? budget.reserve(try shard(id), at: now) else { continue }
                #expect(reservation.time >= now, "seed \(seed)")
                times[id % concurrency, default: []].append(reservation.time)
            }
            for bucket in times.values {
                for (earlier, later) in zip(bucket, bucket.dropFirst()) {
                    #expect(later - earlier >= rules.interval, "seed \(seed)")
                }
            }
            let all = times.values.flatMap(\.self).sorted()
            #expect(all.count > 50, "seed \(seed)")
            for (index, time) in all.enumerated() {
                let inPeriod = all[index...].prefix { $0 < time + rules.period }.count
                #expect(inPeriod <= 50, "seed \(seed)")
            }
        }
    }

    // MARK: The day

    @Test func `below the floor it refuses, and says for how long`() throws {
        var budget = IdentifyBudget(
            rules {
                $0.total = 5
                $0.floor = 2
                $0.maxConcurrency = 100
            }
        )
        for id in 0..<3 { _ = try budget.reserve(try shard(id), at: at(Double(id))) }
        let refusal = #expect(throws: IdentifyBudgetExhausted.self) { try budget.reserve(try shard(3), at: at(10)) }
        #expect(refusal == IdentifyBudgetExhausted(remaining: 2, floor: 2, retryAfter: .seconds(86_390)))
        #expect(throws: Never.self) { try budget.reserve(try shard(3), at: at(86_400)) }
    }

    @Test func `what Discord says is left counts, until it starts anew`() throws {
        var budget = IdentifyBudget()
        budget.learn(SessionStartLimit(remaining: 51, resetAfter: 3_600_000), at: at(0))
        #expect(budget.remaining(at: at(0)) == 51)
        _ = try budget.reserve(.single, at: at(0))
        let refusal = #expect(throws: IdentifyBudgetExhausted.self) { try budget.reserve(.single, at: at(600)) }
        #expect(refusal?.retryAfter == .seconds(3000))
        #expect(throws: Never.self) { try budget.reserve(.single, at: at(3600)) }
        #expect(budget.remaining(at: at(3600)) == 998)
    }

    @Test func `a new max_concurrency keeps the distance to what was sent before`() throws {
        var budget = IdentifyBudget()
        _ = try budget.reserve(try shard(3), at: at(0))
        budget.learn(SessionStartLimit(remaining: 900, resetAfter: 1000, maxConcurrency: 16), at: at(1))
        #expect(try budget.reserve(try shard(5), at: at(1)).time == at(5.25))
        #expect(try budget.reserve(try shard(6), at: at(1)).time == at(5.25))
    }

    @Test func `a reservation that was not used is given back, with its slot`() throws {
        var budget = IdentifyBudget()
        let first = try budget.reserve(.single, at: at(0))
        let second = try budget.reserve(.single, at: at(0))
        budget.giveBack(second)
        #expect(budget.remaining(at: at(0)) == 999)
        #expect(try budget.reserve(.single, at: at(0)).time == second.time)
        budget.giveBack(first)
        #expect(budget.remaining(at: at(0)) == 999)
        budget.giveBack(first)
        #expect(budget.remaining(at: at(0)) == 999)
    }

    @Test(arguments: [Int.min, -1, 0, 1, Int.max])
    func `senseless limits of Discord do no harm`(number: Int) throws {
        var budget = IdentifyBudget()
        let limit = SessionStartLimit(
            total: number,
            remaining: number,
            resetAfter: Int64(number),
            maxConcurrency: number
        )
        budget.learn(limit, at: at(0))
        _ = try? budget.reserve(.single, at: at(0))
        #expect(budget.remaining(at: at(0)) >= 0)
    }

    // MARK: Keeping it

    @Test func `a budget that was kept goes on where it stood, over a restart of clock and process`() throws {
        var budget = IdentifyBudget(rules { $0.total = 60 })
        for _ in 0..<9 { _ = try budget.reserve(.single, at: at(1000)) }
        budget.learn(SessionStartLimit(total: 60, remaining: 52, resetAfter: 60_000), at: at(1000))
        let stored = try JSONEncoder().encode(budget.snapshot(at: at(1000), unixMilliseconds: 5_000_000))
        let snapshot = try JSONDecoder().decode(IdentifyBudget.Snapshot.self, from: stored)

        var restored = IdentifyBudget(snapshot, rules { $0.total = 60 }, at: at(0), unixMilliseconds: 5_010_000)
        #expect(restored.remaining(at: at(0)) == 51)
        let reservation = try restored.reserve(.single, at: at(0))
        #expect(reservation.time >= at(9 * 5.25 - 10))
        #expect(reservation.time < at(9 * 5.25 - 9.9))
        #expect(throws: IdentifyBudgetExhausted.self) { try restored.reserve(.single, at: at(1)) }
    }

    @Test func `a wall clock that was set back gives nothing away`() throws {
        var budget = IdentifyBudget()
        _ = try budget.reserve(.single, at: at(0))
        let snapshot = budget.snapshot(at: at(0), unixMilliseconds: 1_000_000)
        var restored = IdentifyBudget(snapshot, at: at(0), unixMilliseconds: 3)
        #expect(try restored.reserve(.single, at: at(0)).time >= at(5.25))
    }

    @Test(arguments: [
        #"{"version":2,"takenAt":0,"maxConcurrency":1,"free":{},"times":[]}"#,
        #"{"version":1,"takenAt":-9223372036854775808,"maxConcurrency":0,"free":{"0":9223372036854775807},"times":[9223372036854775807,-9223372036854775808]}"#,
    ])
    func `a stored budget of another version, or a senseless one, does no harm`(json: String) throws {
        let snapshot = try JSONDecoder().decode(IdentifyBudget.Snapshot.self, from: Data(json.utf8))
        var budget = IdentifyBudget(snapshot, at: at(0), unixMilliseconds: 0)
        _ = try? budget.reserve(.single, at: at(0))
        _ = budget.snapshot(at: at(0), unixMilliseconds: .max)
        #expect(budget.remaining(at: at(0)) >= 0)
    }

    @Test func `session_start_limit is read as Discord sends it`() throws {
        let json = #"{"total":1000,"remaining":999,"reset_after":14400000,"max_concurrency":1}"#
        let limit = try JSONDecoder().decode(SessionStartLimit.self, from: Data(json.utf8))
        #expect(limit == SessionStartLimit(total: 1000, remaining: 999, resetAfter: 14_400_000, maxConcurrency: 1))
    }
}
