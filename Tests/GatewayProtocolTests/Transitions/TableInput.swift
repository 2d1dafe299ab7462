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
        case effects(Effects)
        case taken
        case refused(CommandError)
    }

    static let all: [TableInput] = application + messages + ends + times + gates + commands

    private static func effects(_ name: String, _ apply: @escaping @Sendable (MachineDriver) -> Effects) -> TableInput {
        TableInput(name: name) { .effects(apply($0)) }
    }

    // MARK: The application

    private static let application = [
        effects("start") { $0.start() },
        effects("stop") { $0.stop(keepingSession: false) },
        effects("stop keeping session") { $0.stop(keepingSession: true) },
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
            TableInput(name: "bytes") { driver in
                driver.machine.heard()
                return .effects([])
            },
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

    /// While it talks: a machine that does not beats no heart.
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
        TableInput(name: "command due") { driver in
            _ = try? driver.submit(.requestSoundboardSounds(guilds: [1]))
            return .effects(driver.machine.isReady ? driver.tick() : [])
        },
        TableInput(name: "command overdue") { driver in
            let now = CommandOptions(deadline: .zero)
            _ = try? driver.machine.submit(.requestSoundboardSounds(guilds: [1]), now, at: driver.now)
            return .effects(driver.machine.isRunning ? driver.tick() : [])
        },
        TableInput(name: "presence due") { driver in
            try driver.updatePresence(PresenceUpdate(status: .set(.idle)))
            return .effects(driver.machine.isReady ? driver.tick() : [])
        },
    ]

    // MARK: Gates

    private static let gates = [
        TableInput(name: "permit") { driver in
            driver.permit()
            return .effects([])
        },
        TableInput(name: "permit beyond the deadline") { driver in
            driver.permit(after: .seconds(1_000_000))
            return .effects([])
        },
        effects("permit refused") {
            $0.machine.refuseToIdentify(IdentifyRefusal(remaining: 1, floor: 2, retryAfter: .seconds(9)), at: $0.now)
        },
        TableInput(name: "turn to dial later") { driver in
            driver.machine.postponeDial(by: .seconds(5), at: driver.now)
            return .effects([])
        },
        TableInput(name: "receiving off") { driver in
            driver.machine.setReceiving(false, at: driver.now)
            return .effects([])
        },
        TableInput(name: "receiving on") { driver in
            driver.machine.setReceiving(false, at: driver.now)
            driver.machine.setReceiving(true, at: driver.now)
            return .effects([])
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
            _ = try $0.machine.requestGuildMembers(try GuildMembersRequest(guild: 1, .everyone), at: $0.now)
        },
        command("soundboard sounds") { _ = try $0.submit(.requestSoundboardSounds(guilds: [1])) },
        command("channel info") { _ = try $0.submit(.requestChannelInfo(guild: 1, fields: [.status])) },
        command("presence") { try $0.updatePresence(PresenceUpdate(status: .set(.idle))) },
        TableInput(name: "withdraw") { driver in
            if let id = try? driver.submit(.requestSoundboardSounds(guilds: [1])) { _ = driver.withdraw(id) }
            return .effects(driver.machine.isReady ? driver.tick() : [])
        },
        TableInput(name: "acknowledge") { driver in
            driver.machine.acknowledge(GatewayEvent.Position(session: 1, sequence: 6))
            return .effects([])
        },
    ]
}
