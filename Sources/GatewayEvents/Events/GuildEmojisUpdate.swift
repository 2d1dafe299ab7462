// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The emojis of a guild changed (Discord's documentation, "Gateway Events", "Guild Emojis Update").
public struct GuildEmojisUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// All its emojis.
    public var emojis: [Emoji]

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - emojis: All its emojis.
    public init(guildID: Snowflake, emojis: [Emoji] = []) {
        self.guildID = guildID
        self.emojis = emojis
    }
}

extension GuildEmojisUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var emojis: [Emoji] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "emojis": emojis = try json.list(Emoji.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), emojis: emojis)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("emojis", emojis)
        json.endObject()
    }
}

extension GuildEmojisUpdate: EventPayload {
    /// `GUILD_EMOJIS_UPDATE`.
    public static let eventName: EventName = "GUILD_EMOJIS_UPDATE"
}
