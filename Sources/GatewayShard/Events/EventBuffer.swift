/// The bounds of the queue between a shard and the reader of its events.
public struct EventBuffer: Hashable, Sendable {
    /// What happens when the queue is full.
    @nonexhaustive
    public enum Policy: Hashable, Sendable {
        /// The socket is not read until there is room, so that the gateway waits. Nothing is lost, and heartbeats go on.
        case suspendReading
        /// The oldest events are dropped and counted in ``ShardStatistics/droppedEvents``.
        case dropOldest
        /// The shard ends with ``ShardError/Code/eventBufferFull``. Its session stays resumable.
        case fail
    }

    /// How many events the queue holds.
    ///
    /// Default: 1024.
    ///
    /// It can be exceeded by the events that come in one read of the socket.
    public var capacity: Int
    /// How many bytes of payload the queue holds.
    ///
    /// Default: 64 MiB. It can be exceeded likewise, and by one large event.
    public var byteCapacity: Int
    /// What happens when the queue is full.
    ///
    /// Default: ``Policy/suspendReading``.
    public var policy: Policy

    /// Creates bounds.
    ///
    /// - Parameters:
    ///   - capacity: How many events the queue holds, at least one.
    ///   - byteCapacity: How many bytes of payload the queue holds.
    ///   - policy: What happens when the queue is full.
    public init(capacity: Int = 1024, byteCapacity: Int = 64 << 20, policy: Policy = .suspendReading) {
        self.capacity = max(1, capacity)
        self.byteCapacity = max(1, byteCapacity)
        self.policy = policy
    }
}
