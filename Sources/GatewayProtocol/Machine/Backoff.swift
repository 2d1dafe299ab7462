/// Delays that grow with each failure, with full jitter.
///
/// After the n-th failure in a row the delay is drawn evenly from 0 up to
/// `base × 2ⁿ⁻¹`, at most `cap`, so that many clients that fail together do not
/// come back together.
struct Backoff: Hashable, Sendable {
    let base: Duration
    let cap: Duration
    private(set) var failures = 0

    init(base: Duration, cap: Duration) {
        self.base = base
        self.cap = cap
    }

    /// The upper bound of the next delay.
    var ceiling: Duration {
        guard failures > 0 else { return .zero }
        // 2³² × any sensible base exceeds any sensible cap.
        return min(cap, base * (1 << min(failures - 1, 32)))
    }

    /// Draws a delay.
    ///
    /// - Parameters:
    ///   - cap: A lower cap than the usual one.
    ///   - random: The source of jitter.
    /// - Returns: The delay, from zero up to the ceiling.
    func delay(upTo cap: Duration? = nil, using random: inout SeededRandom) -> Duration {
        min(ceiling, cap ?? ceiling) * random.fraction()
    }

    /// Draws a delay of at least half of the ceiling, for a peer that rejects this client.
    func firmDelay(using random: inout SeededRandom) -> Duration {
        ceiling * (0.5 + random.fraction() / 2)
    }

    mutating func recordFailure() {
        failures += 1
    }

    mutating func reset() {
        failures = 0
    }
}
