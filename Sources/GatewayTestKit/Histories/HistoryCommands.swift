import GatewayProtocol

/// The commands of a history that have not ended.
struct HistoryCommands {
    struct Entry {
        let id: CommandID
        let number: Int
        let deadline: GatewayInstant
        /// Whether the deadline counts whatever holds the command back; a default one is only a lower bound.
        let isStrict: Bool
        /// Whether its answer is waited for.
        let isRequest: Bool
        let isBound: Bool
        var sends = 0
    }

    private(set) var open: [Entry] = []
    private(set) var earliestDeadline: GatewayInstant?

    mutating func add(_ entry: Entry) {
        open.append(entry)
        if entry.isStrict { earliestDeadline = min(earliestDeadline ?? entry.deadline, entry.deadline) }
    }

    /// A payload was sent; returns what is wrong with that.
    mutating func sent(_ number: Int) -> String? {
        guard let index = open.firstIndex(where: { $0.number == number }) else {
            return "command \(number) was sent, though it has ended or never was"
        }
        open[index].sends += 1
        return open[index].isRequest || open[index].sends == 1 ? nil : "command \(number) was sent twice"
    }

    /// An end was told; returns what is wrong with that.
    mutating func ended(_ id: CommandID, _ error: CommandError?, at now: GatewayInstant) -> String? {
        guard let entry = remove(id) else {
            return "a command ended that has ended or never was (\(error?.code as Any))"
        }
        switch error?.code {
        case nil:
            return !entry.isRequest && entry.sends == 1 ? nil : "command \(entry.number) ended well and was not sent"
        case .timedOut where now < entry.deadline:
            return "command \(entry.number) timed out before its deadline"
        case .timedOut where entry.isRequest || entry.sends == 0: return nil
        case .sessionReplaced where entry.isRequest || entry.isBound && entry.sends == 0: return nil
        case .rateLimited where entry.isRequest, .unanswered where entry.isRequest: return nil
        case .incompleteAnswer where entry.isRequest: return nil
        case let code?: return "command \(entry.number), sent \(entry.sends) times, ended with \(code)"
        }
    }

    /// Part of an answer came; returns what is wrong with that.
    mutating func answered(_ id: CommandID, isLast: Bool) -> String? {
        guard let entry = open.first(where: { $0.id == id }) else { return "a request was answered that has ended" }
        if isLast { _ = remove(id) }
        return entry.sends > 0 && entry.isRequest ? nil : "command \(entry.number) was answered and never sent"
    }

    mutating func remove(_ id: CommandID) -> Entry? {
        guard let index = open.firstIndex(where: { $0.id == id }) else { return nil }
        let entry = open.remove(at: index)
        if entry.deadline == earliestDeadline {
            earliestDeadline = open.lazy.filter(\.isStrict).map(\.deadline).min()
        }
        return entry
    }

    mutating func removeAll() {
        self = HistoryCommands()
    }
}
