import GatewayTransport

extension InMemoryConnection {
    /// What a connection needs to know of its transport.
    struct Line: Sendable {
        let timeline: Timeline
        let latency: Duration
        let answersClose: Bool
        let closeTimeout: Duration
        let peer: InMemoryTransport.Peer
    }

    struct Waiting {
        let wait: Wait<Arrival>
        let receiving: Bool
    }

    enum Phase {
        case connecting, open, closing, ended
    }

    enum CloseStep {
        case nothing, abort, handshake
    }

    /// What both sides did, and what the client has yet to take.
    struct State {
        typealias Waiting = InMemoryConnection.Waiting

        var phase = Phase.connecting
        var sent: [WebSocketMessage] = []
        var closing: Closing?
        var isAborted = false
        var isCongested = false
        var traffic = Traffic()
        var wait: Waiting?
        var isWoken = false
        var isCancellationReported = false
        private(set) var untakenBytes = 0

        private var opened: ConnectionInfo?
        private var inbox: MessageBatch = []
        private var disconnection: Disconnection?
        private var isEndTaken = false
        var openingDuration: Duration = .zero

        mutating func takeArrival(receiving: Bool) -> Arrival? {
            if isEndTaken, let disconnection { return .closed(disconnection) }
            if isWoken {
                isWoken = false
                return .woken
            }
            if let opened {
                self.opened = nil
                return .opened(opened)
            }
            if !inbox.isEmpty {
                // The end is behind the messages in the stream, so it is not seen while they are not read.
                guard receiving else { return nil }
                defer { dropInbox() }
                return .messages(inbox)
            }
            guard let disconnection else { return nil }
            isEndTaken = true
            return .closed(disconnection)
        }

        mutating func accept(peer: String?) {
            guard phase == .connecting else { return }
            phase = .open
            opened = ConnectionInfo(peer: peer, duration: openingDuration)
        }

        mutating func deliver(_ message: WebSocketMessage) {
            guard phase == .open || phase == .closing else { return }
            traffic.received += Self.frameSize(message.payload.count, isMasked: false)
            guard phase == .open else { return }
            untakenBytes += message.payload.count
            inbox.append(message)
        }

        mutating func end(_ disconnection: Disconnection) {
            guard phase != .ended else { return }
            phase = .ended
            self.disconnection = disconnection
        }

        mutating func send(_ message: WebSocketMessage) -> TransportError? {
            guard phase == .open else { return TransportError(.notOpen, "the connection is not open") }
            guard !isCongested else { return TransportError(.sendQueueFull, "the peer does not read") }
            traffic.sent += Self.frameSize(message.payload.count, isMasked: true)
            sent.append(message)
            return nil
        }

        mutating func beginClosing(_ closing: Closing) -> CloseStep {
            switch phase {
            case .connecting:
                return .abort
            case .open:
                phase = .closing
                self.closing = closing
                dropUntaken()
                return .handshake
            case .closing, .ended:
                return .nothing
            }
        }

        /// Ends the connection by the client's doing; returns whether there was one.
        mutating func abort() -> Bool {
            dropUntaken()
            guard phase != .ended else { return false }
            end(Disconnection(error: TransportError(.aborted, "this side dropped the connection")))
            isAborted = true
            return true
        }

        private mutating func dropUntaken() {
            opened = nil
            dropInbox()
        }

        private mutating func dropInbox() {
            inbox = []
            untakenBytes = 0
        }

        /// The size of a frame with its header (RFC 6455, section 5.2).
        private static func frameSize(_ payload: Int, isMasked: Bool) -> UInt64 {
            let length = payload < 126 ? 0 : payload <= 0xFFFF ? 2 : 8
            return UInt64(2 + length + (isMasked ? 4 : 0) + payload)
        }
    }
}
