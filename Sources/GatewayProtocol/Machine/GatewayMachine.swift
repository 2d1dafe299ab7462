public import GatewayModels

/// The gateway conversation of one shard, with the network, the clock and the dice removed.
///
/// Feed it what happened and perform the ``Effects`` that it returns. Whenever
/// ``deadline`` has come, call ``advance(to:)``, again until it lies ahead. It never
/// blocks, never sleeps, and never looks at the time; equal inputs give equal effects.
///
/// ```
///            start              opened           HELLO
///   idle ──────────▶ dialing ──────────▶ greeting ──────▶ talking ─┐
///    ▲                  ▲ │                  │               │     │ identifying, resuming
///    │        deadline  │ │ lost             │ lost          │lost │ or ready
///    │                  │ ▼                  ▼               ▼     │
///  stopped ◀───────── resting ◀─────────────────────────────┘◀────┘
///        stop, or a close code that forbids to go on
/// ```
///
/// Source: Discord's documentation, "Gateway", Connection Lifecycle.
public struct GatewayMachine: Sendable {
    /// What a conversation needs to know.
    public struct Configuration: Sendable {
        /// Who identifies.
        public var identification: Identification
        /// The gateway's address, without a query.
        public var url: String
        /// The compression to ask for.
        public var compression: Compression
        /// The presence to begin with, or `nil` to send none.
        public var initialPresence: Presence?
        /// A session to resume, or `nil` to begin with a new one.
        public var session: Session?
        /// The events to deliver, or `nil` to deliver all.
        ///
        /// The others are seen by the machine alone, which reads nothing of their data. It needs no event to be delivered,
        /// not even READY.
        public var wantedEvents: Set<EventName>?
        /// Every deadline and limit.
        public var limits: GatewayLimits

        /// Creates a configuration.
        ///
        /// - Parameters:
        ///   - identification: Who identifies.
        ///   - url: The gateway's address, without a query; see ``GatewayURL/validate(_:)``.
        ///   - compression: The compression to ask for.
        ///   - initialPresence: The presence to begin with.
        ///   - session: A session to resume.
        ///   - wantedEvents: The events to deliver, or `nil` to deliver all.
        ///   - limits: Every deadline and limit.
        public init(
            identification: Identification,
            url: String = GatewayURL.discord,
            compression: Compression = .zlibStream,
            initialPresence: Presence? = nil,
            session: Session? = nil,
            wantedEvents: Set<EventName>? = nil,
            limits: GatewayLimits = GatewayLimits()
        ) {
            self.identification = identification
            self.url = url
            self.compression = compression
            self.initialPresence = initialPresence
            self.session = session
            self.wantedEvents = wantedEvents
            self.limits = limits
        }
    }

    enum Phase: Sendable {
        case idle
        /// Between two connections.
        case resting(until: GatewayInstant)
        case dialing(until: GatewayInstant)
        /// Open, before HELLO.
        case greeting(until: GatewayInstant)
        /// After HELLO, while the heart beats.
        case talking(Stage)
        /// A deliberate close waits for the peer.
        case closing(until: GatewayInstant)
        case stopped
    }

    enum Stage: Hashable, Sendable {
        case awaitingPermit(until: GatewayInstant)
        case permitted(from: GatewayInstant)
        case identifying(until: GatewayInstant)
        case resuming(until: GatewayInstant, replayed: Int)
        case ready(since: GatewayInstant)
    }

    let configuration: Configuration
    let filter: EventFilter
    var random: SeededRandom
    var phase: Phase = .idle
    /// What keeps the connection alive, from its HELLO on; that of the last connection where none stands.
    ///
    /// It is apart from the phase, which each event looks at.
    var heartbeat: Heartbeat?
    var commands: CommandScheduler
    var reconnectBackoff: Backoff
    var identifyBackoff: Backoff
    var refusalBackoff: Backoff
    var ladder: ResumeLadder
    /// Before when IDENTIFY must not be sent, whatever the permit says.
    var identifyNotBefore: GatewayInstant?
    /// Whether the application ended the last run, and did so while a session was live.
    var wasLiveAtStop = false
    /// Whether the gateway ended a session with 4003, and no other has begun since.
    var wasDeauthenticated = false
    /// The sequence of the last event of the session that the application has handled.
    var acknowledged: Int64?
    /// The sequence of the last event of the session that was delivered.
    var delivered: Int64?
    /// Whether the driver reads what the gateway sends.
    var isReceiving = true
    /// The number of the last command.
    private var commandNumber: UInt64 = 0
    /// The last heartbeat that was sent, whose room the next one takes.
    private var heartbeatPayload: [UInt8] = []

    /// The session that would be resumed, or `nil` if the next one will be new.
    public internal(set) var session: Session?
    /// How many sessions there were, an imported one included: the ``GatewayEvent/sessionNumber`` of the last.
    public internal(set) var sessionCount: Int
    /// The round trips of heartbeats, over all connections.
    public internal(set) var latency = HeartbeatLatency()
    /// What has happened so far.
    public internal(set) var statistics = GatewayStatistics()
    /// What has become of commands so far.
    public var commandStatistics: CommandStatistics { commands.statistics }

    /// Creates a machine.
    ///
    /// - Parameters:
    ///   - configuration: What the conversation needs to know.
    ///   - seed: Where its jitter comes from.
    public init(_ configuration: Configuration, seed: UInt64) {
        self.configuration = configuration
        filter = EventFilter(configuration.wantedEvents)
        random = SeededRandom(seed: seed)
        let limits = configuration.limits
        commands = CommandScheduler(
            limits: limits,
            intents: configuration.identification.intents,
            presence: configuration.initialPresence
        )
        reconnectBackoff = Backoff(base: limits.reconnectBackoff, cap: limits.reconnectBackoffCap)
        identifyBackoff = Backoff(base: limits.identifyBackoff, cap: limits.identifyBackoffCap)
        refusalBackoff = Backoff(base: limits.refusalBackoff, cap: limits.refusalBackoffCap)
        ladder = ResumeLadder(limits: limits)
        session = configuration.session
        // What was stored may have been changed by anybody.
        if let url = session?.resumeURL, !GatewayURL.isValid(url) { session?.resumeURL = nil }
        sessionCount = configuration.session == nil ? 0 : 1
        acknowledged = configuration.session?.sequence
    }

    /// The effect of a heartbeat.
    mutating func sendHeartbeat() -> Effects {
        Identification.heartbeat(sequence: session?.sequence, into: &heartbeatPayload)
        return Effects(.send(heartbeatPayload))
    }

    mutating func nextCommandID() -> CommandID {
        commandNumber += 1
        return CommandID(number: commandNumber)
    }

    /// Every deadline and limit that it goes by.
    public var limits: GatewayLimits { configuration.limits }

    /// Whether the driver must read what the gateway sends, even if the application has no room for events.
    ///
    /// It is so while a connection is set up or closed, for which the gateway's answers are
    /// needed and few events come.
    public var mustReceive: Bool {
        switch phase {
        case .idle, .resting, .stopped: false
        case .dialing, .greeting, .closing: true
        case .talking(let stage):
            switch stage {
            case .awaitingPermit, .permitted, .identifying: true
            case .resuming, .ready: false
            }
        }
    }
}

/// What has happened in a gateway conversation so far.
public struct GatewayStatistics: Hashable, Sendable {
    /// How many events were dispatched.
    public var events: UInt64 = 0
    /// How many of them were replayed after a resume.
    public var replayedEvents: UInt64 = 0
    /// How many events came again, and were not dispatched again.
    public var repeatedEvents: UInt64 = 0
    /// How many times IDENTIFY was sent.
    public var identifies = 0
    /// How many times a session was resumed.
    public var resumes = 0
    /// How many times a connection ended.
    public var disconnections = 0
    /// How many heartbeats were sent.
    public var heartbeats = 0

    /// Creates statistics of nothing.
    public init() {}
}
