/// The session of a conversation: its position, what the application has handled of it, and whether it is worth resuming.
struct SessionKeeper: Sendable {
    /// The session that would be resumed, or `nil` if the next one will be new.
    private(set) var session: Session?
    /// The number of sessions so far, an imported one included.
    private(set) var number: Int
    /// Since when the session has been live on the current connection, or `nil` if it is not.
    private(set) var liveSince: GatewayInstant?
    /// Whether the gateway ended a session with 4003, and no session has begun since.
    private(set) var wasDeauthenticated = false
    /// The number of events that were replayed on the current connection.
    private(set) var replayed = 0

    private let sequenceJump: Int64
    private var ladder: ResumeLadder
    /// The sequence of the last event that the application has handled.
    private var acknowledged: Int64?
    /// The sequence of the last event that was delivered.
    private var delivered: Int64?
    /// The sequence that RESUME named: the events of a replay up to it were received before.
    private var resumedFrom: Int64?

    /// Creates a keeper.
    ///
    /// - Parameters:
    ///   - session: A session from another process, which may have been edited.
    ///   - trust: The hosts to which the token may go.
    ///   - limits: The limits of the conversation.
    init(_ session: Session?, trust: ResumeHostTrust, limits: GatewayLimits) {
        self.session = session
        if let url = session?.resumeURL, !trust.allows(stored: url) { self.session?.resumeURL = nil }
        number = session == nil ? 0 : 1
        acknowledged = session?.sequence
        sequenceJump = max(1, limits.sequenceJump)
        ladder = ResumeLadder(limits: limits)
    }

    /// How the next connection, or the current one, gets a live session.
    var rung: Recovery.Rung {
        guard let session else { return .identify }
        return session.resumeURL != nil && ladder.trustsResumeURL ? .resumeURL : .mainURL
    }

    /// The session with the sequence up to which everything is handled, or `nil` if not even its READY is.
    var acknowledgedSession: Session? {
        guard var session, let handled else { return nil }
        session.sequence = handled
        return session
    }

    /// Events that were not delivered need not be handled.
    private var handled: Int64? {
        guard let delivered else { return acknowledged ?? session?.sequence }
        guard let acknowledged, acknowledged >= delivered else { return acknowledged }
        return session?.sequence
    }

    // MARK: - Events

    /// The outcome of an event's admission.
    enum Admission {
        /// It moves the position.
        case advanced
        /// It is delivered and does not move the position: its number is missing, not new, or too far ahead.
        case unordered
        /// A replay repeats it: it was received before.
        case repeated
    }

    /// Admits an event of a live session.
    @inline(__always)
    mutating func admit(_ sequence: Int64?) -> Admission {
        guard let sequence else { return .unordered }
        guard let current = session?.sequence else {
            guard session != nil, sequence >= 0, sequence <= sequenceJump else { return .unordered }
            session?.sequence = sequence
            return .advanced
        }
        guard sequence > current, sequence - current <= sequenceJump else { return .unordered }
        session?.sequence = sequence
        return .advanced
    }

    /// Admits an event between RESUME and RESUMED.
    mutating func admitReplayed(_ sequence: Int64?, at now: GatewayInstant) -> Admission {
        if let sequence, let resumedFrom, sequence <= resumedFrom { return .repeated }
        replayed += 1
        let admission = admit(sequence)
        if admission == .advanced { ladder.replayed(at: now) }
        return admission
    }

    /// An event that moved the position was delivered.
    @inline(__always)
    mutating func recordDelivery(_ sequence: Int64?) {
        delivered = sequence ?? delivered
    }

    /// The application has handled an event, and all before it.
    ///
    /// Events of earlier sessions are ignored.
    mutating func acknowledge(_ position: GatewayEvent.Position) {
        guard position.session == number, let received = session?.sequence else { return }
        // What was not received cannot have been handled.
        let sequence = min(position.sequence, received)
        acknowledged = max(acknowledged ?? sequence, sequence)
    }

    // MARK: - The course of a session

    /// The conversation starts, perhaps with a session from before.
    mutating func start(at now: GatewayInstant) {
        ladder.begin(at: now)
    }

    /// RESUME is being sent.
    mutating func beginResuming() {
        resumedFrom = session?.sequence
        replayed = 0
    }

    /// READY has arrived.
    mutating func begin(_ session: Session, at now: GatewayInstant) {
        self.session = session
        number += 1
        acknowledged = nil
        delivered = nil
        liveSince = now
        wasDeauthenticated = false
        ladder.began()
    }

    /// RESUMED has arrived.
    mutating func resumed(at now: GatewayInstant) {
        liveSince = now
        ladder.resumed()
    }

    /// The session is live no longer.
    ///
    /// - Returns: For how long it was live, or `nil` if it was not.
    mutating func endLive(at now: GatewayInstant) -> Duration? {
        defer { liveSince = nil }
        return liveSince.map { now - $0 }
    }

    /// Gives the session up.
    mutating func drop() {
        session = nil
    }

    /// Learns from the end of a connection.
    ///
    /// - Parameters:
    ///   - cause: Why it ended.
    ///   - progress: How far it had come, or `nil` if it was not to resume the session.
    ///   - now: The time.
    /// - Returns: Why the session was given up, or `nil` if it is kept or there was none.
    mutating func connectionEnded(
        _ cause: DisconnectCause,
        _ progress: ResumeLadder.Progress?,
        at now: GatewayInstant
    ) -> SessionLoss? {
        guard let session, let progress else { return nil }
        if case .closedByGateway(.notAuthenticated, _) = cause { wasDeauthenticated = true }
        let loss = ladder.record(
            cause,
            progress,
            usedResumeURL: rung == .resumeURL,
            sequence: session.sequence,
            at: now
        )
        if loss != nil { drop() }
        return loss
    }

    /// Gives the session up if it is too old for an attempt at a time.
    mutating func expire(at attempt: GatewayInstant) -> SessionLoss? {
        guard session != nil, let expiry = ladder.expired(at: attempt) else { return nil }
        drop()
        return expiry
    }
}
