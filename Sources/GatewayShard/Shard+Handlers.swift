public import GatewayProtocol

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
        await withTaskGroup(of: GatewayEvent.Position?.self) { group in
            var acknowledgements = OrderedAcknowledgements()
            var handling = 0
            var reader = GatewayEventSequence.Iterator(queue: queue, acknowledges: false)
            while let event = try? await reader.next() {
                if handling >= max(1, limit), let done = await group.next() {
                    handling -= 1
                    if let position = done.flatMap({ acknowledgements.end($0) }) { queue.handled.store(position) }
                }
                handling += 1
                if let position = event.position { acknowledgements.begin(position) }
                group.addTask {
                    await handler(event)
                    return event.position
                }
            }
            for await done in group {
                if let position = done.flatMap({ acknowledgements.end($0) }) { queue.handled.store(position) }
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

/// The positions of events that are being handled, and up to which all are handled.
struct OrderedAcknowledgements {
    /// The events that began and before which one is not handled, in order.
    private var open: [(position: GatewayEvent.Position, isHandled: Bool)] = []

    /// An event begins to be handled.
    mutating func begin(_ position: GatewayEvent.Position) {
        open.append((position, false))
    }

    /// An event is handled.
    ///
    /// - Returns: The last position up to which all are handled, if it moved.
    mutating func end(_ position: GatewayEvent.Position) -> GatewayEvent.Position? {
        guard let index = open.firstIndex(where: { $0.position == position && !$0.isHandled }) else { return nil }
        open[index].isHandled = true
        let handled = open.prefix { $0.isHandled }.count
        guard handled > 0 else { return nil }
        defer { open.removeFirst(handled) }
        return open[handled - 1].position
    }
}
