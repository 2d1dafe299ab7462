/// The payloads that one connection may send: 120 in 60 s, heartbeats and all.
///
/// Commands leave room for the heartbeats of a window and for one that the
/// gateway asks for.
///
/// Source: Discord's documentation, "Gateway", Rate Limiting.
struct SendBudget: Hashable, Sendable {
    private var payloads: SlidingWindow
    private var presences: SlidingWindow
    private let reserve: Int

    init(limits: GatewayLimits, heartbeatInterval: Duration) {
        payloads = SlidingWindow(limit: limits.payloadsPerWindow, per: limits.payloadWindow)
        presences = SlidingWindow(limit: limits.presenceUpdatesPerWindow, per: limits.presenceWindow)
        // Not rounded(.up): it needs the C math library, which a program without Foundation does not link.
        let beats = Int(min(limits.payloadWindow / heartbeatInterval, Double(limits.payloadsPerWindow)))
        let wholeBeats = heartbeatInterval * beats < limits.payloadWindow ? beats + 1 : beats
        reserve = min(wholeBeats + 1, limits.payloadsPerWindow - 1)
    }

    /// Before when the next command must not be sent, or `nil` if it may be sent at once.
    var earliestCommand: GatewayInstant? {
        payloads.earliest(reserve: reserve)
    }

    /// Before when the next presence update must not be sent, or `nil` if it may be sent at once.
    var earliestPresence: GatewayInstant? {
        guard let command = earliestCommand else { return presences.earliest() }
        return presences.earliest().map { max($0, command) } ?? command
    }

    /// Before when the next heartbeat must not be sent, or `nil` if it may be sent at once.
    var earliestHeartbeat: GatewayInstant? {
        payloads.earliest()
    }

    mutating func record(at now: GatewayInstant) {
        payloads.record(at: now)
    }

    mutating func recordPresence(at now: GatewayInstant) {
        payloads.record(at: now)
        presences.record(at: now)
    }
}
