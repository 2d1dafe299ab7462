/// Decides when a buffer that has grown for large payloads is given back.
///
/// After the first READY come large payloads in a row, so a larger buffer is kept for a while, unless it is very large.
struct BufferPatience {
    /// The size that most payloads need no more than, in bytes.
    static let usualSize = 64 << 10
    /// The largest buffer that is kept for a while, in bytes.
    static let largestKept = 2 << 20
    /// How many payloads in a row must have been of the usual size before a larger buffer is given back.
    static let patience = 32

    private var smallPayloads = 0

    /// Records that a payload is complete.
    ///
    /// - Parameters:
    ///   - count: The size of the payload.
    ///   - capacity: The size of the buffer.
    /// - Returns: Whether to give the buffer back.
    mutating func isOver(after count: Int, capacity: Int) -> Bool {
        smallPayloads = count > Self.usualSize ? 0 : min(smallPayloads + 1, Self.patience)
        return capacity > Self.largestKept || capacity > 2 * Self.usualSize && smallPayloads == Self.patience
    }
}
