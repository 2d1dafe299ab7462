public import GatewayJSON

/// What a session wants to be told about (Discord's documentation, "Gateway Intents").
///
/// The gateway answers bits it does not know with close code 4013, and privileged ones that are not enabled for the
/// application with 4014. Bits without a name here are kept as they are. In JSON it is an integer.
public struct Intents: OptionSet, Codable, Hashable, Sendable {
    /// The bits.
    public let rawValue: UInt64

    /// Creates a set from its bits.
    ///
    /// - Parameter rawValue: The bits.
    public init(rawValue: UInt64) {
        self.rawValue = rawValue
    }

    /// Guilds, their roles, channels, threads and stages.
    public static let guilds = Intents(rawValue: 1 << 0)
    /// Members who join, change or leave; privileged.
    public static let guildMembers = Intents(rawValue: 1 << 1)
    /// Bans, and entries of the audit log; once named `GUILD_BANS`.
    public static let guildModeration = Intents(rawValue: 1 << 2)
    /// Emojis, stickers and soundboard sounds; once named `GUILD_EMOJIS` and `GUILD_EMOJIS_AND_STICKERS`.
    public static let guildExpressions = Intents(rawValue: 1 << 3)
    /// Integrations.
    public static let guildIntegrations = Intents(rawValue: 1 << 4)
    /// Webhooks.
    public static let guildWebhooks = Intents(rawValue: 1 << 5)
    /// Invites.
    public static let guildInvites = Intents(rawValue: 1 << 6)
    /// Who is in which voice channel, and effects sent there.
    public static let guildVoiceStates = Intents(rawValue: 1 << 7)
    /// Statuses and activities of members; privileged.
    public static let guildPresences = Intents(rawValue: 1 << 8)
    /// Messages in guilds.
    public static let guildMessages = Intents(rawValue: 1 << 9)
    /// Reactions to messages in guilds.
    public static let guildMessageReactions = Intents(rawValue: 1 << 10)
    /// Typing in guilds.
    public static let guildMessageTyping = Intents(rawValue: 1 << 11)
    /// Direct messages, and ephemeral ones.
    public static let directMessages = Intents(rawValue: 1 << 12)
    /// Reactions to direct messages.
    public static let directMessageReactions = Intents(rawValue: 1 << 13)
    /// Typing in direct messages.
    public static let directMessageTyping = Intents(rawValue: 1 << 14)
    /// Text, embeds, attachments, components and polls of all messages; privileged, and without events of its own.
    public static let messageContent = Intents(rawValue: 1 << 15)
    /// Scheduled events and who is interested in them.
    public static let guildScheduledEvents = Intents(rawValue: 1 << 16)
    /// Rules of the automatic moderation.
    public static let autoModerationConfiguration = Intents(rawValue: 1 << 20)
    /// What the automatic moderation did.
    public static let autoModerationExecution = Intents(rawValue: 1 << 21)
    /// Votes in polls in guilds.
    public static let guildMessagePolls = Intents(rawValue: 1 << 24)
    /// Votes in polls in direct messages.
    public static let directMessagePolls = Intents(rawValue: 1 << 25)

    /// No intents: only the events that need none are sent.
    public static let none: Intents = []
    /// The intents that must be enabled for the application in Discord's developer portal.
    public static let privileged: Intents = [.guildMembers, .guildPresences, .messageContent]
    /// Every documented intent.
    public static let all = named.reduce(into: Intents.none) { $0.formUnion($1.intent) }
    /// Every documented intent that any application may use.
    public static let unprivileged = all.subtracting(.privileged)
}

extension Intents: JSONWritable {
    /// Writes the bits as an integer.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}
