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

    /// What the machine answers to an input: the events to deliver, then the effects.
    struct Outcome: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable {
        var events: [GatewayEvent] = []
        var effects: Effects

        var startIndex: Int { effects.startIndex }
        var endIndex: Int { effects.endIndex }
        subscript(position: Int) -> GatewayEffect { effects[position] }
        /// Whether there is nothing to do and nothing to deliver.
        var isEmpty: Bool { events.isEmpty && effects.isEmpty }
        var first: GatewayEffect? { effects.first }
        var last: GatewayEffect? { effects.last }
        var names: [EventName] { events.map(\.name) }

        init(events: [GatewayEvent] = [], effects: Effects) {
            self.events = events
            self.effects = effects
        }

        /// Nothing to deliver, and these effects.
        init(arrayLiteral elements: GatewayEffect...) {
            self.init(effects: Effects(elements.first, elements.count == 2 ? elements[1] : nil))
        }
    }

    /// The sequence that a later process would resume from.
    var acknowledgedSequence: Int64? { machine.status.acknowledgedSession?.sequence }

    @discardableResult
    func handle(_ input: GatewayInput) -> Outcome { Outcome(effects: machine.handle(input, at: now)) }

    @discardableResult
    func start() -> Outcome { handle(.start) }

    func stop(keepingSession: Bool) -> Outcome { handle(.close(keepingSession: keepingSession)) }

    @discardableResult
    func open() -> Outcome { handle(.opened) }

    func permit(after delay: Duration = .zero) { handle(.identifyPermitted(after: delay)) }

    /// Lets no time pass, but does what is due.
    func tick() -> Outcome { acceptingSends { handle(.time) } }

    @discardableResult
    func ended(_ end: ConnectionEnd) -> Outcome { handle(.disconnected(end)) }

    /// Withdraws a command; returns whether it had not ended.
    @discardableResult
    func withdraw(_ id: CommandID) -> Bool {
        let before = machine.status.commands.withdrawn
        handle(.withdraw(id))
        return machine.status.commands.withdrawn > before
    }

    func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        guard case .complete(_, let error?)? = handle(.updatePresence(makeID(), update)).first else { return }
        throw error
    }

    private var lastID: UInt64 = 0

    func makeID() -> CommandID {
        lastID += 1
        return CommandID(number: lastID)
    }

    /// Accepts the payload of a command as a transport does, whose effects follow.
    private func acceptingSends(_ body: () -> Outcome) -> Outcome {
        let outcome = body()
        guard acceptsCommands else { return outcome }
        switch outcome.first {
        case .sendCommand(let id, _)?:
            return Outcome(events: outcome.events, effects: Effects(outcome.first, handle(.sent(id)).first))
        case .sendPresence?:
            handle(.sent(nil))
            return outcome
        default:
            return outcome
        }
    }

    /// Whether the transport accepts the payloads of commands.
    var acceptsCommands = true

    func wait(_ seconds: Double) {
        now = now + .seconds(seconds)
    }

    /// Moves to the machine's deadline and lets time pass.
    @discardableResult
    func advance() -> Outcome {
        if let deadline = machine.deadline { now = max(now, deadline) }
        return tick()
    }

    @discardableResult
    func receive(_ json: String) -> Outcome {
        var events: [GatewayEvent] = []
        let effects = machine.receive(bytes(json), at: now, delivering: &events)
        return Outcome(events: events, effects: effects)
    }

    @discardableResult
    func greet(interval: Int = 40_000) -> Outcome {
        open()
        return receive(#"{"op":10,"d":{"heartbeat_interval":\#(interval)}}"#)
    }

    @discardableResult
    func ready() -> Outcome {
        receive(
            #"{"op":0,"t":"READY","s":1,"d":{"session_id":"abc","resume_gateway_url":"wss://resume.gateway.test","#
                + #""user":{"id":"80351110224678912"}}}"#
        )
    }

    @discardableResult
    func event(_ sequence: Int, _ name: String = "TYPING_START") -> Outcome {
        receive(#"{"op":0,"t":"\#(name)","s":\#(sequence),"d":{}}"#)
    }

    @discardableResult
    func closed(_ code: UInt16?, _ reason: String = "") -> Outcome {
        ended(ConnectionEnd(closeCode: code.map(CloseCode.init(rawValue:)), reason: reason))
    }

    /// The number of the session's next event.
    var nextSequence: Int { Int(machine.status.session?.sequence ?? 0) + 1 }

    /// Rests after a lost connection and dials again; returns the URL.
    func redial() -> String? {
        advance().connectURL
    }

    func submit(
        _ command: GatewayCommand,
        _ options: CommandOptions = CommandOptions()
    ) throws(CommandError) -> CommandID {
        let id = makeID()
        if case .complete(_, let error?)? = handle(.command(id, command, options)).first { throw error }
        return id
    }

    func requestGuildMembers(
        _ request: GuildMembersRequest,
        _ options: CommandOptions = CommandOptions()
    ) throws(CommandError) -> CommandID {
        let id = makeID()
        if case .complete(_, let error?)? = handle(.requestGuildMembers(id, request, options)).first { throw error }
        return id
    }
}

extension Sequence<GatewayEffect> {
    var connectURL: String? {
        for case .connect(let url) in self { return url }
        return nil
    }

    /// The payloads to send, parsed.
    var sent: [JSONValue] {
        compactMap { effect in
            switch effect {
            case .send(let payload), .identify(let payload), .sendPresence(let payload),
                .sendCommand(_, let payload):
                try? JSONValue(parsing: payload)
            default: nil
            }
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
