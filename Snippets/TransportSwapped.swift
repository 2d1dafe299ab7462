// Tests a bot without a network, a token or a wait: the transport and the clock are swapped.
import GatewayModels
import GatewayShard
import GatewayTestKit

let clock = ManualClock()
let gateway = InMemoryGateway(clock: clock)
let transport = InMemoryTransport(clock: clock, gateway: gateway, latency: .milliseconds(50))
let configuration = ShardConfiguration(token: try Token("simulated-token"), intents: .unprivileged)
let shard = try Shard(configuration, transport: transport, clock: clock)

try await clock.run {
    try await shard.start()
    gateway.inject(.drop)
    try await clock.advance(by: .seconds(60))  // an instant, for the test
    await shard.close()
}
print(gateway.received(.resume).count)  // 1
