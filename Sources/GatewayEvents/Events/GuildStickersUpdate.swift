// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The stickers of a guild changed (Discord's documentation, "Gateway Events", "Guild Stickers Update").
public struct GuildStickersUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// All its stickers.
    public var stickers: [Sticker]

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - stickers: All its stickers.
    public init(guildID: Snowflake, stickers: [Sticker] = []) {
        self.guildID = guildID
        self.stickers = stickers
    }
}

extension GuildStickersUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var stickers: [Sticker] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "stickers": stickers = try json.list(Sticker.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), stickers: stickers)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("stickers", stickers)
        json.endObject()
    }
}

extension GuildStickersUpdate: EventPayload {
    /// `GUILD_STICKERS_UPDATE`.
    public static let eventName: EventName = "GUILD_STICKERS_UPDATE"
}
