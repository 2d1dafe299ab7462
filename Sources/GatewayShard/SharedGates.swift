import Synchronization

/// The gates that shards share in this process, by key and clock.
///
/// The gates of Swift's own clocks live as long as the process, because the day's IDENTIFYs must be counted over all shards
/// of a bot, one after the other too. Those of another clock, a test's, live as long as they are in use.
final class SharedGates<Key: Hashable & Sendable, Gate: AnyObject & Sendable>: Sendable {
    private struct Name: Hashable {
        let key: Key
        /// The clock, or `nil` for Swift's own clocks.
        let clock: ObjectIdentifier?
    }

    private struct Entry {
        weak var gate: Gate?
        let owner: Gate?
    }

    private let entries = Mutex<[Name: Entry]>([:])

    /// Returns the gate for a key and a clock, or creates it.
    func value(for key: Key, clock: some Clock<Duration>, _ make: () -> Gate) -> Gate {
        let isSystemClock = clock is ContinuousClock || clock is SuspendingClock
        guard isSystemClock || type(of: clock) is AnyObject.Type else { return make() }
        let name = Name(key: key, clock: isSystemClock ? nil : ObjectIdentifier(clock as AnyObject))
        return entries.withLock { entries in
            if let gate = entries[name]?.gate { return gate }
            entries = entries.filter { $0.value.gate != nil }
            let gate = make()
            entries[name] = Entry(gate: gate, owner: isSystemClock ? gate : nil)
            return gate
        }
    }
}
