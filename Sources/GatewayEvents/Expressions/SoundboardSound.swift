// Written by Scripts/generate-events of Scripts/events/expressions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A sound that can be played in voice channels.
///
/// Source: Discord's documentation, "Soundboard Resource", "Soundboard Sound Object".
public struct SoundboardSound: Hashable, Sendable {
    /// What it is called.
    public var name: String
    /// The sound's id; a small number for a default sound.
    public var soundID: Snowflake
    /// How loud it is, from 0 to 1.
    public var volume: Double
    /// The id of its emoji, if it is a guild's.
    public var emojiID: Optional<Snowflake>
    /// Its emoji, if it is one of Unicode.
    public var emojiName: Optional<String>
    /// The guild it belongs to.
    public var guildID: Optional<Snowflake>
    /// Whether it can be used; not after the loss of boosts.
    public var isAvailable: Optional<Bool>
    /// Who created it.
    @Boxed public var user: Optional<User>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - name: What it is called.
    ///   - soundID: The sound's id; a small number for a default sound.
    ///   - volume: How loud it is, from 0 to 1.
    ///   - emojiID: The id of its emoji, if it is a guild's.
    ///   - emojiName: Its emoji, if it is one of Unicode.
    ///   - guildID: The guild it belongs to.
    ///   - isAvailable: Whether it can be used; not after the loss of boosts.
    ///   - user: Who created it.
    public init(
        name: String,
        soundID: Snowflake,
        volume: Double,
        emojiID: Snowflake? = nil,
        emojiName: String? = nil,
        guildID: Snowflake? = nil,
        isAvailable: Bool? = nil,
        user: User? = nil
    ) {
        self.name = name
        self.soundID = soundID
        self.volume = volume
        self.emojiID = emojiID
        self.emojiName = emojiName
        self.guildID = guildID
        self.isAvailable = isAvailable
        self.user = user
    }
}

extension SoundboardSound: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var name: String?
        var soundID: Snowflake?
        var volume: Double?
        var emojiID: Snowflake?
        var emojiName: String?
        var guildID: Snowflake?
        var isAvailable: Bool?
        var user: User?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value(String.self)
            case "sound_id": soundID = try json.value(Snowflake.self)
            case "volume": volume = try json.value(Double.self)
            case "emoji_id": emojiID = try json.lenient(Snowflake.self)
            case "emoji_name": emojiName = try json.lenient(String.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "available": isAvailable = try json.lenient(Bool.self)
            case "user": user = try json.lenient(User.self)
            default: try json.skip()
            }
        }
        self.init(
            name: try json.require(name, "name"),
            soundID: try json.require(soundID, "sound_id"),
            volume: try json.require(volume, "volume"),
            emojiID: emojiID,
            emojiName: emojiName,
            guildID: guildID,
            isAvailable: isAvailable,
            user: user
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("name", name)
        json.member("sound_id", soundID)
        json.member("volume", volume)
        json.member("emoji_id", emojiID)
        json.member("emoji_name", emojiName)
        json.member("guild_id", guildID)
        json.member("available", isAvailable)
        json.member("user", user)
        json.endObject()
    }
}
