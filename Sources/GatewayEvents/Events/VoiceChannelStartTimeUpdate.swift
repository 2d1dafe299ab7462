// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A call in a voice channel began or ended.
///
/// Source: Discord's documentation, "Gateway Events", "Voice Channel Start Time Update".
public struct VoiceChannelStartTimeUpdate: Hashable, Sendable {
    /// The channel.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// When it began, in seconds since the Unix epoch.
    public var voiceStartTime: Optional<Int>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The channel.
    ///   - guildID: The guild.
    ///   - voiceStartTime: When it began, in seconds since the Unix epoch.
    public init(id: Snowflake, guildID: Snowflake, voiceStartTime: Int? = nil) {
        self.id = id
        self.guildID = guildID
        self.voiceStartTime = voiceStartTime
    }
}

extension VoiceChannelStartTimeUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var voiceStartTime: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "voice_start_time": voiceStartTime = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            voiceStartTime: voiceStartTime
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("voice_start_time", voiceStartTime)
        json.endObject()
    }
}

extension VoiceChannelStartTimeUpdate: EventPayload {
    /// `VOICE_CHANNEL_START_TIME_UPDATE`.
    public static let eventName: EventName = "VOICE_CHANNEL_START_TIME_UPDATE"
}
