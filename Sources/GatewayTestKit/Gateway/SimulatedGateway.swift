import GatewayModels
public import GatewayProtocol

/// The server side of the gateway, version 10, without sockets, clock and source of randomness.
///
/// Tell it what clients do and what time it is; perform the actions that it
/// returns, in order. It never blocks and never looks at the time.
///
/// ```
///            connect                 identify / resume
///  (upgrade) ───────▶ unauthenticated ───────────────▶ attached to a session
///                        ▲                                   │
///                        └────────── invalid session ────────┘
/// ```
///
/// A session outlives its connection for ``Configuration/sessionLifetime`` and
/// keeps what it was sent, so that a client can resume.
public struct SimulatedGateway: Sendable {
    /// Names one connection to the gateway for as long as the gateway exists.
    public struct ConnectionID: Hashable, Comparable, Sendable {
        let rawValue: Int

        /// Whether one connection was opened before another.
        public static func < (lhs: Self, rhs: Self) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// How a payload goes over the wire.
    public enum Form: Hashable, Sendable {
        /// As a text message.
        case text
        /// As a binary message.
        case binary
        /// As a binary message that is a complete zlib stream.
        case zlib
        /// As a binary message that continues the connection's zlib stream.
        case zlibStream
        #if Zstd
        /// As a binary message that continues the connection's zstd frame.
        case zstdStream
        #endif
    }

    /// An action that the caller must perform.
    @nonexhaustive
    public enum Action: Hashable, Sendable {
        /// Send a payload in a form.
        case send(ConnectionID, [UInt8], as: Form)
        /// Close the connection with a Close frame; without a code if it is `nil`.
        case close(ConnectionID, code: UInt16?, reason: String)
        /// Close the socket without a Close frame.
        case drop(ConnectionID)
    }

    /// The answer to an upgrade request.
    public enum Upgrade: Hashable, Sendable {
        /// Complete the upgrade, then perform the actions.
        case accept(ConnectionID, [Action])
        /// Answer with an HTTP status instead; `Retry-After` is in seconds.
        case reject(status: Int, retryAfter: Int?)
    }

    /// The rules it plays by.
    public var configuration: Configuration
    /// The bot, and the guilds that it is in.
    public let world: SimulatedWorld
    /// The counters so far.
    public internal(set) var statistics = Statistics()

    var connections: [ConnectionID: Connection] = [:]
    var sessions: [Session] = []
    var receptions: [Reception] = []
    var identifySlots: [Int: GatewayInstant] = [:]
    var budget = IdentifyBudget()
    var memberRequests: [Snowflake: GatewayInstant] = [:]
    var isTokenReset = false
    var random: SeededRandom
    private var lastConnection = 0

    /// Creates a gateway.
    ///
    /// - Parameters:
    ///   - configuration: The rules it plays by.
    ///   - world: The bot, and the guilds that it is in.
    ///   - seed: What its random choices, such as session ids, come from.
    public init(
        configuration: Configuration = Configuration(),
        world: SimulatedWorld = .small,
        seed: UInt64 = 1
    ) {
        self.configuration = configuration
        self.world = world
        random = SeededRandom(seed: seed)
    }

    // MARK: - Inputs

    /// A client asks for the upgrade to a WebSocket.
    ///
    /// - Parameters:
    ///   - target: The URL, or its path and query.
    ///   - now: The current time.
    /// - Returns: Whether to accept it, and what to do then.
    public mutating func connect(to target: String, at now: GatewayInstant) -> Upgrade {
        let reception = receptions.isEmpty ? configuration.reception : receptions.removeFirst()
        if case .reject(let status, let retryAfter) = reception {
            return .reject(status: status, retryAfter: retryAfter)
        }
        let query = ConnectionQuery(target)
        guard query.isEncodingSupported, let compression = query.compression else {
            return .reject(status: 400, retryAfter: nil)
        }
        lastConnection += 1
        let id = ConnectionID(rawValue: lastConnection)
        connections[id] = Connection(compression: compression, openedAt: now)
        statistics.connections += 1
        var actions: [Action] = []
        if configuration.versions.contains(query.version) {
            receive(reception, on: id, into: &actions, at: now)
        } else {
            close(id, .invalidVersion, into: &actions, at: now)
        }
        return .accept(id, actions)
    }

    /// A client sent a message.
    ///
    /// - Parameters:
    ///   - payload: The message's payload.
    ///   - isText: Whether it came as a text message.
    ///   - id: The connection. One that has ended is ignored.
    ///   - now: The current time.
    /// - Returns: The actions to perform.
    public mutating func receive(
        _ payload: [UInt8],
        isText: Bool = true,
        from id: ConnectionID,
        at now: GatewayInstant
    ) -> [Action] {
        guard connections[id] != nil else { return [] }
        var actions: [Action] = []
        handle(payload, isText: isText, from: id, into: &actions, at: now)
        return actions
    }

    /// A client's connection has ended.
    ///
    /// Codes 1000 and 1001 end the session as well; anything else keeps it for a while.
    ///
    /// - Parameters:
    ///   - id: The connection. One that has ended is ignored.
    ///   - code: The close code that the client sent, or `nil` if it sent none.
    ///   - now: The current time.
    public mutating func disconnected(_ id: ConnectionID, code: UInt16?, at now: GatewayInstant) {
        let keepsSession = code != 1000 && code != 1001
        forget(id, keepingSession: keepsSession, at: now)
    }

    /// Lets time pass.
    ///
    /// Calling it early, or twice, is harmless.
    ///
    /// - Parameter now: The current time.
    /// - Returns: The actions to perform.
    public mutating func advance(to now: GatewayInstant) -> [Action] {
        var actions: [Action] = []
        for (id, connection) in connections.sorted(by: { $0.key < $1.key }) {
            if let due = connection.closesAt, due <= now {
                close(id, code: 1001, reason: "Discord WebSocket requesting client reconnect.", into: &actions, at: now)
            } else if let due = beatDue(connection), due <= now {
                close(id, .sessionTimedOut, into: &actions, at: now)
            }
        }
        sessions.removeAll { $0.connection == nil && $0.expires <= now }
        return actions
    }

    /// When ``advance(to:)`` must next be called, or `nil` if nothing is pending.
    public var deadline: GatewayInstant? {
        var earliest: GatewayInstant?
        func consider(_ instant: GatewayInstant?) {
            guard let instant else { return }
            earliest = min(earliest ?? instant, instant)
        }
        for connection in connections.values {
            consider(connection.closesAt)
            consider(beatDue(connection))
        }
        for session in sessions where session.connection == nil { consider(session.expires) }
        return earliest
    }

    private func beatDue(_ connection: Connection) -> GatewayInstant? {
        guard configuration.closesWithoutHeartbeats else { return nil }
        return connection.lastBeat + configuration.heartbeatInterval * 2 + configuration.heartbeatInterval / 4
    }

    // MARK: - Reads

    /// The open connections, oldest first.
    public var openConnections: [ConnectionID] { connections.keys.sorted() }

    /// The connections that have identified or resumed, oldest first.
    public var readyConnections: [ConnectionID] { connections.filter { $0.value.session != nil }.keys.sorted() }

    /// The ready connections that have not been silenced, oldest first.
    package var hearingConnections: [ConnectionID] {
        connections.filter { $0.value.session != nil && !$0.value.isSilent }.keys.sorted()
    }

    /// The id of the session that a connection has identified or resumed as, or `nil` before that.
    package func session(of connection: ConnectionID) -> String? { connections[connection]?.session }

    /// Whether a connection stands.
    package func isOpen(_ connection: ConnectionID) -> Bool { connections[connection] != nil }

    /// Forgets how new connections were to be greeted.
    package mutating func forgetReceptions() { receptions = [] }

    /// The ids of the sessions that are alive, attached or waiting to be resumed.
    public var sessionIDs: [String] { sessions.map(\.id) }

    /// The sequence number of the last event of a session, or `nil` if there is no such session.
    public func lastSequence(of id: String) -> Int? {
        sessions.first { $0.id == id }?.sequence
    }
}
