import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport

/// A simulated run of shards, their machines and a transport against the simulated gateway.
///
/// One thread plays all of it in virtual time: it runs the shards' jobs, moves the clock to what is due next and applies
/// it. What happens at the seams is observed, and after each step the judges say whether a rule is broken.
package final class History {
    static let resumeURL = "wss://resume.gateway.discord.gg"
    static let intents: Intents = [.guildMembers, .guildMessages, .guildVoiceStates]
    private static let world = SimulatedWorld(seed: 1, guildCount: 6, userCount: 10, memberCount: 3)
    /// How long a history may go on after its faults: longer than any deadline but the one of permits.
    private static let aftermath = Duration.seconds(1_500)
    /// How much longer for each command, of which a connection may send 98 in 62 s if heartbeats are frequent.
    private static let commandTime = Duration.seconds(1)
    /// How many jobs may follow from one input.
    private static let turnLimit = 1_000_000

    /// The network's view of a connection.
    struct Link {
        let connection: HistoryConnection
        let encoder = PayloadEncoder()
        var id: SimulatedGateway.ConnectionID?
        /// The parcels under way to the client.
        var pipe: [(due: GatewayInstant, parcel: Parcel)] = []
        var toGateway = GatewayInstant.origin
        /// Nothing passes any more.
        var isCut = false
        /// Whether the gateway wrote something because of which the client may leave.
        var hasCause = false
        /// Whether only a deadline of the client would end it.
        var isStuck = false
    }

    enum Parcel {
        case message(WebSocketMessage, Written)
        case end(Disconnection)
    }

    let plan: HistoryPlan
    private let ignored: Set<HistoryRule>
    let clock = ManualClock(collectsJobs: true)
    let journal = Journal()
    let gate: HistoryGate
    var random: SeededRandom
    var gateway: SimulatedGateway
    var agenda = Agenda()
    var links: [Link] = []
    var applications: [HistoryApplication] = []
    /// The lane of each shard.
    var current: [Int] = []
    var saved: [Int: SessionSnapshot] = [:]
    /// How long each shard's process rests before it starts again.
    var rests: [Int: Duration] = [:]
    var chronicle = Chronicle()
    var weather = Weather()
    var eventCount = 0
    var commandCount = 0
    private var judges: [any Judge]
    private var delivery: DeliveryJudge?
    private var live: LiveDeliveryJudge?
    private var recovery = RecoveryJudge()
    private var isOver = false
    private(set) var finding: HistoryFinding?
    private(set) var tally = HistoryTally()
    private(set) var transcript: HistoryTranscript?

    init(_ plan: HistoryPlan, ignoring ignored: Set<HistoryRule> = [], isTracing: Bool = false) {
        self.plan = plan
        self.ignored = ignored
        random = SeededRandom(seed: plan.seed)
        gate = HistoryGate(clock: clock, journal: journal)
        var configuration = SimulatedGateway.Configuration()
        configuration.token = HistoryPlan.botToken
        configuration.heartbeatInterval = plan.heartbeatInterval
        configuration.resumeURL = Self.resumeURL
        configuration.sendLimit = 1_000
        gateway = SimulatedGateway(configuration: configuration, world: Self.world, seed: plan.seed)
        let budget = CommandBudget(heartbeatInterval: plan.heartbeatInterval)
        judges = [
            LastWordJudge(), OneConnectionJudge(), SentJudge(), OrderJudge(), WaitJudge(budget), AnswerJudge(budget),
            CapacityJudge(), PoisonJudge(), SendLimitJudge(), IdentifyJudge(),
            HeartbeatJudge(interval: plan.heartbeatInterval), EndingJudge(),
            SecrecyJudge(),
        ]
        if plan.numbering == .ascending {
            delivery = DeliveryJudge()
            judges += [RedialJudge(), ConductJudge(), MemoryJudge(capacity: plan.queueCapacity)] as [any Judge]
        } else {
            live = LiveDeliveryJudge()
        }
        if isTracing { transcript = HistoryTranscript() }
    }

    /// Plays a history by a plan.
    static func play(_ plan: HistoryPlan, ignoring ignored: Set<HistoryRule>, isTracing: Bool) -> History {
        let history = History(plan, ignoring: ignored, isTracing: isTracing)
        let jobs = GlobalPool.detour(to: history.clock.executor) { history.run() }.jobs
        history.tally.globalJobs = jobs
        if jobs > 0 { history.find(HistoryFinding(.globalPool, "\(jobs) jobs were given to the global pool")) }
        if history.finding != nil { history.tally.findings = 1 }
        return history
    }

    var now: GatewayInstant { GatewayInstant(clock.now.sinceStart) }

    // MARK: - The loop

    func run() {
        schedule()
        settle()
        while finding == nil, !isOver, let due = nextDue {
            guard due - .origin <= plan.length + Self.aftermath + Self.commandTime * commandCount else {
                find(HistoryFinding(.recovery, "the history does not come to its end"))
                break
            }
            step(to: due)
            // Of what is due at the same time, the shard sees one thing after the other, or all in one turn.
            if plan.isDense, finding == nil, nextDue == now { continue }
            settle()
        }
        tally.histories = 1
        cleanUp()
    }

    private func schedule() {
        for shard in 0..<plan.shards { boot(shard, resuming: nil) }
        var time = Duration.zero
        for incident in plan.incidents {
            if case .time(let moment) = incident.moment { time = moment }
            if case .dial = incident.moment { continue }
            agenda.add(.incident(incident), at: .origin + time)
        }
        if plan.eventInterval != nil { agenda.add(.event, at: .origin + .seconds(1)) }
        agenda.add(.peace, at: .origin + plan.length)
    }

    private var nextDue: GatewayInstant? {
        var next = agenda.next
        if let timer = clock.nextTimer.map({ GatewayInstant($0.sinceStart) }) { next = min(next ?? timer, timer) }
        if let deadline = gateway.deadline { next = min(next ?? deadline, deadline) }
        return next
    }

    private func step(to due: GatewayInstant) {
        clock.move(to: ManualClock.Instant(sinceStart: due.sinceOrigin))
        let timer = clock.nextTimer.map { GatewayInstant($0.sinceStart) }
        let isAgendaDue = agenda.next.map { $0 <= due } ?? false
        let isTimerDue = timer.map { $0 <= due } ?? false
        if isAgendaDue, !isTimerDue || random.percent(50) {
            guard let happening = agenda.takeNext() else { return }
            happen(happening)
        } else if isTimerDue {
            clock.fireNextTimer()
        } else {
            perform(gateway.advance(to: now))
        }
    }

    /// Runs the shards until nothing is left to do.
    func settle() {
        var jobs = 0
        absorb()
        while finding == nil, clock.runNextJob() {
            absorb()
            jobs += 1
            if jobs > Self.turnLimit { find(HistoryFinding(.turns, "more than \(jobs) jobs follow from one input")) }
        }
        check()
    }

    private func absorb() {
        for observation in journal.take() where finding == nil { see(observation) }
    }

    /// Takes in an observation, and does what follows from it.
    func see(_ observation: Observation) {
        transcript?.add(observation, at: now)
        chronicle.note(observation, at: now)
        tally.count(observation)
        judge(observation)
        react(to: observation)
    }

    private func judge(_ observation: Observation) {
        if let found = delivery?.observe(observation, in: chronicle) { find(found) }
        if let found = live?.observe(observation, in: chronicle) { find(found) }
        if let found = recovery.observe(observation, in: chronicle) { find(found) }
        for index in judges.indices {
            if let found = judges[index].observe(observation, in: chronicle) { find(found) }
        }
    }

    private func check() {
        guard finding == nil else { return }
        chronicle.advance(to: now)
        for index in judges.indices {
            if let found = judges[index].check(chronicle) { find(found) }
        }
        if let found = recovery.check(chronicle) { find(found) }
        if chronicle.peaceSince != nil, current.allSatisfy(recovery.recovered.contains) { prepareEnd() }
    }

    func find(_ found: HistoryFinding) {
        guard finding == nil, !ignored.contains(found.rule) else { return }
        finding = found
        finding?.time = now.sinceOrigin
        transcript?.add("!! \(found.rule.rawValue): \(found.detail)", at: now)
    }

    // MARK: - The end

    private var isEnding = false
    /// Whether shards that have ended stay so.
    private(set) var isClosing = false

    private func prepareEnd() {
        guard !isEnding else { return }
        isEnding = true
        makeEvents(3)
        agenda.add(.epilogue, at: now + .seconds(25))
    }

    /// Looks at what must have come about in the end.
    func conclude() {
        // Every command ends, by an answer or by its deadline.
        if current.contains(where: { !chronicle.lanes[$0].waits.isEmpty }) {
            return agenda.add(.epilogue, at: now + .seconds(10))
        }
        for lane in current {
            guard chronicle.isLive(lane) else {
                find(HistoryFinding(.recovery, "not live any more, though nothing went wrong"))
                continue
            }
            if let missing = live?.missing(of: lane), missing > 0 {
                find(HistoryFinding(.delivery, "\(missing) events are missing in the end"))
            }
            guard let position = delivery?.position(of: lane), let last = gateway.lastSequence(of: position.session),
                last != position.sequence
            else { continue }
            find(HistoryFinding(.delivery, "\(last) events were sent, and \(position.sequence) delivered"))
        }
        isClosing = true
        for lane in current { close(lane, keepingSession: false) }
        agenda.add(.end, at: now + GatewayLimits().closeDeadline + .seconds(2))
    }

    /// All tasks of the application must have ended.
    func end() {
        isOver = true
        for lane in applications.indices { applications[lane].stopListening() }
        settle()
        for (lane, application) in applications.enumerated() where application.openTasks > 0 {
            find(HistoryFinding(.waits, "\(application.openTasks) tasks of lane \(lane) have not ended after close"))
        }
    }

    /// Ends what is still there after a finding, so that no task is left behind.
    private func cleanUp() {
        guard !isOver else { return }
        gate.makePeace()
        for application in applications {
            application.setPause(.zero)
            application.valve.open()
            application.close(keepingSession: false, newWait(.close, deadline: .seconds(60)))
            application.stopListening()
        }
        for link in links { link.connection.release() }
        for _ in 0..<1_000 {
            while clock.runNextJob() {}
            guard applications.contains(where: { $0.openTasks > 0 }), clock.nextTimer != nil else { break }
            for link in journal.connections { link.release() }
            clock.fireNextTimer()
        }
    }

    func newWait(_ kind: HistoryAwait.Kind, deadline: Duration?, isInHandler: Bool = false) -> HistoryAwait {
        commandCount += 1
        return HistoryAwait(number: commandCount, kind: kind, deadline: deadline, isInHandler: isInHandler)
    }
}
