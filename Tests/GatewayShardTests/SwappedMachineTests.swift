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
    var readingDemand: ReadingDemand { discord.readingDemand }
    var status: GatewayStatus { discord.status }

    mutating func handle(_ input: GatewayInput, at now: GatewayInstant) -> Effects { discord.handle(input, at: now) }

    mutating func receive(
        _ payloads: PayloadBatch,
        from position: inout Int,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) -> Effects {
        while position < payloads.count {
            let payload = Array(payloads[position])
            position += 1
            guard !String(decoding: payload, as: UTF8.self).contains(#""t":"IN_DIALECT""#) else {
                events.append(GatewayEvent(name: "TRANSLATED", sequence: nil, payload: [], dataRange: 0..<0))
                continue
            }
            let effects = discord.receive(payload, at: now, delivering: &events)
            guard effects.isEmpty else { return effects }
        }
        return []
    }
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
