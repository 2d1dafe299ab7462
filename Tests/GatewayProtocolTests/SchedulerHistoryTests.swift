import GatewayModels
import Testing

@testable import GatewayProtocol

/// Random histories of a scheduler whose transport, gateway and application do everything that they can.
@Suite struct SchedulerHistoryTests {
    @Test(arguments: 1...40 as ClosedRange<UInt64>)
    func `whatever happens, every command ends once, and nothing that is due is missed or asked for in vain`(
        seed: UInt64
    ) throws {
        var history = SchedulerHistory(seed: seed)
        for _ in 0..<1500 { try history.step() }
        try history.finish()
        #expect(history.findings == [], "seed \(seed)")
        #expect(history.sendCount > 100, "seed \(seed)")
    }
}

private struct SchedulerHistory {
    private var random: SeededRandom
    private var scheduler: CommandScheduler
    private var now = at(0)
    private var liveSince: GatewayInstant?
    private var number: UInt64 = 0
    private var open: [CommandID: GatewayInstant?] = [:]
    /// The requests by the guild and nonce that their answers carry.
    private var requests: [CommandID: (guild: UInt64, nonce: String)] = [:]
    private var sends: [GatewayInstant] = []
    /// How often the gateway has closed with 4001 or 4002 while a request was not confirmed.
    private var strikes: [CommandID: Int] = [:]
    private var unconfirmed: Set<CommandID> = []
    private(set) var sendCount = 0
    private(set) var findings: [String] = []

    init(seed: UInt64) {
        random = SeededRandom(seed: seed)
        var limits = GatewayLimits()
        limits.queuedCommands = 300
        scheduler = CommandScheduler(
            limits: limits,
            intents: .all,
            presence: Presence(status: .idle),
            resendsPresence: seed.isMultiple(of: 2)
        )
    }

    mutating func step() throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<40: pass(.milliseconds(Int.random(in: 0..<4000, using: &random)))
        case 40..<60: try submit(count: [1, 1, 3, 60].randomElement(using: &random) ?? 1)
        case 60..<76: try answer()
        case 76..<84: beat()
        case 84..<88: try rateLimit()
        case 88..<90: withdraw()
        case 90..<92: scheduler.setReceiving(Bool.random(using: &random), at: now)
        case 92..<94:
            let status = [Status.online, .idle, .dnd].randomElement(using: &random) ?? .online
            try scheduler.updatePresence(PresenceUpdate(status: .set(status)))
        case 94..<95:
            let all = Bool.random(using: &random)
            scheduler.failAwaiting(CommandError(.answerTooLarge, "test"), includingUnsent: all, at: now)
        default: liveSince == nil ? connect() : disconnect()
        }
        work(isReliable: false)
    }

    /// The faults stop: everything ends.
    mutating func finish() throws {
        scheduler.setReceiving(true, at: now)
        disconnect()
        connect()
        for _ in 0..<3000 where !open.isEmpty {
            work(isReliable: true)
            try answer()
            beat()
            pass(.seconds(1))
        }
        if !open.isEmpty { findings.append("\(open.count) commands never end") }
        let statistics = scheduler.statistics
        if statistics.waiting != 0 || statistics.awaitingAnswer != 0 { findings.append("commands are left over") }
    }

    // MARK: Time

    private mutating func pass(_ span: Duration) {
        let end = now + span
        while let deadline = scheduler.deadline(liveSince: liveSince), deadline <= end {
            now = max(now, deadline)
            work(isReliable: false)
        }
        now = end
    }

    /// Does what is due now.
    private mutating func work(isReliable: Bool) {
        var rounds = 0
        while let deadline = scheduler.deadline(liveSince: liveSince), deadline <= now {
            rounds += 1
            guard rounds < 2000 else { return findings.append("something is due for ever at \(now)") }
            while let effect = scheduler.expire(liveSince: liveSince, at: now) { perform(effect) }
            guard let liveSince, let outgoing = scheduler.send(liveSince: liveSince, at: now) else { continue }
            report(outgoing, isReliable || Int.random(in: 0..<20, using: &random) > 0)
        }
        for (id, deadline) in open {
            if let deadline, deadline < now { findings.append("\(id) outlived its deadline") }
        }
    }

    private mutating func report(_ outgoing: CommandScheduler.Outgoing, _ isAccepted: Bool) {
        switch outgoing {
        case .presence:
            isAccepted ? scheduler.presenceSent(at: now) : scheduler.presenceSendFailed()
            if isAccepted { recordSend() } else { disconnect() }
        case .command(let id, _):
            if open[id] == nil { findings.append("\(id) is sent after its end") }
            guard isAccepted else {
                scheduler.sendFailed(id)
                return disconnect()
            }
            recordSend()
            if requests[id] != nil { unconfirmed.insert(id) }
            if let effect = scheduler.sent(id, at: now) { perform(effect) }
        }
    }

    private mutating func recordSend() {
        sendCount += 1
        sends.append(now)
        if sends.count > 120, now - sends[sends.count - 121] < .seconds(60) { findings.append("121 in 60 s at \(now)") }
    }

    private mutating func perform(_ effect: GatewayEffect) {
        switch effect {
        case .complete(let id, let error):
            if open.removeValue(forKey: id) == nil { findings.append("\(id) ended twice") }
            if error?.code == .rejected, strikes[id] ?? 0 < 2 { findings.append("\(id) is dropped too early") }
            if error == nil, requests[id] != nil { findings.append("request \(id) ended without an answer") }
            unconfirmed.remove(id)
        case .answer(let id, _, let isLast):
            if open[id] == nil { findings.append("\(id) was answered after its end") }
            unconfirmed.remove(id)
            strikes[id] = nil
            if isLast { open[id] = nil }
        default: findings.append("\(effect)")
        }
    }

    // MARK: The application

    private mutating func submit(count: Int) throws {
        for _ in 0..<count {
            number += 1
            let id = CommandID(number: number)
            let deadline: Duration? =
                Bool.random(using: &random) ? .seconds(Int.random(in: 0...200, using: &random)) : nil
            let options = CommandOptions(
                deadline: deadline,
                priority: CommandPriority.allCases.randomElement(using: &random),
                whenRateLimited: Int.random(in: 0..<4, using: &random) == 0 ? .fail : .wait,
                isBoundToSession: Int.random(in: 0..<8, using: &random) == 0
            )
            let guild = UInt64.random(in: 1...5, using: &random)
            do {
                if Bool.random(using: &random) {
                    let selection: GuildMembersRequest.Selection = Bool.random(using: &random) ? .everyone : .users([1])
                    let request = try GuildMembersRequest(guild: Snowflake(guild), selection, nonce: "\(number)")
                    try scheduler.submitMembers(id, request, options, at: now)
                    requests[id] = (guild, "\(number)")
                } else {
                    let update = VoiceStateUpdate(guild: Snowflake(guild), channel: nil)
                    try scheduler.submit(id, .updateVoiceState(update), options, at: now)
                }
                open.updateValue(deadline.map { now + $0 }, forKey: id)
            } catch {
                guard error.code == .queueFull || error.code == .rateLimited else { throw error }
            }
        }
    }

    private mutating func withdraw() {
        guard let id = open.keys.min(by: { $0.number < $1.number }) else { return }
        // The end of one that has failed is still to come.
        if scheduler.withdraw(id) { open[id] = nil }
    }

    // MARK: The gateway

    private mutating func connect() {
        sends = []
        unconfirmed = []
        scheduler.beginConnection()
        scheduler.setHeartbeatInterval(.seconds(40))
        if Bool.random(using: &random) {
            _ = scheduler.recordIdentify(at: now)
            scheduler.sessionBegan(at: now)
        } else {
            scheduler.recordResume(at: now)
            scheduler.sessionResumed(at: now)
        }
        recordSend()
        liveSince = now
    }

    private mutating func disconnect() {
        liveSince = nil
        let codes: [UInt16?] = [nil, nil, 1000, 4000, 4001, 4002, 4002, 4009]
        let code = codes.randomElement(using: &random) ?? nil
        if code == 4001 || code == 4002 { for id in unconfirmed { strikes[id, default: 0] += 1 } }
        unconfirmed = []
        let dropped = scheduler.connectionEnded(closeCode: code.map { CloseCode(rawValue: $0) }, at: now)
        if !dropped.isEmpty, code != 4001, code != 4002 { findings.append("a payload is dropped after \(code ?? 0)") }
    }

    private mutating func beat() {
        guard liveSince != nil, scheduler.earliestHeartbeat.map({ $0 <= now }) ?? true else { return }
        now = now + .milliseconds(1)
        scheduler.recordHeartbeat(at: now)
        recordSend()
        scheduler.acknowledged(heartbeatSentAt: now)
        for id in unconfirmed { strikes[id] = nil }
        unconfirmed = []
    }

    private mutating func answer() throws {
        guard liveSince != nil else { return }
        for id in unconfirmed.sorted(by: { $0.number < $1.number }).prefix(10) {
            guard let (guild, nonce) = requests[id] else { continue }
            for index in 0..<2 {
                let event = try chunkEvent(
                    #"{"guild_id":"\#(guild)","nonce":"\#(nonce)","members":[],"chunk_index":\#(index),"chunk_count":2}"#
                )
                if let effect = scheduler.observe(event, at: now) { perform(effect) }
            }
        }
    }

    private mutating func rateLimit() throws {
        guard liveSince != nil else { return }
        let id = unconfirmed.min { $0.number < $1.number }
        let guild = id.flatMap { requests[$0]?.guild } ?? 1
        let nonce = id.flatMap { requests[$0]?.nonce }.map { #","nonce":"\#($0)""# } ?? ""
        let payload =
            #"{"t":"RATE_LIMITED","s":9,"op":0,"d":{"opcode":8,"retry_after":7,"meta":{"guild_id":"\#(guild)"\#(nonce)}}}"#
        guard case .dispatch(let event) = try GatewayMessage(payload: bytes(payload)) else { return }
        if let id { unconfirmed.remove(id) }
        if let effect = scheduler.observe(event, at: now) { perform(effect) }
    }
}
