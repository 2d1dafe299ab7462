/// One connection as the reactor sees it.
final class CurlLink {
    enum Phase {
        /// Nothing has begun.
        case idle
        /// libcurl finds the address, connects and does TLS.
        case connecting
        /// The server has not answered the upgrade.
        case upgrading
        /// Messages go both ways.
        case open
        /// The peer broke a rule; its user may still answer what came before.
        case failing
        /// The closing handshake has begun.
        case closing
        /// The user knows the end; a last Close frame is on its way.
        case lingering
        /// The descriptor is freed.
        case ended
    }

    let identifier: Int
    let configuration: CurlTransport.Configuration
    let mailbox: CurlMailbox
    /// How far opening is, and how far it was when it ended.
    let progress: CurlProgress
    /// The stage for which libcurl's own deadline is set.
    var observedStage = TransportError.Stage.nameLookup

    var phase = Phase.idle
    var client: WebSocketClient
    var easy: CurlEasy?
    var socket: Int32 = -1
    /// Whether the user has let go of the connection.
    var isReleased = false
    /// Whether connecting was tried again after libcurl had pruned the connection.
    var isSecondTry = false

    let outgoing = SendQueue()
    var received: UInt64 = 0
    /// Whether nothing but the socket lies between libcurl and the peer's bytes.
    let isPlain: Bool
    var pieceSize = PieceSize()
    /// The room for a piece that is only a header.
    var headerPiece: [UInt8] = []
    /// Whether the peer has to be given time before the connection is freed, so that it reads our Close frame.
    var mustDrain = false

    /// How much the answers to pings have added to what waits to be sent.
    var pongDebt = 0

    /// What the mailbox last said.
    var demand = CurlMailbox.Demand(mayRead: true, hasAll: false, deadline: nil)
    /// Whether bytes may be left that no poll will tell of.
    var isReadable = false
    /// Whether bytes wait for the socket to take them.
    var isBlocked = false

    /// The number that libcurl had for an address in vain, before another one answered.
    var staleSystemError: Int32?
    /// Why nothing can be sent any more.
    var sendFailure: TransportError?
    /// Once nothing can be sent, up to which value of ``received`` the connection is read.
    var drainLimit: UInt64 = 0

    /// Whether the reactor has still to look what the connection waits for.
    var isTouched = false
    /// Where the connection is in the reactor's ``CurlPollSet``.
    var pollIndex: Int?

    /// When the current phase must be over, opening apart.
    var phaseLimit: ContinuousClock.Instant?
    /// By when ``SendQueue/sent`` must have reached a mark.
    var sendDeadline: (mark: UInt64, instant: ContinuousClock.Instant)?

    /// When to look whether the peer is silent.
    var hearingCheck: ContinuousClock.Instant?

    init(identifier: Int, opening: CurlOpening, route: CurlRoute, client: WebSocketClient) {
        self.identifier = identifier
        configuration = opening.configuration
        mailbox = opening.mailbox
        isPlain = !route.url.isSecure && route.proxy == nil
        progress = CurlProgress(
            route,
            start: opening.start,
            peerSilence: opening.configuration.deadlines.peerSilence
        )
        self.client = client
    }

    var url: WebSocketURL { progress.route.url }

    /// How far the connection is, as its errors tell it.
    var stage: TransportError.Stage {
        switch phase {
        case .idle, .connecting, .upgrading: progress.stage
        case .open, .failing: .open
        case .closing, .lingering, .ended: .closing
        }
    }

    /// When the current phase must be over.
    var phaseDeadline: ContinuousClock.Instant? {
        switch phase {
        case .connecting, .upgrading: progress.timeline.deadline(configuration.deadlines)
        case .idle, .open, .failing, .closing, .lingering, .ended: phaseLimit
        }
    }

    /// Whether the socket should be read.
    ///
    /// A peer that sends pings and does not take the answers is not read either.
    var wantsRead: Bool {
        switch phase {
        case .idle, .connecting, .failing, .ended: false
        case .upgrading, .closing: true
        case .open: demand.mayRead && (pongDebt < 64 << 10 || sendFailure != nil)
        case .lingering: mustDrain
        }
    }

    /// When something must be done though nothing happens.
    var deadline: ContinuousClock.Instant? {
        // Not a loop over an array, which would be allocated in each turn of the reactor.
        var earliest = phaseDeadline
        func consider(_ other: ContinuousClock.Instant?) {
            guard let other else { return }
            earliest = min(earliest ?? other, other)
        }
        consider(sendDeadline?.instant)
        consider(hearingCheck)
        consider(demand.deadline)
        return earliest
    }

    var traffic: Traffic { Traffic(received: received, sent: outgoing.sent) }

    /// Forgets the handle, which frees the descriptor.
    func disconnect() {
        easy = nil
        socket = -1
        isReadable = false
        isBlocked = false
        sendDeadline = nil
        hearingCheck = nil
    }

    /// Tells the user something, and learns what the user wants.
    func report(opened: ConnectionInfo? = nil, messages: MessageBatch = [], end: Disconnection? = nil) {
        demand = mailbox.report(
            CurlMailbox.Report(
                opened: opened,
                messages: messages,
                end: end,
                sendFailure: sendFailure,
                traffic: traffic,
                unsentBytes: outgoing.count
            )
        )
    }

    /// Notes how long what waits to be sent may still wait.
    ///
    /// Progress alone is not enough, or a peer that takes a byte a second could
    /// hold us up for ever: everything that waits now must be gone in time.
    func updateSendDeadline(at now: ContinuousClock.Instant) {
        guard outgoing.count > 0 else {
            sendDeadline = nil
            return
        }
        if let sendDeadline, outgoing.sent < sendDeadline.mark { return }
        sendDeadline = (outgoing.sent + UInt64(outgoing.count), now + configuration.deadlines.sending)
    }
}
