import GatewayModels
import GatewayProtocol

/// Drives the gateway protocol with a transport that is none of this package's: lines of text.
///
/// Standard input holds what happened, one thing on a line, with the time in seconds before it:
///
///     0 open
///     0.1 {"op":10,"d":{"heartbeat_interval":41250}}
///     0.2 permit
///     41 close 4000
///
/// Standard output gets what a client must do. Between two lines time passes without a clock.
@main
struct FramesToEffects {
    private var machine: GatewayMachine
    private var now = GatewayInstant.origin

    static func main() throws {
        let identification = try Identification(token: try Token("example-token"), intents: .guilds)
        let configuration = GatewayMachine.Configuration(identification: identification, compression: .none)
        var driver = FramesToEffects(machine: GatewayMachine(configuration, seed: 1))
        driver.perform(driver.machine.start(at: driver.now))
        while let line = readLine() {
            guard driver.handle(line) else { print("not understood: \(line)"); continue }
        }
    }

    /// Returns whether the line was understood.
    private mutating func handle(_ line: String) -> Bool {
        let parts = line.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, let seconds = Double(parts[0]), seconds.isFinite, (0...1e9).contains(seconds) else {
            return false
        }
        pass(to: GatewayInstant(.seconds(seconds)))
        switch parts[1] {
        case "open": perform(machine.opened(at: now))
        case "permit": machine.permitToIdentify(at: now)
        case "stop": perform(machine.stop(keepingSession: false, at: now))
        case let text where text.hasPrefix("close"):
            let code = text.split(separator: " ").dropFirst().first.flatMap { UInt16($0) }
            perform(machine.disconnected(ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:))), at: now))
        case let text where text.hasPrefix("{"): perform(machine.receive(Array(text.utf8), at: now))
        default: return false
        }
        pass(to: now)
        return true
    }

    /// Lets time pass, and does what is due on the way.
    private mutating func pass(to time: GatewayInstant) {
        while let deadline = machine.deadline, deadline <= time {
            now = max(now, deadline)
            perform(machine.advance(to: now))
        }
        now = max(now, time)
    }

    private func perform(_ effects: Effects) {
        for effect in effects { print("\(now.sinceOrigin / .seconds(1)) \(text(of: effect))") }
    }

    private func text(of effect: GatewayEffect) -> String {
        switch effect {
        case .connect(let url): "connect \(url)"
        case .requestIdentifyPermit: "ask for permission to identify"
        case .send(let payload): "send \(String(decoding: payload, as: UTF8.self))"
        case .deliver(let event): "deliver \(event.name.rawValue)"
        case .report(let change): "report \(change)"
        case .abandon(let code): "abandon \(code)"
        case .close(let code): "close \(code)"
        case .stop(let reason): "stop \(reason)"
        default: "\(effect)"
        }
    }
}
