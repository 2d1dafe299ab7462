// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

internal import GatewayModels

/// A guild with what belongs to it, as GUILD_CREATE tells it.
///
/// Source: Discord's documentation, "Gateway Events", "Guild Create".
///
/// The properties of its ``guild`` can be read and set as its own.
@dynamicMemberLookup
public struct AvailableGuild: Hashable, Sendable {
    /// The guild.
    public var guild: Guild
    /// When the bot joined.
    public var joinedAt: Optional<Timestamp>
    /// Whether it has more members than the `large_threshold` of IDENTIFY.
    public var isLarge: Optional<Bool>
    /// Whether it is unavailable because of an outage.
    public var isUnavailable: Optional<Bool>
    /// How many members it has.
    public var memberCount: Optional<Int>
    /// Who is in its voice channels; without the guild's id.
    public var voiceStates: [VoiceState]
    /// Its members.
    ///
    /// In a large guild, or without the intent for presences, not all of them.
    public var members: [GuildMember]
    /// Its channels; without the guild's id.
    public var channels: [Channel]
    /// Its active threads that the bot can see.
    public var threads: [Channel]
    /// The presences of its members, those offline left out in a large guild.
    public var presences: [UserPresence]
    /// Its open stages.
    public var stageInstances: [StageInstance]
    /// What it has planned.
    public var guildScheduledEvents: [ScheduledEvent]
    /// Its sounds.
    public var soundboardSounds: [SoundboardSound]
    /// Whether its members are told on request only; not documented by Discord.
    public var isLazy: Optional<Bool>
    /// Whether it is for adults; not documented by Discord.
    public var isNSFW: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - joinedAt: When the bot joined.
    ///   - isLarge: Whether it has more members than the `large_threshold` of IDENTIFY.
    ///   - isUnavailable: Whether it is unavailable because of an outage.
    ///   - memberCount: How many members it has.
    ///   - voiceStates: Who is in its voice channels; without the guild's id.
    ///   - members: Its members. In a large guild, or without the intent for presences, not all of them.
    ///   - channels: Its channels; without the guild's id.
    ///   - threads: Its active threads that the bot can see.
    ///   - presences: The presences of its members, those offline left out in a large guild.
    ///   - stageInstances: Its open stages.
    ///   - guildScheduledEvents: What it has planned.
    ///   - soundboardSounds: Its sounds.
    ///   - isLazy: Whether its members are told on request only; not documented by Discord.
    ///   - isNSFW: Whether it is for adults; not documented by Discord.
    public init(
        guild: Guild,
        joinedAt: Timestamp? = nil,
        isLarge: Bool? = nil,
        isUnavailable: Bool? = nil,
        memberCount: Int? = nil,
        voiceStates: [VoiceState] = [],
        members: [GuildMember] = [],
        channels: [Channel] = [],
        threads: [Channel] = [],
        presences: [UserPresence] = [],
        stageInstances: [StageInstance] = [],
        guildScheduledEvents: [ScheduledEvent] = [],
        soundboardSounds: [SoundboardSound] = [],
        isLazy: Bool? = nil,
        isNSFW: Bool? = nil
    ) {
        self.guild = guild
        self.joinedAt = joinedAt
        self.isLarge = isLarge
        self.isUnavailable = isUnavailable
        self.memberCount = memberCount
        self.voiceStates = voiceStates
        self.members = members
        self.channels = channels
        self.threads = threads
        self.presences = presences
        self.stageInstances = stageInstances
        self.guildScheduledEvents = guildScheduledEvents
        self.soundboardSounds = soundboardSounds
        self.isLazy = isLazy
        self.isNSFW = isNSFW
    }

    /// A property of the ``guild``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Guild, Value>) -> Value {
        get { guild[keyPath: keyPath] }
        set { guild[keyPath: keyPath] = newValue }
    }
}
