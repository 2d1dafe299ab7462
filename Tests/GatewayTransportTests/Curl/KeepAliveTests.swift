import Testing

@testable import GatewayTransport

struct KeepAliveTests {
    @Test(arguments: [0, 1, 3_000, 3_999, 4_000, 5_500, 10_000, 20_000, 60_000, 32_400_000, .max])
    func `the last question, and all patience, come before the deadline`(milliseconds: Int) {
        let keepAlive = KeepAlive(deadline: .milliseconds(milliseconds))
        #expect(keepAlive.idle > 0 && keepAlive.interval > 0 && keepAlive.count > 0)
        let deadline = min(max(milliseconds, 3_000), 32_400_000)
        let last = Int(keepAlive.idle + keepAlive.interval * keepAlive.count) * 1_000
        #expect(last < deadline && last >= deadline / 2)
        #expect(Int(keepAlive.userTimeout) < last)
        #expect(keepAlive.patience >= .milliseconds(last) && keepAlive.patience < .milliseconds(deadline))
    }

    @Test func `a peer is given half of the time before it is asked`() {
        let keepAlive = KeepAlive(deadline: .seconds(20))
        #expect(keepAlive.idle == 10)
        #expect(keepAlive.interval == 3)
        #expect(keepAlive.count == 3)
    }
}
