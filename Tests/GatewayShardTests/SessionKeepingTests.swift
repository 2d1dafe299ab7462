import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct SessionKeepingTests {
    /// A shard for a world whose first shard has ended, on the same gateway.
    private func successor(
        in world: ShardWorld,
        resuming snapshot: SessionSnapshot,
        _ change: (inout ShardConfiguration) -> Void = { _ in }
    ) throws -> Shard {
        var configuration = try ShardWorld.configuration(change)
        try configuration.resume(snapshot, unixMilliseconds: 60_000)
        return try Shard(
            configuration,
            transport: world.transport,
            gate: LocalIdentifyGate(clock: world.clock),
            clock: world.clock,
            seed: 2
        )
    }

    private func read(_ events: inout GatewayEventSequence.Iterator, through name: EventName) async throws
        -> [EventName]
    {
        var names: [EventName] = []
        while let event = try await events.next() {
            names.append(event.name)
            if event.name == name { break }
        }
        return names
    }

    @Test func `after a restart the gateway sends again what was received and not handled`() async throws {
        let world = try ShardWorld()
        try await world.start()
        for number in 1...5 { world.dispatch("EVENT_\(number)") }
        try await world.clock.advance(by: .seconds(1))
        var reader = world.shard.events.makeAsyncIterator()
        _ = try await read(&reader, through: "EVENT_2")
        // EVENT_2 was read, but the next was not asked for: it counts as not handled.
        try await world.close(keepingSession: true)
        let snapshot = try #require(await world.shard.snapshot(unixMilliseconds: 0))

        let shard = try successor(in: world, resuming: snapshot)
        async let started: Void = shard.start()
        try await world.clock.advance(by: .seconds(1))
        try await started
        var second = shard.events.makeAsyncIterator()
        let names = try await read(&second, through: .resumed)
        #expect(names == ["EVENT_2", "EVENT_3", "EVENT_4", "EVENT_5", .resumed])
        #expect(await shard.statistics.gateway.identifies == 0)
        await shard.close()
    }

    @Test func `a crash replays what was not acknowledged, if the application acknowledges by itself`() async throws {
        let world = try ShardWorld { $0.acknowledgesByReading = false }
        try await world.start()
        for number in 1...5 { world.dispatch("EVENT_\(number)") }
        try await world.clock.advance(by: .seconds(1))
        var reader = world.shard.events.makeAsyncIterator()
        var events: [EventName: GatewayEvent] = [:]
        while events["EVENT_5"] == nil, let event = try await reader.next() { events[event.name] = event }
        #expect(await world.shard.snapshot(unixMilliseconds: 0) == nil)
        await world.shard.acknowledge(try #require(events["EVENT_3"]))
        await world.shard.acknowledge(try #require(events["EVENT_1"]))
        let snapshot = try #require(await world.shard.snapshot(unixMilliseconds: 0))
        world.gateway.inject(.drop)

        let shard = try successor(in: world, resuming: snapshot)
        async let started: Void = shard.start()
        try await world.clock.advance(by: .milliseconds(100))
        try await started
        var second = shard.events.makeAsyncIterator()
        #expect(try await read(&second, through: .resumed) == ["EVENT_4", "EVENT_5", .resumed])
        await shard.close()
        try await world.close()
    }

    @Test func `a snapshot that does not fit is refused, and the configuration left as it was`() async throws {
        let world = try ShardWorld()
        try await world.start()
        _ = try await world.events(through: .ready)
        var reader = world.shard.events.makeAsyncIterator()
        world.dispatch("EVENT")
        world.dispatch("LAST")
        try await world.clock.advance(by: .seconds(1))
        _ = try await read(&reader, through: "LAST")
        try await world.close(keepingSession: true)
        let snapshot = try #require(await world.shard.snapshot(unixMilliseconds: 0))
        var configuration = try ShardWorld.configuration()
        #expect(throws: SessionRejection.tooOld(.seconds(301))) {
            try configuration.resume(snapshot, unixMilliseconds: 301_000)
        }
        configuration.intents = .guilds
        #expect(throws: SessionRejection.otherIntents(.all)) { try configuration.resume(snapshot, unixMilliseconds: 0) }
        #expect(configuration.session == nil)
    }

    @Test func `a shard that goes on with its session keeps what was not read`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.dispatch("UNREAD")
        try await world.clock.advance(by: .seconds(1))
        try await world.close(keepingSession: true)
        try await world.start()
        #expect(try await world.events(through: .resumed).suffix(2) == ["UNREAD", .resumed])
        try await world.close()
    }
}
