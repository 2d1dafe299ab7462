/// An error of a bot that must not identify now, because too few of its daily IDENTIFYs are left.
public struct IdentifyBudgetExhausted: Error, Hashable, Sendable {
    /// How many IDENTIFYs are left.
    public let remaining: Int
    /// How many are kept in reserve.
    public let floor: Int
    /// How long to wait before asking again.
    public let retryAfter: Duration

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - remaining: How many IDENTIFYs are left.
    ///   - floor: How many are kept in reserve.
    ///   - retryAfter: How long to wait before asking again.
    public init(remaining: Int, floor: Int, retryAfter: Duration) {
        self.remaining = remaining
        self.floor = floor
        self.retryAfter = retryAfter
    }
}

extension IdentifyBudgetExhausted: CustomStringConvertible {
    /// The error in plain words.
    public var description: String {
        "\(remaining) IDENTIFYs are left for today, and \(floor) are kept in reserve; the next may be sent in \(retryAfter)"
    }
}
