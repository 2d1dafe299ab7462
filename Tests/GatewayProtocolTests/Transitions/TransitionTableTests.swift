import GatewayProtocol
import Testing

@Suite struct TransitionTableTests {
    @Test func `the machine does in every situation, on every input, what the table says`() throws {
        let table = try TransitionTable.checkedIn()
        for situation in Situation.allCases {
            for input in TableInput.all {
                let actual = try Transition(from: situation, on: input)
                let expected = table.rows[situation.rawValue]?[input.name]
                #expect(actual == expected, "in '\(situation.rawValue)', on '\(input.name)'")
            }
        }
    }

    @Test func `the table names every situation and every input, and no others`() throws {
        let table = try TransitionTable.checkedIn()
        #expect(Set(table.rows.keys) == Set(Situation.allCases.map(\.rawValue)))
        let inputs = Set(TableInput.all.map(\.name))
        #expect(inputs.count == TableInput.all.count)
        for (situation, row) in table.rows { #expect(Set(row.keys) == inputs, "in '\(situation)'") }
    }

    @Test func `every situation is what its name says`() throws {
        for situation in Situation.allCases {
            for interval in [100, 3_600_000] {
                let driver = try situation.driver(interval: interval)
                #expect(Situation.name(of: driver.machine) == situation.rawValue)
            }
        }
    }

    @Test func `every situation of a machine that runs has a deadline, and time alone leads out of it`() throws {
        for situation in Situation.allCases {
            let driver = try situation.driver(interval: 3_600_000)
            guard driver.machine.isRunning else {
                #expect(driver.machine.deadline == nil)
                continue
            }
            for receiving in [true, false] {
                _ = driver.machine.handle(.setReceiving(receiving), at: driver.now)
                #expect(driver.machine.deadline != nil, "in '\(situation.rawValue)'")
            }
            guard situation != .ready else { continue }
            let entered = driver.now
            _ = driver.machine.handle(.setReceiving(true), at: driver.now)
            while driver.machine.state == (try situation.driver(interval: 3_600_000)).machine.state {
                driver.advance()
                try #require(driver.now - entered <= .seconds(200), "in '\(situation.rawValue)'")
            }
        }
    }

    @Test func `after any inputs in any order, a machine that runs has a deadline, and nothing breaks`() throws {
        for seed in 1...300 as ClosedRange<UInt64> {
            var random = SeededRandom(seed: seed)
            let interval = Bool.random(using: &random) ? 100 : 3_600_000
            let situation = Situation.allCases.randomElement(using: &random) ?? .idle
            let driver = try situation.driver(interval: interval)
            for _ in 0..<60 {
                guard let input = TableInput.all.randomElement(using: &random) else { return }
                _ = try input.apply(driver)
                let hasDeadline = driver.machine.deadline != nil
                #expect(driver.machine.isRunning == hasDeadline, "seed \(seed), after '\(input.name)'")
            }
        }
    }
}
