import GatewayModels
package import GatewayProtocol

/// A random history: a gateway conversation against the simulated gateway, in virtual time, with faults by plan.
///
/// It is what a shard does around its machine, without tasks and sockets; see ``HistoryRule`` for what it checks
/// after every step. When the plan's length is over, nothing goes wrong any more, and the shard must become ready.
package struct History<Machine: GatewayStateMachine> {
    /// Makes the machine of a process.
    package typealias Maker = @Sendable (GatewayMachine.Configuration, _ seed: UInt64) -> Machine

    static var mainURL: String { "wss://gateway.example" }
    static var resumeURL: String { "wss://resume.example" }

    let plan: HistoryPlan
    let identification: Identification
    let limits = GatewayLimits()
    var now = GatewayInstant.origin
    var random: SeededRandom
    var agenda = HistoryAgenda()
    var weather = HistoryWeather()
    var tally = HistoryTally()
    var finding: HistoryFinding?
    let transcript: HistoryTranscript?

    var gateway: SimulatedGateway
    var log = HistoryLog()
    /// How many events were made.
    var eventCount = 0
    /// Whether what the gateway does is an incident.
    var isInjecting = false
    /// The presence that the gateway has for each session.
    var presences: [String: Int64] = [:]

    let makeMachine: Maker
    var machine: Machine
    var budget = IdentifyBudget()
    var links: [HistoryLink] = []
    /// The connection that the client has.
    var held: Int?
    /// The connection that the client has or had last.
    var lastLink: Int?
    var dials = 0
    var isReceiving = true
    /// Until when the process stands still.
    var asleepUntil = GatewayInstant.origin
    /// What it has not seen meanwhile.
    var postponed: [HistoryAgenda.Happening] = []
    /// Whether the process will start its machine.
    var startPending = true
    var rest = Duration.seconds(1)
    var application: HistoryApplication
    var commands = HistoryCommands()
    var commandCount = 0
    var wantedPresence: Int64?

    /// What the last report said comes next.
    var announced: (recovery: Recovery, at: GatewayInstant)?
    /// Whether a session is there to be resumed, as far as was reported.
    var hasSession = false
    /// When things stopped going wrong.
    var peaceSince: GatewayInstant?
    var isSettled = false
    var isOver = false

    package init(_ plan: HistoryPlan, tracing: Bool = false, of makeMachine: @escaping Maker) throws {
        self.plan = plan
        self.makeMachine = makeMachine
        random = SeededRandom(seed: plan.seed)
        application = HistoryApplication(capacity: plan.queueCapacity)
        identification = try Identification(
            token: Token(HistoryPlan.botToken),
            intents: [.guildMembers, .guildPresences, .guildVoiceStates, .directMessages]
        )
        var rules = SimulatedGateway.Configuration()
        rules.token = HistoryPlan.botToken
        rules.heartbeatInterval = plan.heartbeatInterval
        rules.sessionLifetime = plan.sessionLifetime
        rules.replayLimit = plan.replayLimit
        rules.resumeURL = Self.resumeURL
        gateway = SimulatedGateway(configuration: rules, world: .historic, seed: plan.seed)
        machine = makeMachine(Self.configuration(identification, plan, resuming: nil), plan.seed)
        transcript = tracing ? HistoryTranscript() : nil
    }

    static func configuration(
        _ identification: Identification,
        _ plan: HistoryPlan,
        resuming session: Session?
    ) -> GatewayMachine.Configuration {
        GatewayMachine.Configuration(
            identification: identification,
            url: mainURL,
            compression: plan.compression,
            session: session
        )
    }

    /// Lives the history to its end, or to the first rule that is broken.
    package mutating func run() {
        tally.histories = 1
        for incident in plan.incidents {
            if case .time(let time) = incident.moment, time < plan.length {
                agenda.add(.incident(incident.kind), at: .origin + time)
            }
        }
        agenda.add(.peace, at: .origin + plan.length)
        if plan.eventInterval != nil { agenda.add(.event, at: now) }
        agenda.add(.start, at: now)
        while finding == nil, !isOver, step() {}
        if finding != nil { tally.findings = 1 }
    }

    /// Does what is next; returns whether there was anything.
    private mutating func step() -> Bool {
        let due = machineDue
        guard let next = [agenda.next, gateway.deadline, due].compactMap(\.self).min() else {
            find(.deadline, "nothing would ever happen again")
            return false
        }
        now = max(now, next)
        if let deadline = gateway.deadline, deadline <= now { perform(gateway.advance(to: now)) }
        if plan.doesDueFirst, let due, due <= now { attend() }
        if let time = agenda.next, time <= now, let happening = agenda.removeFirst() { happen(happening) }
        attend()
        check()
        return true
    }

    /// When the machine is due: not before its process goes on.
    private var machineDue: GatewayInstant? {
        machine.deadline.map { max($0, asleepUntil) }
    }

    var isAwake: Bool { now >= asleepUntil }

    /// What the loop of a shard does before it waits again.
    mutating func attend() {
        guard isAwake else { return }
        var rounds = 0
        while finding == nil {
            readBacklog()
            guard let deadline = machine.deadline, deadline <= now else { break }
            perform(machine.advance(to: now))
            rounds += 1
            if rounds > 2_000 { find(.deadline, "what is due stays due") }
        }
    }

    mutating func find(_ rule: HistoryRule, _ detail: String) {
        guard finding == nil else { return }
        finding = HistoryFinding(rule: rule, detail: detail, time: now.sinceOrigin)
    }

    func note(_ text: @autoclosure () -> String) {
        guard let transcript else { return }
        transcript.add(text(), at: now)
    }
}

extension SimulatedWorld {
    /// A world as small as may be.
    static let historic = SimulatedWorld(seed: 1, guildCount: 2, userCount: 3)
}
