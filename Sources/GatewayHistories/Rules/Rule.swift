import GatewayProtocol

/// An invariant of every history, checked after each step.
package enum HistoryRule: String, Hashable, Sendable, CaseIterable {
    case delivery = "every event that was written and received is delivered, in order, once"
    case lastWord = "the gateway's last close code decides what comes next"
    case sent = "a command is reported as sent exactly if a connection accepted it"
    case oneConnection = "there are never two live connections of a shard"
    case waits = "every wait ends by its deadline"
    case answers = "on a healthy connection a command ends within a second, also one in a handler"
    case capacity = "as many commands wait as a start with 2500 guilds needs, and the queue costs none its answer"
    case order = "commands of one priority are sent in the order in which they were submitted"
    case memory = "no more events are held than the buffer allows"
    case sendLimit = "no connection sends more than 120 payloads in 60 s or 5 presences in 20 s"
    case permits = "each IDENTIFY has a separate permit"
    case daily = "a day has fewer than 300 IDENTIFYs of a shard"
    case heartbeat = "heartbeats come neither early nor late"
    case conduct = "nothing that is sent gives the gateway a reason to close"
    case poison = "a payload that the gateway refuses costs at most two reconnects"
    case redial = "a session that was live is resumed within a second, and tried again every 5 s"
    case recovery = "the shard is live within 10 s after the faults stop"
    case ending = "a shard ends only when it is closed or refused"
    case secrecy = "no report holds the token"
    case globalPool = "nothing of a shard waits for the global pool"
    case turns = "the shard comes to rest after every input"
}

extension HistoryRule {
    /// Finds a rule by the name of its case.
    package init?(named name: String) {
        guard let rule = Self.allCases.first(where: { "\($0)" == name }) else { return nil }
        self = rule
    }
}

/// A rule that a history broke.
package struct HistoryFinding: Hashable, Sendable {
    package let rule: HistoryRule
    package let detail: String
    /// The time since the history began.
    package internal(set) var time: Duration = .zero

    init(_ rule: HistoryRule, _ detail: String) {
        self.rule = rule
        self.detail = detail
    }
}

/// A check of one rule against the observations of a history.
protocol Judge {
    /// Takes an observation that the chronicle has just recorded.
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding?
    /// Checks the state of the history after each of its steps.
    mutating func check(_ chronicle: Chronicle) -> HistoryFinding?
}

extension Judge {
    mutating func observe(_ observation: Observation, in chronicle: Chronicle) -> HistoryFinding? { nil }
    mutating func check(_ chronicle: Chronicle) -> HistoryFinding? { nil }
}
