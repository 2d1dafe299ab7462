extension Activity {
    /// When an activity began, and when it will end.
    public struct Timestamps: Hashable, Codable, Sendable {
        enum CodingKeys: String, CodingKey {
            case start, end
        }

        /// When it began, in milliseconds since the Unix epoch.
        public var start: Int64?
        /// When it will end, in milliseconds since the Unix epoch.
        public var end: Int64?

        /// Creates a span of time.
        ///
        /// - Parameters:
        ///   - start: When it began, in milliseconds since the Unix epoch.
        ///   - end: When it will end, in milliseconds since the Unix epoch.
        public init(start: Int64? = nil, end: Int64? = nil) {
            self.start = start
            self.end = end
        }
    }

    /// Which text of an activity stands in the list of members.
    ///
    /// An open set: a number that Discord adds is kept.
    public struct StatusDisplayType: RawRepresentable, Hashable, Codable, Sendable {
        /// Discord's number.
        public let rawValue: Int

        /// Creates a choice from its number; every number is one.
        ///
        /// - Parameter rawValue: Discord's number.
        public init(rawValue: Int) {
            self.rawValue = rawValue
        }

        /// The name, as in "Listening to Spotify".
        public static let name = StatusDisplayType(rawValue: 0)
        /// The state, as in "Listening to Rick Astley".
        public static let state = StatusDisplayType(rawValue: 1)
        /// The details, as in "Listening to Never Gonna Give You Up".
        public static let details = StatusDisplayType(rawValue: 2)
    }

    /// The emoji of a custom status.
    public struct Emoji: Hashable, Codable, Sendable {
        enum CodingKeys: String, CodingKey {
            case name, id
            case isAnimated = "animated"
        }

        /// The emoji itself, or the name of a custom one.
        public var name: String?
        /// The id of a custom emoji; `nil` for one of Unicode.
        public var id: Snowflake?
        /// Whether a custom emoji moves.
        public var isAnimated: Bool?

        /// Creates an emoji.
        ///
        /// - Parameters:
        ///   - name: The emoji itself, or the name of a custom one.
        ///   - id: The id of a custom emoji.
        ///   - isAnimated: Whether it moves.
        public init(name: String?, id: Snowflake? = nil, isAnimated: Bool? = nil) {
            self.name = name
            self.id = id
            self.isAnimated = isAnimated
        }
    }

    /// The group with which a user does something.
    public struct Party: Hashable, Codable, Sendable {
        /// How many people are in a group, and how many may be.
        public struct Size: Hashable, Sendable {
            /// How many people are in it.
            public var current: Int
            /// How many people may be in it.
            public var maximum: Int

            /// Creates a size.
            ///
            /// - Parameters:
            ///   - current: How many people are in it.
            ///   - maximum: How many people may be in it.
            public init(current: Int, maximum: Int) {
                self.current = current
                self.maximum = maximum
            }
        }

        enum CodingKeys: String, CodingKey {
            case id, size
        }

        /// The group's id, any text.
        public var id: String?
        /// How large it is.
        public var size: Size?

        /// Creates a group.
        ///
        /// - Parameters:
        ///   - id: The group's id, any text.
        ///   - size: How large it is.
        public init(id: String? = nil, size: Size? = nil) {
            self.id = id
            self.size = size
        }
    }

    /// The images of an activity, and the texts that appear over them.
    ///
    /// An image is the id of an asset, or a path with a prefix: `mp:` leads to Discord's media proxy.
    public struct Assets: Hashable, Codable, Sendable {
        enum CodingKeys: String, CodingKey {
            case largeImage = "large_image"
            case largeText = "large_text"
            case largeURL = "large_url"
            case smallImage = "small_image"
            case smallText = "small_text"
            case smallURL = "small_url"
            case inviteCoverImage = "invite_cover_image"
        }

        /// The large image.
        public var largeImage: String?
        /// The text over the large image.
        public var largeText: String?
        /// Where a click on the large image leads.
        public var largeURL: String?
        /// The small image.
        public var smallImage: String?
        /// The text over the small image.
        public var smallText: String?
        /// Where a click on the small image leads.
        public var smallURL: String?
        /// The banner of an invitation to the game.
        public var inviteCoverImage: String?

        /// Creates a set without images.
        public init() {}
    }

    /// Secrets with which others can join or watch a game.
    public struct Secrets: Hashable, Codable, Sendable {
        /// The secret for joining a party.
        public var join: String?
        /// The secret for watching a game.
        public var spectate: String?
        /// The secret of one instance of a match.
        public var match: String?

        /// Creates a set of secrets.
        ///
        /// - Parameters:
        ///   - join: The secret for joining a party.
        ///   - spectate: The secret for watching a game.
        ///   - match: The secret of one instance of a match.
        public init(join: String? = nil, spectate: String? = nil, match: String? = nil) {
            self.join = join
            self.spectate = spectate
            self.match = match
        }
    }

    /// What an activity allows (Discord's documentation, "Gateway Events", "Activity Flags").
    ///
    /// Bits without a name here are kept.
    public struct Flags: OptionSet, Hashable, Codable, Sendable {
        /// The bits.
        public let rawValue: UInt64

        /// Creates a set from its bits.
        ///
        /// - Parameter rawValue: The bits.
        public init(rawValue: UInt64) {
            self.rawValue = rawValue
        }

        /// It is an instanced game session.
        public static let instance = Flags(rawValue: 1 << 0)
        /// It can be joined.
        public static let join = Flags(rawValue: 1 << 1)
        /// It can be watched.
        public static let spectate = Flags(rawValue: 1 << 2)
        /// Joining it must be asked for.
        public static let joinRequest = Flags(rawValue: 1 << 3)
        /// It can be followed in step, as a song is.
        public static let sync = Flags(rawValue: 1 << 4)
        /// It can be played.
        public static let play = Flags(rawValue: 1 << 5)
        /// Friends may join its party.
        public static let partyPrivacyFriends = Flags(rawValue: 1 << 6)
        /// People in the same voice channel may join its party.
        public static let partyPrivacyVoiceChannel = Flags(rawValue: 1 << 7)
        /// It runs inside Discord.
        public static let embedded = Flags(rawValue: 1 << 8)
    }

    /// A button under an activity.
    public struct Button: Hashable, Sendable {
        /// The text on it, from 1 to 32 characters.
        public var label: String
        /// Where it leads, from 1 to 512 characters; not told in received activities.
        public var url: String?

        /// Creates a button.
        ///
        /// - Parameters:
        ///   - label: The text on it.
        ///   - url: Where it leads.
        public init(label: String, url: String? = nil) {
            self.label = label
            self.url = url
        }
    }
}
