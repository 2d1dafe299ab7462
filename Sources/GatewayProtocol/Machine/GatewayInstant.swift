/// A point in time as the protocol layer sees it: a duration since an origin that the caller chose.
///
/// The protocol layer reads no clock. Its driver takes the time from a
/// monotonic clock or from a simulation.
public struct GatewayInstant: Hashable, Comparable, Sendable {
    /// The time since the caller's origin.
    public var sinceOrigin: Duration

    /// Creates a point in time.
    ///
    /// - Parameter sinceOrigin: The time since the caller's origin.
    public init(_ sinceOrigin: Duration) {
        self.sinceOrigin = sinceOrigin
    }

    /// The caller's origin.
    public static let origin = GatewayInstant(.zero)

    /// Whether one point in time comes before another.
    public static func < (lhs: Self, rhs: Self) -> Bool { lhs.sinceOrigin < rhs.sinceOrigin }

    /// The point in time a duration after another.
    public static func + (lhs: Self, rhs: Duration) -> Self { Self(lhs.sinceOrigin + rhs) }

    /// The point in time a duration before another.
    public static func - (lhs: Self, rhs: Duration) -> Self { Self(lhs.sinceOrigin - rhs) }

    /// The duration from one point in time to another; negative if the first is the later one.
    public static func - (lhs: Self, rhs: Self) -> Duration { lhs.sinceOrigin - rhs.sinceOrigin }
}
