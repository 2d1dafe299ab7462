/// How much a WebSocket peer may send at a time.
public struct WebSocketLimits: Hashable, Sendable {
    /// The largest message in bytes, joined from its fragments; 64 MiB by default.
    public var maximumMessageSize: Int
    /// The largest frame in bytes, its header not counted; as large as a message by default.
    public var maximumFrameSize: Int
    /// The largest head of the answer to the upgrade in bytes; 16 KiB by default.
    public var maximumHeadSize: Int

    /// Creates limits.
    ///
    /// - Parameters:
    ///   - maximumMessageSize: The largest message in bytes.
    ///   - maximumFrameSize: The largest frame in bytes, or `nil` for that of a message.
    ///   - maximumHeadSize: The largest head of the answer to the upgrade in bytes.
    public init(
        maximumMessageSize: Int = 64 << 20,
        maximumFrameSize: Int? = nil,
        maximumHeadSize: Int = 16 << 10
    ) {
        self.maximumMessageSize = maximumMessageSize
        self.maximumFrameSize = maximumFrameSize ?? maximumMessageSize
        self.maximumHeadSize = maximumHeadSize
    }
}
