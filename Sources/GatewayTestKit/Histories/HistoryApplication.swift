import GatewayProtocol

/// The application of a history, and what it has got.
struct HistoryApplication {
    let capacity: Int
    var isPaused = false
    /// Events that wait to be handled, only their positions.
    private var waiting: [GatewayEvent.Position?] = []
    /// What was delivered last: the session and its sequence.
    var session: String?
    var delivered: Int64 = 0
    /// The session that was saved last.
    var saved: SessionSnapshot?

    init(capacity: Int) {
        self.capacity = capacity
    }

    var hasRoom: Bool { waiting.count < capacity }

    var hasHandledAll: Bool { waiting.isEmpty }

    /// Takes an event; returns whether it is handled at once.
    mutating func take(_ event: GatewayEvent) -> Bool {
        guard isPaused else { return true }
        waiting.append(event.position)
        return false
    }

    /// Handles all that waits; returns the last position.
    mutating func catchUp() -> GatewayEvent.Position? {
        defer { waiting = [] }
        return waiting.last { $0 != nil } ?? nil
    }

    /// A new process has the saved session, and nothing else.
    func restarted() -> HistoryApplication {
        var next = HistoryApplication(capacity: capacity)
        next.saved = saved
        next.session = saved?.session.id
        next.delivered = saved?.session.sequence ?? 0
        return next
    }
}

/// The events that were made, by the numbers that the gateway gave them in each session.
struct HistoryLog {
    private var sessions: [(id: String, events: [Int])] = []

    /// An event was given a number in a session.
    mutating func record(_ event: Int, sequence: Int, session: String) {
        let index = position(of: session)
        while sessions[index].events.count < sequence - 1 { sessions[index].events.append(0) }
        guard sessions[index].events.count == sequence - 1 else { return }
        sessions[index].events.append(event)
    }

    /// The event with a sequence number, or 0 for one of the gateway's own, such as READY.
    func event(_ sequence: Int64, session: String) -> Int {
        guard let events = sessions.last(where: { $0.id == session })?.events,
            events.indices.contains(Int(sequence) - 1)
        else { return 0 }
        return events[Int(sequence) - 1]
    }

    private mutating func position(of session: String) -> Int {
        if let index = sessions.lastIndex(where: { $0.id == session }) { return index }
        sessions.append((session, []))
        return sessions.count - 1
    }
}
