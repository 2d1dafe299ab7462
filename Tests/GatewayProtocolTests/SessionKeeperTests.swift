import Testing

@testable import GatewayProtocol

@Suite struct SessionKeeperTests {
    private let lost = DisconnectCause.connectionLost(.withoutCloseFrame)

    private func keeper(_ session: Session? = nil) -> SessionKeeper {
        let trust = ResumeHostTrust(mainURL: "wss://gateway.discord.gg", .sameDomain)
        return SessionKeeper(session, trust: trust, limits: GatewayLimits())
    }

    /// A keeper with a session that has been live since 0 s, whose READY had the number 1.
    private func liveKeeper() -> SessionKeeper {
        var keeper = keeper()
        keeper.start(at: at(0))
        keeper.begin(Session(id: "s", resumeURL: "wss://a.discord.gg", sequence: nil, userID: nil), at: at(0))
        #expect(keeper.admit(1) == .advanced)
        keeper.recordDelivery(1)
        return keeper
    }

    private func stored(url: String? = nil, sequence: Int64 = 7) -> Session {
        Session(id: "stored", resumeURL: url, sequence: sequence, userID: nil)
    }

    @Test func `a live event is never a repetition, and only a greater number moves the position`() {
        var keeper = liveKeeper()
        let numbers: [(Int64?, SessionKeeper.Admission, Int64)] = [
            (2, .advanced, 2), (2, .unordered, 2), (0, .unordered, 2), (nil, .unordered, 2), (-1, .unordered, 2),
            (9_223_372_036_854_775_807, .unordered, 2), (1_000_003, .unordered, 2), (1_000_002, .advanced, 1_000_002),
        ]
        for (number, admission, position) in numbers {
            #expect(keeper.admit(number) == admission, "\(number as Any)")
            #expect(keeper.session?.sequence == position, "\(number as Any)")
        }
    }

    @Test func `a replay repeats what was received before RESUME, and nothing else`() {
        var keeper = liveKeeper()
        _ = keeper.admit(5)
        _ = keeper.connectionEnded(lost, .live, at: at(10))
        keeper.beginResuming()
        #expect(keeper.admitReplayed(4, at: at(11)) == .repeated)
        #expect(keeper.admitReplayed(5, at: at(11)) == .repeated)
        #expect(keeper.admitReplayed(6, at: at(11)) == .advanced)
        #expect(keeper.admitReplayed(6, at: at(11)) == .unordered)
        #expect(keeper.admitReplayed(nil, at: at(11)) == .unordered)
        #expect(keeper.replayed == 3)
    }

    @Test func `a stored session never goes to another host, nor from TLS to plain text`() {
        for url in ["ws://a.discord.gg", "wss://evil.example", "wss://discord.gg.evil.example"] {
            let keeper = keeper(stored(url: url))
            #expect(keeper.session?.resumeURL == nil, "\(url)")
            #expect(keeper.rung == .mainURL, "\(url)")
        }
        #expect(keeper(stored(url: "wss://a.discord.gg")).rung == .resumeURL)
        #expect(keeper().rung == .identify)
    }

    @Test func `a session is handled up to the last acknowledged event, and not before its READY is`() {
        var keeper = liveKeeper()
        #expect(keeper.acknowledgedSession == nil)
        for number in Int64(2)...5 {
            _ = keeper.admit(number)
            keeper.recordDelivery(number)
        }
        keeper.acknowledge(GatewayEvent.Position(session: 1, sequence: 3))
        #expect(keeper.acknowledgedSession?.sequence == 3)
        keeper.acknowledge(GatewayEvent.Position(session: 1, sequence: 2))
        #expect(keeper.acknowledgedSession?.sequence == 3)
        keeper.acknowledge(GatewayEvent.Position(session: 2, sequence: 5))
        #expect(keeper.acknowledgedSession?.sequence == 3)
        // More than was received cannot have been handled.
        keeper.acknowledge(GatewayEvent.Position(session: 1, sequence: 99))
        #expect(keeper.acknowledgedSession?.sequence == 5)
    }

    @Test func `events that are not delivered need not be handled`() {
        var keeper = liveKeeper()
        keeper.acknowledge(GatewayEvent.Position(session: 1, sequence: 1))
        _ = keeper.admit(2)
        _ = keeper.admit(3)
        #expect(keeper.acknowledgedSession?.sequence == 3)
    }

    @Test func `a new session has a number of its own, and forgets the acknowledgements of the last`() {
        var keeper = keeper(stored())
        #expect(keeper.number == 1 && keeper.acknowledgedSession?.sequence == 7)
        keeper.begin(Session(id: "new", resumeURL: nil, sequence: nil, userID: nil), at: at(1))
        #expect(keeper.number == 2)
        _ = keeper.admit(1)
        keeper.recordDelivery(1)
        #expect(keeper.acknowledgedSession == nil)
    }

    @Test func `codes that end a session give it up, others keep it`() {
        var keeper = liveKeeper()
        #expect(keeper.connectionEnded(.closedByGateway(.unknownError, reason: ""), .live, at: at(9)) == nil)
        #expect(keeper.session != nil && !keeper.wasDeauthenticated)
        let loss = keeper.connectionEnded(.closedByGateway(.notAuthenticated, reason: ""), .live, at: at(10))
        #expect(loss == .closed(.notAuthenticated))
        #expect(keeper.session == nil && keeper.wasDeauthenticated)
        #expect(keeper.rung == .identify)
    }

    @Test func `a session that is without a connection for its lifetime expires`() {
        var keeper = liveKeeper()
        #expect(keeper.endLive(at: at(10)) == .seconds(10))
        #expect(keeper.endLive(at: at(11)) == nil)
        _ = keeper.connectionEnded(lost, .live, at: at(10))
        #expect(keeper.expire(at: at(309)) == nil)
        #expect(keeper.expire(at: at(310)) == .expired(after: .seconds(300)))
        #expect(keeper.session == nil)
    }

    @Test func `the end of a connection that was not to resume says nothing about the session`() {
        var keeper = liveKeeper()
        #expect(keeper.connectionEnded(.invalidSession(isResumable: false), nil, at: at(10)) == nil)
        #expect(keeper.session != nil)
        #expect(keeper.connectionEnded(.invalidSession(isResumable: false), .resuming, at: at(10)) == .invalidated)
    }
}
