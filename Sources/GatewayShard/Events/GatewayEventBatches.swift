public import GatewayProtocol

/// The events of a shard in batches: each time all that have come, at least one, in order.
///
/// Same semantics as ``GatewayEventSequence``. Asking for the next batch acknowledges all of the one before.
public struct GatewayEventBatches: AsyncSequence, Sendable {
    /// Events that came together.
    public typealias Element = [GatewayEvent]
    /// Why the shard ended.
    public typealias Failure = ShardError

    let queue: EventQueue
    let acknowledges: Bool

    /// Creates a reader.
    public func makeAsyncIterator() -> Iterator {
        Iterator(queue: queue, acknowledges: acknowledges)
    }

    /// A reader of a shard's events in batches.
    public struct Iterator: AsyncIteratorProtocol {
        private let queue: EventQueue
        private let acknowledges: Bool
        /// The position of the last event that was given.
        private var last: GatewayEvent.Position?

        init(queue: EventQueue, acknowledges: Bool) {
            self.queue = queue
            self.acknowledges = acknowledges
        }

        /// Waits for the next events.
        ///
        /// - Returns: The events, or `nil` if the shard was closed or the task was cancelled.
        /// - Throws: ``ShardError`` after a fatal close, or if the queue was full and its policy is to
        ///   fail.
        public mutating func next() async throws(ShardError) -> [GatewayEvent]? {
            try await nextBatch()
        }

        /// Waits for the next events on the caller's actor.
        ///
        /// - Parameter actor: The actor on which to wait.
        /// - Returns: The events, or `nil` if the shard was closed or the task was cancelled.
        /// - Throws: ``ShardError`` as ``next()`` does.
        public mutating func next(isolation actor: isolated (any Actor)?) async throws(ShardError) -> [GatewayEvent]? {
            try await nextBatch()
        }

        private nonisolated(nonsending) mutating func nextBatch() async throws(ShardError) -> [GatewayEvent]? {
            if acknowledges, let last { queue.handled.store(last) }
            switch await queue.take() {
            case .events(let events):
                last = events.last { $0.position != nil }?.position
                return events
            case .ended(let ending):
                try ending.get()
                return nil
            case .cancelled:
                return nil
            }
        }
    }
}
