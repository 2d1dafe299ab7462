import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Logging
import Testing

/// The whole over real sockets: a shard on libcurl against the simulator.
@Suite(.timeLimit(.minutes(1))) struct ShardOverSocketsTests {
    @Test(arguments: Compression.allCases, [false, true])
    func `a shard becomes ready, gets events in order and resumes`(compression: Compression, usesTLS: Bool) async throws
    {
        let world = try await SocketWorld(usesTLS: usesTLS, compression: compression)
        try await world.shard.start()
        await world.simulator.inject(.reconnect())
        await world.simulator.dispatch(SimulatedEvent("WHILE_AWAY", data: Array("{}".utf8)))
        var names: [EventName] = []
        var sequences: [Int64] = []
        for try await event in world.shard.events {
            names.append(event.name)
            sequences += event.sequence.map { [$0] } ?? []
            if event.name == .resumed { break }
        }
        #expect(names.first == .ready)
        #expect(names.contains("WHILE_AWAY"))
        #expect(sequences == Array(1...Int64(sequences.count)))
        await world.close()
    }

    @Test(arguments: [
        (SimulatedGateway.Fault.corruptCompression, "corruptCompression"),
        (.invalidJSON, "invalidJSON"),
        (.nonObject, "notAnObject"),
        (.payload(#"{"op":"zero"}"#), "invalidOpcode"),
        (.message(Array("text".utf8), isText: true), "unexpectedMessageKind"),
        (.message([UInt8](repeating: 0, count: 2 << 20), isText: false), "messageTooLarge"),
    ])
    func `bad input is a typed error in the log and a reconnect, and the shard goes on`(
        fault: SimulatedGateway.Fault,
        error: String
    ) async throws {
        let log = CollectedLog()
        let world = try await SocketWorld(usesTLS: true, logger: log.logger)
        try await world.shard.start()
        await world.simulator.inject(fault)
        for try await event in world.shard.events where event.name == .resumed { break }
        #expect(await world.shard.isConnected)
        #expect(log.lines.contains { $0.contains(error) }, "\(log.lines)")
        await world.close()
    }

    @Test func `a HELLO without its interval is a typed error in the log and a reconnect`() async throws {
        let log = CollectedLog()
        let world = try await SocketWorld(usesTLS: true, logger: log.logger)
        await world.simulator.prepare(.helloWithoutInterval)
        try await world.shard.start()
        #expect(log.lines.contains { $0.contains("invalidHello") }, "\(log.lines)")
        await world.close()
    }

    @Test func `unknown opcodes are ignored and unknown events delivered by name`() async throws {
        let world = try await SocketWorld(usesTLS: true)
        try await world.shard.start()
        await world.simulator.inject(.unknownOpcode)
        await world.simulator.dispatch(SimulatedEvent("NOBODY_KNOWS", data: Array(#"{"new":[1]}"#.utf8)))
        for try await event in world.shard.events where event.name == "NOBODY_KNOWS" {
            #expect(String(decoding: event.data, as: UTF8.self) == #"{"new":[1]}"#)
            break
        }
        #expect(await world.shard.statistics.gateway.disconnections == 0)
        await world.close()
    }

    @Test func `a fatal close ends the shard with advice`() async throws {
        let world = try await SocketWorld(usesTLS: true)
        try await world.shard.start()
        await world.simulator.inject(.close(code: 4014))
        let error = await #expect(throws: ShardError.self) { for try await _ in world.shard.events {} }
        #expect(error?.closeCode == .disallowedIntents)
        #expect(await !world.shard.isAlive)
        await world.simulator.shutdown()
    }

    @Test func `a server whose certificate is not trusted is never given the token`() async throws {
        let world = try await SocketWorld(usesTLS: true, trusts: false)
        let changes = world.shard.lifecycle()
        let shard = world.shard
        let start = Task { try await shard.start() }
        for await change in changes {
            guard case .disconnected(let cause, _) = change else { continue }
            #expect("\(cause)".contains("untrustedCertificate"))
            break
        }
        start.cancel()
        await #expect(throws: ShardError.self) { try await start.value }
        #expect(await world.simulator.statistics.gateway.identifies == 0)
        await world.simulator.shutdown()
    }

    @Test func `members are asked for and come in chunks of at most 1000`() async throws {
        let world = try await SocketWorld(usesTLS: true)
        try await world.shard.start()
        let guild = try #require(world.guilds.first)
        let answer = try await world.shard.requestGuildMembers(guild: guild, nonce: "abc").collect()
        #expect(!answer.members.isEmpty)
        for try await event in world.shard.events where event.name == .guildMembersChunk {
            #expect(String(decoding: event.data, as: UTF8.self).contains(#""nonce":"abc""#))
            break
        }
        await world.close()
    }

    @Test func `a slow reader makes the gateway wait and loses nothing`() async throws {
        let world = try await SocketWorld(
            usesTLS: true,
            stream: SimulatorServer.EventStream(count: 5000),
            eventBuffer: EventBuffer(capacity: 50)
        )
        try await world.shard.start()
        var expected: Int64 = 1
        for try await event in world.shard.events {
            #expect(event.sequence == expected)
            expected += 1
            if expected > 5000 { break }
        }
        #expect(await world.shard.statistics.gateway.disconnections == 0)
        await world.close()
    }
}
