public import GatewayModels

/// The IDENTIFYs that the shards of a bot may send: one in 5 s for each bucket, 1000 a day.
///
/// A shard's bucket is `id % max_concurrency`. A bot that exceeds the day's number loses all
/// sessions and the token, so a reserve is kept: below it, ``reserve(_:at:)`` throws.
/// It reads no clock; to keep it over a restart, see ``snapshot(at:unixMilliseconds:)``.
///
/// Source: Discord's documentation, "Gateway", Identifying and Max Concurrency.
public struct IdentifyBudget: Hashable, Sendable {
    /// The rules of a budget.
    public struct Rules: Hashable, Sendable {
        /// How many shards may identify at once: `max_concurrency` (default: 1).
        public var maxConcurrency = 1
        /// The time between two identifies of a bucket (default: 5.25 s, for 5 s and a margin).
        public var interval: Duration = .seconds(5.25)
        /// How many IDENTIFYs any ``period`` has (default: 1000).
        public var total = 1000
        /// How many of them are kept in reserve, for a person to repair things with (default: 50).
        public var floor = 50
        /// The span of ``total`` (default: 24 h).
        public var period: Duration = .seconds(86_400)

        /// Creates the default rules.
        public init() {}
    }

    /// A time at which a shard may identify.
    public struct Reservation: Hashable, Sendable {
        /// When the shard may identify.
        public let time: GatewayInstant
        let bucket: Int
    }

    /// The rules.
    public private(set) var rules: Rules
    /// From when on a bucket is free.
    private(set) var free: [Int: GatewayInstant] = [:]
    /// From when on every bucket may be free.
    private(set) var allFree: GatewayInstant?
    /// When this bot identified, oldest first, over the last period.
    private(set) var times: [GatewayInstant] = []
    /// The remaining number as Discord reported it, less those taken since, until it starts anew.
    private(set) var reported: Reported?

    struct Reported: Hashable, Sendable {
        var remaining: Int
        var until: GatewayInstant
    }

    /// Creates an untouched budget.
    ///
    /// - Parameter rules: The rules.
    public init(_ rules: Rules = Rules()) {
        self.rules = rules
        self.rules.maxConcurrency = max(1, rules.maxConcurrency)
    }

    init(
        _ rules: Rules,
        free: [Int: GatewayInstant],
        allFree: GatewayInstant?,
        times: [GatewayInstant],
        reported: Reported?
    ) {
        self.init(rules)
        self.free = free
        self.allFree = allFree
        self.times = times
        self.reported = reported
    }

    /// How many IDENTIFYs are left, the reserve included.
    ///
    /// - Parameter now: The time.
    /// - Returns: Their number, at least 0.
    public func remaining(at now: GatewayInstant) -> Int {
        let own = rules.total - times.count { $0 + rules.period > now }
        guard let reported, reported.until > now else { return max(0, own) }
        return max(0, min(own, reported.remaining))
    }

    /// Reserves the next free time of a shard's bucket.
    ///
    /// - Parameters:
    ///   - shard: The shard that wants to identify.
    ///   - now: The time.
    /// - Returns: When it may.
    /// - Throws: ``IdentifyBudgetExhausted`` if no more are left than are kept in reserve.
    public mutating func reserve(_ shard: ShardIdentity, at now: GatewayInstant) throws(IdentifyBudgetExhausted)
        -> Reservation
    {
        forgetTimes(before: now)
        let remaining = remaining(at: now)
        let floor = max(0, min(rules.floor, rules.total - 1))
        guard remaining > floor else {
            throw IdentifyBudgetExhausted(remaining: remaining, floor: floor, retryAfter: wait(for: floor, at: now))
        }
        let bucket = shard.id % rules.maxConcurrency
        let time = [now, free[bucket] ?? now, allFree ?? now].max() ?? now
        free[bucket] = time + rules.interval
        reported?.remaining -= 1
        times.append(time)
        return Reservation(time: time, bucket: bucket)
    }

    /// Gives a reservation back that was not used: its shard lost the connection before it could identify.
    ///
    /// - Parameter reservation: The reservation.
    public mutating func giveBack(_ reservation: Reservation) {
        guard let index = times.lastIndex(of: reservation.time) else { return }
        times.remove(at: index)
        reported?.remaining += 1
        if free[reservation.bucket] == reservation.time + rules.interval { free[reservation.bucket] = reservation.time }
    }

    /// Takes the remaining number that Discord reports.
    ///
    /// - Parameters:
    ///   - limit: The `session_start_limit` of `GET /gateway/bot`.
    ///   - now: The time.
    public mutating func learn(_ limit: SessionStartLimit, at now: GatewayInstant) {
        rules.total = max(1, limit.total)
        let concurrency = max(1, limit.maxConcurrency)
        if concurrency != rules.maxConcurrency {
            // Which bucket an earlier IDENTIFY would be in now is not known.
            allFree = ([allFree].compactMap(\.self) + free.values).max()
            free = [:]
            rules.maxConcurrency = concurrency
        }
        // A day at the most, and nothing that overflows.
        let reset = Duration.milliseconds(min(max(0, limit.resetAfter), 86_400_000))
        reported = Reported(remaining: min(max(0, limit.remaining), rules.total), until: now + reset)
    }

    private mutating func forgetTimes(before now: GatewayInstant) {
        if let reported, reported.until <= now { self.reported = nil }
        times.removeAll { $0 + rules.period <= now }
    }

    /// How long until more than the floor are left.
    private func wait(for floor: Int, at now: GatewayInstant) -> Duration {
        var end = now
        if let reported, reported.remaining <= floor { end = max(end, reported.until) }
        let surplus = times.count - (rules.total - floor)
        if surplus >= 0 { end = max(end, times.sorted()[surplus] + rules.period) }
        return end - now
    }
}
