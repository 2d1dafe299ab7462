package import GatewayModels
package import GatewayTestKit
package import GatewayTransport

/// Everything that a history follows from.
///
/// Equal plans give equal histories; a plan with fewer incidents is a simpler history.
package struct HistoryPlan: Hashable, Sendable {
    /// Something that happens, mostly something that goes wrong.
    package struct Incident: Hashable, Sendable {
        package var moment: Moment
        package var kind: Kind
        /// The shard that it concerns.
        package var lane = 0
    }

    /// When an incident happens.
    package enum Moment: Hashable, Sendable {
        /// At a time.
        case time(Duration)
        /// So long after a dial, the first of which is 0: while a connection is set up.
        case dial(Int, after: Duration)
        /// Right after the incident before, in the same turn of the shard.
        case together
    }

    /// How a gateway numbers its events.
    package enum Numbering: Hashable, Sendable, CaseIterable {
        /// Each one higher than the last.
        case ascending
        /// All with the number of READY.
        case constant
        /// All with 0, READY too.
        case zero
        /// Back by some, now and then.
        case back
        /// Far ahead once, then as before.
        case ahead
    }

    /// The token of every history's bot.
    package static let botToken = "MTIzNDU2Nzg5.h1st0ry.s3cr3t-t0k3n"

    /// Where the randomness of the network and of the shards comes from.
    package var seed: UInt64
    /// For how long things go wrong.
    package var length: Duration = .seconds(120)
    package var incidents: [Incident] = []
    package var shards = 1
    package var compression = Compression.none
    package var numbering = Numbering.ascending
    package var heartbeatInterval: Duration = .milliseconds(41_250)
    /// How many events may wait for the application.
    package var queueCapacity = 64
    /// How many messages the client reads at a time, at the most.
    package var arrivalSize = 1_000
    /// How long a message is under way, at the least.
    package var latency: Duration = .milliseconds(20)
    /// The longest time between two events, or `nil` for none but those of incidents.
    package var eventInterval: Duration?
    /// Whether things that are due at the same time happen in one turn of the shard.
    package var isDense = false
    var style = HistoryApplication.Style.handler

    /// A plan without incidents.
    package init(seed: UInt64) {
        self.seed = seed
    }
}

extension HistoryPlan {
    /// A kind of incident.
    package enum Kind: Hashable, Sendable {
        // The gateway.
        case events(Int)
        case reconnect(closingAfter: Duration?)
        /// Op 7 every so often.
        case reconnects(Int, every: Duration)
        case drops(Int, every: Duration)
        case invalidSession(resumable: Bool)
        case close(UInt16?)
        case drop
        case silence
        case heartbeatRequests(Int)
        case garbage(SimulatedGateway.Fault)
        case noAcknowledgements(for: Duration)
        /// The next payloads that open a session are not answered.
        case unansweredOpenings(Int)
        /// Every connection is closed when it identifies, until there is peace.
        case closedIdentifies(UInt16)
        /// How the next connections are greeted.
        case reception(SimulatedGateway.Reception, connections: Int)
        /// The gateway closes with a reason that repeats the token.
        case echo(UInt16)

        // The network.
        /// Both directions break; what was under way arrives up to a byte, in 1/256 of its length.
        case reset(upTo: UInt8)
        /// The gateway writes events, closes and is gone: the client can read it all and send nothing.
        case lastWords(events: Int, code: UInt16?)
        /// Nothing passes any more in either direction, without notice.
        case cut
        case slowNetwork(by: Duration, for: Duration)
        /// The send queue is full.
        case congestion(for: Duration)
        case failedDials(Int, Dial)

        // The application.
        case slowReader(perEvent: Duration, for: Duration)
        case blockedReader(for: Duration)
        case commands(Int)
        case commandInHandler(HistoryPlan.Command, eventsBehind: Int)
        case presences(Int)
        case withdrawal
        /// So many requests for members at once.
        case memberRequests(Int)
        case poison(code: UInt16, Command)
        case latePermit(Duration)
        case lostPermit
        case deniedPermit(retryAfter: Duration)
        case stop(keepingSession: Bool, rest: Duration)
        case crash(rest: Duration, isSaveOld: Bool)
    }

    /// A command of the application.
    package enum Command: Hashable, Sendable, CaseIterable {
        case voice, sounds, channels, member, presence
    }

    /// The outcome of a dial.
    package enum Dial: Hashable, Sendable {
        case slow(Duration)
        case failing(TransportError.Code, after: Duration)
        /// It is not answered until the transport gives up.
        case unanswered
    }
}
