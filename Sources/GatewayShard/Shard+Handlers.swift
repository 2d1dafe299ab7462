public import GatewayProtocol
import Synchronization

extension Shard {
    /// Runs the shard until it ends, and calls a handler with each event, in order.
    ///
    /// ```swift
    /// var messages = 0
    /// try await shard.run { event in
    ///     if event.name == .messageCreate { messages += 1 }
    /// }
    /// ```
    ///
    /// The handler runs on the caller's actor, never on the shard, and is awaited before the next event: a slow one applies
    /// backpressure without delaying heartbeats; see ``EventBuffer``. It may await members, or any command of the shard: the
    /// answer is read past the events that wait. It may call ``close(keepingSession:)``: then no event follows but those
    /// that wait already. Cancelling the task closes the shard cleanly, and once the handler has returned this returns.
    ///
    /// - Parameter handler: Handles an event.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/fatalClose``, ``ShardError/Code/alreadyRunning``,
    ///   ``ShardError/Code/invalidConfiguration`` or ``ShardError/Code/eventBufferFull``.
    public nonisolated(nonsending) func run(_ handler: (GatewayEvent) async -> Void) async throws(ShardError) {
        _ = try await handleEvents(handler)
    }

    /// Runs the shard until it ends or a handler throws, and calls the handler with each event, in order.
    ///
    /// Same semantics as the form whose handler does not throw. An error of the handler closes the shard and keeps the
    /// session resumable. The event counts as not handled: when the shard runs again, or another shard resumes its
    /// ``snapshot(unixMilliseconds:)``, that event comes first.
    ///
    /// - Parameter handler: Handles an event.
    /// - Throws: The handler's error, once the shard has ended; or ``ShardError`` with the code
    ///   ``ShardError/Code/fatalClose``, ``ShardError/Code/alreadyRunning``, ``ShardError/Code/invalidConfiguration`` or
    ///   ``ShardError/Code/eventBufferFull``.
    public nonisolated(nonsending) func run(_ handler: (GatewayEvent) async throws -> Void) async throws {
        try await handleEvents(handler).get()
    }

    /// Runs the shard until it ends, and handles several events at a time.
    ///
    /// Handlers start in the order of the events and may end in any order. An event counts as handled when it and all before
    /// it are, so that a crash replays what was in flight. Cancelling the task closes the shard cleanly; this returns when
    /// all handlers have returned.
    ///
    /// - Parameters:
    ///   - limit: How many events are handled at a time, at least one.
    ///   - handler: Handles an event. It runs on the caller's task executor, concurrently with others.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/fatalClose``, ``ShardError/Code/alreadyRunning``,
    ///   ``ShardError/Code/invalidConfiguration`` or ``ShardError/Code/eventBufferFull``.
    public nonisolated(nonsending) func run(
        concurrently limit: Int,
        _ handler: @escaping @Sendable (GatewayEvent) async -> Void
    ) async throws(ShardError) {
        try await begin()
        async let running = waitUntilEnd()
        let acknowledgements = OrderedAcknowledgements(queue.handled)
        await withTaskGroup(of: Void.self) { group in
            var handling = 0
            var reader = GatewayEventSequence.Iterator(queue: queue, acknowledges: false)
            while let event = try? await reader.next() {
                if handling >= max(1, limit) {
                    await group.next()
                    handling -= 1
                }
                handling += 1
                acknowledgements.begin(event.position)
                group.addTask {
                    await handler(event)
                    acknowledgements.end(event.position)
                }
            }
        }
        try await running.get()
    }

    /// Runs the shard; returns the error of the handler, if it threw one.
    private nonisolated(nonsending) func handleEvents<Failure>(
        _ handler: (GatewayEvent) async throws(Failure) -> Void
    ) async throws(ShardError) -> Result<Void, Failure> {
        // Begun before the reader, which would otherwise see the end of the run before.
        try await begin()
        async let running = waitUntilEnd()
        var reader = events.makeAsyncIterator()
        while let event = try? await reader.next() {
            do {
                try await handler(event)
            } catch {
                queue.putBack([event] + reader.unread)
                await close(keepingSession: true)
                _ = await running
                return .failure(error)
            }
        }
        try await running.get()
        return .success(())
    }
}

/// The positions of events that are being handled, of which the ones before the first unhandled event are acknowledged.
final class OrderedAcknowledgements: Sendable {
    private let handled: HandledPosition
    /// The events that began, from the first unhandled one on.
    private let open = Mutex<[(position: GatewayEvent.Position, isHandled: Bool)]>([])

    init(_ handled: HandledPosition) {
        self.handled = handled
    }

    /// An event begins to be handled.
    func begin(_ position: GatewayEvent.Position?) {
        guard let position else { return }
        open.withLock { $0.append((position, false)) }
    }

    /// An event is handled.
    func end(_ position: GatewayEvent.Position?) {
        guard let position else { return }
        open.withLock { open in
            guard let index = open.firstIndex(where: { $0.position == position && !$0.isHandled }) else { return }
            open[index].isHandled = true
            let count = open.prefix { $0.isHandled }.count
            guard count > 0 else { return }
            handled.store(open[count - 1].position)
            open.removeFirst(count)
        }
    }
}
