public import GatewayTransport
import Synchronization

/// A transport without a network, on the time of a ``ManualClock``.
///
/// Its peer is a closure that reacts to what the client does, a simulated gateway
/// (``init(clock:gateway:latency:answersClose:)``), or the test itself through ``connections``.
public final class InMemoryTransport: Transport {
    /// An action of a client on a connection, as its peer sees it.
    @nonexhaustive
    public enum Input: Sendable {
        /// The client dialled, and the transport lets it through. To be accepted or refused.
        case dialled
        /// The client sent a message.
        case message(WebSocketMessage)
        /// The client sent a Close frame, or with `nil` dropped the connection. The transport answers a Close frame itself.
        case closed(InMemoryConnection.Closing?)
    }

    /// The outcome of a dial.
    @nonexhaustive
    public enum DialOutcome: Sendable {
        /// It reaches the peer after a time.
        case connect(after: Duration = .zero)
        /// It fails after a time.
        case fail(TransportError, after: Duration = .zero)
        /// It is never answered, until the transport's connect deadline ends it.
        case blackHole
    }

    /// The peer: it is called on the client's thread, and may answer from there.
    public typealias Peer = @Sendable (InMemoryConnection, Input) -> Void

    /// The clock on which waits and delays happen.
    public let clock: ManualClock

    private struct State {
        var connections: [InMemoryConnection] = []
        var nextOutcomes: [DialOutcome] = []
        var outcomesByHost: [String: DialOutcome] = [:]
    }

    private let line: InMemoryConnection.Line
    private let connectTimeout: Duration
    private let state = Mutex(State())

    /// Creates a transport to a peer.
    ///
    /// - Parameters:
    ///   - clock: The clock on which the client runs.
    ///   - latency: How long what the peer does takes to reach the client.
    ///   - answersClose: Whether the peer answers a Close frame. If not, `closeTimeout` ends the connection.
    ///   - connectTimeout: How long a dial may take before it ends with
    ///     ``/GatewayTransport/TransportError/Code/timedOut``.
    ///   - closeTimeout: How long a closing handshake may take before it ends with
    ///     ``/GatewayTransport/TransportError/Code/timedOut``.
    ///   - peer: The peer. The default accepts every connection and says nothing.
    public init(
        clock: ManualClock,
        latency: Duration = .zero,
        answersClose: Bool = true,
        connectTimeout: Duration = .seconds(30),
        closeTimeout: Duration = .seconds(5),
        peer: @escaping Peer = { connection, input in if case .dialled = input { connection.accept() } }
    ) {
        self.clock = clock
        self.connectTimeout = connectTimeout
        line = InMemoryConnection.Line(
            timeline: clock.timeline,
            latency: latency,
            answersClose: answersClose,
            closeTimeout: closeTimeout,
            peer: peer
        )
    }

    /// The clock's executor.
    public var executor: any SerialExecutor { clock.executor }

    /// All connections that were ever dialled, in order.
    public var connections: [InMemoryConnection] { state.withLock(\.connections) }

    /// The URLs that were dialled, in order.
    public var dials: [String] { connections.map(\.url) }

    /// Sets what happens to the next dial that has no such order yet.
    ///
    /// It goes before ``answerDials(to:with:)``.
    ///
    /// - Parameter outcome: The outcome.
    public func answerNextDial(with outcome: DialOutcome) {
        state.withLock { $0.nextOutcomes.append(outcome) }
    }

    /// Sets what happens to every dial to a host from now on.
    ///
    /// - Parameters:
    ///   - host: The URL's authority, such as `gateway.example` or `127.0.0.1:8080`.
    ///   - outcome: What happens.
    public func answerDials(to host: String, with outcome: DialOutcome) {
        state.withLock { $0.outcomesByHost[host] = outcome }
    }

    /// Dials a URL.
    public func open(_ url: String) -> any TransportConnection {
        let connection = InMemoryConnection(url: url, on: line)
        let host = Self.host(of: url)
        let outcome: DialOutcome = state.withLock { state in
            state.connections.append(connection)
            guard let host else { return .fail(TransportError(.invalidURL, "not a ws:// or wss:// URL")) }
            if !state.nextOutcomes.isEmpty { return state.nextOutcomes.removeFirst() }
            return state.outcomesByHost[host] ?? .connect()
        }
        switch outcome {
        case .connect(let delay):
            after(delay) { [line] in
                connection.state.withLock { $0.openingDuration = delay + line.latency }
                if !connection.isAborted { line.peer(connection, .dialled) }
            }
        case .fail(let error, let delay):
            after(delay) { connection.refuse(error) }
        case .blackHole:
            after(connectTimeout) {
                connection.refuse(TransportError(.timedOut, "the peer does not answer", stage: .tcp))
            }
        }
        return ClientEnd(of: connection)
    }

    /// Creates a timer on the time of the clock.
    ///
    /// - Returns: A timer whose waits count as waiters of the clock.
    public func makeTimer() -> any TransportTimer { InMemoryTimer(on: clock.timeline) }

    private func after(_ delay: Duration, _ action: @escaping @Sendable () -> Void) {
        guard delay > .zero else { return action() }
        _ = clock.timeline.schedule(after: delay, action)
    }

    private static func host(of url: String) -> String? {
        guard let separator = url.firstRange(of: "://") else { return nil }
        let scheme = url[..<separator.lowerBound].lowercased()
        guard scheme == "ws" || scheme == "wss" else { return nil }
        let rest = url[separator.upperBound...]
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        return host.isEmpty ? nil : String(host)
    }
}

/// The client's hold on a connection: letting go of it aborts the connection, unless it is closing.
private final class ClientEnd: TransportConnection {
    private let connection: InMemoryConnection

    init(of connection: InMemoryConnection) {
        self.connection = connection
    }

    deinit {
        if connection.closing == nil { connection.abort() }
    }

    var traffic: Traffic { connection.traffic }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        await connection.next(within: timeout, receiving: receiving)
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        try connection.send(message)
    }

    func close(code: UInt16, reason: String) {
        connection.close(clientCode: code, reason: reason)
    }

    func abort() {
        connection.abort()
    }

    func wake() {
        connection.wake()
    }
}
