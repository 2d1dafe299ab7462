// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The integrations of a guild changed (Discord's documentation, "Gateway Events", "Guild Integrations Update").
public struct GuildIntegrationsUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameter guildID: The guild.
    public init(guildID: Snowflake) {
        self.guildID = guildID
    }
}

extension GuildIntegrationsUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension GuildIntegrationsUpdate: EventPayload {
    /// `GUILD_INTEGRATIONS_UPDATE`.
    public static let eventName: EventName = "GUILD_INTEGRATIONS_UPDATE"
}
