public import GatewayModels
public import GatewayProtocol
import Synchronization

/// The turn to open a connection, shared by the shards of a process or a bot.
///
/// After an outage all shards come back at once; a gate spreads them.
public protocol DialGate: Sendable {
    /// Takes a turn.
    ///
    /// It may suspend; the shard cancels the call if it is closed. A call that takes longer than
    /// ``/GatewayProtocol/GatewayLimits/dialDeadline`` counts as a failed dial.
    ///
    /// - Parameter shard: The shard that wants to dial.
    /// - Returns: How long the shard must wait before it dials.
    nonisolated(nonsending) func turn(of shard: ShardIdentity) async -> Duration
}

/// The dial gate for the shards of one process: a ``/GatewayProtocol/DialPace`` under a lock.
///
/// Give the same gate to all of them. A shard that dials alone never waits.
public final class LocalDialGate: DialGate {
    private struct State {
        var pace: DialPace
        var random: SeededRandom
    }

    private let now: @Sendable () -> GatewayInstant
    private let state: Mutex<State>

    /// Creates a gate.
    ///
    /// - Parameters:
    ///   - pace: How the dials are spread.
    ///   - clock: Where the time comes from.
    ///   - seed: Where the jitter comes from.
    public init(
        _ pace: DialPace = DialPace(),
        clock: some Clock<Duration> = ContinuousClock(),
        seed: UInt64 = .random(in: .min ... .max)
    ) {
        let origin = clock.now
        now = { GatewayInstant(origin.duration(to: clock.now)) }
        state = Mutex(State(pace: pace, random: SeededRandom(seed: seed)))
    }

    /// Returns the gate that all shards of this process share.
    ///
    /// - Parameter clock: The source of time. Each clock has a separate gate; a clock that is neither a class nor one of
    ///   Swift's has no shared gate.
    /// - Returns: The gate.
    public static func shared(clock: some Clock<Duration> = ContinuousClock()) -> LocalDialGate {
        gates.value(for: 0, clock: clock) { LocalDialGate(clock: clock) }
    }

    private static let gates = SharedGates<Int, LocalDialGate>()

    /// Takes the next turn.
    ///
    /// - Parameter shard: The shard that wants to dial.
    /// - Returns: How long to wait before dialling.
    public nonisolated(nonsending) func turn(of shard: ShardIdentity) async -> Duration {
        state.withLock { $0.pace.next(at: now(), using: &$0.random) }
    }
}
