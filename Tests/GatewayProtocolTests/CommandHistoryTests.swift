import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

/// Random histories of a machine that sends: whatever happens, the limits hold and every command ends.
@Suite struct CommandHistoryTests {
    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func `whatever happens, every limit holds and every command ends once, in time`(seed: UInt64) throws {
        var history = try CommandHistory(seed: seed)
        for _ in 0..<600 { try history.step() }
        try history.finish()
        #expect(history.findings == [], "seed \(seed)")
        #expect(history.sentCount > 100, "seed \(seed)")
    }
}

/// One machine, a gateway that does as the dice say, and what must never happen.
private struct CommandHistory {
    private let driver: MachineDriver
    private var random: SeededRandom
    /// The payloads of this connection, and its presences.
    private var sends: [GatewayInstant] = []
    private var presences: [GatewayInstant] = []
    private var memberLists: [String: GatewayInstant] = [:]
    private var submitted: [CommandID] = []
    private var deadlines: [CommandID: GatewayInstant] = [:]
    private var sequence = 1
    private var lastBeat: GatewayInstant?
    private(set) var sentCount = 0
    private(set) var findings: [String] = []

    init(seed: UInt64) throws {
        random = SeededRandom(seed: seed)
        var limits = GatewayLimits()
        limits.queuedCommands = 200
        driver = MachineDriver(try MachineDriver.configuration(limits: limits), seed: seed)
        perform(driver.start())
    }

    mutating func step() throws {
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<55: passTime()
        case 55..<80: try submit(burst: [1, 1, 1, 1, 3, 150].randomElement(using: &random) ?? 1)
        case 80..<88:
            let status = [Status.online, .idle, .dnd].randomElement(using: &random) ?? .online
            try driver.updatePresence(PresenceUpdate(status: .set(status)))
        case 88..<92: answer()
        case 92..<96:
            guard let id = submitted.suffix(100).randomElement(using: &random), deadlines[id] != nil else { break }
            if driver.withdraw(id) { deadlines[id] = nil } else { findings.append("\(id) ended untold") }
        case 96..<98:
            let isHeard = event("RATE_LIMITED", #"{"opcode":8,"retry_after":3.5,"meta":{"guild_id":"1"}}"#)
            // The gateway's word counts, though it allows more than was reckoned.
            if isHeard { memberLists["1"] = driver.now - .seconds(26.5) }
        default: perform(driver.closed([nil, 1000, 4000, 4008, 4009].randomElement(using: &random) ?? nil))
        }
        perform(driver.tick())
    }

    /// After the last command all end within their deadlines.
    mutating func finish() throws {
        while let last = deadlines.values.max() {
            guard driver.now <= last else { return findings.append("\(deadlines.count) commands never ended") }
            passTime()
        }
    }

    private mutating func passTime() {
        let span = Duration.milliseconds(Int.random(in: 0..<3000, using: &random))
        let end = driver.now + span
        while let deadline = driver.machine.deadline, deadline <= end { perform(driver.advance()) }
        driver.now = max(driver.now, end)
        if let overdue = deadlines.values.min(), overdue < driver.now {
            findings.append("a command outlived \(overdue)")
        }
        if let lastBeat, driver.machine.isReady, driver.now - lastBeat > .seconds(41) {
            findings.append("a heartbeat was late at \(driver.now)")
        }
    }

    private mutating func submit(burst: Int) throws {
        for _ in 0..<burst {
            let options = CommandOptions(
                deadline: .seconds(Int.random(in: 1...150, using: &random)),
                priority: CommandPriority.allCases.randomElement(using: &random),
                whenRateLimited: Int.random(in: 0..<4, using: &random) == 0 ? .fail : .wait,
                isBoundToSession: Int.random(in: 0..<8, using: &random) == 0
            )
            let guild = Snowflake(UInt64.random(in: 1...4, using: &random))
            do {
                let id: CommandID
                switch Int.random(in: 0..<6, using: &random) {
                case 0: id = try driver.submit(.requestGuildMembers(GuildMembersRequest(guild: guild)), options)
                case 1:
                    let request = try GuildMembersRequest(guild: guild)
                    id = try driver.requestGuildMembers(request, options)
                case 2:
                    let request = try GuildMembersRequest(guild: guild, .users([1]))
                    id = try driver.requestGuildMembers(request, options)
                default:
                    id = try driver.submit(.updateVoiceState(VoiceStateUpdate(guild: guild, channel: nil)), options)
                }
                submitted.append(id)
                deadlines[id] = driver.now + (options.deadline ?? .zero)
            } catch {
                let isExpected = [.rateLimited, .queueFull, .notRunning].contains(error.code)
                if !isExpected { findings.append("refused with \(error)") }
            }
        }
    }

    /// The nonces and guilds of requests that the gateway has received and not answered.
    private var open: [(guild: String, nonce: String)] = []

    private mutating func answer() {
        guard driver.machine.isReady, !open.isEmpty else { return }
        let (guild, nonce) = open.removeFirst()
        let count = Int.random(in: 1...3, using: &random)
        for index in 0..<count {
            event(
                "GUILD_MEMBERS_CHUNK",
                #"{"guild_id":"\#(guild)","nonce":"\#(nonce)","members":[],"chunk_index":\#(index),"chunk_count":\#(count)}"#
            )
        }
    }

    @discardableResult
    private mutating func event(_ name: String, _ data: String = "{}") -> Bool {
        sequence += 1
        let effects = driver.receive(#"{"op":0,"t":"\#(name)","s":\#(sequence),"d":\#(data)}"#)
        perform(effects)
        return !effects.isEmpty
    }

    private mutating func perform(_ effects: MachineDriver.Outcome) {
        for effect in effects { perform(effect) }
    }

    private mutating func perform(_ effect: GatewayEffect) {
        switch effect {
        case .connect:
            sends = []
            presences = []
            lastBeat = nil
            perform(driver.open())
            perform(driver.receive(#"{"op":10,"d":{"heartbeat_interval":40000}}"#))
        case .requestIdentifyPermit:
            driver.permit()
        case .send(let payload), .identify(let payload), .sendPresence(let payload), .sendCommand(_, let payload):
            if let json = try? JSONValue(parsing: payload) { received(json) }
        case .complete(let id, _):
            if deadlines.removeValue(forKey: id) == nil { findings.append("\(id) ended twice") }
        case .answer(let id, _, let isLast):
            if deadlines[id] == nil { findings.append("\(id) was answered after its end") }
            if isLast { deadlines[id] = nil }
        default:
            break
        }
    }

    /// The gateway receives a payload, counts it, and answers what needs an answer.
    private mutating func received(_ payload: JSONValue) {
        let now = driver.now
        sentCount += 1
        sends.append(now)
        if sends.count > 120, now - sends[sends.count - 121] < .seconds(60) { findings.append("121 in 60 s at \(now)") }
        switch payload["op"]?.integer {
        case 1:
            lastBeat = now
            perform(driver.receive(#"{"op":11}"#))
        case 2:
            sequence = 0
            open = []
            event("READY", #"{"session_id":"s","resume_gateway_url":"wss://resume.gateway.test"}"#)
            lastBeat = now
        case 3:
            presences.append(now)
            if presences.count > 5, now - presences[presences.count - 6] < .seconds(20) {
                findings.append("6 presences")
            }
        case 6:
            event("RESUMED")
            lastBeat = now
        case 8:
            let guild = payload["d"]?["guild_id"]?.string ?? ""
            if payload["d"]?["query"] != nil {
                if let last = memberLists[guild], now - last < .seconds(30) {
                    findings.append("guild \(guild) too early")
                }
                memberLists[guild] = now
            }
            if let nonce = payload["d"]?["nonce"]?.string { open.append((guild, nonce)) }
        default:
            break
        }
    }
}
