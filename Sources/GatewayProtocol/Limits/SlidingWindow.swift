/// An exact sliding window: never more than a number of events within any span of time.
struct SlidingWindow: Hashable, Sendable {
    let limit: Int
    let span: Duration
    /// The times of the last events, oldest first, at most ``limit``.
    private var times: [GatewayInstant] = []

    /// Creates a window; a limit below one counts as one, or nothing could ever happen.
    init(limit: Int, per span: Duration) {
        self.limit = max(1, limit)
        self.span = span
    }

    /// Before when the next event must not happen, or `nil` if it may happen at any time.
    ///
    /// Of the limit `reserve` are left for others; at least one is always given.
    func earliest(reserve: Int = 0) -> GatewayInstant? {
        let usable = max(1, limit - max(0, reserve))
        guard times.count >= usable else { return nil }
        return times[times.count - usable] + span
    }

    mutating func record(at now: GatewayInstant) {
        // A clock that steps back must not make the past look empty.
        let time = times.last.map { max($0, now) } ?? now
        if times.count == limit { times.removeFirst() }
        times.append(time)
    }
}
