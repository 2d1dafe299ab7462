/// What must hold after every step of a history.
package enum HistoryRule: String, Hashable, Sendable, CaseIterable {
    case delivery = "every event of a session is delivered once, in order, as the gateway numbered it"
    case sequence = "the sequence never goes back, and heartbeats and RESUME tell the last one delivered"
    case sendLimit = "no connection sends more than its payloads per window"
    case presenceLimit = "no connection sends more than its presence updates per window"
    case presence = "the gateway has the latest presence in the end"
    case oneConnection = "there are never two connections"
    case deadConnection = "no effect concerns a connection that has ended"
    case identifyGate = "IDENTIFY is sent with a permit, once in a connection, and only without a session to resume"
    case deadline = "every wait has a deadline, and none is overstayed"
    case heartbeat = "heartbeats come neither earlier nor later than they may, and at once when asked for"
    case commands = "every command ends once, by its deadline, and is sent exactly if it ends so"
    case conduct = "nothing that is sent gives the gateway a reason to close"
    case report = "what is reported is what then happens"
    case readiness = "the shard is ready within a bounded time after things stop going wrong"
    case secrecy = "no report holds the token"
}

/// A rule that a history broke.
package struct HistoryFinding: Hashable, Sendable {
    package let rule: HistoryRule
    package let detail: String
    /// When, since the history began.
    package let time: Duration
}
