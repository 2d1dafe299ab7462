/// Names a submitted command.
public struct CommandID: Hashable, Sendable {
    let number: UInt64
}

/// Commands that wait to be sent, in order, each with a deadline.
struct CommandQueue: Sendable {
    struct Entry: Sendable {
        let id: CommandID
        let payload: [UInt8]
        let deadline: GatewayInstant
    }

    private let capacity: Int
    private var entries: [Entry] = []
    private var nextNumber: UInt64 = 0

    init(capacity: Int) {
        self.capacity = capacity
    }

    var isEmpty: Bool { entries.isEmpty }
    var earliestDeadline: GatewayInstant? { entries.lazy.map(\.deadline).min() }

    mutating func append(_ payload: [UInt8], deadline: GatewayInstant) throws(CommandError) -> CommandID {
        guard entries.count < capacity else {
            throw CommandError(.queueFull, "\(entries.count) commands wait to be sent; the queue holds no more")
        }
        let id = CommandID(number: nextNumber)
        nextNumber += 1
        entries.append(Entry(id: id, payload: payload, deadline: deadline))
        return id
    }

    mutating func popFirst() -> Entry? {
        entries.isEmpty ? nil : entries.removeFirst()
    }

    /// Removes one command.
    ///
    /// - Returns: Whether it was still waiting.
    mutating func remove(_ id: CommandID) -> Bool {
        guard let index = entries.firstIndex(where: { $0.id == id }) else { return false }
        entries.remove(at: index)
        return true
    }

    /// Removes a command whose deadline has come.
    mutating func popExpired(at now: GatewayInstant) -> CommandID? {
        guard let index = entries.firstIndex(where: { $0.deadline <= now }) else { return nil }
        return entries.remove(at: index).id
    }

    mutating func removeAll() {
        entries = []
    }
}
