/// How often a bot may identify, as `session_start_limit` in the answer to `GET /gateway/bot`.
///
/// Source: Discord's documentation, "Gateway", Session Start Limit Object.
public struct SessionStartLimit: Hashable, Sendable, Codable {
    /// How many IDENTIFYs a day has.
    public var total: Int
    /// How many are left.
    public var remaining: Int
    /// After how many milliseconds all are there again.
    public var resetAfter: Int64
    /// How many shards may identify at once.
    public var maxConcurrency: Int

    enum CodingKeys: String, CodingKey {
        case total, remaining
        case resetAfter = "reset_after"
        case maxConcurrency = "max_concurrency"
    }

    /// Creates a limit.
    ///
    /// - Parameters:
    ///   - total: How many IDENTIFYs a day has.
    ///   - remaining: How many are left.
    ///   - resetAfter: After how many milliseconds all are there again.
    ///   - maxConcurrency: How many shards may identify at once.
    public init(total: Int = 1000, remaining: Int, resetAfter: Int64, maxConcurrency: Int = 1) {
        self.total = total
        self.remaining = remaining
        self.resetAfter = resetAfter
        self.maxConcurrency = maxConcurrency
    }
}
