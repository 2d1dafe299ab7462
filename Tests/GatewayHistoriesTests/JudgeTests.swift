import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
import Testing

@testable import GatewayHistories

/// A judge who is given observations, one at a time.
private struct Bench {
    var chronicle = Chronicle()
    var judge: any Judge

    init(_ judge: any Judge) {
        self.judge = judge
        chronicle.lanes = [Chronicle.Lane(shard: 0)]
    }

    /// Takes an observation, then lets the judge look at the time.
    mutating func see(_ observation: Observation, at seconds: Double) -> HistoryRule? {
        let now = GatewayInstant(.seconds(seconds))
        chronicle.note(observation, at: now)
        return judge.observe(observation, in: chronicle)?.rule ?? judge.check(chronicle)?.rule
    }

    /// Takes observations that break no rule.
    mutating func pass(_ observations: Observation..., at seconds: Double) {
        for observation in observations {
            let rule = see(observation, at: seconds)
            #expect(rule == nil, "\(observation)")
        }
    }

    /// Sends as much on a connection as commands may in a window.
    mutating func spendBudget(of link: Int = 0, at seconds: Double) {
        // 120 payloads less two heartbeats and one that the gateway may request.
        for _ in 0..<117 { pass(.sent(link, payload(1, "1")), at: seconds) }
    }

    /// Brings the lane's connection 0 to a live session, at 0 s.
    mutating func goLive() {
        pass(.starting(lane: 0, resuming: nil), .permitted(shard: 0, after: .zero), at: 0)
        pass(.dialled(0, lane: 0, url: "wss://gateway.discord.gg"), .opened(0), at: 0)
        pass(.arrived(0, .hello), .took(0, 1), .sent(0, payload(2, #"{"token":"x"}"#)), at: 0)
        pass(.written(0, .ready), .arrived(0, .ready), .took(0, 1), .delivered(lane: 0, .ready), at: 0)
    }
}

extension Written {
    static let hello = Written(
        Array(#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":10000}}"#.utf8),
        session: nil
    )
    static let ready = event("READY", 1)

    static func event(_ name: String, _ sequence: Int) -> Written {
        Written(Array(#"{"t":"\#(name)","s":\#(sequence),"op":0,"d":{}}"#.utf8), session: "a")
    }
}

extension GatewayEvent {
    static let ready = number(1, name: .ready)

    static func number(_ sequence: Int, name: EventName = "E") -> GatewayEvent {
        let payload = Written.event(name.rawValue, sequence).payload
        return GatewayEvent(
            name: name,
            sequence: Int64(sequence),
            payload: payload,
            dataRange: (payload.count - 3)..<(payload.count - 1)
        )
    }
}

private func payload(_ opcode: Int, _ data: String) -> [UInt8] { Array(#"{"op":\#(opcode),"d":\#(data)}"#.utf8) }

private func voice(_ number: Int) -> [UInt8] { payload(4, #"{"guild_id":"\#(number)","channel_id":null}"#) }

private func wait(_ number: Int, _ kind: HistoryAwait.Kind = .voice, deadline: Double? = nil) -> HistoryAwait {
    HistoryAwait(number: number, kind: kind, deadline: deadline.map { .seconds($0) }, isInHandler: true)
}

private let budget = CommandBudget(heartbeatInterval: .seconds(40))

private func closed(_ code: UInt16) -> Disconnection { Disconnection(closeCode: code) }

struct JudgeTests {
    @Test func `an event that is left out is found`() {
        var bench = Bench(DeliveryJudge())
        bench.goLive()
        bench.pass(.written(0, .event("E", 2)), .written(0, .event("E", 3)), at: 1)
        #expect(bench.see(.delivered(lane: 0, .number(3)), at: 1) == .delivery)
    }

    @Test func `an event that is delivered twice is found`() {
        var bench = Bench(DeliveryJudge())
        bench.goLive()
        bench.pass(.written(0, .event("E", 2)), .delivered(lane: 0, .number(2)), at: 1)
        #expect(bench.see(.delivered(lane: 0, .number(2)), at: 1) == .delivery)
    }

    @Test func `an event that was received before a fatal close and not delivered is found`() {
        var bench = Bench(DeliveryJudge())
        bench.goLive()
        bench.pass(.written(0, .event("E", 2)), .arrived(0, .event("E", 2)), .ended(0, closed(4004)), at: 1)
        let error = ShardError(.fatalClose, "refused", closeCode: CloseCode(rawValue: 4004))
        #expect(bench.see(.runEnded(lane: 0, error), at: 2) == .delivery)
    }

    @Test func `a live event whose number does not grow must be delivered`() {
        var bench = Bench(LiveDeliveryJudge())
        bench.goLive()
        bench.pass(.arrived(0, .event("E", 1)), .arrived(0, .event("E", 2)), at: 1)
        #expect(bench.see(.delivered(lane: 0, .number(2)), at: 1) == .delivery)
    }

    @Test func `a dial after a fatal close code is found`() {
        var bench = Bench(LastWordJudge())
        bench.goLive()
        bench.pass(.ended(0, closed(4014)), .left(0, code: nil), at: 1)
        #expect(bench.see(.dialled(1, lane: 0, url: ""), at: 1) == .lastWord)
    }

    @Test func `a shard that outlives a fatal close code is found`() {
        var bench = Bench(LastWordJudge())
        bench.goLive()
        bench.pass(.ended(0, closed(4014)), at: 1)
        #expect(bench.see(.gaveBack(shard: 0), at: 7) == .lastWord)
    }

    @Test func `a session that is resumed after 4009 is found`() {
        var bench = Bench(LastWordJudge())
        bench.goLive()
        bench.pass(.ended(0, closed(4009)), .left(0, code: nil), .dialled(1, lane: 0, url: ""), at: 1)
        #expect(bench.see(.sent(1, payload(6, #"{"session_id":"a","seq":1}"#)), at: 1) == .lastWord)
    }

    @Test func `a second connection is found`() {
        var bench = Bench(OneConnectionJudge())
        bench.goLive()
        #expect(bench.see(.dialled(1, lane: 0, url: ""), at: 1) == .oneConnection)
    }

    @Test func `a command that is reported as sent and was not is found`() {
        var bench = Bench(SentJudge())
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7)), at: 1)
        #expect(bench.see(.finished(lane: 0, number: 7, nil), at: 1) == .sent)
    }

    @Test func `a command that was sent and is reported as stopped is found`() {
        var bench = Bench(SentJudge())
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7)), .sent(0, voice(7)), at: 1)
        #expect(bench.see(.finished(lane: 0, number: 7, CommandError(.stopped, "")), at: 1) == .sent)
    }

    @Test func `a command that is sent twice is found`() {
        var bench = Bench(SentJudge())
        bench.goLive()
        bench.pass(.sent(0, voice(7)), at: 1)
        #expect(bench.see(.sent(0, voice(7)), at: 2) == .sent)
    }

    @Test func `a wait that outlives its deadline is found`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7, .close, deadline: 5)), at: 1)
        bench.pass(.gaveBack(shard: 0), at: 6.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 7.1) == .waits)
    }

    @Test func `a deadline that is given counts the time of a spent send budget, too`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.spendBudget(at: 1)
        bench.pass(.began(lane: 0, wait(7, deadline: 5)), at: 1)
        bench.pass(.gaveBack(shard: 0), at: 6.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 7.1) == .waits)
    }

    @Test func `the default deadline counts the time without a live session, not that of a spent send budget`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.spendBudget(at: 1)
        bench.pass(.began(lane: 0, wait(7)), at: 1)
        bench.pass(.gaveBack(shard: 0), at: 62.9)
        // 50 s of the 120 s.
        bench.pass(.tookEnd(0, closed(4000)), at: 60)
        bench.pass(.dialled(1, lane: 0, url: ""), .opened(1), .arrived(1, .ready), .took(1, 1), at: 110)
        bench.spendBudget(of: 1, at: 110)
        bench.pass(.tookEnd(1, closed(4000)), at: 170)
        bench.pass(.gaveBack(shard: 0), at: 240.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 241.1) == .waits)
    }

    @Test func `a command that waits longer than a spent send budget explains is found`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.spendBudget(at: 1)
        bench.pass(.began(lane: 0, wait(7)), at: 1)
        // The budget is free again 62 s after it was spent.
        bench.pass(.gaveBack(shard: 0), at: 63)
        bench.pass(.gaveBack(shard: 0), at: 183.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 184.1) == .waits)
    }

    @Test func `a request for members that waits 300 s for its answer is found`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7, .member)), at: 1)
        bench.pass(.sent(0, payload(8, #"{"nonce":"7"}"#)), at: 2)
        bench.pass(.gaveBack(shard: 0), at: 302.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 303.1) == .waits)
    }

    @Test func `a command that times out while the send budget is spent is found`() {
        var bench = Bench(WaitJudge(budget))
        bench.goLive()
        bench.spendBudget(at: 1)
        bench.pass(.began(lane: 0, wait(7, .member)), at: 1)
        #expect(bench.see(.finished(lane: 0, number: 7, CommandError(.timedOut, "")), at: 60) == .capacity)
    }

    @Test func `a command that waits on a healthy connection is found`() {
        var bench = Bench(AnswerJudge(budget))
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7)), at: 1)
        bench.pass(.gaveBack(shard: 0), at: 1.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 2.1) == .answers)
    }

    @Test func `a command may wait for the send budget, and is found a second after it is free`() {
        var bench = Bench(AnswerJudge(budget))
        bench.goLive()
        bench.spendBudget(at: 1)
        bench.pass(.began(lane: 0, wait(7)), at: 2)
        bench.pass(.gaveBack(shard: 0), at: 62.9)
        bench.pass(.gaveBack(shard: 0), at: 63.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 64.1) == .answers)
    }

    @Test func `an answer that takes more than a second is found, though the send budget is spent`() {
        var bench = Bench(AnswerJudge(budget))
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7, .member)), .sent(0, payload(8, #"{"nonce":"7"}"#)), at: 1)
        bench.spendBudget(at: 1)
        bench.pass(.gaveBack(shard: 0), at: 1.9)
        #expect(bench.see(.gaveBack(shard: 0), at: 2.1) == .answers)
    }

    @Test func `of requests that the gateway may have refused, each may wait a second longer than the one before`() {
        var bench = Bench(AnswerJudge(budget))
        bench.goLive()
        for number in [7, 8] {
            bench.pass(.began(lane: 0, wait(number, .member)), at: 1)
            bench.pass(.sent(0, payload(8, #"{"nonce":"\#(number)"}"#)), at: 1)
        }
        bench.pass(.tookEnd(0, closed(4002)), at: 1)
        bench.pass(.dialled(1, lane: 0, url: ""), .opened(1), .arrived(1, .ready), .took(1, 1), at: 2)
        bench.pass(.sent(1, payload(8, #"{"nonce":"7"}"#)), at: 2)
        bench.pass(.finished(lane: 0, number: 7, nil), at: 2.9)
        bench.pass(.gaveBack(shard: 0), at: 3.8)
        #expect(bench.see(.gaveBack(shard: 0), at: 4) == .answers)
    }

    @Test func `a command that is sent before an earlier one is found`() {
        var bench = Bench(OrderJudge())
        bench.goLive()
        bench.pass(
            .began(lane: 0, wait(7, .sounds)),
            .began(lane: 0, wait(8)),
            .began(lane: 0, wait(9, .member)),
            at: 1
        )
        bench.pass(.sent(0, voice(8)), at: 1)
        #expect(bench.see(.sent(0, payload(8, #"{"nonce":"9"}"#)), at: 1) == .order)
    }

    @Test func `a queue that is full too early is found`() {
        var bench = Bench(CapacityJudge())
        bench.goLive()
        bench.pass(.began(lane: 0, wait(7, .member)), at: 1)
        #expect(bench.see(.finished(lane: 0, number: 7, CommandError(.queueFull, "")), at: 1) == .capacity)
    }

    @Test func `a payload that is sent after two refusals is found`() {
        var bench = Bench(PoisonJudge())
        bench.goLive()
        bench.pass(.poisoned(0, number: 7), .tookEnd(0, closed(4002)), at: 1)
        bench.pass(.dialled(1, lane: 0, url: ""), .poisoned(1, number: 7), .tookEnd(1, closed(4002)), at: 2)
        bench.pass(.dialled(2, lane: 0, url: ""), at: 3)
        #expect(bench.see(.poisoned(2, number: 7), at: 3) == .poison)
    }

    @Test func `a refusal whose close code is lost does not count`() {
        var bench = Bench(PoisonJudge())
        bench.goLive()
        for link in 0...2 {
            if link > 0 { bench.pass(.dialled(link, lane: 0, url: ""), at: Double(link)) }
            bench.pass(.poisoned(link, number: 7), .tookEnd(link, closed(1006)), at: Double(link))
        }
        bench.pass(.dialled(3, lane: 0, url: ""), .poisoned(3, number: 7), at: 3)
    }

    @Test func `payload 121 of a minute is found`() {
        var bench = Bench(SendLimitJudge())
        bench.goLive()
        for _ in 2...120 { bench.pass(.sent(0, voice(7)), at: 1) }
        #expect(bench.see(.sent(0, voice(7)), at: 59.9) == .sendLimit)
    }

    @Test func `presence 6 of 20 seconds is found`() {
        var bench = Bench(SendLimitJudge())
        bench.goLive()
        for _ in 1...5 { bench.pass(.sent(0, payload(3, #"{"since":7}"#)), at: 1) }
        #expect(bench.see(.sent(0, payload(3, #"{"since":7}"#)), at: 20.9) == .sendLimit)
    }

    @Test func `an IDENTIFY without a permit is found`() {
        var bench = Bench(IdentifyJudge())
        bench.goLive()
        #expect(bench.see(.sent(0, payload(2, "{}")), at: 1) == .permits)
    }

    @Test func `IDENTIFY 300 of a day is found`() {
        var bench = Bench(IdentifyJudge())
        bench.goLive()
        for _ in 2...299 { bench.pass(.permitted(shard: 0, after: .zero), .sent(0, payload(2, "{}")), at: 10) }
        bench.pass(.permitted(shard: 0, after: .zero), at: 86_000)
        #expect(bench.see(.sent(0, payload(2, "{}")), at: 86_000) == .daily)
    }

    @Test func `an early heartbeat is found`() {
        var bench = Bench(HeartbeatJudge(interval: .seconds(10)))
        bench.goLive()
        bench.pass(.sent(0, payload(1, "1")), at: 3)
        #expect(bench.see(.sent(0, payload(1, "1")), at: 9) == .heartbeat)
    }

    @Test func `a missing heartbeat is found`() {
        var bench = Bench(HeartbeatJudge(interval: .seconds(10)))
        bench.goLive()
        bench.pass(.sent(0, payload(1, "1")), at: 3)
        #expect(bench.see(.gaveBack(shard: 0), at: 13.1) == .heartbeat)
    }

    @Test func `a close for which the client is to blame is found`() {
        var bench = Bench(ConductJudge())
        bench.goLive()
        #expect(bench.see(.blamed(0, code: 4001), at: 1) == .conduct)
    }

    @Test func `a late first attempt to resume is found`() {
        var bench = Bench(RedialJudge())
        bench.goLive()
        bench.pass(.tookEnd(0, closed(4000)), at: 1)
        #expect(bench.see(.dialled(1, lane: 0, url: History.resumeURL), at: 2.1) == .redial)
    }

    @Test func `a late second attempt to resume is found`() {
        var bench = Bench(RedialJudge())
        bench.goLive()
        bench.pass(.tookEnd(0, closed(4000)), .dialled(1, lane: 0, url: History.resumeURL), at: 1)
        bench.pass(.tookEnd(1, Disconnection()), at: 1)
        #expect(bench.see(.dialled(2, lane: 0, url: History.resumeURL), at: 6.6) == .redial)
    }

    @Test func `a shard that does not come back is found`() {
        var bench = Bench(RecoveryJudge())
        bench.goLive()
        bench.pass(.tookEnd(0, closed(4000)), .peace, at: 1)
        #expect(bench.see(.gaveBack(shard: 0), at: 23) == .recovery)
    }

    @Test func `an end without a reason is found`() {
        var bench = Bench(EndingJudge())
        bench.goLive()
        #expect(bench.see(.runEnded(lane: 0, nil), at: 1) == .ending)
    }

    @Test func `a report that holds the token is found`() {
        var bench = Bench(SecrecyJudge())
        bench.goLive()
        let cause = DisconnectCause.closedByGateway(CloseCode(rawValue: 4000), reason: HistoryPlan.botToken)
        #expect(
            bench.see(.reported(lane: 0, .disconnected(cause, Recovery(.mainURL, after: .zero))), at: 1) == .secrecy
        )
    }

    @Test func `more events than the buffer allows are found`() {
        var bench = Bench(MemoryJudge(capacity: 1))
        bench.goLive()
        for number in 2...5 { bench.pass(.arrived(0, .event("E", number)), .took(0, 1), at: 1) }
        bench.pass(.arrived(0, .event("E", 6)), at: 1)
        #expect(bench.see(.took(0, 1), at: 1) == .memory)
    }
}
