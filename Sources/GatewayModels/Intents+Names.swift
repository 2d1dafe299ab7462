extension Intents {
    /// The documented intents under Discord's names, in the order of their bits.
    static let named: [(name: String, intent: Intents)] = [
        ("GUILDS", .guilds),
        ("GUILD_MEMBERS", .guildMembers),
        ("GUILD_MODERATION", .guildModeration),
        ("GUILD_EXPRESSIONS", .guildExpressions),
        ("GUILD_INTEGRATIONS", .guildIntegrations),
        ("GUILD_WEBHOOKS", .guildWebhooks),
        ("GUILD_INVITES", .guildInvites),
        ("GUILD_VOICE_STATES", .guildVoiceStates),
        ("GUILD_PRESENCES", .guildPresences),
        ("GUILD_MESSAGES", .guildMessages),
        ("GUILD_MESSAGE_REACTIONS", .guildMessageReactions),
        ("GUILD_MESSAGE_TYPING", .guildMessageTyping),
        ("DIRECT_MESSAGES", .directMessages),
        ("DIRECT_MESSAGE_REACTIONS", .directMessageReactions),
        ("DIRECT_MESSAGE_TYPING", .directMessageTyping),
        ("MESSAGE_CONTENT", .messageContent),
        ("GUILD_SCHEDULED_EVENTS", .guildScheduledEvents),
        ("AUTO_MODERATION_CONFIGURATION", .autoModerationConfiguration),
        ("AUTO_MODERATION_EXECUTION", .autoModerationExecution),
        ("GUILD_MESSAGE_POLLS", .guildMessagePolls),
        ("DIRECT_MESSAGE_POLLS", .directMessagePolls),
    ]

    /// Names that Discord used before, and which programs still hold.
    private static let formerlyNamed: [(name: String, intent: Intents)] = [
        ("GUILD_BANS", .guildModeration),
        ("GUILD_EMOJIS", .guildExpressions),
        ("GUILD_EMOJIS_AND_STICKERS", .guildExpressions),
    ]

    private static let groups: [(name: String, intent: Intents)] = [
        ("none", .none), ("unprivileged", .unprivileged), ("privileged", .privileged), ("all", .all),
    ]

    private static let byFoldedName = Dictionary(
        (named + formerlyNamed).map { (folded($0.name), $0.intent) },
        uniquingKeysWith: { first, _ in first }
    )

    private static let groupsByFoldedName = Dictionary(
        groups.map { (folded($0.name), $0.intent) },
        uniquingKeysWith: { first, _ in first }
    )

    /// Finds one intent by its name.
    ///
    /// Case and the separators `_`, `-` and space do not matter: `GUILD_MESSAGES`, `guild-messages` and
    /// `guildMessages` are the same. Names that Discord used before, such as `GUILD_BANS`, are understood.
    ///
    /// - Parameter name: The name.
    public init?(name: String) {
        guard let intent = Self.byFoldedName[Self.folded(name)] else { return nil }
        self = intent
    }

    /// Reads a list of names.
    ///
    /// Each is a name as in ``init(name:)``, or one of the groups `all`, `unprivileged`, `privileged` and `none`.
    ///
    /// - Parameter names: The names, separated by commas.
    /// - Throws: ``UnknownIntent`` with the first name that is none; an empty text is no name.
    public init(names: String) throws(UnknownIntent) {
        var intents = Intents.none
        for name in names.split(separator: ",", omittingEmptySubsequences: false) {
            let key = Self.folded(name)
            guard let intent = Self.byFoldedName[key] ?? Self.groupsByFoldedName[key] else {
                throw UnknownIntent(name: String(name))
            }
            intents.formUnion(intent)
        }
        self = intents
    }

    /// Discord's names for the intents in the set, in the order of their bits; bits without a name are left out.
    public var names: [String] {
        Self.named.filter { contains($0.intent) }.map(\.name)
    }

    private static func folded(_ name: some StringProtocol) -> String {
        String(name.filter { $0 != "_" && $0 != "-" && $0 != " " }).lowercased()
    }
}

extension Intents: CustomStringConvertible {
    /// The names in the order of their bits, separated by commas; `none` for the empty set.
    ///
    /// Bits without a name follow as `1<<17`.
    public var description: String {
        let unnamed = subtracting(.all).rawValue
        let bits = (0..<64).filter { unnamed >> $0 & 1 == 1 }.map { "1<<\($0)" }
        return isEmpty ? "none" : (names + bits).joined(separator: ",")
    }
}

/// A text names an intent that does not exist.
public struct UnknownIntent: Error, Hashable, Sendable, CustomStringConvertible {
    /// The name as it was written.
    public let name: String

    /// Creates an error.
    ///
    /// - Parameter name: The name as it was written.
    public init(name: String) {
        self.name = name
    }

    /// One line for a person, with the name.
    public var description: String {
        "there is no intent named '\(name)'"
    }
}
