// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A message was pinned or unpinned (Discord's documentation, "Gateway Events", "Channel Pins Update").
public struct ChannelPinsUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The channel.
    public var channelID: Snowflake
    /// When the latest pinned message was pinned.
    public var lastPinTimestamp: Optional<Timestamp>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - channelID: The channel.
    ///   - lastPinTimestamp: When the latest pinned message was pinned.
    public init(guildID: Snowflake? = nil, channelID: Snowflake, lastPinTimestamp: Timestamp? = nil) {
        self.guildID = guildID
        self.channelID = channelID
        self.lastPinTimestamp = lastPinTimestamp
    }
}

extension ChannelPinsUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var channelID: Snowflake?
        var lastPinTimestamp: Timestamp?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "last_pin_timestamp": lastPinTimestamp = try json.lenient(Timestamp.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: guildID,
            channelID: try json.require(channelID, "channel_id"),
            lastPinTimestamp: lastPinTimestamp
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("channel_id", channelID)
        json.member("last_pin_timestamp", lastPinTimestamp)
        json.endObject()
    }
}

extension ChannelPinsUpdate: EventPayload {
    /// `CHANNEL_PINS_UPDATE`.
    public static let eventName: EventName = "CHANNEL_PINS_UPDATE"
}
