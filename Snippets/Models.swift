// Reads the data of an event: of one kind, or of any.
import GatewayEvents
import GatewayJSON
import GatewayModels

func greeting(in data: ArraySlice<UInt8>) throws -> String? {
    let event = try MessageCreate(parsing: data)  // the `data` of an event named `.messageCreate`
    guard event.author.isBot != true, event.content == "hello" else { return nil }
    return "hello, \(event.author.globalName ?? event.author.username)"
}

func summary(of name: EventName, data: ArraySlice<UInt8>) throws -> String {
    switch try TypedEvent(name: name, data: data) {
    case .messageCreate(let event): "a message in \(event.channelID)"
    case .typingStart(let event): "\(event.userID) types"
    case .guildCreate(let event): "guild \(event.guild?.name ?? "in an outage")"
    default: "something else"
    }
}
