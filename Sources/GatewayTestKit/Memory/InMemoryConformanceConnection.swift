import GatewayTransport

/// The peer's end of a connection of an ``InMemoryConformancePeer``.
struct InMemoryConformanceConnection: ConformancePeerConnection {
    /// How much of what was sent may wait to be taken, as if it were TCP.
    private static let window = 256 << 10

    private let line: Switchboard.Line
    private let clock: ManualClock
    private var connection: InMemoryConnection { line.connection }

    init(_ line: Switchboard.Line, clock: ManualClock) {
        self.line = line
        self.clock = clock
    }

    func accept() {
        connection.accept()
    }

    func refuse(status: Int, retryAfter: Int?) {
        let wait = retryAfter.map { Duration.seconds($0) }
        connection.refuse(
            TransportError(.upgradeRejected, "the peer answered \(status)", httpStatus: status, retryAfter: wait)
        )
        line.append(.end)
    }

    func send(_ message: WebSocketMessage, inFragments count: Int) async throws {
        try await clock.poll { connection.untakenBytes > Self.window ? nil : () }
        connection.deliver(message)
    }

    /// Ends the connection; a transport in memory answers the peer's Close frame by itself.
    func close(code: UInt16?, reason: String) {
        let isAnswer = connection.closing != nil
        connection.close(code: code, reason: reason)
        if !isAnswer { line.append(.close(code: code, reason: reason)) }
        line.append(.end)
    }

    func sendInvalidText() {
        connection.drop(TransportError(.protocolViolation, "the peer sent a text that is not UTF-8"))
        line.append(.end)
    }

    func drop() {
        connection.drop()
        line.append(.end)
    }

    func next() async throws -> ConformancePeerArrival {
        try await clock.poll { line.take() }
    }
}
