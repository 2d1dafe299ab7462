import GatewayModels
import GatewayProtocol
import GatewayTestKit
import GatewayTransport

// Drawing a plan from a seed.

extension HistoryPlan {
    /// Draws a plan.
    ///
    /// - Parameters:
    ///   - seed: What everything follows from.
    ///   - length: For how long things go wrong.
    /// - Returns: The plan.
    package static func drawn(seed: UInt64, length: Duration = .seconds(120)) -> HistoryPlan {
        var random = SeededRandom(seed: seed ^ 0x5851_F42D_4C95_7F2D)
        var plan = HistoryPlan(seed: seed)
        plan.length = length
        plan.shards = random.percent(15) ? 2 : 1
        plan.compression = random.pick([.none, .none, .none, .none, .none, .zlibStream])
        plan.heartbeatInterval = random.percent(80) ? .milliseconds(41_250) : .seconds(random.pick([3, 10]))
        plan.queueCapacity = random.pick([1, 8, 64])
        plan.arrivalSize = random.pick([1, 8, 1_000])
        plan.latency = .milliseconds(random.pick([1, 20, 60]))
        plan.eventInterval = random.percent(70) ? .seconds(random.pick([4, 12])) : nil
        plan.isDense = random.percent(50)
        plan.style = random.pick([.handler, .handler, .events, .started])
        if random.below(500) == 0 { return plan.ofADay(&random) }
        if random.percent(5) { return plan.numberedOddly(&random) }
        let count = random.number(1...random.pick([2, 4, 8]))
        for index in 0..<count {
            let moment: Moment =
                index > 0 && random.percent(25) ? .together : .drawn(within: length, shards: plan.shards, &random)
            plan.incidents.append(
                Incident(moment: moment, kind: .drawn(&random), lane: plan.shards == 1 ? 0 : random.below(plan.shards))
            )
        }
        return plan
    }

    /// A day in which the gateway closes whatever identifies.
    private func ofADay(_ random: inout SeededRandom) -> HistoryPlan {
        var plan = self
        plan.shards = 1
        plan.eventInterval = nil
        plan.length = .seconds(86_400)
        plan.incidents = [Incident(moment: .time(.zero), kind: .closedIdentifies(random.pick([4000, 4009, 1000])))]
        return plan
    }

    /// A gateway with odd numbers cannot resume: nothing happens but events, on one connection.
    private func numberedOddly(_ random: inout SeededRandom) -> HistoryPlan {
        var plan = self
        plan.shards = 1
        plan.numbering = random.pick(Numbering.allCases.filter { $0 != .ascending })
        plan.length = .seconds(30)
        for _ in 0..<random.number(1...3) {
            plan.incidents.append(
                Incident(
                    moment: .drawn(within: plan.length, shards: 1, &random),
                    kind: random.pick([.events(3), .events(30), .commands(4), .blockedReader(for: .seconds(5))])
                )
            )
        }
        return plan
    }
}

extension HistoryPlan.Moment {
    static func drawn(within length: Duration, shards: Int, _ random: inout SeededRandom) -> Self {
        guard random.percent(40) else { return .time(.milliseconds(random.below(Int(length / .milliseconds(1))))) }
        return .dial(random.below(4 * shards), after: .milliseconds(random.below(random.pick([100, 300, 2_000]))))
    }
}

extension HistoryPlan.Kind {
    static func drawn(_ random: inout SeededRandom) -> Self {
        switch random.below(200) {
        case ..<20: .events(random.pick([1, 3, 30, 100]))
        case ..<26: .reconnect(closingAfter: random.percent(50) ? nil : .seconds(random.below(20)))
        case ..<29: .reconnects(random.number(2...6), every: .seconds(random.pick([3, 7, 10])))
        case ..<31: .drops(random.number(2...6), every: .seconds(random.pick([3, 7, 10])))
        case ..<36: .invalidSession(resumable: true)
        case ..<40: .invalidSession(resumable: false)
        case ..<52: .close(random.pick(codes))
        case ..<57: .drop
        case ..<60: .silence
        case ..<65: .heartbeatRequests(random.pick([1, 1, 2, 130]))
        case ..<69: .garbage(random.pick(garbage))
        case ..<71: .noAcknowledgements(for: .seconds(random.number(5...60)))
        case ..<74: .unansweredOpenings(random.number(1...3))
        case ..<79: .reception(reception(&random), connections: random.number(1...3))
        case ..<80: .echo(random.pick([4000, 4004]))
        case ..<88: .reset(upTo: UInt8(random.below(256)))
        case ..<98: .lastWords(events: random.pick([0, 1, 30]), code: random.pick([4000, 4009, 4004, 4014, nil]))
        case ..<101: .cut
        case ..<104:
            .slowNetwork(by: .milliseconds(random.pick([500, 1_500, 6_000])), for: .seconds(random.number(1...30)))
        case ..<108: .congestion(for: .milliseconds(random.pick([100, 1_000, 20_000])))
        case ..<116: .failedDials(random.number(1...4), dial(&random))
        case ..<124:
            .slowReader(perEvent: .milliseconds(random.pick([10, 200, 1_000])), for: .seconds(random.number(1...60)))
        case ..<132: .blockedReader(for: .seconds(random.pick([1, 10, 60, 1_000])))
        case ..<146: .commands(random.pick([1, 1, 4, 20]))
        case ..<156:
            .commandInHandler(random.pick(HistoryPlan.Command.allCases), eventsBehind: random.pick([0, 10, 150]))
        case ..<160: .presences(random.pick([1, 2, 8]))
        case ..<162: .withdrawal
        case ..<163: .memberRequests(random.pick([150, 1_200]))
        case ..<170: .poison(code: random.pick([4001, 4002]), random.pick(HistoryPlan.Command.allCases))
        case ..<174: .latePermit(.seconds(random.number(1...60)))
        case ..<175: .lostPermit
        case ..<178: .deniedPermit(retryAfter: .seconds(random.number(1...60)))
        case ..<190: .stop(keepingSession: random.percent(50), rest: .seconds(random.number(0...20)))
        default: .crash(rest: .zero, isSaveOld: random.percent(30))
        }
    }

    /// Every close code that has a meaning, some that have none, and none.
    private static let codes: [UInt16?] =
        [1000, 1001, 1006, 1011, 4999, nil] + (4000...4014).map(Optional.some)

    private static let garbage: [SimulatedGateway.Fault] = [
        .invalidJSON, .nonObject, .corruptCompression, .payload("{}"), .payload(""), .message([0x78], isText: false),
    ]

    private static func dial(_ random: inout SeededRandom) -> HistoryPlan.Dial {
        let codes: [TransportError.Code] = [
            .nameNotFound, .connectionRefused, .proxyFailed, .untrustedCertificate, .tlsFailed, .invalidUpgrade,
            .timedOut, .dropped, .reset,
        ]
        return switch random.below(10) {
        case ..<3: .slow(.seconds(random.pick([1, 5, 20])))
        case 3: .unanswered
        default: .failing(random.pick(codes), after: .milliseconds(random.pick([0, 100, 3_000])))
        }
    }

    private static func reception(_ random: inout SeededRandom) -> SimulatedGateway.Reception {
        switch random.below(9) {
        case 0: .reconnect
        case 1: .helloWithoutInterval
        case 2: .silence
        case 3: .close(code: random.pick([1000, 4000, 4009, nil]))
        case 4: .payload(#"{"t":null,"s":null,"op":9,"d":\#(random.percent(50))}"#)
        case 5: .payload("<html>")
        default:
            .reject(
                status: random.pick([403, 404, 429, 500, 503]),
                retryAfter: random.percent(30) ? random.pick([0, 1, 30]) : nil
            )
        }
    }
}
