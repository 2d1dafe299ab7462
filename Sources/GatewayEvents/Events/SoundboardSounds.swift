// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// The answer to a request for the sounds of a guild (Discord's documentation, "Gateway Events", "Soundboard Sounds").
public struct SoundboardSounds: Hashable, Sendable {
    /// All its sounds.
    public var soundboardSounds: [SoundboardSound]
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - soundboardSounds: All its sounds.
    ///   - guildID: The guild.
    public init(soundboardSounds: [SoundboardSound] = [], guildID: Snowflake) {
        self.soundboardSounds = soundboardSounds
        self.guildID = guildID
    }
}

extension SoundboardSounds: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var soundboardSounds: [SoundboardSound] = []
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "soundboard_sounds": soundboardSounds = try json.list(SoundboardSound.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(soundboardSounds: soundboardSounds, guildID: try json.require(guildID, "guild_id"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("soundboard_sounds", soundboardSounds)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension SoundboardSounds: EventPayload {
    /// `SOUNDBOARD_SOUNDS`.
    public static let eventName: EventName = "SOUNDBOARD_SOUNDS"
}
