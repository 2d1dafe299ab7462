internal import GatewayModels

/// The bot's presence: what it should be, and what the gateway is known to have.
///
/// The gateway keeps a presence over a resume, and loses it with the session. A
/// presence that was sent shortly before a connection broke may not have arrived;
/// that it has is known when a heartbeat that was sent after it is acknowledged.
struct PresenceState: Sendable {
    /// What it should be, or `nil` if nobody has set one.
    private(set) var wanted: Presence?
    /// Whether it waits to be sent.
    private(set) var isUnsent = false
    /// What the gateway has, or `nil` if that is not known.
    private var known: Presence?
    /// What was sent and has perhaps not arrived.
    private var inFlight: (presence: Presence, sent: GatewayInstant)?

    init(_ initial: Presence?) {
        wanted = initial
    }

    /// Sets what it should be; it waits to be sent, and replaces what waited.
    mutating func set(_ presence: Presence) {
        wanted = presence
        isUnsent = true
    }

    /// Returns what IDENTIFY tells.
    mutating func identify() -> Presence? {
        isUnsent = false
        known = nil
        inFlight = nil
        return wanted
    }

    /// READY has come: the gateway has what IDENTIFY told, unless it was changed since.
    mutating func sessionBegan() {
        if !isUnsent { known = wanted }
    }

    /// RESUMED has come: only what differs must be sent.
    mutating func sessionResumed() {
        inFlight = nil
        isUnsent = wanted != nil && wanted != known
    }

    /// Returns what is to be sent, if anything is.
    mutating func send(at now: GatewayInstant) -> Presence? {
        guard isUnsent, let wanted else { return nil }
        isUnsent = false
        // Until it is confirmed, either may be what the gateway has.
        known = nil
        inFlight = (wanted, now)
        return wanted
    }

    /// The gateway has received what was sent before a time.
    mutating func confirm(sentBefore time: GatewayInstant) {
        guard let inFlight, inFlight.sent < time else { return }
        known = inFlight.presence
        self.inFlight = nil
    }
}
