/// How much larger the large payloads of a stream are than what they come as, to make room for the next.
struct ExpansionRatio {
    /// The least size of a payload that is large, in bytes: small ones differ too much.
    private static let largeSize = 16 << 10
    /// The largest ratio to believe in: highly compressible input must not cost much memory.
    private static let highest = 16.0

    private var ratio = 5.0

    /// How many bytes a payload is likely to need, with some to spare.
    func room(forCompressed compressedCount: Int) -> Int {
        Int(Double(compressedCount) * ratio * 1.125) + 512
    }

    /// Takes a payload into account.
    mutating func learn(_ count: Int, fromCompressed compressedCount: Int) {
        guard count >= Self.largeSize else { return }
        ratio = min(ratio * 0.75 + Double(count) / Double(max(1, compressedCount)) * 0.25, Self.highest)
    }
}
