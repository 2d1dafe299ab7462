public import GatewayJSON
public import GatewayModels

/// Joins, moves in or leaves a voice channel (opcode 4).
///
/// The gateway answers with VOICE_STATE_UPDATE and, on joining, with
/// VOICE_SERVER_UPDATE, in any order; it does not answer if the channel is full
/// or not allowed.
public struct VoiceStateUpdate: Hashable, Sendable {
    /// The guild.
    public var guild: Snowflake
    /// The voice channel to be in, or `nil` to leave.
    public var channel: Snowflake?
    /// Whether the bot mutes itself.
    public var isSelfMuted: Bool
    /// Whether the bot deafens itself.
    public var isSelfDeafened: Bool

    /// Creates an update.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - channel: The voice channel to be in, or `nil` to leave.
    ///   - isSelfMuted: Whether the bot mutes itself.
    ///   - isSelfDeafened: Whether the bot deafens itself.
    public init(guild: Snowflake, channel: Snowflake?, isSelfMuted: Bool = false, isSelfDeafened: Bool = false) {
        self.guild = guild
        self.channel = channel
        self.isSelfMuted = isSelfMuted
        self.isSelfDeafened = isSelfDeafened
    }
}

extension VoiceStateUpdate: JSONWritable {
    /// Writes the payload's data.
    ///
    /// - Parameter json: Where it is written.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("guild_id")
        json.value(guild)
        json.key("channel_id")
        if let channel { json.value(channel) } else { json.null() }
        json.key("self_mute")
        json.bool(isSelfMuted)
        json.key("self_deaf")
        json.bool(isSelfDeafened)
        json.endObject()
    }
}
