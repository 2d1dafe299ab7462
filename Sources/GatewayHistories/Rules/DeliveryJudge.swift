import GatewayModels
import GatewayProtocol
import GatewayShard
/// Every event is delivered, in order, once; for gateways that number their events as Discord does.
struct DeliveryJudge: Judge {
    private struct Reading {
        var session: String?
        var next = 1
    }

    /// The events that were written in each session, by sequence number.
    private var log: [String: [Int: Written]] = [:]
    private var readings: [Int: Reading] = [:]
    /// The highest number of each session that a client must have delivered: received, on a connection that ended
    /// by itself while the client listened.
    private var owed: [String: Int] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .written(_, let written):
            guard let session = written.session, let sequence = written.sequence else { return nil }
            if log[session]?[sequence] == nil { log[session, default: [:]][sequence] = written }
        case .starting(let lane, let snapshot?):
            let sequence = snapshot.session.sequence.map { Int($0) } ?? 0
            readings[lane] = Reading(session: snapshot.session.id, next: sequence + 1)
        case .ended(let link, _): owe(chronicle.links[link], chronicle)
        case .delivered(let lane, let event):
            guard !chronicle.lanes[lane].isCrashed else { return nil }
            return deliver(event, lane)
        case .stopping(let lane, _), .crashed(let lane):
            if let session = readings[lane]?.session { owed[session] = nil }
        case .runEnded(let lane, let error):
            guard !chronicle.lanes[lane].isCrashed, error?.closeCode != nil else { return nil }
            return settle(readings[lane])
        default: break
        }
        return nil
    }

    /// Events that arrived before the end must be delivered, unless something before them made the client leave.
    private mutating func owe(_ link: Chronicle.Link, _ chronicle: Chronicle) {
        guard link.leftAt == nil, !chronicle.lanes[link.lane].isStopping, let session = link.session else { return }
        let last = link.arrived.prefix(link.causeAt ?? link.arrived.count).last { $0.sequence != nil }?.sequence
        owed[session] = max(owed[session] ?? 0, last ?? 0)
    }

    private mutating func deliver(_ event: GatewayEvent, _ lane: Int) -> HistoryFinding? {
        var reading = readings[lane] ?? Reading()
        let payload = Array(event.payload)
        if event.name == .ready, let session = log.first(where: { $0.value[1]?.payload == payload })?.key,
            session != reading.session
        {
            if let finding = settle(reading) { return finding }
            reading = Reading(session: session)
        }
        guard let session = reading.session, let sequence = event.sequence.map({ Int($0) }) else {
            return HistoryFinding(.delivery, "\(event.name.rawValue) was delivered without a session")
        }
        guard sequence == reading.next else {
            return HistoryFinding(.delivery, "event \(sequence) was delivered in the place of \(reading.next)")
        }
        guard log[session]?[sequence]?.payload == payload else {
            return HistoryFinding(.delivery, "event \(sequence) is not what the gateway wrote")
        }
        reading.next += 1
        readings[lane] = reading
        return nil
    }

    private func settle(_ reading: Reading?) -> HistoryFinding? {
        guard let reading, let session = reading.session, let owed = owed[session], owed >= reading.next else {
            return nil
        }
        return HistoryFinding(.delivery, "\(owed) events were received before the end, \(reading.next - 1) delivered")
    }

    /// The last event that the application of a lane has.
    func position(of lane: Int) -> (session: String, sequence: Int)? {
        readings[lane].flatMap { reading in reading.session.map { ($0, reading.next - 1) } }
    }
}

/// Every event of a live connection is delivered, whatever its number is.
struct LiveDeliveryJudge: Judge {
    private var expected: [Int: [[UInt8]]] = [:]

    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? {
        switch observation {
        case .arrived(let link, let written):
            guard written.opcode == 0 else { return nil }
            expected[chronicle.links[link].lane, default: []].append(written.payload)
        case .delivered(let lane, let event):
            let first = expected[lane, default: []].first
            guard first == Array(event.payload) else {
                let number = first.map { Written($0, session: nil) }
                return HistoryFinding(
                    .delivery,
                    "\(event.name.rawValue) was delivered in the place of \(number?.name ?? "nothing"), whose number is "
                        + "\(number?.sequence.map(String.init) ?? "none")"
                )
            }
            expected[lane]?.removeFirst()
        default: break
        }
        return nil
    }

    /// How many events are still to be delivered.
    func missing(of lane: Int) -> Int { expected[lane]?.count ?? 0 }
}
