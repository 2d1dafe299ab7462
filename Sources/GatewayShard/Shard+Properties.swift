public import GatewayModels
public import GatewayProtocol

extension Shard {
    /// The shard's id, from 0.
    public nonisolated var id: Int { machineConfiguration.identification.shard.id }

    /// The number of shards of the bot.
    public nonisolated var shardCount: Int { machineConfiguration.identification.shard.count }

    /// The intents, which decide what events the gateway sends.
    public nonisolated var intents: Intents { machineConfiguration.identification.intents }

    /// The events, for one reader; see ``GatewayEventSequence``.
    public nonisolated var events: GatewayEventSequence {
        GatewayEventSequence(queue: queue, acknowledges: acknowledgesByReading)
    }

    /// Whether a session is live: READY or RESUMED has arrived, and the connection stands.
    public var isConnected: Bool { state == .ready }

    /// The round trip of the last acknowledged heartbeat, or `nil` before the first.
    public var heartbeatLatency: Duration? { status.latency.last }

    /// The round trips of heartbeats.
    public var latency: HeartbeatLatency { status.latency }

    /// The session that would be resumed, or `nil` if the next one will be new.
    ///
    /// Its sequence is that of the last event received, handled or not. To continue in another process, see
    /// ``snapshot(unixMilliseconds:)``.
    public var session: Session? { status.session }

    /// The id of the bot's own user.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/notConnected`` while no session is live.
    public var userID: Snowflake {
        get throws(ShardError) {
            guard state == .ready, let id = status.session?.userID else {
                throw ShardError(
                    .notConnected,
                    "The user is known only while a session is live; wait until the shard is ready"
                )
            }
            return id
        }
    }
}
