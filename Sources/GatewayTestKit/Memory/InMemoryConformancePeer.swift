import GatewayTransport
import Synchronization

/// A peer in memory, for the checks of ``TransportConformance``.
///
/// It talks to its own ``transport``, or to one that is built on it, in the virtual time of a ``ManualClock``:
/// a check that hangs is found at once. What is built on it has to run on the clock's executor.
/// One peer runs one check at a time.
public final class InMemoryConformancePeer: ConformancePeer {
    /// The transport whose other end this is.
    public let transport: InMemoryTransport
    private let switchboard = Switchboard()

    /// Creates a peer, its transport and their clock.
    ///
    /// - Parameter limits: The limits of the checks, of which the transport takes its close deadline.
    public init(limits: TransportConformance.Limits = TransportConformance.Limits()) {
        transport = InMemoryTransport(
            clock: ManualClock(),
            answersClose: false,
            closeTimeout: limits.closeDeadline
        ) { [switchboard] connection, input in
            switchboard.handle(input, on: connection)
        }
        let refusal = TransportError(.connectionRefused, "nobody listens", stage: .tcp)
        transport.answerDials(to: Self.unreachableHost, with: .fail(refusal))
    }

    private static let unreachableHost = "unreachable.example"

    /// The transport's manual clock.
    public var clock: any Clock<Duration> { transport.clock }

    /// A URL that is refused.
    public var unreachableURL: String { "ws://\(Self.unreachableHost)/" }

    /// Makes a URL, different each time.
    public func makeURL() -> String { switchboard.makeURL() }

    /// Waits until the transport dials a URL.
    ///
    /// - Parameter url: A URL that ``makeURL()`` made.
    /// - Returns: The peer's end of the connection.
    /// - Throws: `CancellationError` when the check is given up.
    public func nextDial(of url: String) async throws -> any ConformancePeerConnection {
        let line = try await transport.clock.poll { switchboard.takeDial(of: url) }
        return InMemoryConformanceConnection(line, clock: transport.clock)
    }

    /// Runs something, and moves time whenever it rests.
    ///
    /// - Parameters:
    ///   - limit: How much virtual time it may take.
    ///   - body: What to run.
    /// - Returns: Whether it ended in time. If it waits for something that cannot come, it returns at once.
    public func run(within limit: Duration, _ body: @escaping @Sendable () async -> Void) async -> Bool {
        do {
            try await transport.clock.run(within: limit) { await body() }
            return true
        } catch {
            return false
        }
    }
}

extension ManualClock {
    /// Looks for something until it is there, less and less often.
    func poll<Value>(_ look: () -> Value?) async throws -> Value {
        var pause = Duration.milliseconds(1)
        while true {
            if let value = look() { return value }
            try await sleep(for: pause)
            pause = min(pause * 2, .seconds(1))
        }
    }
}

/// The dials of a transport, and what its connections sent.
final class Switchboard: Sendable {
    /// One connection and what its peer has not taken yet.
    final class Line: Sendable {
        /// How much may wait for the peer before the transport reports that it does not read.
        private static let window = 1 << 20

        let connection: InMemoryConnection
        private let unread = Mutex<(arrivals: [ConformancePeerArrival], bytes: Int)>(([], 0))

        init(_ connection: InMemoryConnection) {
            self.connection = connection
        }

        func append(_ arrival: ConformancePeerArrival) {
            unread.withLock { unread in
                unread.arrivals.append(arrival)
                guard case .message(let message) = arrival else { return }
                unread.bytes += message.payload.count
                if unread.bytes >= Self.window { connection.stopReading() }
            }
        }

        /// Takes the next arrival; the end stays for ever.
        func take() -> ConformancePeerArrival? {
            unread.withLock { unread in
                guard let first = unread.arrivals.first, first != .end else { return unread.arrivals.first }
                unread.arrivals.removeFirst()
                guard case .message(let message) = first else { return first }
                unread.bytes -= message.payload.count
                if unread.bytes < Self.window { connection.resumeReading() }
                return first
            }
        }
    }

    private struct State {
        var urlCount = 0
        var lines: [ObjectIdentifier: Line] = [:]
        var dials: [Line] = []
    }

    private let state = Mutex(State())

    func makeURL() -> String {
        state.withLock { state in
            state.urlCount += 1
            return "ws://peer.example/\(state.urlCount)"
        }
    }

    func takeDial(of url: String) -> Line? {
        state.withLock { state in
            guard let index = state.dials.firstIndex(where: { $0.connection.url == url }) else { return nil }
            return state.dials.remove(at: index)
        }
    }

    func handle(_ input: InMemoryTransport.Input, on connection: InMemoryConnection) {
        let key = ObjectIdentifier(connection)
        switch input {
        case .dialled:
            let line = Line(connection)
            state.withLock { state in
                state.lines[key] = line
                state.dials.append(line)
            }
        case .message(let message):
            line(key)?.append(.message(message))
        case .closed(let closing?):
            line(key)?.append(.close(code: closing.code, reason: closing.reason))
        case .closed(nil):
            line(key)?.append(.end)
        }
    }

    private func line(_ key: ObjectIdentifier) -> Line? { state.withLock { $0.lines[key] } }
}
