public import GatewayModels
public import GatewayProtocol
import Synchronization

/// The identify gate for the shards of one process: an ``/GatewayProtocol/IdentifyBudget`` under a lock.
///
/// Give the same gate to all of them. To keep the day's count over a restart, store what
/// `onChange` is given, and make the next gate's budget of it.
public final class LocalIdentifyGate: IdentifyGate {
    private struct State {
        var budget: IdentifyBudget
        var reservations: [ShardIdentity: IdentifyBudget.Reservation] = [:]
    }

    private let now: @Sendable () -> GatewayInstant
    private let onChange: @Sendable (IdentifyBudget, GatewayInstant) -> Void
    private let state: Mutex<State>

    /// Creates a gate.
    ///
    /// - Parameters:
    ///   - budget: The budget to begin with, made with ``/GatewayProtocol/GatewayInstant/origin`` as its present.
    ///   - clock: Where the time comes from.
    ///   - onChange: Called with the budget and the time after each change, before a shard may act on it; see
    ///     ``/GatewayProtocol/IdentifyBudget/snapshot(at:unixMilliseconds:)``. It must not call this gate.
    public init(
        _ budget: IdentifyBudget = IdentifyBudget(),
        clock: some Clock<Duration> = ContinuousClock(),
        onChange: @escaping @Sendable (IdentifyBudget, GatewayInstant) -> Void = { _, _ in }
    ) {
        let origin = clock.now
        now = { GatewayInstant(origin.duration(to: clock.now)) }
        self.onChange = onChange
        state = Mutex(State(budget: budget))
    }

    /// Returns the gate that all shards of a bot share in this process.
    ///
    /// - Parameters:
    ///   - token: The bot's token.
    ///   - clock: The source of time. Each clock has separate gates; a clock that is neither a class nor one of Swift's has
    ///     no shared gates.
    /// - Returns: The gate; the same one for the same token and clock, as long as it is in use, and with Swift's clocks for
    ///   the life of the process.
    public static func shared(for token: Token, clock: some Clock<Duration> = ContinuousClock()) -> LocalIdentifyGate {
        gates.value(for: token.withRevealed { $0 }, clock: clock) { LocalIdentifyGate(clock: clock) }
    }

    private static let gates = SharedGates<String, LocalIdentifyGate>()

    /// How many IDENTIFYs are left, the reserve included.
    public var remaining: Int {
        let now = now()
        return state.withLock { $0.budget.remaining(at: now) }
    }

    /// Takes the remaining number that Discord reports.
    ///
    /// - Parameter limit: The `session_start_limit` of `GET /gateway/bot`.
    public func learn(_ limit: SessionStartLimit) {
        change { state, now in state.budget.learn(limit, at: now) }
    }

    /// Reserves the next free time of the shard's bucket.
    ///
    /// - Parameter shard: The shard that wants to identify.
    /// - Returns: How long to wait for that time.
    /// - Throws: ``/GatewayProtocol/IdentifyBudgetExhausted`` if too few IDENTIFYs are left.
    public nonisolated(nonsending) func permit(_ shard: ShardIdentity) async throws(IdentifyBudgetExhausted) -> Duration
    {
        try change { state, now -> Result<Duration, IdentifyBudgetExhausted> in
            Result { () throws(IdentifyBudgetExhausted) in
                let reservation = try state.budget.reserve(shard, at: now)
                state.reservations[shard] = reservation
                return reservation.time - now
            }
        }.get()
    }

    /// Gives the shard's last reservation back to the budget.
    ///
    /// - Parameter shard: The shard.
    public nonisolated(nonsending) func giveBack(_ shard: ShardIdentity) async {
        change { state, _ in
            if let reservation = state.reservations.removeValue(forKey: shard) { state.budget.giveBack(reservation) }
        }
    }

    /// Changes the state and reports the change, one at a time.
    private func change<Value: Sendable>(_ body: (inout State, GatewayInstant) -> Value) -> Value {
        state.withLock { state in
            let now = now()
            let value = body(&state, now)
            onChange(state.budget, now)
            return value
        }
    }
}
