// Reads the data of an event: of one kind, or of any.
import GatewayEvents
import GatewayProtocol

func greeting(for event: GatewayEvent) throws -> String? {
    guard event.name == .messageCreate else { return nil }
    let message = try event.decode(MessageCreate.self)
    guard message.author.isBot != true, message.content == "hello" else { return nil }
    return "hello, \(message.author.globalName ?? message.author.username)"
}

func summary(of event: GatewayEvent) throws -> String {
    switch try TypedEvent(name: event.name, data: event.data) {
    case .messageCreate(let message): "a message in \(message.channelID)"
    case .typingStart(let typing): "\(typing.userID) types"
    case .guildCreate(let created): "guild \(created.guild?.name ?? "in an outage")"
    default: "something else"
    }
}
