import GatewayTransport

extension InMemoryConnection {
    /// The settings that a connection takes from its transport.
    struct Line: Sendable {
        let timeline: Timeline
        let latency: Duration
        let answersClose: Bool
        let closeTimeout: Duration
        let peer: InMemoryTransport.Peer
    }

    /// The actions of both sides, and those that the client has yet to take.
    struct State {
        var arrivals = ArrivalQueue<Wait<Arrival>>()
        var sent: [WebSocketMessage] = []
        private(set) var closing: Closing?
        private(set) var isAborted = false
        /// Why the client's sends fail.
        var sendFailure: TransportError?
        /// The actions of the peer that have not reached the client yet, in order.
        private var inFlight: [(due: Duration, change: @Sendable (inout State) -> Void)] = []
        private(set) var traffic = Traffic()
        var openingDuration: Duration = .zero

        mutating func launch(due: Duration, _ change: @escaping @Sendable (inout State) -> Void) {
            inFlight.append((due, change))
        }

        /// Lets what is due reach the client.
        mutating func land(at now: Duration) {
            while let first = inFlight.first, first.due <= now {
                inFlight.removeFirst()
                first.change(&self)
            }
        }

        mutating func accept(peer: String?) {
            arrivals.open(ConnectionInfo(peer: peer, duration: openingDuration))
        }

        mutating func deliver(_ message: WebSocketMessage) {
            guard arrivals.stage == .open || arrivals.stage == .closing else { return }
            traffic.received += Self.frameSize(message.payload.count, isMasked: false)
            arrivals.deliver([message])
        }

        mutating func send(_ message: WebSocketMessage) -> TransportError? {
            guard arrivals.stage == .open else { return TransportError(.notOpen, "the connection is not open") }
            if let sendFailure { return sendFailure }
            traffic.sent += Self.frameSize(message.payload.count, isMasked: true)
            sent.append(message)
            return nil
        }

        mutating func close(_ closing: Closing) -> ArrivalQueue<Wait<Arrival>>.CloseResult {
            let result = arrivals.close()
            switch result {
            case .handshake: self.closing = closing
            case .aborted: isAborted = true
            case .nothing: break
            }
            return result
        }

        /// Ends the connection at the client's request; returns whether there was one.
        mutating func abort() -> Bool {
            guard arrivals.abort() else { return false }
            isAborted = true
            return true
        }

        /// The size of a frame with its header (RFC 6455, section 5.2).
        private static func frameSize(_ payload: Int, isMasked: Bool) -> UInt64 {
            let length = payload < 126 ? 0 : payload <= 0xFFFF ? 2 : 8
            return UInt64(2 + length + (isMasked ? 4 : 0) + payload)
        }
    }
}
