/// The kind of a gateway payload.
///
/// The set is open: the gateway may send numbers that no documentation names,
/// and they are never an error.
///
/// Source: Discord's documentation, "Opcodes and Status Codes", gateway opcodes.
public struct Opcode: RawRepresentable, Hashable, Sendable {
    /// The number on the wire.
    public let rawValue: Int

    /// Creates an opcode from its number.
    ///
    /// - Parameter rawValue: Any number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// An event.
    ///
    /// Only the gateway sends it.
    public static let dispatch = Opcode(rawValue: 0)
    /// A heartbeat, or the gateway's request for one.
    public static let heartbeat = Opcode(rawValue: 1)
    /// Starts a session.
    public static let identify = Opcode(rawValue: 2)
    /// Updates the bot's presence.
    public static let presenceUpdate = Opcode(rawValue: 3)
    /// Joins, moves in or leaves a voice channel.
    public static let voiceStateUpdate = Opcode(rawValue: 4)
    /// Resumes a session.
    public static let resume = Opcode(rawValue: 6)
    /// The gateway asks to reconnect and resume.
    public static let reconnect = Opcode(rawValue: 7)
    /// Asks for members of a guild.
    public static let requestGuildMembers = Opcode(rawValue: 8)
    /// The session is invalid.
    public static let invalidSession = Opcode(rawValue: 9)
    /// The first payload of a connection, with the heartbeat interval.
    public static let hello = Opcode(rawValue: 10)
    /// The gateway received a heartbeat.
    public static let heartbeatAcknowledged = Opcode(rawValue: 11)
    /// Asks for the soundboard sounds of guilds.
    public static let requestSoundboardSounds = Opcode(rawValue: 31)
    /// Asks for ephemeral facts of a guild's channels.
    public static let requestChannelInfo = Opcode(rawValue: 43)
}
