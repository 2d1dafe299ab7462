/// An object that has to be looked at when a time has come.
protocol DeadlineHolder: AnyObject {
    /// The time, or `nil` if there is none.
    var deadline: ContinuousClock.Instant? { get }
    /// The place in the ``DeadlineQueue``, which sets it.
    var deadlineIndex: Int? { get set }
}

/// The deadlines of many holders, earliest first: a binary heap.
///
/// An entry may be earlier than its holder's deadline, and is moved when it is reached. So a deadline that is put off
/// again and again, as that of a wait is with each message, costs one comparison.
struct DeadlineQueue<Holder: DeadlineHolder> {
    private struct Entry {
        var instant: ContinuousClock.Instant
        let holder: Holder
    }

    private var entries: [Entry] = []

    /// A lower bound of all deadlines.
    var earliest: ContinuousClock.Instant? { entries.first?.instant }

    /// Notes the deadline of a holder.
    mutating func update(_ holder: Holder) {
        guard let deadline = holder.deadline else { return }
        if let index = holder.deadlineIndex {
            guard deadline < entries[index].instant else { return }
            entries[index].instant = deadline
            siftUp(from: index)
        } else {
            entries.append(Entry(instant: deadline, holder: holder))
            holder.deadlineIndex = entries.count - 1
            siftUp(from: entries.count - 1)
        }
    }

    /// Forgets a holder.
    mutating func remove(_ holder: Holder) {
        guard let index = holder.deadlineIndex else { return }
        holder.deadlineIndex = nil
        let last = entries.removeLast()
        guard index < entries.count else { return }
        place(last, at: index)
        siftUp(from: index)
        siftDown(from: index)
    }

    /// Takes out a holder whose deadline has passed.
    mutating func takeExpired(at now: ContinuousClock.Instant) -> Holder? {
        while let first = entries.first, first.instant <= now {
            remove(first.holder)
            guard let deadline = first.holder.deadline else { continue }
            if deadline <= now { return first.holder }
            update(first.holder)
        }
        return nil
    }

    private mutating func place(_ entry: Entry, at index: Int) {
        entries[index] = entry
        entry.holder.deadlineIndex = index
    }

    private mutating func siftUp(from index: Int) {
        let entry = entries[index]
        var index = index
        while index > 0, entry.instant < entries[(index - 1) / 2].instant {
            place(entries[(index - 1) / 2], at: index)
            index = (index - 1) / 2
        }
        place(entry, at: index)
    }

    private mutating func siftDown(from index: Int) {
        let entry = entries[index]
        var index = index
        while true {
            var child = 2 * index + 1
            guard child < entries.count else { break }
            if child + 1 < entries.count, entries[child + 1].instant < entries[child].instant { child += 1 }
            guard entries[child].instant < entry.instant else { break }
            place(entries[child], at: index)
            index = child
        }
        place(entry, at: index)
    }
}
