public import GatewayEvents
public import GatewayModels

extension SimulatedWorld {
    /// Creates a message of a member in a text channel of the first guild.
    ///
    /// ```swift
    /// var message = gateway.snapshot.world.message("!ping")
    /// message.author.isBot = true
    /// gateway.dispatch(SimulatedEvent(message))
    /// ```
    ///
    /// - Parameters:
    ///   - content: The text.
    ///   - id: The id of the message.
    /// - Returns: The message. In a world without guilds it is a direct message.
    public func message(_ content: String, id: Snowflake = 1) -> MessageCreate {
        let guild = guilds.first
        let author = guild?.members.first.map { users[$0] } ?? users.first ?? bot
        let message = Message(
            id: id,
            channelID: guild?.textChannels.first ?? author.id,
            guildID: guild?.id,
            author: User(id: author.id, username: author.name),
            content: content,
            timestamp: "2026-01-01T00:00:00.000000+00:00",
            type: .default
        )
        return MessageCreate(message: message)
    }
}
