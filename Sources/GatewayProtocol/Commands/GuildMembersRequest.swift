public import GatewayJSON
public import GatewayModels

/// Asks for members of one guild (opcode 8).
///
/// The members come as GUILD_MEMBERS_CHUNK events of at most 1000 each, which
/// carry the ``nonce``.
///
/// Source: Discord's documentation, "Gateway Events", Request Guild Members.
public struct GuildMembersRequest: Hashable, Sendable {
    /// Which members are asked for.
    public enum Selection: Hashable, Sendable {
        /// All members. Needs the intent ``/GatewayModels/Intents/guildMembers``.
        case everyone
        /// At most `limit` members whose name begins with `prefix`; an empty prefix is that of any name.
        case named(prefix: String, limit: Int)
        /// The members with these ids.
        case users([Snowflake])
    }

    /// The guild.
    public let guild: Snowflake
    /// Which members are asked for.
    public let selection: Selection
    /// Whether the members' presences are asked for too.
    public let includesPresences: Bool
    /// The text that the answers carry, which distinguishes them from others.
    public let nonce: String?

    /// Creates a request.
    ///
    /// - Parameters:
    ///   - guild: The guild.
    ///   - selection: Which members are asked for: a prefix with a limit from 1 to 100, or 1 to 100 users.
    ///   - includesPresences: Whether presences are asked for too. Needs the intent
    ///     ``/GatewayModels/Intents/guildPresences``.
    ///   - nonce: A text of 1 to 32 bytes of UTF-8.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/invalidArgument``, for
    ///   the gateway would ignore such a request without a word.
    public init(
        guild: Snowflake,
        _ selection: Selection = .everyone,
        includesPresences: Bool = false,
        nonce: String? = nil
    ) throws(CommandError) {
        switch selection {
        case .everyone:
            break
        case .named(_, let limit):
            guard (1...100).contains(limit) else {
                throw CommandError(.invalidArgument, "The limit must be from 1 to 100, not \(limit)")
            }
        case .users(let users):
            guard (1...100).contains(users.count) else {
                throw CommandError(.invalidArgument, "From 1 to 100 users can be asked for, not \(users.count)")
            }
        }
        if let nonce {
            guard (1...32).contains(nonce.utf8.count) else {
                throw CommandError(.invalidArgument, "The nonce must have 1 to 32 bytes, not \(nonce.utf8.count)")
            }
        }
        self.guild = guild
        self.selection = selection
        self.includesPresences = includesPresences
        self.nonce = nonce
    }

    /// The same request with a nonce of eight random bytes, unless it has one.
    func withNonce(_ random: inout SeededRandom) -> Self {
        guard nonce == nil else { return self }
        let digits = String(random.next(), radix: 16)
        return Self(self, nonce: String(repeating: "0", count: 16 - digits.count) + digits)
    }

    private init(_ request: Self, nonce: String) {
        guild = request.guild
        selection = request.selection
        includesPresences = request.includesPresences
        self.nonce = nonce
    }

    /// The intents without which the gateway would not answer.
    public var requiredIntents: Intents {
        var intents: Intents = []
        if selection == .everyone { intents.insert(.guildMembers) }
        if includesPresences { intents.insert(.guildPresences) }
        return intents
    }
}

extension GuildMembersRequest: JSONWritable {
    /// Writes the payload's data.
    ///
    /// - Parameter json: Where it is written.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.key("guild_id")
        json.value(guild)
        switch selection {
        case .everyone:
            json.key("query")
            json.string("")
            json.key("limit")
            json.integer(0)
        case .named(let prefix, let limit):
            json.key("query")
            json.string(prefix)
            json.key("limit")
            json.integer(limit)
        case .users(let users):
            json.key("user_ids")
            json.beginArray()
            for user in users { json.value(user) }
            json.endArray()
        }
        if includesPresences {
            json.key("presences")
            json.bool(true)
        }
        if let nonce {
            json.key("nonce")
            json.string(nonce)
        }
        json.endObject()
    }
}
