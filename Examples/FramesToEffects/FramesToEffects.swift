import GatewayModels
import GatewayProtocol

/// Drives the gateway protocol with lines of text as the transport.
///
/// Standard input holds the inputs, one on a line, with the time in seconds before it:
///
///     0 open
///     0.1 {"op":10,"d":{"heartbeat_interval":41250}}
///     0.2 permit
///     41 close 4000
///
/// Standard output gets the events and the effects. Between two lines time passes without a clock.
@main
struct FramesToEffects {
    private var machine: GatewayMachine
    private var now = GatewayInstant.origin

    static func main() throws {
        let identification = try Identification(token: try Token("example-token"), intents: .guilds)
        let configuration = GatewayMachine.Configuration(identification: identification, compression: .none)
        var driver = FramesToEffects(machine: GatewayMachine(configuration, seed: 1))
        driver.handle(.start)
        while let line = readLine() {
            guard driver.read(line) else { print("not understood: \(line)"); continue }
        }
    }

    /// Returns whether the line was understood.
    private mutating func read(_ line: String) -> Bool {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let seconds = Double(parts[0]), seconds.isFinite, (0...1e9).contains(seconds) else {
            return false
        }
        pass(to: GatewayInstant(.seconds(seconds)))
        switch parts[1] {
        case "open": handle(.opened)
        case "permit": handle(.identifyPermitted(after: .zero))
        case "stop": handle(.close(keepingSession: false))
        case let text where text.hasPrefix("close"):
            let code = text.split(separator: " ").dropFirst().first.flatMap { UInt16($0) }
            handle(.disconnected(ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:)))))
        case let text where text.hasPrefix("{"): receive(Array(text.utf8))
        default: return false
        }
        pass(to: now)
        return true
    }

    private mutating func handle(_ input: GatewayInput) {
        perform(machine.handle(input, at: now))
    }

    private mutating func receive(_ payload: [UInt8]) {
        var events: [GatewayEvent] = []
        let effects = machine.receive(payload, at: now, delivering: &events)
        for event in events { print("\(now.sinceOrigin / .seconds(1)) deliver \(event.name.rawValue)") }
        perform(effects)
    }

    /// Lets time pass, and does what is due on the way.
    private mutating func pass(to time: GatewayInstant) {
        while let deadline = machine.deadline, deadline <= time {
            now = max(now, deadline)
            handle(.time)
        }
        now = max(now, time)
    }

    private func perform(_ effects: Effects) {
        for effect in effects { print("\(now.sinceOrigin / .seconds(1)) \(text(of: effect))") }
    }

    private func text(of effect: GatewayEffect) -> String {
        switch effect {
        case .connect(let url): "connect \(url)"
        case .requestIdentifyPermit: "request permission to identify"
        case .send(let payload), .identify(let payload): "send \(String(decoding: payload, as: UTF8.self))"
        case .report(let change): "report \(change)"
        case .abandon(let code): "abandon \(code)"
        case .close(let code): "close \(code)"
        case .stop(let reason): "stop \(reason)"
        default: "\(effect)"
        }
    }
}
