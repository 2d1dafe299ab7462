import GatewayModels
import GatewayProtocol

/// Whatever can happen to a machine, by classes: the columns of the transition table.
struct TableInput: Sendable {
    let name: String
    /// The heartbeat interval of the machine, in milliseconds; a short one for what heartbeats bring.
    var interval = 3_600_000
    let apply: @Sendable (MachineDriver) throws -> Outcome

    /// What the machine answered.
    enum Outcome {
        case effects(MachineDriver.Outcome)
        case taken
        case refused(CommandError)
    }

    static let all: [TableInput] = application + messages + ends + times + gates + commands

    private static func effects(_ name: String, _ apply: @escaping @Sendable (MachineDriver) -> MachineDriver.Outcome)
        -> TableInput
    {
        TableInput(name: name) { .effects(apply($0)) }
    }

    // MARK: The application

    private static let application = [
        effects("start") { $0.start() },
        effects("stop") { $0.stop(keepingSession: false) },
        effects("stop keeping session") { $0.stop(keepingSession: true) },
        effects("restart") { $0.handle(.restart(keepingSession: true)) },
        effects("restart without session") { $0.handle(.restart(keepingSession: false)) },
    ]

    // MARK: The gateway

    private static func message(_ name: String, _ json: String) -> TableInput {
        effects(name) { $0.receive(json) }
    }

    private static let messages =
        [
            effects("opened") { $0.open() },
            message("op 0 event", #"{"op":0,"t":"TYPING_START","s":7,"d":{}}"#),
            message("op 0 again", #"{"op":0,"t":"TYPING_START","s":1,"d":{}}"#),
            message("op 0 READY", #"{"op":0,"t":"READY","s":8,"d":{"session_id":"abc"}}"#),
            message("op 0 READY without id", #"{"op":0,"t":"READY","s":8,"d":{}}"#),
            message("op 0 RESUMED", #"{"op":0,"t":"RESUMED","s":7,"d":{}}"#),
            message("op 7", #"{"op":7,"d":null}"#),
            message("op 9 false", #"{"op":9,"d":false}"#),
            message("op 9 true", #"{"op":9,"d":true}"#),
            message("op 10", #"{"op":10,"d":{"heartbeat_interval":3600000}}"#),
            message("op 10 without interval", #"{"op":10,"d":{}}"#),
        ] + ([1, 11] + [2, 3, 4, 5, 6, 8, 31, 43, 99, -1]).map { message("op \($0)", #"{"op":\#($0),"d":null}"#) }
        + [
            message("not understood", "{"),
            effects("bytes") { $0.handle(.receivedBytes) },
        ]

    // MARK: Ends

    private static func end(_ name: String, _ end: ConnectionEnd) -> TableInput {
        effects(name) { $0.ended(end) }
    }

    private static let ends =
        ([1000, 1001, 1006, 1011] + Array(4000...4016) + [4900, 4999] as [UInt16]).map {
            end("close \($0)", ConnectionEnd(closeCode: CloseCode(rawValue: $0)))
        }
        + [end("end without code", ConnectionEnd())]
        + ([400, 401, 403, 404, 429, 500, 503] as [Int]).map { end("HTTP \($0)", ConnectionEnd(httpStatus: $0)) }
        + ([
            .nameNotFound, .refused, .proxyFailed, .tlsFailed, .timedOut, .lost, .violation, .misconfigured,
        ] as [ConnectionFailure.Kind]).map { (kind: ConnectionFailure.Kind) in
            end("failure \(kind)", ConnectionEnd(failure: ConnectionFailure(kind, "")))
        }

    // MARK: Time

    /// Whether HELLO has arrived, so that heartbeats are sent.
    private static func isTalking(_ driver: MachineDriver) -> Bool {
        switch driver.machine.state {
        case .awaitingPermit, .permitted, .identifying, .resuming, .ready: true
        default: false
        }
    }

    private static let times = [
        effects("deadline") { $0.machine.deadline == nil ? $0.tick() : $0.advance() },
        TableInput(name: "heartbeat due", interval: 100) { driver in
            .effects(isTalking(driver) ? driver.advance() : driver.tick())
        },
        TableInput(name: "ACK overdue", interval: 100) { driver in
            guard isTalking(driver) else { return .effects(driver.tick()) }
            driver.advance()
            return .effects(driver.advance())
        },
        effects("command due") { driver in
            _ = try? driver.submit(.requestSoundboardSounds(guilds: [1]))
            return driver.machine.isReady ? driver.tick() : driver.handle(.receivedBytes)
        },
        effects("command overdue") { driver in
            _ = try? driver.submit(.requestSoundboardSounds(guilds: [1]), CommandOptions(deadline: .zero))
            return driver.machine.isRunning ? driver.tick() : driver.handle(.receivedBytes)
        },
        effects("presence due") { driver in
            try? driver.updatePresence(PresenceUpdate(status: .set(.idle)))
            return driver.machine.isReady ? driver.tick() : driver.handle(.receivedBytes)
        },
        effects("send fails") { driver in
            let failure = ConnectionFailure(.lost, "broken pipe")
            return driver.handle(.sendFailed(nil, failure))
        },
        effects("send failed, no end") { driver in
            driver.handle(.sendFailed(nil, ConnectionFailure(.lost, "broken pipe")))
            driver.wait(GatewayLimits().drainDeadline / .seconds(1))
            return isTalking(driver) || driver.machine.state == .awaitingHello
                ? driver.tick() : driver.handle(.receivedBytes)
        },
        effects("read ahead exceeded") { $0.handle(.readAheadExceeded(limit: 1)) },
    ]

    // MARK: Gates

    private static let gates = [
        effects("permit") { $0.handle(.identifyPermitted(after: .zero)) },
        effects("permit beyond the deadline") { $0.handle(.identifyPermitted(after: .seconds(1_000_000))) },
        effects("permit denied") {
            $0.handle(.identifyDenied(IdentifyBudgetExhausted(remaining: 1, floor: 2, retryAfter: .seconds(9))))
        },
        effects("turn to dial later") { $0.handle(.dialDelayed(by: .seconds(5))) },
        effects("receiving off") { $0.handle(.setReceiving(false)) },
        effects("receiving on") { driver in
            driver.handle(.setReceiving(false))
            return driver.handle(.setReceiving(true))
        },
    ]

    // MARK: Commands

    private static func command(_ name: String, _ apply: @escaping @Sendable (MachineDriver) throws -> Void)
        -> TableInput
    {
        TableInput(name: name) { driver in
            do {
                try apply(driver)
                return .taken
            } catch let error as CommandError {
                return .refused(error)
            }
        }
    }

    private static let commands = [
        command("voice state") {
            _ = try $0.submit(.updateVoiceState(VoiceStateUpdate(guild: 1, channel: 2)))
        },
        command("guild members") {
            _ = try $0.submit(.requestGuildMembers(try GuildMembersRequest(guild: 1, .everyone)))
        },
        command("guild members with answer") {
            _ = try $0.requestGuildMembers(try GuildMembersRequest(guild: 1, .everyone))
        },
        command("soundboard sounds") { _ = try $0.submit(.requestSoundboardSounds(guilds: [1])) },
        command("channel info") { _ = try $0.submit(.requestChannelInfo(guild: 1, fields: [.status])) },
        command("presence") { try $0.updatePresence(PresenceUpdate(status: .set(.idle))) },
        effects("withdraw") { driver in
            if let id = try? driver.submit(.requestSoundboardSounds(guilds: [1])) { driver.withdraw(id) }
            return driver.machine.isReady ? driver.tick() : driver.handle(.receivedBytes)
        },
        effects("acknowledge") { $0.handle(.acknowledge(GatewayEvent.Position(session: 1, sequence: 6))) },
    ]
}
