import GatewayModels
import GatewayProtocol
import GatewayTestKit

/// A machine with a bug.
struct BrokenMachine: GatewayStateMachine {
    enum Bug: CaseIterable {
        // What it does.
        case resumesOneTooFar
        case deliversTwice
        case losesReplayedEvents
        case identifiesTwice
        case doesNotWaitForPermit
        case keepsOldConnections
        case neverEndsCommands
        case losesEndedCommands
        case sendsCommandsTwice
        case waitsForEver
        case staysDown
        case ignoresRequestedHeartbeats
        case beatsAtRandom
        case forgetsPresences
        case takesEveryCloseForTheSessionsEnd
        case resumesWhatHasEnded
        case reportsAnotherDelay
        case takesSlowReadingForDeath
        case tellsTheToken
        case closesTwice
        case garblesPresences
        case neverAsksForPermit
        // What limits it goes by.
        case sendsOneTooMany
        case sendsOnePresenceTooMany
        case bearsSilence
        case restsTooLong
        case waitsTooLongForHello
        case waitsTooLongForReady
    }

    var machine: GatewayMachine
    let bug: Bug

    init(_ bug: Bug, _ configuration: GatewayMachine.Configuration, seed: UInt64) {
        self.bug = bug
        var configuration = configuration
        switch bug {
        case .sendsOneTooMany: configuration.limits.payloadsPerWindow = 121
        case .sendsOnePresenceTooMany: configuration.limits.presenceUpdatesPerWindow = 6
        case .bearsSilence: configuration.limits.acknowledgementDeadline = .seconds(3_600)
        case .restsTooLong:
            configuration.limits.reconnectBackoff = .seconds(36_000)
            configuration.limits.reconnectBackoffCap = .seconds(36_000)
        case .waitsTooLongForHello: configuration.limits.helloDeadline = .seconds(3_600)
        case .waitsTooLongForReady: configuration.limits.readyDeadline = .seconds(3_600)
        default: break
        }
        machine = GatewayMachine(configuration, seed: seed)
    }

    /// The effects, with the bug in them.
    private func bent(_ effects: Effects) -> Effects {
        let bent = effects.flatMap { effect -> [GatewayEffect] in
            switch (bug, effect) {
            case (.resumesOneTooFar, .send(let payload)): [.send(Self.resumingOneTooFar(payload))]
            case (.deliversTwice, .deliver(let event)) where event.name == .messageCreate: [effect, effect]
            case (.losesReplayedEvents, .deliver) where machine.state == .resuming: []
            case (.identifiesTwice, .send(let payload)) where Self.opcode(payload) == 2: [effect, effect]
            case (.keepsOldConnections, .abandon): []
            case (.neverEndsCommands, .complete(_, nil)): []
            case (.losesEndedCommands, .complete(_, .some)): []
            case (.sendsCommandsTwice, .send(let payload)) where Self.opcode(payload) == 4: [effect, effect]
            case (.reportsAnotherDelay, .report(.disconnected(let cause, let recovery))):
                [
                    .report(
                        .disconnected(
                            cause,
                            Recovery(recovery.rung, after: recovery.delay * 2, sessionLoss: recovery.sessionLoss)
                        )
                    )
                ]
            case (.tellsTheToken, .report(.disconnected(_, let recovery))):
                [.report(.disconnected(.connectionLost(ConnectionFailure(.lost, HistoryPlan.botToken)), recovery))]
            case (.closesTwice, .abandon(let code)): [effect, .close(code)]
            case (.garblesPresences, .send(let payload)) where Self.opcode(payload) == 3:
                [.send(Array(#"{"op":3,"d":{"status":"online"}}"#.utf8))]
            case (.neverAsksForPermit, .requestIdentifyPermit): []
            default: [effect]
            }
        }
        return Effects(bent.first, bent.count > 1 ? bent[1] : nil)
    }

    private static func opcode(_ payload: [UInt8]) -> Int? {
        Int(String(decoding: payload.dropFirst(6).prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self))
    }

    /// The payload; if it is RESUME, with a sequence that is one too high.
    private static func resumingOneTooFar(_ payload: [UInt8]) -> [UInt8] {
        let text = String(decoding: payload, as: UTF8.self)
        guard opcode(payload) == 6, let key = text.firstRange(of: #""seq":"#),
            let sequence = Int(text[key.upperBound...].prefix { $0.isNumber })
        else { return payload }
        return Array((text[..<key.upperBound] + "\(sequence + 1)}}").utf8)
    }
}

// MARK: - The calls

extension BrokenMachine {
    var state: GatewayState { machine.state }
    var mustReceive: Bool { machine.mustReceive }
    var session: Session? { machine.session }
    var sessionCount: Int { machine.sessionCount }
    var latency: HeartbeatLatency { machine.latency }
    var statistics: GatewayStatistics { machine.statistics }
    var commandStatistics: CommandStatistics { machine.commandStatistics }

    var deadline: GatewayInstant? {
        switch bug {
        case .waitsForEver where state == .greeting: nil
        case .staysDown where state == .resting: machine.deadline.map { $0 + .seconds(80_000) }
        default: machine.deadline
        }
    }

    mutating func start(at now: GatewayInstant) -> Effects { bent(machine.start(at: now)) }

    mutating func stop(keepingSession: Bool, at now: GatewayInstant) -> Effects {
        bent(machine.stop(keepingSession: keepingSession, at: now))
    }

    mutating func advance(to now: GatewayInstant) -> Effects { bent(machine.advance(to: now)) }

    mutating func postponeDial(by delay: Duration, at now: GatewayInstant) { machine.postponeDial(by: delay, at: now) }

    mutating func opened(at now: GatewayInstant) -> Effects { bent(machine.opened(at: now)) }

    mutating func heard() { machine.heard() }

    mutating func receive(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        let payload = Array(bytes[range])
        let message = try? GatewayMessage(payload: payload)
        switch (bug, message) {
        case (.ignoresRequestedHeartbeats, .heartbeatRequest): return []
        case (.beatsAtRandom, .heartbeatAcknowledged):
            _ = machine.receive(payload, at: now)
            return bent(machine.receive(.heartbeatRequest, at: now))
        case (.doesNotWaitForPermit, .hello):
            let effects = machine.receive(payload, at: now)
            machine.permitToIdentify(after: .zero, at: now)
            return bent(effects)
        default: return bent(machine.receive(payload, at: now))
        }
    }

    mutating func receive(_ fault: ProtocolError, at now: GatewayInstant) -> Effects {
        bent(machine.receive(fault, at: now))
    }

    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        if bug != .takesSlowReadingForDeath { machine.setReceiving(receiving, at: now) }
    }

    mutating func disconnected(_ end: ConnectionEnd, at now: GatewayInstant) -> Effects {
        var end = end
        switch bug {
        case .takesEveryCloseForTheSessionsEnd where end.closeCode == .unknownError: end.closeCode = .sessionTimedOut
        case .resumesWhatHasEnded where end.closeCode == .sessionTimedOut: end.closeCode = .unknownError
        default: break
        }
        return bent(machine.disconnected(end, at: now))
    }

    mutating func permitToIdentify(after delay: Duration, at now: GatewayInstant) {
        machine.permitToIdentify(after: delay, at: now)
    }

    mutating func refuseToIdentify(_ refusal: IdentifyRefusal, at now: GatewayInstant) -> Effects {
        bent(machine.refuseToIdentify(refusal, at: now))
    }

    mutating func submit(
        _ command: GatewayCommand,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        try machine.submit(command, options, at: now)
    }

    mutating func requestGuildMembers(
        _ request: GuildMembersRequest,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        try machine.requestGuildMembers(request, options, at: now)
    }

    mutating func withdraw(_ id: CommandID) -> Bool { machine.withdraw(id) }

    mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        if bug == .forgetsPresences, !isReady { return }
        try machine.updatePresence(update)
    }

    mutating func acknowledge(_ position: GatewayEvent.Position) { machine.acknowledge(position) }

    func snapshot(unixMilliseconds: Int64) -> SessionSnapshot? { machine.snapshot(unixMilliseconds: unixMilliseconds) }
}
