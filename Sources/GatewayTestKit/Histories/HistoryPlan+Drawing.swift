import GatewayModels
import GatewayProtocol

// Drawing a plan from a seed.

extension HistoryPlan {
    /// Draws a plan.
    ///
    /// - Parameters:
    ///   - seed: What all follows from.
    ///   - length: For how long things go wrong.
    /// - Returns: The plan.
    package static func drawn(seed: UInt64, length: Duration = .seconds(600)) -> HistoryPlan {
        var random = SeededRandom(seed: seed ^ 0x5851_F42D_4C95_7F2D)
        var plan = HistoryPlan(seed: seed)
        plan.length = length
        plan.compression = random.pick([.none, .none, .none, .none, .zlibStream, .payload])
        plan.heartbeatInterval = random.percent(90) ? .milliseconds(41_250) : .seconds(random.pick([3, 10, 20]))
        plan.sessionLifetime = .seconds(random.pick([300, 300, 60, 5]))
        plan.replayLimit = random.pick([2_048, 2_048, 20])
        plan.queueCapacity = random.pick([1, 8, 64])
        plan.latency = .milliseconds(random.pick([1, 20, 40, 250]))
        plan.eventInterval = .seconds(random.pick([4, 12, 40]))
        plan.doesDueFirst = random.percent(50)
        let count = random.number(2...random.pick([4, 12, 24]))
        for _ in 0..<count {
            plan.incidents.append(Incident(moment: .drawn(within: length, &random), kind: .drawn(&random)))
        }
        return plan
    }
}

extension HistoryPlan.Moment {
    static func drawn(within length: Duration, _ random: inout SeededRandom) -> Self {
        guard random.percent(50) else { return .time(.milliseconds(random.below(Int(length / .milliseconds(1))))) }
        return .dial(random.below(8), after: .milliseconds(random.below(random.pick([300, 1_000, 5_000]))))
    }
}

extension HistoryPlan.Kind {
    static func drawn(_ random: inout SeededRandom) -> Self {
        switch random.below(100) {
        case ..<12: .events(random.pick([1, 3, 30]))
        case ..<16: .reconnect(closingAfter: random.percent(50) ? nil : .seconds(random.below(20)))
        case ..<19: .invalidSession(resumable: true)
        case ..<21: .invalidSession(resumable: false)
        case ..<22: .unansweredOpenings(random.number(1...3))
        case ..<28: .close(random.pick(codes))
        case ..<31: .drop
        case ..<35: .silence
        case ..<38: .heartbeatRequests(random.pick([1, 1, 2, 130]))
        case ..<41: .noise(random.pick(noises))
        case ..<45: .garbage(random.pick(garbage))
        case ..<48: .duplicate
        case ..<50: .noAcknowledgements(for: .seconds(random.number(5...120)))
        case ..<56: .reception(reception(&random), connections: random.number(1...4))
        case ..<60: .reset
        case ..<64: .cut
        case ..<67:
            .slowNetwork(by: .milliseconds(random.pick([500, 1_500, 15_000])), for: .seconds(random.number(1...60)))
        case ..<72:
            .deadHost(
                random.pick(HistoryPlan.DeadHost.allCases),
                onlyForResuming: random.percent(70),
                for: .seconds(random.number(1...400))
            )
        case ..<73: .sendFailure
        case ..<76: .sleep(.seconds(random.pick([1, 15, 60, 290, 3_600, 100_000])))
        case ..<80: .pause(.seconds(random.number(1...100)))
        case ..<86: .commands(random.pick([1, 4, 20, 150]))
        case ..<87: .withdrawal
        case ..<91: .presences(random.pick([1, 2, 12]), every: .milliseconds(random.pick([0, 400, 3_000])))
        case ..<92: .refusedPermits(random.number(1...2), retryAfter: .seconds(random.number(1...300)))
        case ..<94: .slowPermit(.seconds(random.number(1...100)))
        case ..<97: .stop(keepingSession: random.percent(50), rest: .seconds(random.number(0...60)))
        default: .crash(rest: .milliseconds(random.pick([0, 500, 20_000, 400_000])), isSaveOld: random.percent(50))
        }
    }

    /// Every close code that has a meaning, some that have none, and none.
    private static let codes: [UInt16?] =
        [1000, 1001, 1002, 1006, 1011, 1012, 1015, 3999, 4999, 0, nil] + (4000...4015).map(Optional.some)

    private static let noises = [
        #"{"t":null,"s":null,"op":11,"d":null}"#,
        #"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":1}}"#,
        #"{"t":null,"s":null,"op":99,"d":{"new":[true,{"deep":[]}]}}"#,
        #"{"op":3}"#,
        #"{"t":"SOMETHING_NEW","s":null,"op":0,"d":{"op":7}}"#,
        #" { "d" : { "s" : 7 } , "op" : 0.0 , "t" : "SOMETHING\u005fNEW" } "#,
    ]

    private static let garbage: [SimulatedGateway.Fault] = [
        .invalidJSON, .nonObject, .corruptCompression, .payload("{}"), .payload(""),
        .payload(#"{"t":null,"s":"five","op":0,"d":null}"#), .payload(#"{"t":null,"s":null,"op":0,"d":null}"#),
        .message([0x7B], isText: true), .message([0x78], isText: false),
    ]

    private static func reception(_ random: inout SeededRandom) -> SimulatedGateway.Reception {
        switch random.below(10) {
        case 0: .reconnect
        case 1: .helloWithoutInterval
        case 2: .silence
        case 3: .close(code: random.pick([1000, 4000, 4009, nil]))
        case 4: .payload(#"{"t":null,"s":null,"op":9,"d":\#(random.percent(50))}"#)
        case 5: .payload("<html>")
        default:
            .reject(
                status: random.pick([400, 401, 403, 404, 408, 429, 500, 502, 503, 200]),
                retryAfter: random.percent(30) ? random.pick([0, 1, 30, 600]) : nil
            )
        }
    }
}
