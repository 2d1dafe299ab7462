// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A message was deleted (Discord's documentation, "Gateway Events", "Message Delete").
public struct MessageDelete: Hashable, Sendable {
    /// The message.
    public var id: Snowflake
    /// The channel.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The message.
    ///   - channelID: The channel.
    ///   - guildID: The guild.
    public init(id: Snowflake, channelID: Snowflake, guildID: Snowflake? = nil) {
        self.id = id
        self.channelID = channelID
        self.guildID = guildID
    }
}

extension MessageDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var channelID: Snowflake?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            channelID: try json.require(channelID, "channel_id"),
            guildID: guildID
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension MessageDelete: EventPayload {
    /// `MESSAGE_DELETE`.
    public static let eventName: EventName = "MESSAGE_DELETE"
}
