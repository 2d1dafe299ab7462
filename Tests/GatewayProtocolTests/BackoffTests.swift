import Testing

@testable import GatewayProtocol

@Suite struct BackoffTests {
    @Test func `there is no delay before the first failure`() {
        var random = SeededRandom(seed: 1)
        let backoff = Backoff(base: .seconds(1), cap: .seconds(60))
        #expect(backoff.delay(using: &random) == .zero)
    }

    @Test func `the ceiling doubles with each failure up to the cap`() {
        var backoff = Backoff(base: .seconds(1), cap: .seconds(60))
        var ceilings: [Duration] = []
        for _ in 0..<8 {
            backoff.recordFailure()
            ceilings.append(backoff.ceiling)
        }
        #expect(ceilings == [1, 2, 4, 8, 16, 32, 60, 60].map { .seconds($0) })
    }

    @Test func `a million failures do not overflow`() {
        var backoff = Backoff(base: .seconds(1), cap: .seconds(900))
        for _ in 0..<1_000_000 { backoff.recordFailure() }
        #expect(backoff.ceiling == .seconds(900))
    }

    @Test func `delays are spread over the whole range below the ceiling`() {
        var random = SeededRandom(seed: 7)
        var backoff = Backoff(base: .seconds(8), cap: .seconds(60))
        backoff.recordFailure()
        let delays = (0..<1000).map { _ in backoff.delay(using: &random) }
        #expect(delays.allSatisfy { $0 >= .zero && $0 < .seconds(8) })
        #expect(delays.contains { $0 < .seconds(1) } && delays.contains { $0 > .seconds(7) })
    }

    @Test func `a reset begins anew`() {
        var backoff = Backoff(base: .seconds(1), cap: .seconds(60))
        backoff.recordFailure()
        backoff.reset()
        #expect(backoff.ceiling == .zero)
    }

    @Test func `equal seeds give equal numbers, and SplitMix64's published ones`() {
        var random = SeededRandom(seed: 1_234_567)
        #expect(
            (0..<3).map { _ in random.next() } == [
                6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            ]
        )
    }
}
