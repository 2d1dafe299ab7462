import GatewayProtocol
import Testing

@Suite struct DialPaceTests {
    @Test func `a shard alone never waits`() {
        var pace = DialPace()
        var random = SeededRandom(seed: 1)
        for second in 0..<100 {
            #expect(pace.next(at: at(Double(second)), using: &random) == .zero)
        }
    }

    @Test func `the dials of many shards after an outage are spread, each within its turn`() {
        for seed in 1...50 as ClosedRange<UInt64> {
            var pace = DialPace(spacing: .milliseconds(100), burst: 3)
            var random = SeededRandom(seed: seed)
            let delays = (0..<200).map { _ in pace.next(at: at(7), using: &random) }
            #expect(delays.count { $0 == .zero } == 3, "seed \(seed)")
            for (index, delay) in delays.enumerated() where index >= 3 {
                let turn = Duration.milliseconds(100) * (index - 2)
                #expect(delay >= turn && delay < turn + .milliseconds(100), "seed \(seed)")
            }
        }
    }

    @Test func `the pace is free again after a quiet time`() {
        var pace = DialPace()
        var random = SeededRandom(seed: 1)
        for _ in 0..<100 { _ = pace.next(at: at(0), using: &random) }
        #expect(pace.next(at: at(5), using: &random) == .zero)
    }

    @Test func `senseless numbers are made sensible`() {
        var pace = DialPace(spacing: .seconds(-1), burst: -5)
        var random = SeededRandom(seed: 1)
        #expect(pace.burst == 1)
        #expect(pace.next(at: at(0), using: &random) == .zero)
        #expect(pace.next(at: at(0), using: &random) == .zero)
    }
}
