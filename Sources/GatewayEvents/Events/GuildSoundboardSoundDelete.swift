// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A sound was deleted (Discord's documentation, "Gateway Events", "Guild Soundboard Sound Delete").
public struct GuildSoundboardSoundDelete: Hashable, Sendable {
    /// The sound.
    public var soundID: Snowflake
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - soundID: The sound.
    ///   - guildID: The guild.
    public init(soundID: Snowflake, guildID: Snowflake) {
        self.soundID = soundID
        self.guildID = guildID
    }
}

extension GuildSoundboardSoundDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var soundID: Snowflake?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "sound_id": soundID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(soundID: try json.require(soundID, "sound_id"), guildID: try json.require(guildID, "guild_id"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("sound_id", soundID)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension GuildSoundboardSoundDelete: EventPayload {
    /// `GUILD_SOUNDBOARD_SOUND_DELETE`.
    public static let eventName: EventName = "GUILD_SOUNDBOARD_SOUND_DELETE"
}
