// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Somebody sent an effect in the voice channel that the bot is in.
///
/// Source: Discord's documentation, "Gateway Events", "Voice Channel Effect Send".
public struct VoiceChannelEffectSend: Hashable, Sendable {
    /// The channel.
    public var channelID: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// Who sent it.
    public var userID: Snowflake
    /// The emoji, of which a part is told.
    public var emoji: Optional<Emoji>
    /// How the emoji is animated: 0 for Nitro, 1 for others.
    public var animationType: Optional<Int>
    /// Which animation it is.
    public var animationID: Optional<Int>
    /// The sound; an integer if it is a default one.
    public var soundID: Optional<IntegerOrString>
    /// How loud it is, from 0 to 1.
    public var soundVolume: Optional<Double>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: The channel.
    ///   - guildID: The guild.
    ///   - userID: Who sent it.
    ///   - emoji: The emoji, of which a part is told.
    ///   - animationType: How the emoji is animated: 0 for Nitro, 1 for others.
    ///   - animationID: Which animation it is.
    ///   - soundID: The sound; an integer if it is a default one.
    ///   - soundVolume: How loud it is, from 0 to 1.
    public init(
        channelID: Snowflake,
        guildID: Snowflake,
        userID: Snowflake,
        emoji: Emoji? = nil,
        animationType: Int? = nil,
        animationID: Int? = nil,
        soundID: IntegerOrString? = nil,
        soundVolume: Double? = nil
    ) {
        self.channelID = channelID
        self.guildID = guildID
        self.userID = userID
        self.emoji = emoji
        self.animationType = animationType
        self.animationID = animationID
        self.soundID = soundID
        self.soundVolume = soundVolume
    }
}

extension VoiceChannelEffectSend: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var guildID: Snowflake?
        var userID: Snowflake?
        var emoji: Emoji?
        var animationType: Int?
        var animationID: Int?
        var soundID: IntegerOrString?
        var soundVolume: Double?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "emoji": emoji = try json.lenient(Emoji.self)
            case "animation_type": animationType = try json.lenient(Int.self)
            case "animation_id": animationID = try json.lenient(Int.self)
            case "sound_id": soundID = try json.lenient(IntegerOrString.self)
            case "sound_volume": soundVolume = try json.lenient(Double.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            guildID: try json.require(guildID, "guild_id"),
            userID: try json.require(userID, "user_id"),
            emoji: emoji,
            animationType: animationType,
            animationID: animationID,
            soundID: soundID,
            soundVolume: soundVolume
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("guild_id", guildID)
        json.member("user_id", userID)
        json.member("emoji", emoji)
        json.member("animation_type", animationType)
        json.member("animation_id", animationID)
        json.member("sound_id", soundID)
        json.member("sound_volume", soundVolume)
        json.endObject()
    }
}

extension VoiceChannelEffectSend: EventPayload {
    /// `VOICE_CHANNEL_EFFECT_SEND`.
    public static let eventName: EventName = "VOICE_CHANNEL_EFFECT_SEND"
}
