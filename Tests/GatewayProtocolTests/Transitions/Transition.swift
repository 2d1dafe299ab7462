import GatewayJSON
import GatewayModels
import GatewayProtocol

/// What one input leads to, in the words of the transition table.
struct Transition: Hashable, CustomStringConvertible {
    let next: String
    let effects: [String]

    /// What the machine itself does.
    init(from situation: Situation, on input: TableInput) throws {
        let driver = try situation.driver(interval: input.interval)
        let outcome = try input.apply(driver)
        next = Situation.name(of: driver.machine)
        switch outcome {
        case .effects(let outcome):
            effects = outcome.names.map { "deliver \($0.rawValue)" } + outcome.map(Self.text)
        case .taken: effects = ["takes it"]
        case .refused(let error): effects = ["refuses it: \(error.code)"]
        }
    }

    /// Reads `next: effect, effect`.
    init(_ text: some StringProtocol) {
        let parts = text.split(separator: ":", maxSplits: 1)
        next = parts[0].trimmed
        let list = parts.count == 2 ? parts[1].trimmed : "nothing"
        effects = list == "nothing" ? [] : list.split(separator: ";").map(\.trimmed)
    }

    var description: String { "\(next): \(effects.isEmpty ? "nothing" : effects.joined(separator: "; "))" }

    private static func text(_ effect: GatewayEffect) -> String {
        switch effect {
        case .connect(let url):
            url.contains("resume.gateway.test") ? "connect to the resume URL" : "connect to the main URL"
        case .requestIdentifyPermit: "ask for a permit"
        case .send(let payload), .identify(let payload), .sendPresence(let payload), .sendCommand(_, let payload):
            "send \(command(in: payload))"
        case .report(let change): "report \(text(change))"
        case .complete(_, let error): error.map { "complete the command: \($0.code)" } ?? "complete the command"
        case .answer: "answer"
        case .abandon(let code): "abandon with \(code)"
        case .close(let code): "close with \(code)"
        case .stop(.closed): "stop"
        case .stop(.fatalClose): "stop, fatal close"
        }
    }

    private static func text(_ change: GatewayLifecycle) -> String {
        switch change {
        case .connecting: "connecting"
        case .connected: "connected"
        case .ready: "ready"
        case .resumed: "resumed"
        case .disconnected(_, let recovery): "disconnected, next \(recovery.rung)"
        case .sequenceAnomaly: "sequence anomaly"
        case .closed: "closed"
        }
    }

    private static func command(in payload: [UInt8]) -> String {
        switch (try? JSONValue(parsing: payload))?["op"]?.integer {
        case 1: "HEARTBEAT"
        case 2: "IDENTIFY"
        case 3: "PRESENCE UPDATE"
        case 6: "RESUME"
        case 31: "the command"
        case let opcode: "op \(opcode ?? -1)"
        }
    }
}

extension StringProtocol {
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
