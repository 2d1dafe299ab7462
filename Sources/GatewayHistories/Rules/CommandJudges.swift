import GatewayProtocol

/// A command is reported as sent exactly if a connection accepted it.
struct SentJudge: Judge {
    private var accepted: [Int: Int] = [:]
    private var kinds: [Int: HistoryAwait.Kind] = [:]

    mutating func observe(
        _ observation: Observation,
        in chronicle: Chronicle,
        at now: GatewayInstant
    ) -> HistoryFinding? {
        switch observation {
        case .began(_, let wait): kinds[wait.number] = wait.kind
        case .sent(_, let bytes):
            let payload = ClientPayload(bytes)
            guard payload.opcode != 3, let number = payload.command else { return nil }
            accepted[number, default: 0] += 1
            if accepted[number, default: 0] > 1, payload.opcode != 8, !chronicle.poisons.contains(number) {
                return HistoryFinding(.sent, "command \(number) was sent twice")
            }
        case .finished(let lane, let number, let error):
            guard let kind = kinds.removeValue(forKey: number), kind != .close, kind != .presence,
                !chronicle.lanes[lane].isCrashed
            else { return nil }
            let wasSent = accepted[number] != nil
            if error == nil, !wasSent { return HistoryFinding(.sent, "command \(number) was reported as sent") }
            if let error, wasSent, kind != .member, !chronicle.poisons.contains(number) {
                return HistoryFinding(.sent, "command \(number) was sent, and ended with \(error.code)")
            }
        default: break
        }
        return nil
    }
}

/// Every wait ends by its deadline.
struct WaitJudge: Judge {
    private static let slack = Duration.seconds(1)
    /// How long a connection may be dead before the client leaves it, if nothing else bounds it.
    private static let deadConnection = Duration.seconds(181)

    mutating func observe(
        _ observation: Observation,
        in chronicle: Chronicle,
        at now: GatewayInstant
    ) -> HistoryFinding? { nil }

    mutating func check(_ chronicle: Chronicle, at now: GatewayInstant) -> HistoryFinding? {
        for lane in chronicle.lanes where !lane.isCrashed {
            for (number, open) in lane.waits where now - open.since > open.wait.limit + Self.slack {
                return HistoryFinding(.waits, "\(open.wait.kind) \(number) waits for \(now - open.since)")
            }
            guard let number = lane.link, lane.isReading, let impaired = chronicle.links[number].impairedAt,
                now - impaired > Self.deadConnection
            else { continue }
            return HistoryFinding(.waits, "connection \(number) is dead for \(now - impaired)")
        }
        return nil
    }
}

/// On a healthy connection nobody waits for long.
struct AnswerJudge: Judge {
    private static let patience = Duration.seconds(1)
    /// A connection that has sent more in a minute may have to wait for the gateway's limit.
    private static let freeSends = 60

    /// When a lane last had to wait for the gateway's limit.
    private var limited: [Int: GatewayInstant] = [:]

    mutating func observe(
        _ observation: Observation,
        in chronicle: Chronicle,
        at now: GatewayInstant
    ) -> HistoryFinding? { nil }

    mutating func check(_ chronicle: Chronicle, at now: GatewayInstant) -> HistoryFinding? {
        for (number, lane) in chronicle.lanes.enumerated() where !lane.waits.isEmpty {
            guard !lane.isCrashed, !lane.isStopping, let link = lane.link, let healthy = chronicle.healthySince(number)
            else { continue }
            let recent = chronicle.links[link].sends.suffix(Self.freeSends).count { now - $0 < .seconds(64) }
            if recent + lane.waits.count >= Self.freeSends { limited[number] = now }
            for open in lane.waits.values
            where open.wait.kind != .close && !chronicle.poisons.contains(open.wait.number) {
                let since = max(open.since, healthy, limited[number] ?? healthy)
                guard now - since > Self.patience else { continue }
                let place = open.wait.isInHandler ? " in the handler" : ""
                return HistoryFinding(
                    .answers,
                    "\(open.wait.kind) \(open.wait.number)\(place) waits for \(now - since)"
                )
            }
        }
        return nil
    }
}

/// The queue holds what a start needs, and does not cost a request its answer.
struct CapacityJudge: Judge {
    /// A shard may have 2500 guilds, whose members a program asks for at its start.
    private static let needed = 2_500
    private var kinds: [Int: (kind: HistoryAwait.Kind, isUnlimited: Bool)] = [:]

    mutating func observe(
        _ observation: Observation,
        in chronicle: Chronicle,
        at now: GatewayInstant
    ) -> HistoryFinding? {
        switch observation {
        case .began(_, let wait): kinds[wait.number] = (wait.kind, wait.limit >= GatewayLimits().answerDeadline)
        case .finished(let lane, let number, let error):
            let entry = kinds.removeValue(forKey: number)
            guard let error, !chronicle.lanes[lane].isCrashed else { return nil }
            if error.code == .queueFull, chronicle.lanes[lane].waits.count < Self.needed {
                return HistoryFinding(.capacity, "refused with \(chronicle.lanes[lane].waits.count) commands waiting")
            }
            guard entry?.kind == .member, entry?.isUnlimited == true, error.code == .timedOut else { return nil }
            guard let healthy = chronicle.healthySince(lane), now - healthy > .seconds(150) else { return nil }
            return HistoryFinding(.capacity, "request \(number) timed out in the queue of a healthy shard")
        default: break
        }
        return nil
    }
}

/// A payload that the gateway refuses is given up.
struct PoisonJudge: Judge {
    /// The payloads that the gateway refused, by their connections.
    private var refused: [Int: Int] = [:]
    /// How many connections each payload has cost, as far as the client knows it.
    private var costs: [Int: Int] = [:]

    mutating func observe(
        _ observation: Observation,
        in chronicle: Chronicle,
        at now: GatewayInstant
    ) -> HistoryFinding? {
        switch observation {
        case .poisoned(let link, let number):
            guard !chronicle.lanes[chronicle.links[link].lane].isCrashed else { return nil }
            refused[link] = number
            guard costs[number, default: 0] >= 2 else { return nil }
            let text = "payload \(number) was sent again after \(costs[number, default: 0]) refusals"
            return HistoryFinding(.poison, text)
        case .tookEnd(let link, _):
            guard !chronicle.lanes[chronicle.links[link].lane].isStopping else { return nil }
            if let number = refused[link] { costs[number, default: 0] += 1 }
            return nil
        default:
            return nil
        }
    }
}
