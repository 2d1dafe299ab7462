import Foundation
import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct SessionSnapshotTests {
    private let session = Session(id: "abc", resumeURL: "wss://resume.gateway.test", sequence: 7, userID: 5)

    private func snapshot(takenAt: Int64 = 1_000_000) throws -> SessionSnapshot {
        SessionSnapshot(
            session: session,
            shard: try ShardIdentity(id: 3, count: 8),
            intents: [.guilds, .guildMessages],
            compression: .zlibStream,
            takenAt: takenAt
        )
    }

    private func judged(
        _ snapshot: SessionSnapshot,
        shard: ShardIdentity? = nil,
        intents: Intents = [.guilds, .guildMessages],
        at unixMilliseconds: Int64 = 1_000_000
    ) throws -> Session {
        try snapshot.session(
            for: try shard ?? ShardIdentity(id: 3, count: 8),
            intents: intents,
            unixMilliseconds: unixMilliseconds
        )
    }

    // MARK: Judging

    @Test func `a session that fits and is young is taken`() throws {
        #expect(try judged(try snapshot()) == session)
        #expect(try judged(try snapshot(), at: 1_300_000) == session)
    }

    @Test func `an old session is refused with its age`() throws {
        #expect(throws: SessionRejection.tooOld(.milliseconds(300_001))) { try judged(try snapshot(), at: 1_300_001) }
    }

    @Test func `a session of another shard or with other intents is refused`() throws {
        let other = try ShardIdentity(id: 2, count: 8)
        #expect(throws: SessionRejection.anotherShard(try ShardIdentity(id: 3, count: 8))) {
            try judged(try snapshot(), shard: other)
        }
        #expect(throws: SessionRejection.otherIntents([.guilds, .guildMessages])) {
            try judged(try snapshot(), intents: .guilds)
        }
    }

    @Test(arguments: [Int64.min, -1, 0, .max])
    func `whatever the clocks say, nothing breaks`(time: Int64) throws {
        _ = try? judged(try snapshot(takenAt: time), at: 0)
        _ = try? judged(try snapshot(takenAt: 0), at: time)
        #expect(try judged(try snapshot(takenAt: .max), at: 0) == session)
    }

    // MARK: Storing

    @Test func `a snapshot is the same after it was stored`() throws {
        let stored = try JSONEncoder().encode(try snapshot())
        #expect(try JSONDecoder().decode(SessionSnapshot.self, from: stored) == snapshot())
    }

    @Test func `a snapshot of another version is refused by its number`() throws {
        let json = Data(#"{"version":2,"session":"in another form"}"#.utf8)
        #expect(throws: SessionRejection.unknownVersion(2)) {
            try JSONDecoder().decode(SessionSnapshot.self, from: json)
        }
    }

    // MARK: Acknowledging

    private func delivered(_ outcome: MachineDriver.Outcome) throws -> GatewayEvent.Position {
        try #require(outcome.events.first?.position)
    }

    @Test func `the exported sequence is the last one that was handled`() throws {
        let driver = try MachineDriver()
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        let ready = try delivered(driver.ready())
        #expect(driver.acknowledgedSequence == nil)
        let second = try delivered(driver.event(2))
        let third = try delivered(driver.event(3))
        driver.event(4)
        driver.handle(.acknowledge(ready))
        #expect(driver.acknowledgedSequence == 1)
        driver.handle(.acknowledge(third))
        driver.handle(.acknowledge(second))
        #expect(driver.acknowledgedSequence == 3)
        #expect(driver.machine.status.session?.sequence == 4)
    }

    @Test func `a process that takes the snapshot up resumes after what was handled`() throws {
        let first = try MachineDriver.live()
        let handled = try delivered(first.event(2))
        first.event(3)
        first.handle(.acknowledge(handled))
        let snapshot = SessionSnapshot(
            session: try #require(first.machine.status.acknowledgedSession),
            shard: .single,
            intents: .all,
            compression: .none,
            takenAt: 0
        )

        let second = MachineDriver(
            try MachineDriver.configuration(
                session: try snapshot.session(for: .single, intents: .all, unixMilliseconds: 60_000)
            )
        )
        second.start()
        #expect(second.greet().sent.first?["d"]?["seq"] == 2)
        #expect(second.acknowledgedSequence == 2)
        second.handle(.acknowledge(try delivered(second.event(3))))
        #expect(second.acknowledgedSequence == 3)
    }

    @Test func `an event of an earlier session says nothing of the new one`() throws {
        let driver = try MachineDriver.live()
        let old = try delivered(driver.event(5000))
        driver.receive(#"{"op":9,"d":false}"#)
        _ = driver.redial()
        driver.greet()
        driver.permit()
        while driver.machine.state != .identifying { driver.advance() }
        let ready = try delivered(driver.ready())
        driver.event(9000)
        driver.handle(.acknowledge(old))
        #expect(driver.acknowledgedSequence == nil)
        driver.handle(.acknowledge(ready))
        #expect(driver.acknowledgedSequence == 1)
    }

    @Test func `what was not received cannot be acknowledged`() throws {
        let driver = try MachineDriver.live()
        driver.handle(.acknowledge(GatewayEvent.Position(session: 1, sequence: .max)))
        #expect(driver.acknowledgedSequence == 1)
    }

    @Test func `a close that keeps the session leaves a snapshot, one that ends it does not`() throws {
        for keeps in [true, false] {
            let driver = try MachineDriver.live()
            driver.handle(.acknowledge(try delivered(driver.event(2))))
            _ = driver.stop(keepingSession: keeps)
            driver.closed(nil)
            #expect((driver.acknowledgedSequence != nil) == keeps)
        }
    }
}
