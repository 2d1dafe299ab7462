// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Many messages were deleted at once (Discord's documentation, "Gateway Events", "Message Delete Bulk").
public struct MessageDeleteBulk: Hashable, Sendable {
    /// The messages.
    public var ids: [Snowflake]
    /// The channel.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - ids: The messages.
    ///   - channelID: The channel.
    ///   - guildID: The guild.
    public init(ids: [Snowflake] = [], channelID: Snowflake, guildID: Snowflake? = nil) {
        self.ids = ids
        self.channelID = channelID
        self.guildID = guildID
    }
}

extension MessageDeleteBulk: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var ids: [Snowflake] = []
        var channelID: Snowflake?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "ids": ids = try json.list(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(ids: ids, channelID: try json.require(channelID, "channel_id"), guildID: guildID)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("ids", ids)
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension MessageDeleteBulk: EventPayload {
    /// `MESSAGE_DELETE_BULK`.
    public static let eventName: EventName = "MESSAGE_DELETE_BULK"
}
