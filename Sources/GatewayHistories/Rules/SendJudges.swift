import GatewayModels
import GatewayProtocol

/// No connection sends more than it may.
struct SendLimitJudge: Judge {
    private var presences: [Int: [GatewayInstant]] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        guard case .sent(let link, let bytes) = observation else { return nil }
        let recent = chronicle.links[link].sends.suffix(121)
        if recent.count == 121, let first = recent.first, chronicle.now - first < .seconds(60) {
            return HistoryFinding(.sendLimit, "payload 121 within \(chronicle.now - first)")
        }
        guard ClientPayload(bytes).opcode == 3 else { return nil }
        presences[link, default: []].append(chronicle.now)
        let updates = presences[link, default: []].suffix(6)
        if updates.count == 6, let first = updates.first, chronicle.now - first < .seconds(20) {
            return HistoryFinding(.sendLimit, "presence 6 within \(chronicle.now - first)")
        }
        return nil
    }
}

/// IDENTIFY needs a permit, and a day has few.
struct IdentifyJudge: Judge {
    private static let daily = 300

    private var permits: [Int: [GatewayInstant]] = [:]
    private var used: [Int: [GatewayInstant]] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .permitted(let shard, let delay): permits[shard, default: []].append(chronicle.now + delay)
        case .gaveBack(let shard): _ = permits[shard]?.popLast()
        case .sent(let number, let bytes):
            guard ClientPayload(bytes).opcode == 2 else { return nil }
            let shard = chronicle.lanes[chronicle.links[number].lane].shard
            guard let time = permits[shard]?.popLast(), time <= chronicle.now else {
                return HistoryFinding(.permits, "IDENTIFY on connection \(number) without a permit")
            }
            used[shard, default: []].append(chronicle.now)
            let day = used[shard, default: []].suffix(Self.daily)
            if day.count == Self.daily, let first = day.first, chronicle.now - first < .seconds(86_400) {
                return HistoryFinding(.daily, "\(Self.daily) IDENTIFYs in \(chronicle.now - first)")
            }
        default: break
        }
        return nil
    }
}

/// Heartbeats come neither early nor late.
struct HeartbeatJudge: Judge {
    private struct Pulse {
        let helloAt: GatewayInstant
        var lastBeat: GatewayInstant
        var beats = 0
        var requested = 0
        /// Whether a beat could not be sent, or the limit left no room for it.
        var isHindered = false
    }

    private static let slack = Duration.milliseconds(50)
    private let interval: Duration
    private var pulses: [Int: Pulse] = [:]
    /// How many messages of each connection were looked at.
    private var seen: [Int: Int] = [:]

    init(interval: Duration) {
        self.interval = interval
    }

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .took(let number, _):
            let link = chronicle.links[number]
            for written in link.arrived[seen[number, default: 0]..<link.taken] {
                if written.opcode == 10, pulses[number] == nil {
                    pulses[number] = Pulse(helloAt: chronicle.now, lastBeat: chronicle.now)
                }
                if written.opcode == 1 { pulses[number]?.requested += 1 }
            }
            seen[number] = link.taken
        case .sendFailed(let number, _, _): pulses[number]?.isHindered = true
        case .sent(let number, let bytes):
            guard ClientPayload(bytes).opcode == 1, var pulse = pulses[number] else { return nil }
            pulse.beats += 1
            pulse.lastBeat = chronicle.now
            pulses[number] = pulse
            let regular = Int((chronicle.now - pulse.helloAt) / interval) + 1
            if pulse.beats > regular + pulse.requested {
                return HistoryFinding(.heartbeat, "heartbeat \(pulse.beats) came early on connection \(number)")
            }
        default: break
        }
        return nil
    }

    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? {
        for lane in chronicle.lanes where !lane.isCrashed && !lane.isStopping && lane.isRunning {
            guard let number = lane.link, let pulse = pulses[number], !pulse.isHindered else { continue }
            // With the window full of beats that were asked for, there is nothing to send one with.
            let isSpent =
                chronicle.links[number].sends.suffix(110).count(where: { chronicle.now - $0 < .seconds(62) }) >= 110
            guard !isSpent, chronicle.now - pulse.lastBeat > interval + Self.slack else { continue }
            return HistoryFinding(
                .heartbeat,
                "no heartbeat for \(chronicle.now - pulse.lastBeat) on connection \(number)"
            )
        }
        return nil
    }
}

/// Nothing that is sent gives the gateway a reason to close.
struct ConductJudge: Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        // On a connection that does not do its part, the gateway may end a session without the client's knowledge.
        guard case .blamed(let link, let code) = observation, !chronicle.lanes[chronicle.links[link].lane].isCrashed,
            chronicle.links[link].impairedAt == nil
        else { return nil }
        return HistoryFinding(.conduct, "the gateway closed connection \(link) with \(code)")
    }
}

/// No report holds the token.
struct SecrecyJudge: Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        let text: String
        switch observation {
        case .reported(_, .disconnected(let cause, let recovery)): text = "\(cause) \(recovery)"
        case .reported(_, .closed(let reason)): text = "\(reason)"
        case .runEnded(_, let error?): text = "\(error)"
        case .finished(_, _, let error?): text = "\(error)"
        default: return nil
        }
        guard text.utf8.count >= HistoryPlan.botToken.utf8.count, text.contains(HistoryPlan.botToken) else {
            return nil
        }
        return HistoryFinding(.secrecy, "a report holds the token")
    }
}

/// No more events are held than the buffer allows.
///
/// The queue and the reader's own batch may each hold as many events as the buffer and one arrival. Those that were read
/// ahead come on top, until they are delivered.
struct MemoryJudge: Judge {
    /// How far the events of a lane have come on one side.
    private struct Position {
        var session: String?
        var sequence = 0
    }

    /// The events that a lane has read ahead since it had none, and the number of the last one.
    private struct ReadAhead {
        var count = 0
        var last = 0
    }

    private let capacity: Int
    /// The most messages that came in one arrival, which may exceed the buffer.
    private var largestArrival = 0
    private var taken: [Int: Position] = [:]
    private var delivered: [Int: Position] = [:]
    /// The sessions whose READY was taken and not delivered yet.
    private var begun: [Int: [String]] = [:]
    private var readAhead: [Int: ReadAhead] = [:]

    init(capacity: Int) {
        self.capacity = capacity
    }

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .took(let number, let count):
            return take(count, on: chronicle.links[number], chronicle)
        case .delivered(let lane, let event):
            if event.name == .ready, begun[lane]?.isEmpty == false {
                delivered[lane] = Position(session: begun[lane]?.removeFirst())
                readAhead[lane] = nil
            }
            let sequence = event.sequence.map { Int($0) } ?? 0
            delivered[lane]?.sequence = sequence
            if let last = readAhead[lane]?.last, last <= sequence { readAhead[lane] = nil }
        default: break
        }
        return nil
    }

    private mutating func take(_ count: Int, on link: Chronicle.Link, _ chronicle: Chronicle) -> HistoryFinding? {
        largestArrival = max(largestArrival, count)
        let isReadingAhead = mayReadAhead(link, chronicle)
        for written in link.arrived[(link.taken - count)..<link.taken] {
            guard let session = written.session, let sequence = written.sequence else { continue }
            taken[link.lane] = Position(session: session, sequence: sequence)
            if written.name == "READY" { begun[link.lane, default: []].append(session) }
            guard isReadingAhead else { continue }
            readAhead[link.lane, default: ReadAhead()].count += 1
            readAhead[link.lane]?.last = sequence
        }
        guard let taken = taken[link.lane], let delivered = delivered[link.lane], taken.session == delivered.session
        else { return nil }
        let backlog = taken.sequence - delivered.sequence
        guard backlog > (capacity + largestArrival) * 2 + (readAhead[link.lane]?.count ?? 0) else { return nil }
        return HistoryFinding(.memory, "\(backlog) events are held, of which \(capacity) may wait")
    }

    /// Whether something behind the events is needed: READY or RESUMED, an answer, or the end of a connection that refuses
    /// to send or that a command waits for.
    private func mayReadAhead(_ link: Chronicle.Link, _ chronicle: Chronicle) -> Bool {
        let isOpening = link.liveAt.map { $0 >= chronicle.now } ?? true
        return isOpening || link.hasRefusedSend
            || chronicle.lanes[link.lane].waits.values.contains { $0.call.kind.priority != nil }
    }
}
