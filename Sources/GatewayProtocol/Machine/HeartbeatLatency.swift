/// Round trips between heartbeats and their ACKs.
///
/// The last hundred are kept, which is about 70 minutes at Discord's interval.
public struct HeartbeatLatency: Hashable, Sendable {
    private static let capacity = 100

    /// The round trips that are kept, oldest first.
    private var kept: [Duration] = []
    /// The number of round trips measured, kept or not.
    public private(set) var count = 0

    /// Creates a record without any round trip.
    public init() {}

    /// The last round trip, or `nil` before the first ACK.
    public var last: Duration? { kept.last }

    /// The last ten round trips, oldest first.
    public var recent: [Duration] { Array(kept.suffix(10)) }

    /// The mean of the last hundred round trips, or `nil` before the first ACK.
    public var mean: Duration? { kept.isEmpty ? nil : kept.reduce(.zero, +) / kept.count }

    /// The round trip that 95 of the last hundred do not exceed, or `nil` before the first ACK.
    ///
    /// Of fewer than hundred it is the smallest that at least 95 % do not exceed.
    public var p95: Duration? {
        let rank = (kept.count * 95 + 99) / 100
        return kept.isEmpty ? nil : kept.sorted()[rank - 1]
    }

    mutating func record(_ roundTrip: Duration) {
        if kept.count == Self.capacity { kept.removeFirst() }
        kept.append(roundTrip)
        count += 1
    }
}
