import GatewayEvents
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import Testing

/// A bot that goes idle when someone writes "!away".
struct AwayBot {
    let shard: Shard

    func run() async throws {
        try await shard.run { event in
            guard event.name == .messageCreate else { return }
            let message = try event.decode(MessageCreate.self)
            if message.content == "!away" { try await shard.updatePresence(PresenceUpdate(status: .set(.idle))) }
        }
    }
}

@Test func `the bot goes idle when it is asked to`() async throws {
    let clock = ManualClock()
    let gateway = InMemoryGateway(clock: clock)
    let transport = InMemoryTransport(clock: clock, gateway: gateway, latency: .milliseconds(50))
    let token = try Token("simulated-token")
    let configuration = ShardConfiguration(token: token, intents: [.guildMessages, .messageContent])
    let shard = try Shard(configuration, transport: transport, clock: clock)

    try await clock.run {
        async let bot: Void = AwayBot(shard: shard).run()
        try await clock.advance(by: .seconds(1))
        gateway.dispatch(SimulatedEvent(SimulatedWorld.small.message("!away")))
        try await clock.advance(by: .seconds(1))
        #expect(gateway.received(.presenceUpdate).map(\.payload.status) == [.idle])
        await shard.close()
        try await bot
    }
}
