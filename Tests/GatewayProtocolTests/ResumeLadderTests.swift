import GatewayJSON
import GatewayProtocol
import Testing

/// Resume URL, main URL with the same session, IDENTIFY; by counts, by time, by evidence.
@Suite struct ResumeLadderTests {
    private let resumeURL = "wss://resume.gateway.test/?v=10&encoding=json"
    private let mainURL = "wss://gateway.test/?v=10&encoding=json"

    private func imported(limits: GatewayLimits = GatewayLimits()) throws -> MachineDriver {
        let session = Session(id: "old", resumeURL: "wss://resume.gateway.test", sequence: 99)
        return MachineDriver(try MachineDriver.configuration(session: session, limits: limits))
    }

    // MARK: Counts

    @Test func `a dead resume URL is left for the main URL with the same session`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        let refused = ConnectionEnd(failure: ConnectionFailure(.refused, "refused"))
        #expect(driver.redial() == resumeURL)
        #expect(driver.ended(refused).recovery?.rung == .resumeURL)
        #expect(driver.redial() == resumeURL)
        #expect(driver.ended(refused).recovery?.rung == .mainURL)
        #expect(driver.redial() == mainURL)
        #expect(driver.greet().opcodes == [6])
    }

    @Test func `a resume host that answers but never resumes is left for the main URL, then for IDENTIFY`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        var rungs: [Recovery.Rung?] = []
        for _ in 0..<3 {
            _ = driver.redial()
            driver.greet(interval: 3_600_000)
            driver.wait(60)
            rungs.append(driver.tick().recovery?.rung)
        }
        #expect(rungs == [.resumeURL, .mainURL, .identify])
    }

    @Test func `a resume that succeeds climbs down: the next one uses the resume URL again`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        for _ in 0..<2 {
            _ = driver.redial()
            driver.ended(ConnectionEnd(failure: ConnectionFailure(.refused, "refused")))
        }
        #expect(driver.redial() == mainURL)
        driver.greet()
        driver.event(2, "RESUMED")
        driver.closed(nil)
        #expect(driver.redial() == resumeURL)
    }

    @Test func `consecutive failed resumes are capped, then IDENTIFY`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        var recovery: Recovery?
        for _ in 0..<GatewayLimits().resumeAttempts {
            #expect(recovery?.rung != .identify)
            _ = driver.redial()
            #expect(driver.greet().opcodes == [6])
            recovery = driver.closed(4000).recovery
        }
        #expect(recovery?.rung == .identify)
        #expect(recovery?.sessionLoss == .resumesFailed(3))
    }

    @Test func `a replay that goes on does not count as a failed resume`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        for sequence in 2...9 {
            _ = driver.redial()
            #expect(driver.greet().opcodes == [6])
            driver.event(sequence)
            driver.closed(nil)
        }
    }

    @Test func `a replay that repeats itself does count`() throws {
        let driver = try MachineDriver.live()
        driver.event(5)
        driver.closed(nil)
        var recovery: Recovery?
        for _ in 0..<3 {
            _ = driver.redial()
            #expect(driver.greet().opcodes == [6])
            driver.event(5)
            recovery = driver.closed(nil).recovery
        }
        #expect(recovery?.rung == .identify)
    }

    // MARK: Time

    @Test func `a session whose resume has failed for five minutes is given up`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        let lost = driver.now
        var recovery: Recovery?
        var resumes = 0
        while recovery?.rung != .identify {
            _ = driver.redial()
            recovery = driver.ended(ConnectionEnd(failure: ConnectionFailure(.timedOut, "no answer"))).recovery
            if recovery?.rung == .identify { break }
            driver.wait(10)
            resumes += 1
            try #require(resumes < 1000)
        }
        guard case .expired(let age)? = recovery?.sessionLoss else { throw Failure("not expired") }
        #expect(age >= GatewayLimits().sessionLifetime)
        #expect(driver.now - lost <= GatewayLimits().sessionLifetime + .seconds(10))
        _ = driver.redial()
        #expect(driver.greet().last == .requestIdentifyPermit)
    }

    @Test func `a session is not resumed after a pause that outlasts it`() throws {
        let driver = try MachineDriver.live()
        driver.closed(nil)
        _ = driver.redial()
        let recovery = try #require(driver.ended(ConnectionEnd(httpStatus: 503, retryAfter: .seconds(400))).recovery)
        #expect(recovery.rung == .identify)
        guard case .expired(let age)? = recovery.sessionLoss else { throw Failure("not expired") }
        #expect(age >= .seconds(400))
    }

    @Test func `an imported session climbs the same ladder, and is given up at the same age`() throws {
        let driver = try imported()
        let refused = ConnectionEnd(failure: ConnectionFailure(.refused, "refused"))
        #expect(driver.start().connectURL == resumeURL)
        #expect(driver.ended(refused).recovery?.rung == .resumeURL)
        _ = driver.redial()
        #expect(driver.ended(refused).recovery?.rung == .mainURL)
        driver.now = at(299)
        _ = driver.tick()
        driver.wait(2)
        let recovery = driver.ended(refused).recovery
        #expect(recovery?.rung == .identify)
    }

    @Test(arguments: ["http://resume.test", "wss://resume.gateway.test/?v=9", "", "resume.test"])
    func `an imported session whose resume URL is none is resumed at the main URL`(url: String) throws {
        let session = Session(id: "old", resumeURL: url, sequence: 99)
        let driver = MachineDriver(try MachineDriver.configuration(session: session))
        #expect(driver.start().connectURL == mainURL)
        #expect(driver.greet().opcodes == [6])
    }

    // MARK: Evidence

    static let decisive: [ConnectionEnd] =
        [400, 401, 403, 404, 410].map { ConnectionEnd(httpStatus: $0) }
        + [.nameNotFound, .tlsFailed, .misconfigured].map { ConnectionEnd(failure: ConnectionFailure($0, "")) }

    @Test(arguments: decisive)
    func `evidence that the resume URL is wrong leads to the main URL at once`(end: ConnectionEnd) throws {
        let driver = try imported()
        driver.start()
        #expect(driver.ended(end).recovery?.rung == .mainURL)
    }

    static let slight: [ConnectionEnd] =
        [408, 425, 429, 500, 502, 503].map { ConnectionEnd(httpStatus: $0) }
        + [.refused, .proxyFailed, .timedOut, .lost, .violation].map {
            ConnectionEnd(failure: ConnectionFailure($0, ""))
        }
        + [ConnectionEnd(closeCode: .unknownError), ConnectionEnd()]

    @Test(arguments: slight)
    func `evidence of bad luck leads to a second attempt at the resume URL`(end: ConnectionEnd) throws {
        let driver = try imported()
        driver.start()
        #expect(driver.ended(end).recovery?.rung == .resumeURL)
        _ = driver.redial()
        #expect(driver.ended(end).recovery?.rung == .mainURL)
    }

    @Test func `silence is evidence: of a dial, of HELLO, of RESUMED`() throws {
        let driver = try imported()
        driver.start()
        #expect(driver.advance().recovery?.rung == .resumeURL)
        _ = driver.redial()
        driver.open()
        #expect(driver.advance().recovery?.rung == .mainURL)
    }

    @Test func `a decode fault resumes once from the last good sequence, then identifies`() throws {
        let driver = try MachineDriver.live()
        driver.event(7)
        #expect(driver.receive("{").recovery?.rung == .resumeURL)
        _ = driver.redial()
        #expect(driver.greet().sent.first?["d"]?["seq"] == 7)
        let recovery = driver.receive("{").recovery
        #expect(recovery?.rung == .identify)
        #expect(recovery?.sessionLoss == .unintelligible)
    }

    @Test func `a message that breaks the transport's rules is treated as such a fault`() throws {
        let driver = try MachineDriver.live()
        let violation = ConnectionEnd(failure: ConnectionFailure(.violation, "too large"))
        #expect(driver.ended(violation).recovery?.rung == .resumeURL)
        _ = driver.redial()
        driver.greet()
        #expect(driver.ended(violation).recovery?.sessionLoss == .unintelligible)
    }

    @Test func `faults at different places do not add up`() throws {
        let driver = try MachineDriver.live()
        for sequence in 2..<40 {
            driver.event(sequence)
            #expect(driver.receive("{").recovery?.rung == .resumeURL)
            _ = driver.redial()
            driver.greet()
            driver.event(sequence + 1, "RESUMED")
        }
    }

    // MARK: Refused upgrades

    @Test(arguments: [401, 403])
    func `a refused upgrade is classified, backed off with growing delay, and surfaced`(status: Int) throws {
        let driver = try MachineDriver()
        let limits = GatewayLimits()
        driver.start()
        var ceiling = limits.rejectionBackoff
        for _ in 0..<16 {
            let effects = driver.ended(ConnectionEnd(httpStatus: status))
            #expect(effects.cause == .upgradeRejected(status: status))
            #expect("\(try #require(effects.cause))".contains("not about the token"))
            let delay = try #require(effects.retryAfter)
            #expect(delay >= ceiling / 2)
            #expect(delay <= max(ceiling, limits.reconnectBackoffCap))
            ceiling = min(ceiling * 2, limits.rejectionBackoffCap)
            _ = driver.redial()
        }
        #expect(ceiling == limits.rejectionBackoffCap)
    }

    @Test func `an upgrade that succeeds ends the growth`() throws {
        let driver = try MachineDriver()
        driver.start()
        for _ in 0..<8 {
            driver.ended(ConnectionEnd(httpStatus: 403))
            _ = driver.redial()
        }
        driver.open()
        driver.closed(nil)
        _ = driver.redial()
        let delay = try #require(driver.ended(ConnectionEnd(httpStatus: 403)).retryAfter)
        #expect(delay <= GatewayLimits().reconnectBackoffCap)
    }
}
