// Reuses the protocol alone, without a socket or a clock: handle inputs, perform the effects that they return.
import GatewayModels
import GatewayProtocol

let identification = try Identification(token: try Token("a-token"), intents: .guilds)
var machine = GatewayMachine(GatewayMachine.Configuration(identification: identification), seed: 1)
var events: [GatewayEvent] = []

let hello = Array(#"{"op":10,"d":{"heartbeat_interval":41250}}"#.utf8)
var effects = Array(machine.handle(.start, at: .origin))  // connect to wss://gateway.discord.gg/?v=10&…
effects += machine.handle(.opened, at: .origin)
effects += machine.receive(hello, at: .origin, delivering: &events)  // connected; ask for a permit to identify
print(effects, events, machine.deadline as Any)
