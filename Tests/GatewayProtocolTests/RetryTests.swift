import Testing

@testable import GatewayProtocol

@Suite struct RetryTests {
    private let lost = DisconnectCause.connectionLost(.withoutCloseFrame)

    /// The largest of the delays that many seeds give, in seconds.
    private func longestDelay(
        _ cause: DisconnectCause,
        isResuming: Bool,
        after failures: Int
    ) -> Double {
        (UInt64(0)..<200).map { seed in
            var retry = Retry(limits: GatewayLimits())
            var random = SeededRandom(seed: seed)
            for _ in 1..<failures {
                _ = retry.delay(after: lost, atLeast: .zero, isResuming: isResuming, using: &random)
            }
            return retry.delay(after: cause, atLeast: .zero, isResuming: isResuming, using: &random) / .seconds(1)
        }.max() ?? 0
    }

    @Test func `attempts to resume grow to 5 s, others to 60 s`() {
        #expect((0.45...0.5).contains(longestDelay(lost, isResuming: true, after: 1)))
        #expect((3.6...4).contains(longestDelay(lost, isResuming: true, after: 4)))
        #expect((4.5...5).contains(longestDelay(lost, isResuming: true, after: 20)))
        #expect((54...60).contains(longestDelay(lost, isResuming: false, after: 20)))
    }

    @Test func `a wait that the gateway asks for is kept`() {
        var retry = Retry(limits: GatewayLimits())
        var random = SeededRandom(seed: 1)
        #expect(retry.delay(after: lost, atLeast: .seconds(30), isResuming: true, using: &random) == .seconds(30))
    }

    @Test func `a restart that the application asks for waits for nothing`() {
        var retry = Retry(limits: GatewayLimits())
        var random = SeededRandom(seed: 1)
        for _ in 0..<10 { _ = retry.delay(after: lost, atLeast: .zero, isResuming: true, using: &random) }
        #expect(retry.delay(after: .restartRequested, atLeast: .zero, isResuming: true, using: &random) == .zero)
    }

    @Test func `a session that was live for a second calms the delay, a shorter one does not`() {
        for (seconds, ceiling) in [(1.0, 0.5), (0.9, 5)] {
            let longest =
                (UInt64(0)..<200).map { seed in
                    var retry = Retry(limits: GatewayLimits())
                    var random = SeededRandom(seed: seed)
                    for _ in 0..<10 { _ = retry.delay(after: lost, atLeast: .zero, isResuming: true, using: &random) }
                    retry.sessionEnded(after: .seconds(seconds))
                    return retry.delay(after: lost, atLeast: .zero, isResuming: true, using: &random) / .seconds(1)
                }.max() ?? 0
            #expect((0.9 * ceiling...ceiling).contains(longest), "after \(seconds) s")
        }
    }

    @Test
    func `HTTP rejections wait at least half of a ceiling that grows to 15 minutes, until one connection is accepted`()
    {
        var retry = Retry(limits: GatewayLimits())
        var random = SeededRandom(seed: 1)
        func delay() -> Duration {
            retry.delay(after: .upgradeRejected(status: 403), atLeast: .zero, isResuming: true, using: &random)
        }
        for ceiling in [5.0, 10, 20, 40, 80, 160, 320, 640, 900, 900] {
            let delay = delay() / .seconds(1)
            #expect((ceiling / 2...ceiling).contains(delay))
        }
        retry.opened()
        let delay = delay() / .seconds(1)
        #expect((2.5...5).contains(delay))
    }

    @Test func `IDENTIFY backs off by those sent, until a session was live for 30 s`() {
        func longest(_ identifies: Int, liveFor seconds: Double) -> Double {
            (UInt64(0)..<200).map { seed in
                var retry = Retry(limits: GatewayLimits())
                var random = SeededRandom(seed: seed)
                for _ in 0..<identifies { retry.identified(at: at(100)) }
                retry.sessionEnded(after: .seconds(seconds))
                return retry.identifyDelay(at: at(100), using: &random) / .seconds(1)
            }.max() ?? 0
        }
        #expect(longest(0, liveFor: 0) == 0)
        #expect((4.5...5).contains(longest(1, liveFor: 29)))
        #expect((36...40).contains(longest(4, liveFor: 29)))
        #expect((810...900).contains(longest(20, liveFor: 29)))
        #expect(longest(20, liveFor: 30) == 0)
    }

    @Test func `a run that begins again keeps the backoff of IDENTIFY, unless the last was closed while live`() throws {
        var retry = Retry(limits: GatewayLimits())
        var random = SeededRandom(seed: 1)
        for _ in 0..<20 { retry.identified(at: at(100)) }
        retry.start(isFresh: false, at: at(100), using: &random)
        let earliest = try #require(retry.identifyNotBefore)
        #expect(earliest > at(100) && earliest <= at(1000))
        retry.start(isFresh: true, at: at(100), using: &random)
        #expect(retry.identifyNotBefore == nil)
    }

    @Test func `the pause after an invalid session is 1 to 5 s`() {
        let retry = Retry(limits: GatewayLimits())
        var random = SeededRandom(seed: 1)
        let pauses = (0..<200).map { _ in retry.invalidSessionPause(using: &random) / .seconds(1) }
        #expect(pauses.allSatisfy { (1...5).contains($0) })
        #expect(pauses.contains { $0 < 1.5 } && pauses.contains { $0 > 4.5 })
    }
}
