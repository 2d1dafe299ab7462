/// What came of histories.
package struct HistoryTally: Hashable, Sendable {
    package var histories = 0
    package var events = 0
    package var connections = 0
    package var identifies = 0
    package var resumes = 0
    package var commands = 0
    package var incidents = 0
    package var findings = 0

    package init() {}

    package static func += (sum: inout Self, other: Self) {
        sum.histories += other.histories
        sum.events += other.events
        sum.connections += other.connections
        sum.identifies += other.identifies
        sum.resumes += other.resumes
        sum.commands += other.commands
        sum.incidents += other.incidents
        sum.findings += other.findings
    }
}
