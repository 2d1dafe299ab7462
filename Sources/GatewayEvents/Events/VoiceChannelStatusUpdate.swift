// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The status of a voice channel changed (Discord's documentation, "Gateway Events", "Voice Channel Status Update").
public struct VoiceChannelStatusUpdate: Hashable, Sendable {
    /// The channel.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// The new status.
    public var status: Optional<String>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The channel.
    ///   - guildID: The guild.
    ///   - status: The new status.
    public init(id: Snowflake, guildID: Snowflake, status: String? = nil) {
        self.id = id
        self.guildID = guildID
        self.status = status
    }
}

extension VoiceChannelStatusUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var status: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "status": status = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), guildID: try json.require(guildID, "guild_id"), status: status)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("status", status)
        json.endObject()
    }
}

extension VoiceChannelStatusUpdate: EventPayload {
    /// `VOICE_CHANNEL_STATUS_UPDATE`.
    public static let eventName: EventName = "VOICE_CHANNEL_STATUS_UPDATE"
}
