import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

@Suite(.timeLimit(.minutes(1))) struct ShardCommandTests {
    @Test func `joining a voice channel is answered with the bot's own voice state`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let guild = try #require(world.gateway.snapshot.world.guilds.first)
        try await world.shard.updateVoiceState(
            guild: guild.id,
            channel: guild.voiceChannels.first,
            isSelfDeafened: true
        )
        _ = try await world.events(through: .voiceServerUpdate)
        try await world.close()
    }

    @Test func `soundboard sounds and channel info are answered`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        try await world.shard.requestSoundboardSounds(guilds: [guild])
        _ = try await world.events(through: .soundboardSounds)
        try await world.shard.requestChannelInfo(guild: guild)
        _ = try await world.events(through: .channelInfo)
        try await world.close()
    }

    @Test func `a command waits for the next session and is sent after the resume`() async throws {
        let world = try ShardWorld()
        try await world.start()
        world.gateway.inject(.drop)
        let guild = try #require(world.gateway.snapshot.world.guilds.first?.id)
        let shard = world.shard
        try await world.clock.run { try await shard.requestSoundboardSounds(guilds: [guild]) }
        #expect(await shard.statistics.gateway.resumes == 1)
        _ = try await world.events(through: .soundboardSounds)
        try await world.close()
    }

    @Test func `a command that cannot be sent in time, is withdrawn or outlives the shard says so`() async throws {
        let world = try ShardWorld()
        let shard = world.shard
        let command = GatewayCommand.requestSoundboardSounds(guilds: [1])
        let notRunning = await #expect(throws: CommandError.self) { try await shard.send(command) }
        #expect(notRunning?.code == .notRunning)

        try await world.start()
        for host in ["resume.gateway.example", "gateway.example"] {
            world.transport.answerDials(to: host, with: .blackHole)
        }
        world.gateway.inject(.drop)
        let timedOut = await #expect(throws: CommandError.self) {
            try await world.clock.run { try await shard.send(command, within: .seconds(3)) }
        }
        #expect(timedOut?.code == .timedOut)

        let withdrawn = Task { try await shard.send(command) }
        withdrawn.cancel()
        let cancelled = await #expect(throws: CommandError.self) { try await withdrawn.value }
        #expect(cancelled?.code == .cancelled)

        let outlived = Task { try await shard.send(command) }
        try await world.clock.settle()
        try await world.close()
        let stopped = await #expect(throws: CommandError.self) { try await outlived.value }
        #expect(stopped?.code == .stopped || stopped?.code == .notRunning)
    }

    @Test func `a burst of commands over a reconnect never exceeds what the gateway takes`() async throws {
        let world = try ShardWorld()
        try await world.start()
        let shard = world.shard
        let voice = try #require(world.gateway.snapshot.world.guilds.first)
        let burst = Task {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<400 {
                    group.addTask {
                        let update = VoiceStateUpdate(guild: voice.id, channel: voice.voiceChannels.first)
                        try await shard.send(.updateVoiceState(update), within: .seconds(600))
                    }
                }
                try await group.waitForAll()
            }
        }
        let reader = Task { for try await _ in shard.events {} }
        try await world.clock.advance(by: .seconds(30))
        world.gateway.inject(.drop)
        try await world.clock.advance(by: .seconds(300))
        try await burst.value
        let statistics = await shard.statistics
        #expect(statistics.commands.sent == 400)
        #expect(statistics.commands.heldBack > 100)
        #expect(statistics.gateway.disconnections == 1)
        #expect(statistics.gateway.resumes == 1)
        #expect(statistics.gateway.heartbeats >= 7)
        try await world.close()
        try await reader.value
    }

    @Test func `none of many presence updates is dropped by the gateway, and the last is shown`() async throws {
        let world = try ShardWorld()
        try await world.start()
        for number in 1...100 {
            try await world.shard.updatePresence(PresenceUpdate(activities: .set([.custom("\(number)")])))
            try await world.clock.advance(by: .milliseconds(300))
        }
        try await world.clock.advance(by: .seconds(22))
        #expect(world.gateway.snapshot.statistics.presencesDropped == 0)
        let last = try #require(world.transport.connections.first?.sentTexts.last { $0.contains(#""op":3"#) })
        #expect(last.contains(#""100""#))
        let counts = await world.shard.statistics.commands
        #expect(counts.presencesSent + counts.presencesReplaced == 100)
        try await world.close()
    }

    @Test func `a missing intent is named`() async throws {
        let world = try ShardWorld { $0.intents = .guilds }
        try await world.start()
        let error = #expect(throws: CommandError.self) { try world.shard.requestGuildMembers(guild: 1) }
        #expect(error?.missingIntents == .guildMembers)
        try await world.close()
    }

    @Test func `IDENTIFY carries no presence unless one of the four initial values is given`() async throws {
        for (expected, change) in [
            (false, { _ in }),
            (true, { $0.initialStatus = .dnd }),
            (true, { $0.initialActivity = .playing("chess") }),
            (true, { $0.initialIdleSince = 1 }),
            (true, { $0.initialIsAFK = false }),
        ] as [(Bool, (inout ShardConfiguration) -> Void)] {
            let world = try ShardWorld(change)
            try await world.start()
            let identify = try #require(world.transport.connections.first?.sentTexts.first)
            #expect(identify.contains(#""presence":"#) == expected)
            try await world.close()
        }
    }

    @Test func `a presence given while offline is in the next IDENTIFY`() async throws {
        let world = try ShardWorld()
        var update = PresenceUpdate()
        update.activities = .set([.custom("brewing")])
        try await world.shard.updatePresence(update)
        try await world.start()
        let identify = try #require(world.transport.connections.first?.sentTexts.first)
        #expect(identify.contains("brewing"))
        try await world.close()
    }
}
