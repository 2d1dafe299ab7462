internal import GatewayJSON
public import GatewayModels

/// One piece of the answer to a request for members: a GUILD_MEMBERS_CHUNK event.
///
/// Members and presences are not decoded: they are the JSON that came, ranges of the event's bytes.
///
/// Source: Discord's documentation, "Gateway Events", Guild Members Chunk.
public struct GuildMembersChunk: Hashable, Sendable {
    /// The event.
    public let event: GatewayEvent
    /// The guild.
    public let guild: Snowflake
    /// The nonce of the request that it answers, if that had one.
    public let nonce: String?
    /// Its place among the chunks of its answer, from 0.
    public let index: Int
    /// The number of chunks of its answer.
    public let count: Int
    /// The users that were asked for and are not members.
    public let notFound: [Snowflake]
    private let membersRange: Range<Int>
    private let presencesRange: Range<Int>?

    /// The members (at most 1000), each as UTF-8 JSON; they are found anew each time.
    public var members: [ArraySlice<UInt8>] { elements(of: membersRange) }

    /// The presences of members that are not offline, each as UTF-8 JSON; they are found anew each time.
    public var presences: [ArraySlice<UInt8>] { presencesRange.map(elements(of:)) ?? [] }

    /// Reads an event.
    ///
    /// - Parameter event: A GUILD_MEMBERS_CHUNK.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/malformedAnswer`` if it has no guild, no members,
    ///   or no place among the chunks of its answer.
    public init(_ event: GatewayEvent) throws(CommandError) {
        let fields = Fields(event)
        guard let guild = fields.guild, let members = fields.members else {
            throw CommandError(.malformedAnswer, "A chunk has no guild or no members")
        }
        guard let index = fields.index, let count = fields.count, index >= 0, index < count else {
            throw CommandError(.malformedAnswer, "A chunk has no place among the chunks of its answer")
        }
        self.event = event
        self.guild = guild
        self.nonce = fields.nonce
        self.index = index
        self.count = count
        self.notFound = fields.notFound
        self.membersRange = members
        self.presencesRange = fields.presences
    }

    private func elements(of range: Range<Int>) -> [ArraySlice<UInt8>] {
        guard var scanner = try? JSONElementScanner(event.storage, range: range) else { return [] }
        var elements: [ArraySlice<UInt8>] = []
        while let element = try? scanner.next() { elements.append(event.storage[element]) }
        return elements
    }
}

extension GuildMembersChunk {
    /// Creates a chunk from the well-formed members of an event.
    struct Fields {
        private(set) var guild: Snowflake?
        private(set) var nonce: String?
        private(set) var index: Int?
        private(set) var count: Int?
        private(set) var notFound: [Snowflake] = []
        private(set) var members: Range<Int>?
        private(set) var presences: Range<Int>?

        init(_ event: GatewayEvent) {
            let bytes = event.storage
            guard var fields = try? JSONMemberScanner(bytes, range: event.dataRange) else { return }
            while let field = try? fields.next() { read(field, in: bytes) }
        }

        private mutating func read(_ field: JSONMember, in bytes: [UInt8]) {
            switch field.kind {
            case .array where field.keyEquals("members", in: bytes):
                members = field.value
            case .array where field.keyEquals("presences", in: bytes):
                presences = field.value
            case .array where field.keyEquals("not_found", in: bytes):
                notFound = Self.snowflakes(in: bytes, field.value)
            case .number where field.keyEquals("chunk_index", in: bytes):
                index = field.integer(in: bytes).flatMap { Int(exactly: $0) }
            case .number where field.keyEquals("chunk_count", in: bytes):
                count = field.integer(in: bytes).flatMap { Int(exactly: $0) }
            case .string where field.keyEquals("nonce", in: bytes):
                nonce = field.string(in: bytes)
            case .string where field.keyEquals("guild_id", in: bytes),
                .number where field.keyEquals("guild_id", in: bytes):
                guild = field.snowflake(in: bytes)
            default:
                break
            }
        }

        /// The snowflakes of an array.
        ///
        /// Ids that are too short to be real come back as numbers.
        private static func snowflakes(in bytes: [UInt8], _ range: Range<Int>) -> [Snowflake] {
            var snowflakes: [Snowflake] = []
            guard var elements = try? JSONElementScanner(bytes, range: range) else { return [] }
            while let element = try? elements.next() {
                if let snowflake = Snowflake(json: bytes, in: element) { snowflakes.append(snowflake) }
            }
            return snowflakes
        }
    }
}
