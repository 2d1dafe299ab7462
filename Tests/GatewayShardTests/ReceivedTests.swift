import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Testing

/// The payloads of a shard, as `InMemoryGateway.received` returns them.
@Suite(.timeLimit(.minutes(1))) struct ReceivedTests {
    @Test func `IDENTIFY is typed, and the token is nowhere in its description`() async throws {
        let world = try ShardWorld { configuration in
            configuration.intents = [.guilds, .guildMessages]
            configuration.initialStatus = .idle
        }
        try await world.start()
        let received = world.gateway.received(.identify)
        let identify = try #require(received.first?.payload)
        #expect(received.count == 1)
        #expect(identify.intents == [.guilds, .guildMessages])
        #expect(identify.shard == .single)
        #expect(identify.presence == Presence(status: .idle))
        #expect(identify.properties.browser == "swift-discord-gateway")
        #expect(identify.largeThreshold == 250)
        #expect(!"\(world.gateway.received)".contains("simulated-token"))
        try await world.close()
    }

    @Test func `commands come typed, in order and with their time`() async throws {
        let world = try ShardWorld()
        let (shard, clock, gateway) = (world.shard, world.clock, world.gateway)
        let guild = try #require(gateway.snapshot.world.guilds.first)
        let channel = try #require(guild.voiceChannels.first)
        try await clock.run {
            try await shard.start()
            try await clock.advance(by: .seconds(1))
            try await shard.updatePresence(PresenceUpdate(status: .set(.dnd)))
            try await shard.updateVoiceState(guild: guild.id, channel: channel, isSelfMuted: true)
            _ = try await shard.requestGuildMembers(guild: guild.id, .users([5]), nonce: "n").collect()
            try await shard.requestSoundboardSounds(guilds: [guild.id])
            try await shard.requestChannelInfo(guild: guild.id, fields: [.status])
            await shard.close()
        }
        #expect(gateway.received(.presenceUpdate).map(\.payload) == [Presence(status: .dnd)])
        #expect(gateway.received(.presenceUpdate).first?.time.sinceStart == .seconds(1))
        let voice = VoiceStateUpdate(guild: guild.id, channel: channel, isSelfMuted: true)
        #expect(gateway.received(.voiceStateUpdate).map(\.payload) == [voice])
        let members = try GuildMembersRequest(guild: guild.id, .users([5]), nonce: "n")
        #expect(gateway.received(.guildMembersRequest).map(\.payload) == [members])
        #expect(gateway.received(.soundboardSoundsRequest).map(\.payload) == [[guild.id]])
        #expect(gateway.received(.channelInfoRequest).map(\.payload.fields) == [[.status]])
        #expect(gateway.received.count == 6)
    }

    @Test func `RESUME comes on the next connection, with the session and its sequence`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let session = try #require(await world.shard.session)
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(30))
        let resume = try #require(world.gateway.received(.resume).first)
        #expect(resume.payload.sessionID == session.id)
        #expect(resume.payload.sequence == 3)
        let identify = try #require(world.gateway.received(.identify).first)
        #expect(identify.connection < resume.connection)
        #expect(!"\(world.gateway.received)".contains("simulated-token"))
        try await world.close()
    }

    @Test func `a heartbeat carries the last sequence`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.gateway.inject(.heartbeatRequest)
        try await world.clock.settle()
        #expect(world.gateway.received(.heartbeat).map(\.payload) == [3])
        try await world.close()
    }
}
