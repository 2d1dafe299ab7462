import Testing

@testable import GatewayProtocol

@Suite struct HeartbeatTests {
    private func heartbeat(jitter: Double = 0.5, interval: Double = 40) -> Heartbeat {
        Heartbeat(interval: .seconds(interval), acknowledgementDeadline: .seconds(10), jitter: jitter, at: at(100))
    }

    @Test(arguments: [0, 0.25, 0.999])
    func `the first beat comes after the jittered part of the interval`(jitter: Double) {
        #expect(heartbeat(jitter: jitter).due == at(100) + .seconds(40) * jitter)
    }

    @Test func `later beats come at the interval`() {
        var heartbeat = heartbeat()
        #expect(heartbeat.tick(at: at(119)) == .wait)
        #expect(heartbeat.tick(at: at(120)) == .beat)
        heartbeat.sent(at: at(120))
        heartbeat.receivedTraffic()
        #expect(heartbeat.deadline == at(160))
        #expect(heartbeat.tick(at: at(160)) == .beat)
    }

    @Test func `silence after a beat makes a zombie at the acknowledgement deadline`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120))
        heartbeat.sent(at: at(120))
        #expect(heartbeat.deadline == at(130))
        #expect(heartbeat.tick(at: at(129.9)) == .wait)
        #expect(heartbeat.tick(at: at(130)) == .declareZombie)
    }

    @Test func `any traffic after a beat shows that the peer lives`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120))
        heartbeat.sent(at: at(120))
        heartbeat.receivedTraffic()
        #expect(heartbeat.tick(at: at(130)) == .wait)
    }

    @Test func `the interval bounds the acknowledgement deadline`() {
        var heartbeat = heartbeat(interval: 4)
        _ = heartbeat.tick(at: at(102))
        heartbeat.sent(at: at(102))
        #expect(heartbeat.deadline == at(106))
    }

    @Test func `a beat that was asked for does not move the rhythm`() {
        var heartbeat = heartbeat()
        heartbeat.sent(at: at(110))
        heartbeat.receivedTraffic()
        #expect(heartbeat.due == at(120))
    }

    @Test func `ACKs answer beats in order, also when two are outstanding`() {
        var heartbeat = heartbeat()
        heartbeat.sent(at: at(110))
        heartbeat.sent(at: at(111))
        #expect(heartbeat.acknowledged(at: at(112)) == .seconds(2))
        #expect(heartbeat.acknowledged(at: at(114)) == .seconds(3))
    }

    @Test func `an ACK that nobody asked for is no round trip`() {
        var heartbeat = heartbeat()
        #expect(heartbeat.acknowledged(at: at(101)) == nil)
    }

    @Test func `a peer that asks for beats and acknowledges none costs a bounded memory`() {
        var heartbeat = heartbeat()
        for second in 0..<1000 { heartbeat.sent(at: at(100 + Double(second))) }
        #expect(heartbeat.outstanding.count == 16)
    }

    @Test func `while reading is suspended a missing ACK proves nothing`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120))
        heartbeat.sent(at: at(120))
        heartbeat.setReceiving(false, at: at(121))
        #expect(heartbeat.tick(at: at(131)) == .wait)
        heartbeat.setReceiving(true, at: at(150))
        #expect(heartbeat.tick(at: at(159)) == .wait)
        #expect(heartbeat.tick(at: at(160)) == .declareZombie)
    }
}
