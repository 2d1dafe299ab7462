public import GatewayModels
public import GatewayProtocol
public import GatewayTransport
public import Logging

/// One shard of a bot: a connection to the gateway that keeps itself alive.
///
/// ```swift
/// let shard = try Shard(ShardConfiguration(token: token, intents: [.guilds, .guildMessages]))
/// try await shard.start()
/// for try await event in shard.events {
///     print(event.name)
/// }
/// ```
///
/// It identifies, beats, resumes what breaks, and hands over every event in order.
/// It ends when it is closed, when the task of ``run()`` is cancelled, or when the
/// gateway refuses it for good. A shard that has ended can be started again.
public actor Shard {
    let machineConfiguration: GatewayMachine.Configuration
    let transport: any Transport
    let gate: any IdentifyGate
    let dialGate: (any DialGate)?
    let acknowledgesByReading: Bool
    let inflateEngine: InflateEngine
    let log: ShardLog
    let now: @Sendable () -> GatewayInstant
    let sleep: @Sendable (Duration) async throws -> Void
    let queue: EventQueue
    let broadcast = LifecycleBroadcast()
    let waker = Waker()
    nonisolated let executor: any SerialExecutor

    var machine: any GatewayStateMachine
    var connection: (any TransportConnection)?
    var inflater: (any Inflater)?
    /// The payloads that are being handled.
    var payloads = PayloadBatch()
    /// Events that were delivered but not pushed yet.
    var burst: [GatewayEvent] = []
    /// How many events the last burst had, of which it is likely that the next has as many.
    var lastBurstCount = 0
    var loop: Task<Void, Never>?
    var dialRequest: Task<Void, Never>?
    var permitRequest: Task<Void, Never>?
    /// How many IDENTIFYs had been sent when permission for the next one was given.
    var identifiesAtPermit: Int?
    /// Whether to stop at the next turn, and then whether to keep the session.
    var stopRequest: (isRequested: Bool, keepsSession: Bool) = (false, false)
    /// How the current or last run ended.
    var ending: StopReason?
    /// Why the shard ended itself, if it did.
    var failure: ShardError?
    var startWaiters = Waiters<StopReason?>()
    var endWaiters = Waiters<StopReason>()
    var completions = CommandCompletions()
    var answers = MemberAnswers()
    /// The traffic of the connections before this one.
    var pastTraffic = Traffic()
    var payloadBytes: UInt64 = 0
    /// The received bytes of this connection of which the machine knows.
    var heardBytes: UInt64 = 0

    /// Creates a shard that is not started yet.
    ///
    /// - Parameters:
    ///   - configuration: What the shard needs to know.
    ///   - transport: What opens connections; by default libcurl.
    ///   - gate: Permission to identify. Give the same to all shards of a bot.
    ///   - dialGate: Turns to dial, or `nil` to dial at once. Give the same to all shards of a process.
    ///   - clock: Where time comes from; it must not go backwards.
    ///   - seed: Where jitter comes from.
    ///   - logger: Where the shard logs; by default nowhere.
    ///   - makeMachine: Makes what decides in the conversation, of what it needs to know and a seed for its jitter; by
    ///     default one that speaks with Discord.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/invalidConfiguration``.
    public init(
        _ configuration: ShardConfiguration,
        transport: any Transport = CurlTransport(),
        gate: any IdentifyGate = LocalIdentifyGate(),
        dialGate: (any DialGate)? = nil,
        clock: some Clock<Duration> = ContinuousClock(),
        seed: UInt64 = .random(in: .min ... .max),
        logger: Logger? = nil,
        makeMachine: (GatewayMachine.Configuration, UInt64) -> any GatewayStateMachine = {
            GatewayMachine($0, seed: $1)
        }
    ) throws(ShardError) {
        do {
            machineConfiguration = try configuration.machineConfiguration()
        } catch {
            throw ShardError(.invalidConfiguration, error.message)
        }
        let origin = clock.now
        now = { GatewayInstant(origin.duration(to: clock.now)) }
        sleep = { try await clock.sleep(for: $0) }
        machine = makeMachine(machineConfiguration, seed)
        queue = EventQueue(configuration.eventBuffer) { [waker] in waker.wake() }
        log = ShardLog(logger, shard: configuration.shard)
        acknowledgesByReading = configuration.acknowledgesByReading
        inflateEngine = configuration.inflateEngine
        executor = transport.executor
        self.transport = transport
        self.gate = gate
        self.dialGate = dialGate
    }

    /// The executor that the shard runs on: its transport's.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }
}

// MARK: - What a shard is

extension Shard {
    /// The shard's id, from 0.
    public nonisolated var id: Int { machineConfiguration.identification.shard.id }

    /// The number of shards of the bot.
    public nonisolated var shardCount: Int { machineConfiguration.identification.shard.count }

    /// Which events the gateway sends.
    public nonisolated var intents: Intents { machineConfiguration.identification.intents }

    /// The events, for one reader; see ``GatewayEventSequence``.
    public nonisolated var events: GatewayEventSequence {
        GatewayEventSequence(queue: queue, acknowledges: acknowledgesByReading)
    }

    /// The changes of the shard's state from now on.
    ///
    /// Each call returns a stream of its own. A stream keeps the newest 64 changes that
    /// were not read yet, and goes on over restarts of the shard.
    public nonisolated func lifecycle() -> AsyncStream<GatewayLifecycle> { broadcast.listen() }

    /// Whether the shard has been started and has not ended.
    public var isAlive: Bool { loop != nil }

    /// Where the conversation with the gateway stands.
    public var state: GatewayState { machine.state }

    /// Whether a session is live: READY or RESUMED has come, and the connection stands.
    public var isConnected: Bool { machine.isReady }

    /// The time between the last acknowledged heartbeat and its ACK, or `nil` before the first.
    public var heartbeatLatency: Duration? { machine.latency.last }

    /// The round trips of heartbeats.
    public var latency: HeartbeatLatency { machine.latency }

    /// The session that would be resumed, or `nil` if the next one will be new.
    ///
    /// Its sequence is that of the last event received, be it handled or not. To go on in
    /// another process, see ``snapshot(unixMilliseconds:)``.
    public var session: Session? { machine.session }

    /// The id of the bot's own user.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/notConnected`` while no session is live.
    public var userID: Snowflake {
        get throws(ShardError) {
            guard machine.isReady, let id = machine.session?.userID else {
                throw ShardError(.notConnected, "The user is known only while a session is live")
            }
            return id
        }
    }

    /// What the shard has done so far.
    public var statistics: ShardStatistics {
        let traffic = connection?.traffic ?? Traffic()
        return ShardStatistics(
            gateway: machine.statistics,
            commands: machine.commandStatistics,
            wireBytesReceived: pastTraffic.received + traffic.received,
            wireBytesSent: pastTraffic.sent + traffic.sent,
            payloadBytes: payloadBytes,
            droppedEvents: queue.dropped,
            queuedEvents: queue.count
        )
    }
}
