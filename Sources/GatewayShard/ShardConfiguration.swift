public import GatewayModels
public import GatewayProtocol

/// The configuration of a shard.
public struct ShardConfiguration: Sendable {
    /// The bot's token.
    public var token: Token
    /// Which events the gateway sends.
    public var intents: Intents
    /// Which part of the bot's guilds this shard serves.
    ///
    /// Default: all of them.
    public var shard: ShardIdentity = .single
    /// The gateway's address, `ws://` or `wss://`, without query and fragment.
    ///
    /// Default: Discord's. `GET /gateway/bot` returns it too.
    public var url: String = GatewayURL.discord
    /// The compression to ask for.
    ///
    /// Default: zlib-stream.
    public var compression: Compression = .zlibStream
    /// The inflater of a zlib-stream.
    ///
    /// Default: the package's own. ``/GatewayProtocol/InflateEngine/zlib`` uses the zlib of the system, which takes longer and
    /// less memory.
    public var inflateEngine = InflateEngine.native
    /// The format of payloads.
    ///
    /// Only JSON is supported; another is rejected when the shard is created.
    public var encoding = Encoding.json
    /// The member count, from 50 to 250, above which a guild comes without its offline members.
    ///
    /// Default: 250.
    public var largeThreshold = 250
    /// Capabilities to declare.
    ///
    /// Default: none are sent.
    public var capabilities: Capabilities?
    /// The operating system and the library that IDENTIFY names.
    public var properties = Identification.Properties()
    /// The status to begin with.
    ///
    /// If none of the four initial values is given, IDENTIFY carries no presence. If one is,
    /// the others default to online, not idle, not away and no activity.
    public var initialStatus: Status?
    /// The activity to begin with; see ``initialStatus``.
    public var initialActivity: Activity?
    /// When the bot went idle, in milliseconds of Unix time; see ``initialStatus``.
    public var initialIdleSince: Int64?
    /// Whether the bot begins away from keyboard; see ``initialStatus``.
    public var initialIsAFK: Bool?
    /// The events that the application wants, or `nil` for all.
    ///
    /// The others are not delivered, nor do they wait in the queue, and nothing is read behind their names, so that what
    /// is wrong there goes unnoticed. It saves most of what an event costs beyond its
    /// inflation, but no traffic: the intents decide what the gateway sends. READY and RESUMED are not delivered
    /// either unless they are named; see ``Shard/lifecycle()``.
    public var wantedEvents: Set<EventName>?
    /// Whether the presence is sent again after every RESUMED.
    ///
    /// Default: it is not. Some resumed sessions lose their presence; a bot whose presence matters may turn it on.
    public var resendsPresenceOnResume = false
    /// The hosts at which a session may be resumed, and to which the token may therefore be sent.
    ///
    /// Default: those of the main URL's registrable domain.
    public var resumeHosts = ResumeHosts.sameDomain
    /// A session to resume instead of beginning a new one; see ``resume(_:unixMilliseconds:maximumAge:)``.
    public var session: Session?
    /// Whether reading the next event acknowledges the one before.
    ///
    /// Default: `true`. If not, the application calls ``Shard/acknowledge(_:)``.
    public var acknowledgesByReading = true
    /// The bounds of the queue between the shard and the reader of its events.
    public var eventBuffer = EventBuffer()
    /// Every deadline, limit and delay of the gateway protocol.
    public var limits = GatewayLimits()

    /// Creates a configuration with the defaults.
    ///
    /// - Parameters:
    ///   - token: The bot's token.
    ///   - intents: Which events the gateway sends.
    public init(token: Token, intents: Intents) {
        self.token = token
        self.intents = intents
    }

    /// Resumes a session that another process has stored, if it fits and is not too old.
    ///
    /// Set the shard and the intents first. The gateway has the last word: if it does not know the session any
    /// more, a new one is begun.
    ///
    /// - Parameters:
    ///   - snapshot: What was stored, from ``Shard/snapshot(unixMilliseconds:)``.
    ///   - unixMilliseconds: The time, in milliseconds of Unix time.
    ///   - maximumAge: The age up to which it is worth an attempt, or `nil` for
    ///     ``/GatewayProtocol/GatewayLimits/sessionLifetime``.
    /// - Throws: ``/GatewayProtocol/SessionRejection``; then the shard begins with a new session.
    public mutating func resume(
        _ snapshot: SessionSnapshot,
        unixMilliseconds: Int64,
        maximumAge: Duration? = nil
    ) throws(SessionRejection) {
        session = try snapshot.session(
            for: shard,
            intents: intents,
            unixMilliseconds: unixMilliseconds,
            maximumAge: maximumAge ?? limits.sessionLifetime
        )
    }

    /// The presence to begin with, or `nil` if none of the initial values is given.
    var initialPresence: Presence? {
        guard initialStatus != nil || initialActivity != nil || initialIdleSince != nil || initialIsAFK != nil else {
            return nil
        }
        var presence = Presence()
        if let initialStatus { presence.status = initialStatus }
        if let initialActivity { presence.activities = [initialActivity] }
        if let initialIdleSince { presence.since = initialIdleSince }
        if let initialIsAFK { presence.isAFK = initialIsAFK }
        return presence
    }

    func machineConfiguration() throws(CommandError) -> GatewayMachine.Configuration {
        try GatewayURL.validate(url)
        guard encoding == .json else {
            throw CommandError(.invalidArgument, "The encoding \(encoding.rawValue) is not supported; use json")
        }
        var machine = GatewayMachine.Configuration(
            identification: try Identification(
                token: token,
                intents: intents,
                shard: shard,
                largeThreshold: largeThreshold,
                capabilities: capabilities,
                properties: properties
            ),
            url: url,
            compression: compression,
            initialPresence: initialPresence,
            session: session,
            wantedEvents: wantedEvents,
            limits: limits
        )
        machine.resendsPresenceOnResume = resendsPresenceOnResume
        machine.resumeHosts = resumeHosts
        return machine
    }
}
