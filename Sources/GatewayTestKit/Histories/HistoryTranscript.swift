import GatewayJSON
import GatewayModels
import GatewayProtocol

/// What happened in a history, line by line, with the times in seconds.
final class HistoryTranscript {
    private(set) var lines: [String] = []
    private var last = ""
    private var repetitions = 1

    func add(_ text: String, at now: GatewayInstant) {
        guard text != last else {
            repetitions += 1
            lines[lines.count - 1] = line("\(text), \(repetitions) times", at: now)
            return
        }
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

    static func describe(_ message: GatewayMessage) -> String {
        switch message {
        case .hello(let interval): "HELLO, heartbeats every \(interval)"
        case .dispatch(let event): "\(event.name.rawValue) \(event.sequence.map(String.init) ?? "without sequence")"
        case .heartbeatRequest: "a heartbeat is asked for"
        case .heartbeatAcknowledged: "ACK"
        case .reconnect: "op 7: reconnect"
        case .invalidSession(let isResumable): "op 9: invalid session, \(isResumable ? "resumable" : "gone")"
        case .unknown(let opcode): "op \(opcode.rawValue)"
        }
    }

    static func describe(_ effect: GatewayEffect) -> String {
        switch effect {
        case .connect(let url): "connect to \(url)"
        case .requestIdentifyPermit: "request a permit"
        case .send(let payload): "send \(describe(sent: payload))"
        case .deliver(let event): "deliver \(event.name.rawValue) \(event.sequence.map(String.init) ?? "")"
        case .report(.disconnected(let cause, let recovery)):
            "report disconnected: \(cause), \(recovery) after \(recovery.delay)"
        case .report(.closed(let reason)): "report closed: \(reason)"
        case .report(.resumed(_, let replayed)): "report resumed, \(replayed) replayed"
        case .report(.ready): "report ready"
        case .report(.connecting(_, let isResuming)): "report connecting, \(isResuming ? "to resume" : "to identify")"
        case .report(.connected): "report connected"
        case .complete(let id, let error): "complete \(id), \(error.map { "\($0.code)" } ?? "sent")"
        case .answer(let id, _, let isLast): "answer \(id)\(isLast ? ", the last" : "")"
        case .abandon(let code): "abandon with \(code)"
        case .close(let code): "close with \(code)"
        case .stop: "stop"
        }
    }

    private static func describe(sent payload: [UInt8]) -> String {
        let data = HistoryPayload.data(of: payload)
        switch HistoryPayload.opcode(of: payload) {
        case 1: return "heartbeat \(data?.integer.map(String.init) ?? "null")"
        case 2: return "IDENTIFY"
        case 3: return "presence \(HistoryPayload.since(in: payload).map(String.init) ?? "null")"
        case 6: return "RESUME \(data?["seq"]?.integer.map(String.init) ?? "null")"
        case let opcode:
            let number = HistoryPayload.command(in: payload).map(String.init) ?? "?"
            return "op \(opcode.map(String.init) ?? "?"), command \(number)"
        }
    }
}
