/// The payloads that one connection may send: 120 in 60 s, heartbeats and all.
///
/// Commands leave room for the heartbeats of a window and for those that the
/// gateway may ask for; heartbeats leave room for the IDENTIFY or RESUME that is
/// still to come. So neither ever waits behind the other.
///
/// Source: Discord's documentation, "Gateway", Rate Limiting.
struct SendBudget: Hashable, Sendable {
    private let limits: GatewayLimits
    private var payloads: SlidingWindow
    private var presences: SlidingWindow
    /// How many payloads commands leave to heartbeats.
    private var heartbeatReserve: Int
    /// Whether IDENTIFY or RESUME has been sent.
    private var isOpened = false

    /// Creates the budget of a connection that has just opened.
    init(limits: GatewayLimits) {
        self.limits = limits
        payloads = SlidingWindow(limit: limits.payloadsPerWindow, per: limits.payloadWindow + limits.sendMargin)
        presences = SlidingWindow(
            limit: limits.presenceUpdatesPerWindow,
            per: limits.presenceWindow + limits.sendMargin
        )
        heartbeatReserve = payloads.limit - 1
    }

    /// HELLO has named the interval, from which follows how many heartbeats a window holds.
    mutating func setHeartbeatInterval(_ interval: Duration) {
        let span = payloads.span
        // Not rounded(.up): it needs the C math library, which a program without Foundation does not link.
        let beats = interval > .zero ? Int(min(span / interval, Double(payloads.limit))) : payloads.limit
        let wholeBeats = interval * beats < span ? beats + 1 : beats
        heartbeatReserve = min(wholeBeats + max(0, limits.requestedHeartbeatReserve), payloads.limit - 1)
    }

    /// Before when the next command must not be sent, or `nil` if it may be sent at once.
    var earliestCommand: GatewayInstant? {
        payloads.earliest(reserve: heartbeatReserve)
    }

    /// Before when the next presence update must not be sent, or `nil` if it may be sent at once.
    var earliestPresence: GatewayInstant? {
        guard let command = earliestCommand else { return presences.earliest() }
        return presences.earliest().map { max($0, command) } ?? command
    }

    /// Before when the next heartbeat must not be sent, or `nil` if it may be sent at once.
    var earliestHeartbeat: GatewayInstant? {
        payloads.earliest(reserve: isOpened ? 0 : 1)
    }

    /// A heartbeat or a command is sent.
    mutating func record(at now: GatewayInstant) {
        payloads.record(at: now)
    }

    /// IDENTIFY or RESUME is sent.
    mutating func recordOpening(at now: GatewayInstant) {
        isOpened = true
        payloads.record(at: now)
    }

    mutating func recordPresence(at now: GatewayInstant) {
        payloads.record(at: now)
        presences.record(at: now)
    }
}
