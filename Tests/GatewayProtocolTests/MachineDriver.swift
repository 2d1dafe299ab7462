import GatewayJSON
import GatewayModels
import GatewayProtocol

/// Speaks to a machine as the gateway would, in virtual time.
final class MachineDriver {
    var machine: GatewayMachine
    var now = at(0)

    static func configuration(
        intents: Intents = .all,
        compression: Compression = .none,
        presence: Presence? = nil,
        session: Session? = nil,
        limits: GatewayLimits = GatewayLimits()
    ) throws -> GatewayMachine.Configuration {
        GatewayMachine.Configuration(
            identification: try Identification(token: try Token("secret-token"), intents: intents),
            url: "wss://gateway.test",
            compression: compression,
            initialPresence: presence,
            session: session,
            limits: limits
        )
    }

    init(_ configuration: GatewayMachine.Configuration, seed: UInt64 = 1) {
        machine = GatewayMachine(configuration, seed: seed)
    }

    convenience init(seed: UInt64 = 1) throws {
        self.init(try Self.configuration(), seed: seed)
    }

    /// A machine whose session is live since `now`.
    static func live(_ configuration: GatewayMachine.Configuration? = nil) throws -> MachineDriver {
        let driver = MachineDriver(try configuration ?? Self.configuration())
        driver.start()
        driver.greet()
        driver.permit()
        driver.advance()
        driver.ready()
        return driver
    }

    @discardableResult
    func start() -> Effects { machine.start(at: now) }

    func stop(keepingSession: Bool) -> Effects { machine.stop(keepingSession: keepingSession, at: now) }

    @discardableResult
    func open() -> Effects { machine.opened(at: now) }

    func permit(after delay: Duration = .zero) { machine.permitToIdentify(after: delay, at: now) }

    /// Lets no time pass, but does what is due.
    func tick() -> Effects { machine.advance(to: now) }

    @discardableResult
    func ended(_ end: ConnectionEnd) -> Effects { machine.disconnected(end, at: now) }

    func withdraw(_ id: CommandID) -> Bool { machine.withdraw(id) }

    func updatePresence(_ update: PresenceUpdate) throws(CommandError) { try machine.updatePresence(update) }

    func wait(_ seconds: Double) {
        now = now + .seconds(seconds)
    }

    /// Moves to the machine's deadline and lets time pass.
    @discardableResult
    func advance() -> Effects {
        if let deadline = machine.deadline { now = max(now, deadline) }
        return machine.advance(to: now)
    }

    @discardableResult
    func receive(_ json: String) -> Effects { machine.receive(bytes(json), at: now) }

    @discardableResult
    func greet(interval: Int = 40_000) -> Effects {
        open()
        return receive(#"{"op":10,"d":{"heartbeat_interval":\#(interval)}}"#)
    }

    @discardableResult
    func ready() -> Effects {
        receive(
            #"{"op":0,"t":"READY","s":1,"d":{"session_id":"abc","resume_gateway_url":"wss://resume.test","#
                + #""user":{"id":"80351110224678912"}}}"#
        )
    }

    @discardableResult
    func event(_ sequence: Int, _ name: String = "TYPING_START") -> Effects {
        receive(#"{"op":0,"t":"\#(name)","s":\#(sequence),"d":{}}"#)
    }

    @discardableResult
    func closed(_ code: UInt16?, _ reason: String = "") -> Effects {
        machine.disconnected(ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:)), reason: reason), at: now)
    }

    /// The number of the session's next event.
    var nextSequence: Int { Int(machine.session?.sequence ?? 0) + 1 }

    /// Rests after a lost connection and dials again; returns the URL.
    func redial() -> String? {
        advance().connectURL
    }

    func submit(_ command: GatewayCommand, _ options: CommandOptions = CommandOptions()) throws -> CommandID {
        try machine.submit(command, options, at: now)
    }
}

extension Effects {
    var connectURL: String? {
        for case .connect(let url) in self { return url }
        return nil
    }

    /// The payloads to send, parsed.
    var sent: [JSONValue] {
        compactMap { effect in
            if case .send(let payload) = effect { try? JSONValue(parsing: payload) } else { nil }
        }
    }

    var opcodes: [Int64?] { sent.map { $0["op"]?.integer } }

    var cause: DisconnectCause? {
        for case .report(.disconnected(let cause, _)) in self { return cause }
        return nil
    }

    var recovery: Recovery? {
        for case .report(.disconnected(_, let recovery)) in self { return recovery }
        return nil
    }

    var retryAfter: Duration? { recovery?.delay }

    var abandoned: CloseCode? {
        for case .abandon(let code) in self { return code }
        return nil
    }

    var stop: StopReason? {
        for case .stop(let reason) in self { return reason }
        return nil
    }
}
