internal import GatewayModels
public import GatewayProtocol

/// The events of a shard, in the order in which the gateway sent them.
///
/// The sequence ends when the shard is closed, and throws after a
/// fatal close. It is meant for one reader: several share the events among them.
/// Cancelling the reading task ends its sequence and leaves the shard as it is.
///
/// Asking for the next event acknowledges the one before, unless
/// ``ShardConfiguration/acknowledgesByReading`` is off; see ``Shard/snapshot(unixMilliseconds:)``.
///
/// Events wait in a bounded queue; see ``EventBuffer``. A shard whose events are
/// not read stops reading the socket once the queue is full.
public struct GatewayEventSequence: AsyncSequence, Sendable {
    /// An event.
    public typealias Element = GatewayEvent
    /// Why the shard ended.
    public typealias Failure = ShardError

    let queue: EventQueue
    let acknowledges: Bool

    /// Creates a reader.
    public func makeAsyncIterator() -> Iterator {
        Iterator(queue: queue, acknowledges: acknowledges)
    }

    /// The same events, as many at a time as have come.
    ///
    /// It saves an application that handles events many at a time the wait for each.
    public var batches: GatewayEventBatches { GatewayEventBatches(queue: queue, acknowledges: acknowledges) }

    /// A reader of a shard's events.
    public struct Iterator: AsyncIteratorProtocol {
        let queue: EventQueue
        let acknowledges: Bool
        /// The events of the last batch; those that were read are gone.
        private var batch: [GatewayEvent] = []
        /// The place of the next event.
        private var position = 0
        /// The position of the event that was read last.
        private var read: GatewayEvent.Position?

        /// The placeholder for an event that was read.
        private static let none = GatewayEvent(name: "", sequence: nil, payload: [], dataRange: 0..<0)

        init(queue: EventQueue, acknowledges: Bool) {
            self.queue = queue
            self.acknowledges = acknowledges
        }

        /// The events that were taken from the queue and not read yet, in order.
        var unread: [GatewayEvent] { Array(batch[position...]) }

        /// Waits for the next event.
        ///
        /// - Returns: The event, or `nil` if the shard was closed or the task was cancelled.
        /// - Throws: ``ShardError`` after a fatal close.
        public mutating func next() async throws(ShardError) -> GatewayEvent? {
            try await nextEvent()
        }

        /// Waits for the next event on the caller's actor.
        ///
        /// - Parameter actor: The actor on which to wait.
        /// - Returns: The event, or `nil` if the shard was closed or the task was cancelled.
        /// - Throws: ``ShardError`` after a fatal close.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(ShardError) -> GatewayEvent? {
            try await nextEvent()
        }

        private nonisolated(nonsending) mutating func nextEvent() async throws(ShardError) -> GatewayEvent? {
            if acknowledges, let read { queue.handled.store(read) }
            read = nil
            if position == batch.count {
                position = 0
                batch = []
                switch await queue.take() {
                case .events(let events):
                    batch = events
                case .ended(let ending):
                    try ending.get()
                    return nil
                case .cancelled:
                    return nil
                }
            }
            // Taken out, not copied: its storage is free when the application is done with it.
            var event = Self.none
            swap(&event, &batch[position])
            position += 1
            read = event.position
            return event
        }
    }
}
