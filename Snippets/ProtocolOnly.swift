// Reuses the protocol alone: no socket, no clock. Feed it what happened, do what it says.
import GatewayModels
import GatewayProtocol

let identification = try Identification(token: try Token("a-token"), intents: .guilds)
var machine = GatewayMachine(GatewayMachine.Configuration(identification: identification), seed: 1)

let hello = try GatewayMessage(payload: Array(#"{"op":10,"d":{"heartbeat_interval":41250}}"#.utf8))
var effects = Array(machine.start(at: .origin))  // connect to wss://gateway.discord.gg/?v=10&…
effects += machine.opened(at: .origin)
effects += machine.receive(hello, at: .origin)  // connected; ask for permission to identify
print(effects, machine.deadline as Any)
