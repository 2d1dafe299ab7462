/// The counters of one history or of several.
package struct HistoryTally: Hashable, Sendable {
    package var histories = 0
    package var events = 0
    package var connections = 0
    package var identifies = 0
    package var resumes = 0
    package var commands = 0
    package var incidents = 0
    package var findings = 0
    /// How many jobs the shards gave to the global pool.
    package var globalJobs = 0

    package init() {}

    mutating func count(_ observation: Observation) {
        switch observation {
        case .dialled: connections += 1
        case .delivered: events += 1
        case .began: commands += 1
        case .incident: incidents += 1
        case .sent(_, let payload):
            switch ClientPayload(payload).opcode {
            case 2: identifies += 1
            case 6: resumes += 1
            default: break
            }
        default: break
        }
    }

    package static func += (sum: inout Self, other: Self) {
        sum.histories += other.histories
        sum.events += other.events
        sum.connections += other.connections
        sum.identifies += other.identifies
        sum.resumes += other.resumes
        sum.commands += other.commands
        sum.incidents += other.incidents
        sum.findings += other.findings
        sum.globalJobs += other.globalJobs
    }
}
