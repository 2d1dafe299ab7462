/// Round trips between heartbeats and their ACKs.
public struct HeartbeatLatency: Hashable, Sendable {
    /// The last ten round trips, oldest first.
    public private(set) var recent: [Duration] = []
    /// The number of round trips measured.
    public private(set) var count = 0
    private var total: Duration = .zero

    /// Creates a record without any round trip.
    public init() {}

    /// The last round trip, or `nil` before the first ACK.
    public var last: Duration? { recent.last }

    /// The mean of all round trips, or `nil` before the first ACK.
    public var mean: Duration? { count == 0 ? nil : total / count }

    mutating func record(_ roundTrip: Duration) {
        if recent.count == 10 { recent.removeFirst() }
        recent.append(roundTrip)
        count += 1
        total += roundTrip
    }
}
