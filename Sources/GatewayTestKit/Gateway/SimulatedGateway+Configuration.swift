public import GatewayModels

extension SimulatedGateway {
    /// The rules that a simulated gateway plays by.
    public struct Configuration: Sendable {
        /// The only token that identifies.
        ///
        /// Some clients look at a token before they use it: hikari wants three parts with
        /// dots between them, the first of which is the bot's id in Base64.
        public var token = "simulated-token"
        /// The privileged intents that the bot was granted; the others are always granted.
        public var grantedIntents = Intents.privileged
        /// The versions that are served; others are closed with 4012.
        public var versions: Set<Int> = [9, 10]
        /// The heartbeat interval that HELLO names.
        public var heartbeatInterval: Duration = .milliseconds(41_250)
        /// Whether heartbeats are acknowledged.
        public var acknowledgesHeartbeats = true
        /// Whether a connection without a heartbeat for two and a quarter intervals is closed with 4009.
        public var closesWithoutHeartbeats = true
        /// The greeting of a new connection, unless ``SimulatedGateway/prepare(_:)`` names another.
        public var reception = Reception.hello
        /// The URL to resume at, which READY names.
        public var resumeURL = "ws://resume.gateway.example"
        /// How long a session survives its connection.
        public var sessionLifetime: Duration = .seconds(300)
        /// How many events a session keeps for a resume.
        public var replayLimit = 2_048
        /// How many bytes of events a session keeps for a resume.
        public var replayByteLimit = 32 << 20
        /// How many shards HTTP recommends.
        public var recommendedShards = 1
        /// How many shards may identify at once (`max_concurrency`).
        public var maxConcurrency = 1
        /// How long a concurrency bucket is full after an Identify.
        public var identifyInterval: Duration = .seconds(5)
        /// How often a bot may identify in 24 hours; the next one ends all sessions and the token.
        public var identifyLimit = 1_000
        /// How many guilds a shard may have; more are closed with 4011.
        public var guildsPerShard = 2_500
        /// Whether JSON in a binary message is understood.
        ///
        /// By default it is closed with 4002, so that tests notice it. The real gateway seems to take
        /// it: hikari sends nothing else.
        public var acceptsBinaryMessages = false
        /// The largest payload that a client may send, in bytes.
        public var payloadLimit = 4_096
        /// How many payloads a client may send in a minute.
        public var sendLimit = 120
        /// How many presence updates a client may send in ``presenceInterval``; others are dropped without a word.
        public var presenceLimit = 5
        /// The span of ``presenceLimit``.
        public var presenceInterval: Duration = .seconds(20)
        /// How long the whole list of a guild's members may not be asked for again; that is answered with RATE_LIMITED.
        public var memberListInterval: Duration = .seconds(30)
        /// How many members a GUILD_MEMBERS_CHUNK has at most.
        public var membersPerChunk = 1_000
        /// From which size payloads are compressed for a client that asked for payload compression, in bytes.
        public var compressionThreshold = 1_024

        /// Creates the rules of the real gateway.
        public init() {}
    }

    /// How a new connection is greeted.
    @nonexhaustive
    public enum Reception: Hashable, Sendable {
        /// With HELLO.
        case hello
        /// With op 7 in place of HELLO.
        case reconnect
        /// With a HELLO that lacks its interval.
        case helloWithoutInterval
        /// Not at all: it stays silent.
        case silence
        /// With any payload in place of HELLO.
        case payload(String)
        /// With a Close frame.
        case close(code: UInt16?)
        /// With an HTTP status in place of the upgrade; `Retry-After` is in seconds.
        case reject(status: Int, retryAfter: Int? = nil)
    }

    /// Counters of a simulated gateway.
    public struct Statistics: Hashable, Sendable {
        /// Upgrades that were accepted.
        public var connections = 0
        /// Sessions that were started.
        public var identifies = 0
        /// Sessions that were resumed.
        public var resumes = 0
        /// Heartbeats that were received.
        public var heartbeats = 0
        /// Payloads that were received.
        public var payloadsReceived = 0
        /// Presence updates that were dropped because they came too fast.
        public var presencesDropped = 0
        /// Requests for members that were answered with RATE_LIMITED.
        public var memberListsRefused = 0
        /// Dispatch events that were sent, replayed ones included.
        public var eventsSent = 0
        /// Bytes of payloads that were sent, before compression.
        public var payloadBytesSent = 0

        /// Creates empty statistics.
        public init() {}
    }
}
