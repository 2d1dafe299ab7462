/// The bounds of the queue between a shard and the reader of its events.
///
/// An event counts 128 bytes more than its payload.
public struct EventBuffer: Hashable, Sendable {
    /// The reaction to a full queue.
    @nonexhaustive
    public enum Policy: Hashable, Sendable {
        /// The connection is not read until there is room: backpressure, which loses nothing and delays no heartbeat.
        case suspendReading
        /// The oldest events are dropped and counted in ``ShardStatistics/droppedEvents``.
        case dropOldest
        /// The shard ends with ``ShardError/Code/eventBufferFull``. Its session stays resumable.
        case fail
    }

    /// How many events the queue holds (default: 1024).
    ///
    /// The events of one read of the connection can exceed it.
    public var capacity: Int
    /// How many bytes of events the queue holds (default: 64 MiB).
    ///
    /// The events of one read of the connection, and one large event, can exceed it.
    public var byteCapacity: Int
    /// How many bytes of events beyond ``byteCapacity`` may be read ahead with ``Policy/suspendReading`` (default: 64 MiB).
    ///
    /// A connection is read although the queue is full while it is set up, while a session is resumed, while a command waits
    /// to be sent, and while a caller awaits an answer of the gateway, which lies behind the events. Beyond this bound a caller
    /// that awaits an answer gets
    /// ``/GatewayProtocol/CommandError/Code/readAheadExceeded``, and a connection that is not ready is replaced.
    public var readAheadByteCapacity: Int
    /// The reaction to a full queue (default: ``Policy/suspendReading``).
    public var policy: Policy

    /// Creates bounds.
    ///
    /// - Parameters:
    ///   - capacity: How many events the queue holds, at least one.
    ///   - byteCapacity: How many bytes of events the queue holds, at least one.
    ///   - readAheadByteCapacity: How many bytes of events beyond that may be read ahead, at least none.
    ///   - policy: What happens when the queue is full.
    public init(
        capacity: Int = 1024,
        byteCapacity: Int = 64 << 20,
        readAheadByteCapacity: Int = 64 << 20,
        policy: Policy = .suspendReading
    ) {
        self.capacity = max(1, capacity)
        self.byteCapacity = max(1, byteCapacity)
        self.readAheadByteCapacity = max(0, readAheadByteCapacity)
        self.policy = policy
    }
}
