import Testing

@testable import GatewayProtocol

@Suite struct HeartbeatTests {
    private func heartbeat(jitter: Double = 0.5, interval: Double = 40) -> Heartbeat {
        Heartbeat(interval: .seconds(interval), limits: GatewayLimits(), jitter: jitter, at: at(100))
    }

    @Test(arguments: [0, 0.25, 0.999])
    func `the first beat comes after the jittered part of the interval`(jitter: Double) {
        #expect(heartbeat(jitter: jitter).due == at(100) + .seconds(40) * jitter)
    }

    @Test func `later beats come at the interval`() {
        var heartbeat = heartbeat()
        #expect(heartbeat.tick(at: at(119), isReceiving: true) == .wait)
        #expect(heartbeat.tick(at: at(120), isReceiving: true) == .beat)
        heartbeat.sent(at: at(120))
        heartbeat.receivedTraffic()
        #expect(heartbeat.deadline(isReceiving: true) == at(160))
        #expect(heartbeat.tick(at: at(160), isReceiving: true) == .beat)
    }

    @Test func `silence after a beat makes a zombie at the acknowledgement deadline`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120), isReceiving: true)
        heartbeat.sent(at: at(120))
        #expect(heartbeat.deadline(isReceiving: true) == at(130))
        #expect(heartbeat.tick(at: at(129.9), isReceiving: true) == .wait)
        #expect(heartbeat.tick(at: at(130), isReceiving: true) == .declareDead(.zombie))
    }

    @Test func `any traffic after a beat shows that the peer lives`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120), isReceiving: true)
        heartbeat.sent(at: at(120))
        heartbeat.receivedTraffic()
        #expect(heartbeat.tick(at: at(130), isReceiving: true) == .wait)
    }

    @Test func `the interval bounds the acknowledgement deadline`() {
        var heartbeat = heartbeat(interval: 4)
        _ = heartbeat.tick(at: at(102), isReceiving: true)
        heartbeat.sent(at: at(102))
        #expect(heartbeat.deadline(isReceiving: true) == at(106))
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

    @Test func `a peer that requests beats and acknowledges none costs bounded memory`() {
        var heartbeat = heartbeat()
        for second in 0..<1000 { heartbeat.sent(at: at(100 + Double(second) / 100)) }
        var acknowledged = 0
        while heartbeat.acknowledged(at: at(111)) != nil { acknowledged += 1 }
        #expect(acknowledged == 16)
    }

    @Test func `while reading is suspended a missing ACK proves nothing`() {
        var heartbeat = heartbeat()
        _ = heartbeat.tick(at: at(120), isReceiving: true)
        heartbeat.sent(at: at(120))
        #expect(heartbeat.tick(at: at(131), isReceiving: false) == .wait)
        heartbeat.resumeReading(at: at(150))
        #expect(heartbeat.tick(at: at(159), isReceiving: true) == .wait)
        #expect(heartbeat.tick(at: at(160), isReceiving: true) == .declareDead(.zombie))
    }

    @Test func `traffic excuses a late ACK, but not for more than two whole intervals`() {
        var heartbeat = heartbeat()
        for beat in [120.0, 160, 200] {
            #expect(heartbeat.tick(at: at(beat), isReceiving: true) == .beat)
            heartbeat.sent(at: at(beat))
            heartbeat.receivedTraffic()
        }
        #expect(heartbeat.tick(at: at(209.9), isReceiving: true) == .wait)
        #expect(heartbeat.deadline(isReceiving: true) == at(210))
        #expect(heartbeat.tick(at: at(210), isReceiving: true) == .declareDead(.heartbeatsUnacknowledged))
    }

    @Test func `ACKs that were not read do not count as missing`() {
        var heartbeat = heartbeat()
        for beat in [120.0, 160, 200, 240, 280] {
            #expect(heartbeat.tick(at: at(beat), isReceiving: false) == .beat)
            heartbeat.sent(at: at(beat))
        }
        heartbeat.resumeReading(at: at(290))
        heartbeat.receivedTraffic()
        #expect(heartbeat.tick(at: at(300), isReceiving: true) == .wait)
        #expect(heartbeat.tick(at: at(320), isReceiving: true) == .beat)
        #expect(heartbeat.tick(at: at(380), isReceiving: true) == .declareDead(.heartbeatsUnacknowledged))
    }
}
