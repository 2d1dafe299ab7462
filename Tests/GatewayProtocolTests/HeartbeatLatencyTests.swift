import Testing

@testable import GatewayProtocol

@Suite struct HeartbeatLatencyTests {
    private func latency(of milliseconds: some Sequence<Int>) -> HeartbeatLatency {
        var latency = HeartbeatLatency()
        for milliseconds in milliseconds { latency.record(.milliseconds(milliseconds)) }
        return latency
    }

    @Test func `nothing is known before the first round trip`() {
        let latency = HeartbeatLatency()
        #expect(latency.last == nil && latency.mean == nil && latency.p95 == nil)
        #expect(latency.recent == [])
        #expect(latency.count == 0)
    }

    @Test func `one round trip is last, mean and p95`() {
        let latency = latency(of: [42])
        #expect(latency.last == .milliseconds(42))
        #expect(latency.mean == .milliseconds(42))
        #expect(latency.p95 == .milliseconds(42))
    }

    @Test func `the last ten are kept in order`() {
        let latency = latency(of: 1...20)
        #expect(latency.recent == (11...20).map { .milliseconds($0) })
        #expect(latency.last == .milliseconds(20))
        #expect(latency.mean == .microseconds(10_500))
        #expect(latency.count == 20)
    }

    @Test(arguments: [(1, 1), (2, 2), (10, 10), (19, 19), (20, 19), (21, 20), (100, 95)])
    func `p95 is the smallest that 95 percent do not exceed`(count: Int, rank: Int) {
        #expect(latency(of: (1...count).reversed()).p95 == .milliseconds(rank))
    }

    @Test func `mean and p95 are those of the last hundred`() {
        let latency = latency(of: [1_000_000, 1_000_000] + Array(1...100))
        #expect(latency.mean == .microseconds(50_500))
        #expect(latency.p95 == .milliseconds(95))
        #expect(latency.count == 102)
    }
}
