public import GatewayModels
import Synchronization

/// Permission to identify, shared by the shards of a bot.
///
/// Discord allows one IDENTIFY per 5 s for each of `max_concurrency` buckets, over
/// all processes of a bot. Resuming needs no permission.
///
/// Source: Discord's documentation, "Gateway", Sharding, Max Concurrency.
public protocol IdentifyGate: Sendable {
    /// Reserves a time to identify.
    ///
    /// It may suspend, for example to ask a service. The shard keeps its connection
    /// alive meanwhile, and cancels the call if it loses the connection.
    ///
    /// - Parameter shard: The shard that wants to identify.
    /// - Returns: How long the shard must wait before it sends IDENTIFY.
    nonisolated(nonsending) func permit(_ shard: ShardIdentity) async -> Duration
}

/// The identify gate for the shards of one process.
///
/// Give the same gate to all of them.
public final class LocalIdentifyGate: IdentifyGate {
    private let maxConcurrency: Int
    private let interval: Duration
    private let now: @Sendable () -> Duration
    private let nextSlots = Mutex<[Int: Duration]>([:])

    /// Creates a gate.
    ///
    /// - Parameters:
    ///   - maxConcurrency: The `max_concurrency` that `GET /gateway/bot` names; 1 for most bots.
    ///   - interval: The time between two identifies of a bucket. Default: 5.25 s, for 5 s and a margin.
    ///   - clock: Where the time comes from.
    public init(
        maxConcurrency: Int = 1,
        interval: Duration = .seconds(5.25),
        clock: some Clock<Duration> = ContinuousClock()
    ) {
        self.maxConcurrency = max(1, maxConcurrency)
        self.interval = interval
        let origin = clock.now
        now = { origin.duration(to: clock.now) }
    }

    /// Reserves the next free slot of the shard's bucket.
    ///
    /// - Parameter shard: The shard that wants to identify.
    /// - Returns: How long to wait for that slot.
    public nonisolated(nonsending) func permit(_ shard: ShardIdentity) async -> Duration {
        let now = now()
        return nextSlots.withLock { slots in
            let bucket = shard.id % maxConcurrency
            let slot = max(now, slots[bucket] ?? now)
            slots[bucket] = slot + interval
            return slot - now
        }
    }
}
