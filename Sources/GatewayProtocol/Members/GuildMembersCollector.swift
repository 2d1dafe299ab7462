public import GatewayModels

/// Matches GUILD_MEMBERS_CHUNK events to the request that they answer, and knows which are still to come.
///
/// It needs no machine: any client that sees the events can use it.
///
/// ```swift
/// var collector = GuildMembersCollector(guild: guild, nonce: "n-1")
/// let receipt = try collector.receive(GuildMembersChunk(event))
/// ```
public struct GuildMembersCollector: Hashable, Sendable {
    /// The relation of a chunk to a request.
    @nonexhaustive
    public enum Receipt: Hashable, Sendable {
        /// The answer to something else.
        case unrelated
        /// New, and others are to come.
        case accepted
        /// New, and all others have come.
        case completed
        /// Here already: the gateway repeats events at times.
        case duplicate
    }

    /// The guild of the request.
    public let guild: Snowflake
    /// The nonce of the request, if it has one.
    public let nonce: String?
    /// The most chunks that an answer may have.
    public let limit: Int
    /// How many chunks the answer has, or `nil` before the first has come.
    public private(set) var expectedCount: Int?
    private var received: Set<Int> = []

    /// Creates a collector for one request.
    ///
    /// - Parameters:
    ///   - guild: The guild of the request.
    ///   - nonce: The nonce of the request, if it has one.
    ///   - limit: The most chunks that an answer may have, at least one.
    public init(guild: Snowflake, nonce: String?, limit: Int = GatewayLimits().answerChunks) {
        self.guild = guild
        self.nonce = nonce
        self.limit = max(1, limit)
    }

    /// Takes a chunk, in whatever order it comes.
    ///
    /// - Parameter chunk: The chunk.
    /// - Returns: Its relation to the request.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/malformedAnswer`` if it belongs to the request but
    ///   contradicts what came before, or makes the answer too long. The collector is as before then.
    public mutating func receive(_ chunk: GuildMembersChunk) throws(CommandError) -> Receipt {
        guard chunk.guild == guild, chunk.nonce == nonce else { return .unrelated }
        guard chunk.count <= limit else {
            throw CommandError(.malformedAnswer, "An answer of \(chunk.count) chunks exceeds the limit of \(limit)")
        }
        if let expectedCount, chunk.count != expectedCount {
            throw CommandError(.malformedAnswer, "An answer had \(expectedCount) chunks and now has \(chunk.count)")
        }
        guard received.insert(chunk.index).inserted else { return .duplicate }
        expectedCount = chunk.count
        return isComplete ? .completed : .accepted
    }

    /// How many chunks have come.
    public var receivedCount: Int { received.count }

    /// Whether all chunks have come.
    public var isComplete: Bool { received.count == expectedCount }

    /// The places of the chunks that have not come, in order; none before the first has come.
    public var missingIndices: [Int] {
        (0..<(expectedCount ?? 0)).filter { !received.contains($0) }
    }
}
