public import GatewayProtocol

/// Counters of a shard, over all its connections.
public struct ShardStatistics: Hashable, Sendable {
    /// Counters of the gateway conversation.
    public var gateway: GatewayStatistics
    /// Counters of commands.
    public var commands: CommandStatistics
    /// The time since the last event arrived, or `nil` before the first; see
    /// ``/GatewayProtocol/GatewayLimits/dispatchSilence``.
    public var timeSinceLastEvent: Duration?
    /// Bytes received as WebSocket frames, after TLS and before inflation.
    public var wireBytesReceived: UInt64
    /// Bytes sent as WebSocket frames, before TLS.
    public var wireBytesSent: UInt64
    /// Bytes of received payloads, after inflation.
    public var payloadBytes: UInt64
    /// Events that were dropped because they were not read in time; see ``EventBuffer/Policy/dropOldest``.
    public var droppedEvents: UInt64
    /// Events that wait to be read.
    public var queuedEvents: Int
}
