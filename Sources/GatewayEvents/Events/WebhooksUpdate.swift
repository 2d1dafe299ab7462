// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The webhooks of a channel changed (Discord's documentation, "Gateway Events", "Webhooks Update").
public struct WebhooksUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The channel.
    public var channelID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - channelID: The channel.
    public init(guildID: Snowflake, channelID: Snowflake) {
        self.guildID = guildID
        self.channelID = channelID
    }
}

extension WebhooksUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var channelID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), channelID: try json.require(channelID, "channel_id"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("channel_id", channelID)
        json.endObject()
    }
}

extension WebhooksUpdate: EventPayload {
    /// `WEBHOOKS_UPDATE`.
    public static let eventName: EventName = "WEBHOOKS_UPDATE"
}
