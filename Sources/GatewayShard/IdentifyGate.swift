public import GatewayModels
public import GatewayProtocol

/// Permission to identify, shared by the shards of a bot.
///
/// Discord allows one IDENTIFY per 5 s for each of `max_concurrency` buckets, and 1000 a day,
/// over all processes of a bot. Resuming needs no permission.
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
    /// - Throws: ``/GatewayProtocol/IdentifyBudgetExhausted``: the shard disconnects, and asks again when the refusal ends.
    nonisolated(nonsending) func permit(_ shard: ShardIdentity) async throws(IdentifyBudgetExhausted) -> Duration

    /// Takes back the last permission of a shard, which lost its connection before it could identify.
    ///
    /// The default implementation does nothing: the permission counts as used.
    ///
    /// - Parameter shard: The shard.
    nonisolated(nonsending) func giveBack(_ shard: ShardIdentity) async
}

extension IdentifyGate {
    /// Does nothing: the permission counts as used.
    ///
    /// - Parameter shard: The shard.
    public nonisolated(nonsending) func giveBack(_ shard: ShardIdentity) async {}
}
