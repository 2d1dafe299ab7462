import GatewayJSON
import GatewayProtocol
import Testing

/// How other clients fail to stay connected, and what this one does instead.
@Suite struct StayingConnectedTests {
    @Test(arguments: [4007, 4009] as [UInt16])
    func `4007 and 4009 on a resume drop the session`(code: UInt16) throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        _ = driver.redial()
        #expect(driver.greet().opcodes == [6])
        let recovery = try #require(driver.closed(code).recovery)
        #expect(recovery.rung == .identify)
        #expect(recovery.sessionLoss == .closed(CloseCode(rawValue: code)))
    }

    @Test func `the ACK of a requested beat in flight at the next tick makes no zombie`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        driver.receive(#"{"op":11}"#)
        driver.wait(39.9)
        #expect(driver.receive(#"{"op":1}"#).opcodes == [1])
        #expect(driver.advance().opcodes == [1])
        driver.receive(#"{"op":11}"#)
        driver.receive(#"{"op":11}"#)
        driver.wait(11)
        #expect(driver.tick().isEmpty)
        #expect(driver.machine.isReady)
    }

    @Test func `bytes of an incomplete message excuse a late ACK`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        for _ in 0..<9 {
            driver.wait(9)
            driver.handle(.receivedBytes)
            #expect(driver.tick().cause == nil)
        }
        #expect(driver.machine.isReady)
    }

    @Test func `a gateway that sends events and acknowledges no heartbeat is left after two intervals`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        let beat = driver.now
        var sequence = 2
        var cause: DisconnectCause?
        while cause == nil {
            driver.wait(1)
            driver.event(sequence)
            sequence += 1
            cause = driver.tick().cause
            try #require(driver.now < beat + .seconds(200))
        }
        #expect(cause == .heartbeatsUnacknowledged)
        #expect(driver.now - beat >= .seconds(80) && driver.now - beat <= .seconds(92))
    }

    @Test func `time that steps back makes no zombie`() throws {
        let driver = try MachineDriver.live()
        driver.wait(1000)
        _ = driver.tick()
        driver.receive(#"{"op":11}"#)
        driver.wait(-30)
        #expect(driver.tick().isEmpty)
        driver.event(2)
        #expect(driver.machine.isReady)
    }

    @Test func `a silent peer is noticed within the ACK deadline after a beat`() throws {
        let driver = try MachineDriver.live()
        #expect(driver.advance().opcodes == [1])
        let beat = driver.now
        #expect(driver.advance().cause == .zombie)
        #expect(driver.now - beat == GatewayLimits().acknowledgementDeadline)
    }

    @Test func `the heartbeat interval bounds the ACK deadline`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet(interval: 4000)
        #expect(driver.advance().opcodes == [1])
        let beat = driver.now
        #expect(driver.advance().cause == .zombie)
        #expect(driver.now - beat == .seconds(4))
    }

    @Test func `the first beat comes after a random part of the interval`() throws {
        var firsts: Set<Int> = []
        for seed in 1...64 as ClosedRange<UInt64> {
            let driver = try MachineDriver(seed: seed)
            driver.start()
            driver.greet()
            driver.permit()
            _ = driver.tick()
            driver.ready()
            #expect(driver.advance().opcodes == [1], "seed \(seed)")
            #expect(driver.now < at(40), "seed \(seed)")
            firsts.insert(Int(driver.now.sinceOrigin / .seconds(10)))
        }
        #expect(firsts == [0, 1, 2, 3])
    }

    @Test func `beats start at HELLO, while permission to identify is waited for`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        var beats = 0
        while driver.now < at(600) {
            beats += driver.advance().opcodes.count
            driver.receive(#"{"op":11}"#)
        }
        #expect(driver.machine.state == .awaitingPermit)
        #expect((14...16).contains(beats))
    }

    @Test func `a beat that the gateway asks for is answered at once, and leaves the rhythm as it is`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        let first = driver.now
        for beat in 1...5 {
            driver.receive(#"{"op":11}"#)
            driver.wait(13)
            #expect(driver.receive(#"{"op":1,"d":null}"#).opcodes == [1])
            driver.receive(#"{"op":11}"#)
            #expect(driver.advance().opcodes == [1])
            #expect(driver.now == first + .seconds(40 * beat))
        }
    }

    @Test func `a gateway that asks for beats without end cannot make the next one come late`() throws {
        let driver = try MachineDriver.live()
        driver.advance()
        let first = driver.now
        driver.receive(#"{"op":11}"#)
        driver.wait(0.5)
        for _ in 0..<1000 { driver.receive(#"{"op":1}"#) }
        // The next is due in 40 s, when the window of 60 s still is full: it comes as soon as it may.
        var beats: [GatewayInstant] = []
        while beats.count < 2 {
            if driver.advance().opcodes == [1] { beats.append(driver.now) }
            driver.receive(#"{"op":11}"#)
            try #require(driver.machine.isReady)
        }
        #expect(beats[0] - first <= .seconds(63))
        #expect(beats[1] - beats[0] == .seconds(40))
    }

    @Test func `a close before READY leaves no beat behind`() throws {
        let driver = try MachineDriver()
        driver.start()
        for _ in 0..<5 {
            driver.greet()
            driver.closed(4000)
            _ = driver.redial()
        }
        driver.greet()
        driver.permit()
        _ = driver.tick()
        driver.ready()
        let ready = driver.now
        var beats = 0
        while driver.now < ready + .seconds(400) {
            beats += driver.advance().opcodes.count
            driver.receive(#"{"op":11}"#)
        }
        #expect((9...11).contains(beats))
    }

    @Test func `op 7 in place of HELLO keeps the session`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        _ = driver.redial()
        driver.open()
        let effects = driver.receive(#"{"op":7}"#)
        #expect(effects.abandoned == .keepingSession)
        #expect(effects.recovery?.rung == .resumeURL)
    }

    @Test(arguments: [4001, 4003, 4005] as [UInt16])
    func `4001, 4003 and 4005 lead to a new session, not to the end`(code: UInt16) throws {
        let driver = try MachineDriver.live()
        let effects = driver.closed(code)
        #expect(effects.stop == nil)
        #expect(effects.recovery?.rung == .identify)
    }

    @Test func `a fatal close says in plain words what to change`() throws {
        for code in [4004, 4010, 4011, 4012, 4013, 4014] as [UInt16] {
            let driver = try MachineDriver.live()
            guard case .fatalClose(let refusal)? = driver.closed(code).stop else {
                throw Failure("\(code) is not fatal")
            }
            #expect(refusal.advice.count > 40, "\(code)")
        }
    }

    @Test func `4003, then 4014 on the next IDENTIFY, is an intent that was switched off`() throws {
        let driver = try MachineDriver.live()
        driver.closed(4003)
        _ = driver.redial()
        driver.greet()
        driver.permit()
        driver.advance()
        guard case .fatalClose(let refusal)? = driver.closed(4014).stop else { throw Failure("not refused") }
        #expect(refusal.isIntentRevoked)
        #expect(refusal.advice.contains("while the shard ran"))
    }

    @Test func `4014 alone, or long after a 4003 that was overcome, is an intent that never was enabled`() throws {
        let first = try MachineDriver()
        first.start()
        first.greet()
        first.permit()
        first.advance()
        #expect(first.closed(4014).stop == .fatalClose(FatalClose(.disallowedIntents)))

        let second = try MachineDriver.live()
        second.closed(4003)
        _ = second.redial()
        second.greet()
        second.permit()
        second.advance()
        second.ready()
        #expect(second.closed(4014).stop == .fatalClose(FatalClose(.disallowedIntents)))
    }
}
