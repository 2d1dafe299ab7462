import GatewayProtocol
import Synchronization

/// The bounded queue between a shard and the readers of its events.
///
/// The shard pushes a burst under one lock; a reader takes all that is queued
/// under one lock and serves it from its own array.
final class EventQueue: Sendable {
    private struct State {
        var events: [GatewayEvent] = []
        var bytes = 0
        var dropped: UInt64 = 0
        var ending: Result<Void, ShardError>?
        var readers: [(id: UInt64, continuation: CheckedContinuation<Batch, Never>)] = []
        var nextReader: UInt64 = 0
        /// Whether the shard waits for room.
        var shardWaits = false
    }

    enum Batch: Sendable {
        case events([GatewayEvent])
        case ended(Result<Void, ShardError>)
        case cancelled
    }

    /// The last position that the reader has acknowledged by reading on.
    let handled = HandledPosition()
    private let state = Mutex(State())
    private let buffer: EventBuffer
    /// Called, on the reader's thread, when there is room again for a shard that waits for it.
    private let onRoom: @Sendable () -> Void

    init(_ buffer: EventBuffer, onRoom: @escaping @Sendable () -> Void) {
        self.buffer = buffer
        self.onRoom = onRoom
    }

    /// The bounds of the queue.
    var bounds: EventBuffer { buffer }
    var dropped: UInt64 { state.withLock { $0.dropped } }
    var count: Int { state.withLock { $0.events.count } }

    /// The room in a queue.
    enum Room {
        /// Events.
        case forEvents
        /// Events that must be read to reach something behind them.
        case forReadingAhead
        /// Nothing; `onRoom` is called when there is room again.
        case none
    }

    /// The overhead of an event beside its payload, in bytes.
    private static let overhead = 128

    /// Determines whether the shard may read on.
    ///
    /// - Parameter readingAhead: Whether events may exceed the queue's capacity up to the bound of what is read ahead.
    /// - Returns: The room that there is.
    func room(readingAhead: Bool) -> Room {
        state.withLock { state in
            let isFull = state.events.count >= buffer.capacity || state.bytes >= buffer.byteCapacity
            guard isFull, buffer.policy == .suspendReading else {
                state.shardWaits = false
                return .forEvents
            }
            let (bound, overflow) = buffer.byteCapacity.addingReportingOverflow(buffer.readAheadByteCapacity)
            state.shardWaits = !readingAhead || !overflow && state.bytes >= bound
            return state.shardWaits ? .none : .forReadingAhead
        }
    }

    /// Takes events for the readers.
    ///
    /// - Returns: Whether they were taken; if not, the queue is full, and its policy is to fail.
    func push(_ events: [GatewayEvent]) -> Bool {
        let (reader, isTaken) = state.withLock { state -> (CheckedContinuation<Batch, Never>?, Bool) in
            if let reader = state.readers.first {
                state.readers.removeFirst()
                return (reader.continuation, true)
            }
            let bytes = Self.bytes(of: events)
            if buffer.policy == .fail, !state.events.isEmpty,
                state.events.count + events.count > buffer.capacity || state.bytes + bytes > buffer.byteCapacity
            {
                return (nil, false)
            }
            state.events.isEmpty ? state.events = events : state.events.append(contentsOf: events)
            state.bytes += bytes
            if buffer.policy == .dropOldest { dropOldest(&state) }
            return (nil, true)
        }
        reader?.resume(returning: .events(events))
        return isTaken
    }

    /// Takes back, from the only reader, the oldest events.
    func putBack(_ events: [GatewayEvent]) {
        state.withLock { state in
            state.events.insert(contentsOf: events, at: 0)
            state.bytes += Self.bytes(of: events)
        }
    }

    /// Begins a new run.
    ///
    /// - Parameter isSameSession: Whether a session goes on: then what the last run left unread is kept, for
    ///   it will not come again.
    func open(isSameSession: Bool) {
        state.withLock { state in
            state.ending = nil
            guard !isSameSession else { return }
            state.events = []
            state.bytes = 0
        }
    }

    /// Ends the sequence after the events that are still queued.
    func finish(_ ending: Result<Void, ShardError>) {
        let readers = state.withLock { state in
            state.ending = ending
            defer { state.readers = [] }
            return state.readers
        }
        for reader in readers { reader.continuation.resume(returning: .ended(ending)) }
    }

    /// Takes all that is queued, or waits for it.
    nonisolated(nonsending) func take() async -> Batch {
        let id = state.withLock { state in
            state.nextReader += 1
            return state.nextReader
        }
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                self.take(id, continuation)
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func take(_ id: UInt64, _ continuation: CheckedContinuation<Batch, Never>) {
        let (batch, wakesShard) = state.withLock { state -> (Batch?, Bool) in
            if !state.events.isEmpty {
                let events = state.events
                state.events = []
                state.bytes = 0
                defer { state.shardWaits = false }
                return (.events(events), state.shardWaits)
            }
            if let ending = state.ending { return (.ended(ending), false) }
            // Read under the lock: a cancellation that comes later finds the reader registered.
            if Task.isCancelled { return (.cancelled, false) }
            state.readers.append((id, continuation))
            return (nil, false)
        }
        if wakesShard { onRoom() }
        if let batch { continuation.resume(returning: batch) }
    }

    private func cancel(_ id: UInt64) {
        let reader = state.withLock { state -> CheckedContinuation<Batch, Never>? in
            guard let index = state.readers.firstIndex(where: { $0.id == id }) else { return nil }
            return state.readers.remove(at: index).continuation
        }
        reader?.resume(returning: .cancelled)
    }

    private static func bytes(of events: [GatewayEvent]) -> Int {
        events.reduce(0) { $0 + $1.payload.count + overhead }
    }

    private func dropOldest(_ state: inout State) {
        var surplus = 0
        while state.events.count - surplus > buffer.capacity
            || (state.bytes > buffer.byteCapacity && state.events.count - surplus > 1)
        {
            state.bytes -= state.events[surplus].payload.count + Self.overhead
            surplus += 1
        }
        state.events.removeFirst(surplus)
        state.dropped += UInt64(surplus)
    }
}
