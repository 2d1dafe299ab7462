/// Decides whether a session is still worth resuming, and where.
///
/// It counts the failures since the session was last live, and their duration. The evidence of a failure is its
/// ``DisconnectCause``, and how far the connection had come.
///
/// Source: Discord's documentation, "Gateway", Resuming: a session can be resumed for "a few minutes".
struct ResumeLadder: Hashable, Sendable {
    /// How far a connection with a session to resume had come.
    enum Progress {
        /// Before HELLO.
        case opening
        /// RESUME was sent.
        case resuming
        /// The session was live.
        case live

        /// The progress of a connection in a state, or `nil` if it is not there to resume a session.
        init?(_ state: GatewayState) {
            switch state {
            case .idle, .backingOff, .closing, .closed, .awaitingPermit, .permitted, .identifying: return nil
            case .connecting, .awaitingHello: self = .opening
            case .resuming: self = .resuming
            case .ready: self = .live
            }
        }
    }

    private let limits: GatewayLimits
    private var resumeURLFailures = 0
    private var resumeFailures = 0
    /// Since when the session has been without a live connection, or `nil` while it has one.
    private var downSince: GatewayInstant?
    /// Where the sequence stood at the last payload that was not understood.
    private var faultSequence: Int64?

    init(limits: GatewayLimits) {
        self.limits = limits
    }

    /// Whether the resume URL is worth another attempt.
    var trustsResumeURL: Bool { resumeURLFailures < limits.resumeURLAttempts }

    /// Begins with a session from elsewhere, or with one that was kept over a stop.
    mutating func begin(at now: GatewayInstant) {
        self = ResumeLadder(limits: limits)
        downSince = now
    }

    /// READY came: the session is new.
    mutating func began() {
        self = ResumeLadder(limits: limits)
    }

    /// RESUMED came.
    mutating func resumed() {
        resumeURLFailures = 0
        resumeFailures = 0
        downSince = nil
    }

    /// An event was replayed that had not come before: the next resume begins after it.
    mutating func replayed(at now: GatewayInstant) {
        resumeFailures = 0
        downSince = now
    }

    /// Learns from the end of a connection.
    ///
    /// - Parameters:
    ///   - cause: Why it ended.
    ///   - progress: How far it had come.
    ///   - usedResumeURL: Whether it was one to the resume URL.
    ///   - sequence: Where the session's sequence stands.
    ///   - now: The time.
    /// - Returns: Why the session must be given up, or `nil` if it is to be kept.
    mutating func record(
        _ cause: DisconnectCause,
        _ progress: Progress,
        usedResumeURL: Bool,
        sequence: Int64?,
        at now: GatewayInstant
    ) -> SessionLoss? {
        downSince = downSince ?? now
        if let code = cause.closeCode, code.disposition == .identify { return .closed(code) }
        if case .invalidSession(isResumable: false) = cause { return .invalidated }
        if progress != .opening, cause.isUnintelligible, let sequence {
            if faultSequence == sequence { return .unintelligible }
            faultSequence = sequence
        }
        if progress != .live, usedResumeURL {
            let isDecisive = progress == .opening && cause.weight == .decisive
            resumeURLFailures = isDecisive ? limits.resumeURLAttempts : resumeURLFailures + 1
        }
        if progress == .resuming {
            resumeFailures += 1
            if resumeFailures >= limits.resumeAttempts { return .resumesFailed(resumeFailures) }
        }
        return nil
    }

    /// Determines whether the session is too old for an attempt at a time.
    func expired(at attempt: GatewayInstant) -> SessionLoss? {
        guard let downSince, attempt - downSince >= limits.sessionLifetime else { return nil }
        return .expired(after: attempt - downSince)
    }
}

extension DisconnectCause {
    /// Whether what the gateway sent would come again after a resume, and fail again.
    fileprivate var isUnintelligible: Bool {
        switch self {
        case .fault: true
        case .connectionLost(let failure): failure.kind == .violation
        default: false
        }
    }
}
