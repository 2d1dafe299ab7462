import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTransport
/// The transcript of a history: its observations line by line, with the times in seconds.
final class HistoryTranscript {
    private(set) var lines: [String] = []
    private var last = ""
    private var repetitions = 1
    /// The title of a series of like observations, with the numbers of the first and the last.
    private var series: (title: String, first: Int, last: Int)?

    func add(_ observation: Observation, at now: GatewayInstant) {
        switch observation {
        case .arrived(let link, let written) where written.name == "MESSAGE_DELETE":
            extend("  <- \(link) MESSAGE_DELETE", written.sequence ?? 0, at: now)
        case .delivered(let lane, let event) where event.name == .messageDelete:
            extend("\(lane) handles MESSAGE_DELETE", event.sequence.map { Int($0) } ?? 0, at: now)
        default:
            guard let text = Self.describe(observation) else { return }
            add(text, at: now)
        }
    }

    /// Adds a member of a series, which has one line.
    private func extend(_ title: String, _ number: Int, at now: GatewayInstant) {
        guard let series, series.title == title else {
            add("\(title) \(number)", at: now)
            series = (title, number, number)
            return
        }
        self.series?.last = number
        last = "\(title) \(series.first) … \(number)"
        lines[lines.count - 1] = line(last, at: now)
    }

    func add(_ text: String, at now: GatewayInstant) {
        guard text != last else {
            repetitions += 1
            lines[lines.count - 1] = line("\(text), \(repetitions) times", at: now)
            return
        }
        series = nil
        last = text
        repetitions = 1
        lines.append(line(text, at: now))
    }

    private func line(_ text: String, at now: GatewayInstant) -> String {
        let milliseconds = Int(now.sinceOrigin / .milliseconds(1))
        let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let fraction = String(repeating: "0", count: 3 - String(rest).count) + String(rest)
        let time = "\(seconds).\(fraction)"
        return String(repeating: " ", count: max(0, 11 - time.count)) + time + "  " + text
    }

    private static func describe(_ observation: Observation) -> String? {
        switch observation {
        case .dialled(let link, let lane, let url): "\(lane) dials \(url.prefix { $0 != "?" }), connection \(link)"
        case .took: nil
        case .tookEnd(let link, _): "     \(link) the shard takes the end"
        case .sent(let link, let payload): "  -> \(link) \(describe(payload))"
        case .sendFailed(let link, let payload, let error): "  -x \(link) \(describe(payload)): \(error.code)"
        case .left(let link, let code): "  -> \(link) the shard leaves with \(code.map(String.init) ?? "no code")"
        case .opened(let link): "  <- \(link) open"
        case .arrived(let link, let written): "  <- \(link) \(describe(written))"
        case .ended(let link, let end):
            "  <- \(link) end: \(end.closeCode.map { "code \($0)" } ?? end.error.map { "\($0.code)" } ?? "none")"
        case .written(let link, let written): written.isCauseToLeave ? "gw   \(link) writes \(describe(written))" : nil
        case .blamed(let link, let code): "gw   \(link) closes with \(code)"
        case .poisoned(let link, let number): "gw   \(link) refuses payload \(number)"
        case .began(let lane, let wait):
            "\(lane) awaits \(wait.kind) \(wait.number)\(wait.isInHandler ? " in the handler" : "")"
        case .finished(let lane, let number, let error):
            "\(lane) has \(number): \(error.map { "\($0.code)" } ?? "done")"
        case .delivered(let lane, let event):
            "\(lane) handles \(event.name.rawValue) \(event.sequence.map(String.init) ?? "")"
        case .reported(let lane, let change): describe(change).map { "\(lane) \($0)" }
        case .saved(let lane, let snapshot): "\(lane) saves \(snapshot?.session.sequence.map(String.init) ?? "nothing")"
        case .starting(let lane, let snapshot): "\(lane) starts\(snapshot == nil ? "" : " from a snapshot")"
        case .stopping(let lane, let keeps): "\(lane) is closed\(keeps ? ", keeping its session" : "")"
        case .crashed(let lane): "\(lane) crashes"
        case .runEnded(let lane, let error): "\(lane) has ended: \(error.map { "\($0.code)" } ?? "closed")"
        case .permitted(let shard, let delay): "permit for shard \(shard) in \(delay)"
        case .denied(let shard, _): "no permit for shard \(shard)"
        case .gaveBack(let shard): "shard \(shard) gives its permit back"
        case .reading(let lane, let isReading): "\(lane) \(isReading ? "reads" : "reads slowly or not at all")"
        case .incident(let kind): "** \(kind)"
        case .peace: "** nothing goes wrong from now on"
        }
    }

    private static func describe(_ change: GatewayLifecycle) -> String? {
        guard case .disconnected(let cause, let recovery) = change else { return nil }
        return "reports: \(cause); \(recovery.rung) after \(recovery.delay)"
    }

    private static func describe(_ written: Written) -> String {
        switch written.opcode {
        case 0: "\(written.name ?? "an event") \(written.sequence.map(String.init) ?? "")"
        case 1: "a heartbeat is requested"
        case 7: "op 7"
        case 9: "op 9"
        case 10: "HELLO"
        case 11: "ACK"
        case let opcode?: "op \(opcode)"
        case nil: "\(written.payload.count) bytes that are no payload"
        }
    }

    private static func describe(_ payload: [UInt8]) -> String {
        let payload = ClientPayload(payload)
        switch payload.opcode {
        case 1: return "heartbeat"
        case 2: return "IDENTIFY"
        case 3: return "presence \(payload.presence.map(String.init) ?? "")"
        case 6: return "RESUME"
        default: return "op \(payload.opcode), command \(payload.command.map(String.init) ?? "")"
        }
    }
}
