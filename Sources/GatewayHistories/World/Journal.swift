import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewayTestKit
import GatewayTransport
import Synchronization

/// Something that happened at a seam of a history.
///
/// Connections are numbered in the order in which they were dialled. A lane is one process: a shard
/// with its application, until it crashes.
enum Observation: Sendable {
    // What the client does to a connection.
    case dialled(Int, lane: Int, url: String)
    case took(Int, Int)
    case tookEnd(Int, Disconnection)
    case sent(Int, [UInt8])
    case sendFailed(Int, [UInt8], TransportError)
    case left(Int, code: UInt16?)

    // What reaches the client's side of a connection.
    case opened(Int)
    case arrived(Int, Written)
    case ended(Int, Disconnection)

    // What the gateway does.
    case written(Int, Written)
    /// The gateway closed because of what the client had sent.
    case blamed(Int, code: UInt16)
    /// The gateway closed because of a payload that it always refuses.
    case poisoned(Int, number: Int)

    // What the application and its helpers do.
    case began(lane: Int, HistoryAwait)
    case finished(lane: Int, number: Int, CommandError?)
    case delivered(lane: Int, GatewayEvent)
    case reported(lane: Int, GatewayLifecycle)
    case saved(lane: Int, SessionSnapshot?)
    case starting(lane: Int, resuming: SessionSnapshot?)
    case stopping(lane: Int, keepingSession: Bool)
    case crashed(lane: Int)
    case runEnded(lane: Int, ShardError?)
    case permitted(shard: Int, after: Duration)
    case denied(shard: Int, retryAfter: Duration)
    case gaveBack(shard: Int)
    case reading(lane: Int, Bool)

    // What the history does.
    case incident(HistoryPlan.Kind)
    case peace
}

/// A call of the application that waits for the shard.
struct HistoryAwait: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        case voice, sounds, channels, member, presence, close

        /// The priority with which it waits to be sent, or `nil` if it is no command.
        var priority: CommandPriority? {
            switch self {
            case .voice: .high
            case .sounds, .channels, .member: .normal
            case .presence, .close: nil
            }
        }
    }

    let number: Int
    let kind: Kind
    /// How long it may take, or `nil` for the default.
    let deadline: Duration?
    /// Whether the handler of an event waits.
    let isInHandler: Bool
}

/// The observations at the seams that the history has not taken yet, in order.
final class Journal: Sendable {
    private struct State {
        var observations: [Observation] = []
        var connections: [HistoryConnection] = []
    }

    private let state = Mutex(State())

    func add(_ observation: Observation) {
        state.withLock { $0.observations.append(observation) }
    }

    func dial(_ url: String, lane: Int, on clock: ManualClock) -> HistoryConnection {
        state.withLock { state in
            let connection = HistoryConnection(number: state.connections.count, clock: clock, journal: self)
            state.connections.append(connection)
            state.observations.append(.dialled(connection.number, lane: lane, url: url))
            return connection
        }
    }

    /// All connections that were ever dialled, in order.
    var connections: [HistoryConnection] { state.withLock(\.connections) }

    func connection(_ number: Int) -> HistoryConnection { state.withLock { $0.connections[number] } }

    /// Takes all observations.
    func take() -> [Observation] {
        state.withLock { state in
            guard !state.observations.isEmpty else { return [] }
            var taken: [Observation] = []
            swap(&taken, &state.observations)
            return taken
        }
    }
}
