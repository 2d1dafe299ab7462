public import GatewayProtocol
import GatewayTransport
import Synchronization

/// A simulated gateway in memory, on the time of a ``ManualClock``.
///
/// It is the peer of the transports that are created with it:
///
/// ```swift
/// let clock = ManualClock()
/// let gateway = InMemoryGateway(clock: clock)
/// let transport = InMemoryTransport(clock: clock, gateway: gateway)
/// // … start the code under test on `transport` …
/// try await clock.settle()
/// gateway.inject(.reconnect())
/// ```
///
/// ``received(_:)`` gives the payloads of the clients, typed.
public final class InMemoryGateway: Sendable {
    private typealias ConnectionID = SimulatedGateway.ConnectionID

    private struct Line {
        let connection: InMemoryConnection
        let encoder = PayloadEncoder()
    }

    private struct State {
        var gateway: SimulatedGateway
        var lines: [ConnectionID: Line] = [:]
        var ids: [ObjectIdentifier: ConnectionID] = [:]
        var timer: UInt64?
        var received: RecentElements<Received<ReceivedPayload>>
    }

    private let clock: ManualClock
    private let state: Mutex<State>

    /// Creates a gateway.
    ///
    /// - Parameters:
    ///   - clock: The clock on which its clients run.
    ///   - configuration: The rules it plays by.
    ///   - world: The bot, and the guilds that it is in.
    ///   - seed: What its random choices come from.
    ///   - receivedLimit: How many payloads of its clients it keeps for ``received(_:)``; then it drops the oldest.
    public init(
        clock: ManualClock,
        configuration: SimulatedGateway.Configuration = SimulatedGateway.Configuration(),
        world: SimulatedWorld = .small,
        seed: UInt64 = 1,
        receivedLimit: Int = 10_000
    ) {
        self.clock = clock
        let gateway = SimulatedGateway(configuration: configuration, world: world, seed: seed)
        state = Mutex(State(gateway: gateway, received: RecentElements(limit: receivedLimit)))
    }

    /// The gateway as it is now.
    public var snapshot: SimulatedGateway { state.withLock(\.gateway) }

    /// The payloads that clients sent, in the order in which they arrived, over all connections.
    ///
    /// The gateway keeps the newest 10,000, or as many as it was created with.
    public var received: [Received<ReceivedPayload>] { state.withLock(\.received.all) }

    /// Returns the payloads of one kind that clients sent, in the order in which they arrived, over all connections.
    ///
    /// ```swift
    /// #expect(gateway.received(.presenceUpdate).map(\.payload.status) == [.idle, .online])
    /// ```
    ///
    /// - Parameter kind: The kind.
    /// - Returns: The payloads, of those that ``received`` has.
    public func received<Payload>(_ kind: ReceivedKind<Payload>) -> [Received<Payload>] {
        received.compactMap { $0.map(kind.read) }
    }

    /// Sends an event to every session that wants it.
    ///
    /// - Parameter event: The event.
    public func dispatch(_ event: SimulatedEvent) {
        change { gateway, now in gateway.dispatch(event, at: now) }
    }

    /// Lets something go wrong with all connections that are open.
    ///
    /// - Parameter fault: The fault.
    public func inject(_ fault: SimulatedGateway.Fault) {
        change { gateway, now in gateway.inject(fault, at: now) }
    }

    /// Sets how the next new connection is greeted that has no such order yet.
    ///
    /// - Parameter reception: The greeting.
    public func prepare(_ reception: SimulatedGateway.Reception) {
        change { gateway, _ in
            gateway.prepare(reception)
            return []
        }
    }

    /// Feeds the gateway an input and performs the actions that it returns.
    ///
    /// - Parameter body: Given the gateway and the current time, returns what is to be done.
    public func change(_ body: (inout SimulatedGateway, GatewayInstant) -> [SimulatedGateway.Action]) {
        state.withLock { state in
            perform(body(&state.gateway, now), &state)
            rearm(&state)
        }
    }

    private var now: GatewayInstant { GatewayInstant(clock.now.sinceStart) }

    fileprivate func handle(_ input: InMemoryTransport.Input, on connection: InMemoryConnection) {
        state.withLock { state in
            let id = state.ids[ObjectIdentifier(connection)]
            switch (input, id) {
            case (.dialled, _):
                welcome(connection, &state)
            case (.message(let message), let id?):
                let payload = Array(message.payload)
                state.received.append(Received(payload: ReceivedPayload(payload), time: clock.now, connection: id))
                let isText = message.kind == .text
                perform(state.gateway.receive(payload, isText: isText, from: id, at: now), &state)
            case (.closed(let closing), let id?):
                state.gateway.disconnected(id, code: closing?.code, at: now)
                forget(id, &state)
            case (.message, nil), (.closed, nil):
                break
            }
            rearm(&state)
        }
    }

    private func welcome(_ connection: InMemoryConnection, _ state: inout State) {
        switch state.gateway.connect(to: connection.url, at: now) {
        case .reject(let status, let retryAfter):
            let wait = retryAfter.map { Duration.seconds($0) }
            let message = "the gateway answered \(status)"
            connection.refuse(
                TransportError(.upgradeRejected, message, stage: .upgrade, httpStatus: status, retryAfter: wait)
            )
        case .accept(let id, let actions):
            state.lines[id] = Line(connection: connection)
            state.ids[ObjectIdentifier(connection)] = id
            connection.accept()
            perform(actions, &state)
        }
    }

    private func perform(_ actions: [SimulatedGateway.Action], _ state: inout State) {
        for action in actions {
            switch action {
            case .send(let id, let payload, let form):
                guard let line = state.lines[id] else { continue }
                let (bytes, isText) = line.encoder.encode(payload, as: form)
                line.connection.deliver(WebSocketMessage(isText ? .text : .binary, bytes))
            case .close(let id, let code, let reason):
                state.lines[id]?.connection.close(code: code, reason: reason)
                forget(id, &state)
            case .drop(let id):
                state.lines[id]?.connection.drop()
                forget(id, &state)
            }
        }
    }

    private func forget(_ id: ConnectionID, _ state: inout State) {
        guard let line = state.lines.removeValue(forKey: id) else { return }
        state.ids[ObjectIdentifier(line.connection)] = nil
    }

    private func rearm(_ state: inout State) {
        if let timer = state.timer { clock.timeline.cancel(timer) }
        state.timer = state.gateway.deadline.map { deadline in
            clock.timeline.schedule(at: deadline.sinceOrigin) { self.change { $0.advance(to: $1) } }
        }
    }
}

extension InMemoryTransport {
    /// Creates a transport to a simulated gateway, whatever the host of the URL is.
    ///
    /// - Parameters:
    ///   - clock: The clock on which the client runs.
    ///   - gateway: The gateway, which must be on the same clock.
    ///   - latency: How long what the gateway does takes to reach the client.
    ///   - answersClose: Whether the gateway answers a Close frame.
    public convenience init(
        clock: ManualClock,
        gateway: InMemoryGateway,
        latency: Duration = .zero,
        answersClose: Bool = true
    ) {
        self.init(clock: clock, latency: latency, answersClose: answersClose) { connection, input in
            gateway.handle(input, on: connection)
        }
    }
}
