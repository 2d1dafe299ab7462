/// A pace for the connections that many shards open at once, such as after an outage.
///
/// A few are opened at once, the others one after another with a random part of the
/// spacing added. A shard that dials alone never waits. It reads no clock and draws no random numbers.
public struct DialPace: Hashable, Sendable {
    /// The time between two dials (default: 50 ms).
    public let spacing: Duration
    /// How many may come at once (default: 4).
    public let burst: Int
    /// When all dials so far would have been made, had each waited for its turn.
    private var settled: GatewayInstant?

    /// Creates a pace.
    ///
    /// - Parameters:
    ///   - spacing: The time between two dials.
    ///   - burst: How many may come at once, at least one.
    public init(spacing: Duration = .milliseconds(50), burst: Int = 4) {
        self.spacing = max(.zero, spacing)
        self.burst = max(1, burst)
    }

    /// Takes the next turn.
    ///
    /// - Parameters:
    ///   - now: The time.
    ///   - random: Where the jitter comes from.
    /// - Returns: How long to wait before dialling.
    public mutating func next(at now: GatewayInstant, using random: inout some RandomNumberGenerator) -> Duration {
        let turn = max(settled ?? now, now)
        settled = turn + spacing
        let wait = turn - now - spacing * (burst - 1)
        guard wait > .zero else { return .zero }
        return wait + spacing * Double.random(in: 0..<1, using: &random)
    }
}
