import GatewayProtocol

/// One connection between the client and the gateway, as both ends and a bystander see it.
struct HistoryLink {
    /// How far the client has come.
    enum Stage {
        case dialing, greeting, waiting, identifying, resuming, live, closing
    }

    let rung: Recovery.Rung?
    var id: SimulatedGateway.ConnectionID?
    let encoder = PayloadEncoder()
    let inflater: any Inflater
    /// Nothing passes any more.
    var isCut = false
    /// What has arrived and the client does not read.
    var backlog: [HistoryArrival] = []
    /// When the last message arrives at either end: those that follow must not overtake it.
    var lastToClient = GatewayInstant.origin
    var lastToGateway = GatewayInstant.origin
    /// The last event that the gateway sent.
    var lastEvent: [UInt8]?

    var stage = Stage.dialing
    /// Since when the stage is what it is, or something came of what it waits for.
    var stageSince: GatewayInstant
    /// The longest and the shortest time that a payload was under way to the gateway.
    var fastest = Duration.seconds(1_000_000)
    var slowest = Duration.zero

    /// Whether the gateway said that the session is gone.
    var wasInvalidated = false
    /// How it ended, as far as the client was told.
    var end: ConnectionEnd?

    var permitFrom: GatewayInstant?
    var reservation: IdentifyBudget.Reservation?
    var identifies = 0
    var sends = HistoryWindow()
    var presences = HistoryWindow()
    var pulse: HistoryPulse?
    /// Heartbeats that the gateway asked for, and those that were sent.
    var requestedBeats = 0
    var beats = 0

    init(rung: Recovery.Rung?, inflater: any Inflater, at now: GatewayInstant) {
        self.rung = rung
        self.inflater = inflater
        stageSince = now
    }

    /// Whether all payloads took about the same time, so that the gateway counts them as the client does.
    func isEven(within margin: Duration) -> Bool {
        slowest - fastest <= margin
    }
}

/// What reaches a client: a message, or the connection's end.
enum HistoryArrival {
    case message([UInt8], isText: Bool)
    case end(ConnectionEnd)
}

/// The rhythm of a connection's heartbeats.
struct HistoryPulse {
    let helloAt: GatewayInstant
    let interval: Duration
    var lastBeat: GatewayInstant
    /// Since when a sign of life is due, or `nil` if none is.
    var owedSince: GatewayInstant?
}

/// When something was done; an honest count, kept apart from the one that is put to the test.
struct HistoryWindow {
    private var times: [GatewayInstant] = []

    mutating func record(at now: GatewayInstant) {
        times.append(now)
    }

    /// How often it was done within a span that ends now.
    func count(within span: Duration, before now: GatewayInstant) -> Int {
        var count = 0
        for time in times.reversed() {
            guard now - time < span else { break }
            count += 1
        }
        return count
    }
}

/// What is wrong with the network and the gateway at the moment.
struct HistoryWeather {
    /// What ends by itself.
    enum Spell: Int {
        case slowNetwork, noAcknowledgements, deadHost, pause
    }

    var extraLatency = Duration.zero
    var deadHost: HistoryPlan.DeadHost?
    var isOnlyResumeHostDead = false
    var unansweredOpenings = 0
    var refusedPermits = 0
    var permitRetryAfter = Duration.zero
    var permitDelay = Duration.zero
    var failsNextSend = false
    /// How many spells of a kind there were.
    private var spells: [Spell: Int] = [:]

    mutating func begin(_ spell: Spell) -> Int {
        spells[spell, default: 0] += 1
        return spells[spell, default: 0]
    }

    func isLast(_ spell: Spell, _ number: Int) -> Bool { spells[spell] == number }
}
