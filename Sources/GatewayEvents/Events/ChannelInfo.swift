// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The answer to a request for the state of channels (Discord's documentation, "Gateway Events", "Channel Info").
public struct ChannelInfo: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The channels of which there is something to tell.
    public var channels: [ChannelState]

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - channels: The channels of which there is something to tell.
    public init(guildID: Snowflake, channels: [ChannelState] = []) {
        self.guildID = guildID
        self.channels = channels
    }
}

extension ChannelInfo: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var channels: [ChannelState] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "channels": channels = try json.list(ChannelState.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), channels: channels)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("channels", channels)
        json.endObject()
    }
}

extension ChannelInfo: EventPayload {
    /// `CHANNEL_INFO`.
    public static let eventName: EventName = "CHANNEL_INFO"
}
