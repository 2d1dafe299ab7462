// Uses the whole: a shard over libcurl that greets every message.
import GatewayModels
import GatewayShard

let token = try Token("the token, from a safe place")
let shard = try Shard(ShardConfiguration(token: token, intents: [.guilds, .guildMessages]))

try await shard.run { event in
    guard event.name == .messageCreate else { return }
    print("a message of \(event.data.count) bytes")
}
