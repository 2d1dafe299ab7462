import GatewayProtocol

/// A command is reported as sent exactly if a connection accepted it.
struct SentJudge: Judge {
    private var accepted: [Int: Int] = [:]
    private var kinds: [Int: HistoryAwait.Kind] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
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

/// Every wait ends by its deadline, and the queue costs no command its turn.
///
/// An explicit deadline is a time. By default a command may wait so long while no session is live: the time for which a
/// live session has spent its send budget does not count. A request for members may then wait as long again for its answer,
/// counted from its first sending.
struct WaitJudge: Judge {
    private static let slack = Duration.seconds(1)
    /// The longest time for which a connection may be dead before the client leaves it, if nothing else bounds it.
    private static let deadConnection = Duration.seconds(181)

    private let budget: CommandBudget
    private var clocks: [Int: PausableClock] = [:]
    private var calls: [Int: Call] = [:]

    private struct Call {
        let wait: HistoryAwait
        /// The reading of the lane's clock when the call began.
        let start: Duration
        /// When the payload was first sent, or `nil` if it was not, or if the gateway refused it.
        var sent: GatewayInstant?

        /// The longest wait by default, for a session and for an answer.
        var patience: Duration {
            wait.kind == .member ? GatewayLimits().answerDeadline : GatewayLimits().commandDeadline
        }
    }

    init(_ budget: CommandBudget) {
        self.budget = budget
    }

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .began(let lane, let wait):
            update(lane, chronicle)
            calls[wait.number] = Call(wait: wait, start: reading(lane, chronicle))
        case .sent(_, let payload):
            guard let number = ClientPayload(payload).command, calls[number]?.sent == nil else { return nil }
            calls[number]?.sent = chronicle.now
        case .tookEnd(let link, let end):
            guard end.isRejection else { return nil }
            let waits = chronicle.lanes[chronicle.links[link].lane].waits
            for (number, wait) in waits where wait.sent?.link == link { calls[number]?.sent = nil }
        case .finished(let lane, let number, let error):
            guard let call = calls.removeValue(forKey: number), call.wait.deadline == nil, error?.code == .timedOut,
                call.sent == nil, !chronicle.lanes[lane].isCrashed
            else { return nil }
            let waited = reading(lane, chronicle) - call.start
            guard waited < call.patience else { return nil }
            return HistoryFinding(.capacity, "\(call.wait.kind) \(number) timed out after \(waited) without a session")
        default: break
        }
        return nil
    }

    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? {
        for (number, lane) in chronicle.lanes.enumerated() where !lane.isCrashed {
            if !lane.waits.isEmpty { update(number, chronicle) }
            for wait in lane.waits.values where isOverdue(wait, number, chronicle) {
                return HistoryFinding(
                    .waits,
                    "\(wait.call.kind) \(wait.call.number) waits for \(chronicle.now - wait.since)"
                )
            }
            guard let link = lane.link, lane.isReading, let impaired = chronicle.links[link].impairedAt,
                chronicle.now - impaired > Self.deadConnection
            else { continue }
            return HistoryFinding(.waits, "connection \(link) is dead for \(chronicle.now - impaired)")
        }
        return nil
    }

    private func isOverdue(_ wait: Chronicle.Wait, _ lane: Int, _ chronicle: Chronicle) -> Bool {
        if let deadline = wait.call.deadline { return chronicle.now - wait.since > deadline + Self.slack }
        guard let call = calls[wait.call.number] else { return false }
        let waited = call.sent.map { chronicle.now - $0 } ?? reading(lane, chronicle) - call.start
        return waited > call.patience + Self.slack
    }

    /// Lets the clock of a lane stand still exactly while a live session has spent its budget.
    private mutating func update(_ lane: Int, _ chronicle: Chronicle) {
        let link = chronicle.lanes[lane].link.map { chronicle.links[$0] }
        let isLive = link.map { $0.liveAt != nil && !$0.hasRefusedSend } ?? false
        let free = isLive ? link.flatMap { budget.earliest(on: $0) } : nil
        clocks[lane, default: PausableClock()].pause(until: free ?? chronicle.now, at: chronicle.now)
    }

    private func reading(_ lane: Int, _ chronicle: Chronicle) -> Duration {
        clocks[lane]?.reading(at: chronicle.now) ?? .zero
    }
}

/// A clock that can stand still.
private struct PausableClock {
    private var elapsed: Duration = .zero
    private var since = GatewayInstant.origin

    func reading(at now: GatewayInstant) -> Duration { elapsed + max(.zero, now - since) }

    mutating func pause(until time: GatewayInstant, at now: GatewayInstant) {
        elapsed = reading(at: now)
        since = max(time, now)
    }
}

/// The part of a connection's send limit that commands may use.
///
/// The rest belongs to the heartbeats of a window and to those that the gateway may request.
struct CommandBudget {
    private let payloads: Int
    private let span: Duration

    /// Creates the budget of connections with a heartbeat interval.
    init(heartbeatInterval: Duration) {
        let limits = GatewayLimits()
        span = limits.payloadWindow + limits.sendMargin
        let heartbeats = Int((span / heartbeatInterval).rounded(.up)) + limits.requestedHeartbeatReserve
        payloads = max(1, limits.payloadsPerWindow - heartbeats)
    }

    /// The earliest time to send the next command on a connection, or `nil` if it may be sent at once.
    func earliest(on link: Chronicle.Link) -> GatewayInstant? {
        guard link.sends.count >= payloads else { return nil }
        return link.sends[link.sends.count - payloads] + span
    }
}

/// A command ends within a second of its turn on a healthy connection.
///
/// Its turn comes when the send budget allows. Of the requests that were sent before the gateway closed with 4001 or 4002,
/// the turn of one comes when the one before has ended.
struct AnswerJudge: Judge {
    private static let patience = Duration.seconds(1)

    private let budget: CommandBudget
    /// How many requests of a lane the gateway may have refused, and when the last of them ended.
    private var suspects: [Int: (count: Int, endedAt: GatewayInstant)] = [:]

    init(_ budget: CommandBudget) {
        self.budget = budget
    }

    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? {
        for (number, lane) in chronicle.lanes.enumerated() where !lane.waits.isEmpty {
            guard !lane.isCrashed, !lane.isStopping, let link = lane.link, let healthy = chronicle.healthySince(number)
            else { continue }
            let turn = max(healthy, budget.earliest(on: chronicle.links[link]) ?? healthy)
            let trial = countSuspects(of: number, chronicle)
            for wait in lane.waits.values
            where wait.call.kind != .close && !chronicle.poisons.contains(wait.call.number) {
                let sent = wait.sent.flatMap { $0.link == link ? max(healthy, $0.at) : nil }
                let since = sent ?? max(wait.since, turn, wait.isSuspect ? trial : turn)
                guard chronicle.now - since > Self.patience else { continue }
                let place = wait.call.isInHandler ? " in the handler" : ""
                return HistoryFinding(
                    .answers,
                    "\(wait.call.kind) \(wait.call.number)\(place) waits for \(chronicle.now - since)"
                )
            }
        }
        return nil
    }

    /// Returns when the last suspect ended.
    private mutating func countSuspects(of lane: Int, _ chronicle: Chronicle) -> GatewayInstant {
        let count = chronicle.lanes[lane].waits.values.count(where: \.isSuspect)
        let last = suspects[lane]
        let endedAt = last.map { count < $0.count ? chronicle.now : $0.endedAt } ?? .origin
        suspects[lane] = (count, endedAt)
        return endedAt
    }
}

/// The queue holds the commands of a start.
struct CapacityJudge: Judge {
    /// A shard may have 2500 guilds, whose members a program asks for at its start.
    private static let needed = 2_500

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        guard case .finished(let lane, _, let error?) = observation, error.code == .queueFull,
            !chronicle.lanes[lane].isCrashed, chronicle.lanes[lane].waits.count < Self.needed
        else { return nil }
        return HistoryFinding(.capacity, "refused with \(chronicle.lanes[lane].waits.count) commands waiting")
    }
}

/// Commands of one priority are sent in the order in which they were submitted.
struct OrderJudge: Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        guard case .sent(let link, let payload) = observation, let number = ClientPayload(payload).command else {
            return nil
        }
        let waits = chronicle.lanes[chronicle.links[link].lane].waits
        guard let sent = waits[number], sent.isFirstSending, let priority = sent.call.kind.priority else { return nil }
        for wait in waits.values where wait.sent == nil && wait.order < sent.order {
            // One whose deadline has come ends instead.
            let isOver = wait.call.deadline.map { chronicle.now - wait.since >= $0 } ?? false
            guard wait.call.kind.priority == priority, !isOver else { continue }
            return HistoryFinding(.order, "command \(number) was sent before \(wait.call.number)")
        }
        return nil
    }
}

/// A payload that the gateway refuses is dropped.
struct PoisonJudge: Judge {
    /// The payloads that the gateway refused, by their connections.
    private var refused: [Int: Int] = [:]
    /// How many connections ended with the refusal of each payload, as the client saw it.
    private var costs: [Int: Int] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .poisoned(let link, let number):
            guard !chronicle.lanes[chronicle.links[link].lane].isCrashed else { return nil }
            refused[link] = number
            guard costs[number, default: 0] >= 2 else { return nil }
            let text = "payload \(number) was sent again after \(costs[number, default: 0]) refusals"
            return HistoryFinding(.poison, text)
        case .tookEnd(let link, let end):
            guard end.isRejection, !chronicle.lanes[chronicle.links[link].lane].isStopping else { return nil }
            if let number = refused[link] { costs[number, default: 0] += 1 }
            return nil
        default:
            return nil
        }
    }
}
