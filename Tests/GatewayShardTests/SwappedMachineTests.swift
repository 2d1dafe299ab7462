import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

/// Another machine behind the same shard: it translates one event, and leaves the rest to Discord's.
private struct DialectMachine: GatewayStateMachine {
    var discord: GatewayMachine

    var state: GatewayState { discord.state }
    var deadline: GatewayInstant? { discord.deadline }
    var mustReceive: Bool { discord.mustReceive }
    var session: Session? { discord.session }
    var sessionCount: Int { discord.sessionCount }
    var latency: HeartbeatLatency { discord.latency }
    var statistics: GatewayStatistics { discord.statistics }
    var commandStatistics: CommandStatistics { discord.commandStatistics }

    mutating func receive(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        let text = String(decoding: bytes[range], as: UTF8.self)
        guard text.contains(#""t":"IN_DIALECT""#) else {
            return discord.receive(bytes, in: range, at: now, delivering: &events)
        }
        let event = GatewayEvent(name: "TRANSLATED", sequence: nil, payload: [], dataRange: 0..<0)
        return [.deliver(event)]
    }

    mutating func start(at now: GatewayInstant) -> Effects { discord.start(at: now) }
    mutating func stop(keepingSession: Bool, at now: GatewayInstant) -> Effects {
        discord.stop(keepingSession: keepingSession, at: now)
    }
    mutating func advance(to now: GatewayInstant) -> Effects { discord.advance(to: now) }
    mutating func postponeDial(by delay: Duration, at now: GatewayInstant) { discord.postponeDial(by: delay, at: now) }
    mutating func opened(at now: GatewayInstant) -> Effects { discord.opened(at: now) }
    mutating func heard() { discord.heard() }
    mutating func receive(_ fault: ProtocolError, at now: GatewayInstant) -> Effects { discord.receive(fault, at: now) }
    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) { discord.setReceiving(receiving, at: now) }
    mutating func disconnected(_ end: ConnectionEnd, at now: GatewayInstant) -> Effects {
        discord.disconnected(end, at: now)
    }
    mutating func permitToIdentify(after delay: Duration, at now: GatewayInstant) {
        discord.permitToIdentify(after: delay, at: now)
    }
    mutating func refuseToIdentify(_ refusal: IdentifyRefusal, at now: GatewayInstant) -> Effects {
        discord.refuseToIdentify(refusal, at: now)
    }
    mutating func submit(
        _ command: GatewayCommand,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        try discord.submit(command, options, at: now)
    }
    mutating func requestGuildMembers(
        _ request: GuildMembersRequest,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        try discord.requestGuildMembers(request, options, at: now)
    }
    mutating func withdraw(_ id: CommandID) -> Bool { discord.withdraw(id) }
    mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) { try discord.updatePresence(update) }
    mutating func acknowledge(_ position: GatewayEvent.Position) { discord.acknowledge(position) }
    func snapshot(unixMilliseconds: Int64) -> SessionSnapshot? { discord.snapshot(unixMilliseconds: unixMilliseconds) }
}

@Suite(.timeLimit(.minutes(1))) struct SwappedMachineTests {
    @Test func `a shard runs on another machine`() async throws {
        let clock = ManualClock()
        let gateway = InMemoryGateway(clock: clock)
        let shard = try Shard(
            try ShardWorld.configuration(),
            transport: InMemoryTransport(clock: clock, gateway: gateway),
            gate: LocalIdentifyGate(clock: clock),
            clock: clock,
            seed: 1,
            makeMachine: { DialectMachine(discord: GatewayMachine($0, seed: $1)) }
        )
        async let started: Void = shard.start()
        try await clock.advance(by: .seconds(1))
        try await started
        gateway.dispatch(SimulatedEvent("IN_DIALECT", data: Array("{}".utf8)))
        try await clock.advance(by: .seconds(1))
        var names: [EventName] = []
        for try await event in shard.events {
            names.append(event.name)
            if event.name == "TRANSLATED" { break }
        }
        #expect(names.last == "TRANSLATED")
        #expect(!names.contains("IN_DIALECT"))
        #expect(await shard.state == .ready)
        await shard.close()
    }
}
