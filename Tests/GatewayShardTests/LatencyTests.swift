import GatewayEvents
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Synchronization
import Testing

/// A shard on a transport with latency, in `ManualClock.run`.
@Suite(.timeLimit(.minutes(1))) struct LatencyTests {
    /// The names of the events that a handler has seen.
    private final class Journal: Sendable {
        private let entries = Mutex<[EventName]>([])

        var names: [EventName] { entries.withLock(\.self) }

        func note(_ event: GatewayEvent) { entries.withLock { $0.append(event.name) } }
    }

    @Test(arguments: [0, 1, 50, 2_000, 4_000])
    func `start, join and close return, after as many trips as they need`(milliseconds: Int) async throws {
        let latency = Duration.milliseconds(milliseconds)
        let world = try ShardWorld(latency: latency)
        let (shard, clock) = (world.shard, world.clock)
        try await clock.run { try await shard.start() }
        // The upgrade with HELLO behind it, then READY; the client's messages take no time.
        #expect(clock.now.sinceStart == latency * 2)
        try await clock.run {
            async let joined: Void = shard.join()
            await shard.close()
            try await joined
        }
        #expect(clock.now.sinceStart == latency * 3)
    }

    @Test func `start and close take three trips, each time`() async throws {
        for _ in 0..<200 {
            let world = try ShardWorld(latency: .milliseconds(50))
            let shard = world.shard
            try await world.clock.run {
                try await shard.start()
                await shard.close()
            }
            #expect(world.clock.now.sinceStart == .milliseconds(150))
        }
    }

    @Test func `start returns in a moment although the first dials fail`() async throws {
        let world = try ShardWorld(latency: .milliseconds(50))
        let shard = world.shard
        for _ in 0..<3 {
            world.transport.answerNextDial(with: .fail(TransportError(.connectionRefused, "refused")))
        }
        try await world.clock.run(within: .seconds(30)) { try await shard.start() }
        #expect(world.transport.dials.count == 4)
        try await world.close()
    }

    @Test func `members are collected, in a handler too`() async throws {
        let world = try ShardWorld(latency: .milliseconds(50))
        let shard = world.shard
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        let count = try await world.clock.run {
            var count = 0
            try await shard.run { event in
                guard event.name == .ready else { return }
                count = try await shard.requestGuildMembers(guild: guild).collect().members.count
                await shard.close()
            }
            return count
        }
        #expect(count == 20)
        #expect(world.clock.now.sinceStart == .milliseconds(200))
    }

    @Test func `a handler has handled all that arrived, each time, after advancing and after settling`()
        async throws
    {
        for _ in 0..<200 {
            let world = try ShardWorld(latency: .milliseconds(50))
            let (shard, clock) = (world.shard, world.clock)
            let journal = Journal()
            try await clock.run {
                async let running: Void = shard.run { event in journal.note(event) }
                try await clock.advance(by: .milliseconds(100))
                #expect(journal.names == [.ready, .guildCreate, .guildCreate])
                for number in 0..<5 { world.dispatch("E_\(number)") }
                try await clock.advance(by: .milliseconds(49))
                #expect(journal.names.count == 3)
                try await clock.advance(by: .milliseconds(1))
                #expect(journal.names.dropFirst(3) == ["E_0", "E_1", "E_2", "E_3", "E_4"])
                await shard.close()
                try await running
            }
        }
    }

    @Test func `a handler that sleeps has handled all that arrived when the closure ends`() async throws {
        for _ in 0..<200 {
            let world = try ShardWorld()
            let (shard, clock) = (world.shard, world.clock)
            let journal = Journal()
            try await clock.run {
                try await shard.run { event in
                    try await clock.sleep(for: .seconds(1))
                    journal.note(event)
                    if event.name == .ready { world.dispatch("LAST") }
                    if event.name == "LAST" { await shard.close() }
                }
            }
            #expect(journal.names == [.ready, .guildCreate, .guildCreate, "LAST"])
            #expect(clock.now.sinceStart == .seconds(4))
        }
    }

    @Test func `a day passes in a moment, with its heartbeats and a reconnect`() async throws {
        let world = try ShardWorld(latency: .milliseconds(50))
        let (shard, clock, gateway) = (world.shard, world.clock, world.gateway)
        try await clock.run(patience: .seconds(60)) {
            try await shard.start()
            try await clock.advance(by: .seconds(43_200))
            gateway.inject(.drop)
            try await clock.advance(by: .seconds(43_200))
            await shard.close()
        }
        #expect(gateway.snapshot.statistics.resumes == 1)
        #expect((2_000...2_200).contains(gateway.received(.heartbeat).count))
    }
}
