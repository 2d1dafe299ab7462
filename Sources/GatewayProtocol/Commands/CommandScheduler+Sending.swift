internal import GatewayModels

// What is due, and what is sent.

extension CommandScheduler {
    /// When something is due, or `nil` if nothing waits; a session is live since `liveSince`, if one is.
    func deadline(liveSince: GatewayInstant?) -> GatewayInstant? {
        var earliest = ended.first?.at ?? queue.earliestDeadline
        func consider(_ instant: GatewayInstant) {
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        for request in requests.all {
            if let due = answerDeadline(of: request, liveSince: liveSince) { consider(due) }
        }
        guard let liveSince else { return earliest }
        if presence.isUnsent { consider(earliestPresence ?? liveSince) }
        if !queue.isEmpty {
            consider(max(budget.earliestCommand ?? liveSince, earliestUnheld ?? liveSince))
        }
        return earliest
    }

    /// Ends a command whose time is over.
    mutating func expire(liveSince: GatewayInstant?, at now: GatewayInstant) -> GatewayEffect? {
        if !ended.isEmpty {
            let first = ended.removeFirst()
            return .complete(first.id, first.error)
        }
        guard let deadline = queue.earliestDeadline, deadline <= now,
            let command = queue.removeFirst(where: { $0.deadline <= now })
        else { return expireAnswer(liveSince: liveSince, at: now) }
        counts.expired += 1
        requests.remove(command.id)
        return .complete(command.id, CommandError(.timedOut, "The command could not be sent before its deadline"))
    }

    /// Sends a presence or a command that waits, if the limits allow.
    mutating func send(liveSince: GatewayInstant, at now: GatewayInstant) -> Effects {
        if (earliestPresence ?? now) <= now, let presence = presence.send(at: now) {
            budget.recordPresence(at: now)
            counts.presencesSent += 1
            return [.send(Identification.presenceUpdate(presence))]
        }
        let window = budget.earliestCommand ?? liveSince
        guard window <= now, let command = queue.popNext(where: { (holds.earliest($0) ?? now) <= now }) else {
            return []
        }
        if max(window, holds.earliest(command) ?? liveSince) > max(command.submitted, liveSince) {
            counts.heldBack += 1
        }
        budget.record(at: now)
        if let guild = command.memberList { holds.takeMemberList(of: guild, at: now) }
        counts.sent += 1
        guard requests.contains(command.id) else { return [.send(command.payload), .complete(command.id, nil)] }
        requests.sent(command.id, at: now)
        return [.send(command.payload)]
    }

    /// When the first command that waits is free of its own limits, or `nil` if one is.
    private var earliestUnheld: GatewayInstant? {
        var earliest: GatewayInstant?
        for command in queue.commands {
            guard let hold = holds.earliest(command) else { return nil }
            earliest = earliest.map { min($0, hold) } ?? hold
        }
        return earliest
    }

    private var earliestPresence: GatewayInstant? {
        let hold = holds.earliest(.presenceUpdate)
        guard let window = budget.earliestPresence else { return hold }
        return hold.map { max($0, window) } ?? window
    }
}
