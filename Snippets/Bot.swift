// Uses the whole: a shard over libcurl that sees every message.
import Foundation
import GatewayModels
import GatewayShard

let token = try Token(ProcessInfo.processInfo.environment["DISCORD_TOKEN"] ?? "")
let shard = try Shard(ShardConfiguration(token: token, intents: [.guilds, .guildMessages]))

try await shard.run { event in
    guard event.name == .messageCreate else { return }
    print("a message of \(event.data.count) bytes")
}
