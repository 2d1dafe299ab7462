public import GatewayProtocol

/// What a shard has done so far, over all its connections.
public struct ShardStatistics: Hashable, Sendable {
    /// What happened in the gateway conversation.
    public var gateway: GatewayStatistics
    /// What has become of commands.
    public var commands: CommandStatistics
    /// Bytes received as WebSocket frames, after TLS and before inflation.
    public var wireBytesReceived: UInt64
    /// Bytes sent as WebSocket frames, before TLS.
    public var wireBytesSent: UInt64
    /// Bytes of received payloads, after inflation.
    public var payloadBytes: UInt64
    /// Events that were dropped because nobody read them; see ``EventBuffer/Policy/dropOldest``.
    public var droppedEvents: UInt64
    /// Events that wait to be read.
    public var queuedEvents: Int
}
