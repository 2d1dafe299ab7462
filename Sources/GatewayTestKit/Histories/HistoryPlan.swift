package import GatewayModels
import GatewayProtocol

/// All that a random history follows from.
///
/// Equal plans give equal histories; a plan with fewer incidents is a simpler history.
package struct HistoryPlan: Hashable, Sendable {
    /// Something that happens, mostly something that goes wrong.
    package struct Incident: Hashable, Sendable {
        package var moment: Moment
        package var kind: Kind
    }

    /// When an incident happens.
    package enum Moment: Hashable, Sendable {
        /// At a time.
        case time(Duration)
        /// So long after a dial, the first of which is 0: what happens while a connection is set up is of interest.
        case dial(Int, after: Duration)
    }

    /// The token of every history's bot.
    package static let botToken = "MTIzNDU2Nzg5.h1st0ry.s3cr3t-t0k3n"

    /// Where the network's and everybody's dice come from.
    package var seed: UInt64
    /// For how long things go wrong.
    package var length: Duration = .seconds(600)
    package var incidents: [Incident] = []
    package var compression = Compression.none
    package var heartbeatInterval: Duration = .milliseconds(41_250)
    /// How long the gateway keeps a session without connection.
    package var sessionLifetime: Duration = .seconds(300)
    /// How many events the gateway keeps for a resume.
    package var replayLimit = 2_048
    /// How many events may wait for the application.
    package var queueCapacity = 64
    /// How long a message is under way, at the least.
    package var latency: Duration = .milliseconds(40)
    /// How long after an event comes the next, at the most; or `nil` for none but those of incidents.
    package var eventInterval: Duration?
    /// Whether what is due is done before what arrives at the same time is read.
    package var doesDueFirst = false

    /// A plan without incidents.
    package init(seed: UInt64) {
        self.seed = seed
    }
}

extension HistoryPlan {
    /// What may happen.
    package enum Kind: Hashable, Sendable {
        // What the gateway does.
        case events(Int)
        case reconnect(closingAfter: Duration?)
        case invalidSession(resumable: Bool)
        case close(UInt16?)
        case drop
        case silence
        case heartbeatRequests(Int)
        /// A payload that must be borne.
        case noise(String)
        /// A message that cannot be understood.
        case garbage(SimulatedGateway.Fault)
        /// The last event comes again.
        case duplicate
        case noAcknowledgements(for: Duration)
        /// The next payloads that open a session are not answered, though heartbeats are.
        case unansweredOpenings(Int)
        /// How the next connections are greeted.
        case reception(SimulatedGateway.Reception, connections: Int)
        // What the network does.
        case reset
        /// Nothing passes any more in either direction, and nobody is told.
        case cut
        case slowNetwork(by: Duration, for: Duration)
        case deadHost(DeadHost, onlyForResuming: Bool, for: Duration)
        case sendFailure
        // What the application and its machine do.
        /// The process stands still, as on a laptop that is closed.
        case sleep(Duration)
        /// The application takes no events.
        case pause(Duration)
        case commands(Int)
        case withdrawal
        case presences(Int, every: Duration)
        case refusedPermits(Int, retryAfter: Duration)
        case slowPermit(Duration)
        case stop(keepingSession: Bool, rest: Duration)
        /// The process ends, and another goes on with the session that was saved last.
        case crash(rest: Duration, isSaveOld: Bool)

        /// Whether a process that stands still cannot do it.
        var isOfProcess: Bool {
            switch self {
            case .commands, .withdrawal, .presences, .stop: true
            default: false
            }
        }
    }

    /// How a host does not answer.
    package enum DeadHost: Hashable, Sendable, CaseIterable {
        case nameNotFound, refused, wrongCertificate, silent

        var failure: ConnectionFailure? {
            switch self {
            case .nameNotFound: ConnectionFailure(.nameNotFound, "no such host")
            case .refused: ConnectionFailure(.refused, "nobody listens")
            case .wrongCertificate: ConnectionFailure(.tlsFailed, "the certificate is not the host's")
            case .silent: nil
            }
        }
    }
}
