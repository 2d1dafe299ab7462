public import GatewayProtocol

extension Shard {
    /// Starts the shard and waits until it is ready.
    ///
    /// Connections that fail are tried again, with growing delays, until the shard is
    /// ready, closed or refused. Cancelling the waiting task stops the shard.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/refused``,
    ///   ``ShardError/Code/alreadyRunning``, ``ShardError/Code/closed`` or
    ///   ``ShardError/Code/cancelled``. The shard has ended then, unless it ran already.
    public func start() async throws(ShardError) {
        try begin()
        let ending = await withTaskCancellationHandler {
            await self.firstSession()
        } onCancel: {
            Task { await self.requestStop(keepingSession: false) }
        }
        guard let ending else { return }
        if let error = error(of: ending) { throw error }
        guard !Task.isCancelled else { throw ShardError(.cancelled, "The start was cancelled") }
        throw ShardError(.closed, "The shard was closed before it was ready")
    }

    /// Runs the shard until it ends.
    ///
    /// Cancelling the task closes the shard cleanly; then this returns.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/refused`` or ``ShardError/Code/alreadyRunning``.
    public func run() async throws(ShardError) {
        try begin()
        try await runToEnd()
    }

    /// Runs the shard until it ends, and calls a handler with each event, in order.
    ///
    /// ```swift
    /// var messages = 0
    /// try await shard.run { event in
    ///     if event.name == .messageCreate { messages += 1 }
    /// }
    /// ```
    ///
    /// The handler runs on the caller's actor, never on the shard, and is awaited before the next event: a slow one
    /// makes the gateway wait, but no heartbeat; see ``EventBuffer``. It may call ``close(keepingSession:)``: then no
    /// event follows but those that wait already. Cancelling the task closes the shard cleanly, and once the handler has
    /// returned this returns.
    ///
    /// - Parameter handler: What to do with each event.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/refused``, ``ShardError/Code/alreadyRunning`` or
    ///   ``ShardError/Code/eventBufferFull``.
    public nonisolated(nonsending) func run(_ handler: (GatewayEvent) async -> Void) async throws(ShardError) {
        _ = try await handleEvents(handler)
    }

    /// Runs the shard until it ends or a handler throws, and calls the handler with each event, in order.
    ///
    /// What holds for a handler that does not throw holds for this one, too. Its error closes the shard and keeps the
    /// session resumable. The event counts as not handled: when the shard runs again, or another goes on of its
    /// ``snapshot(unixMilliseconds:)``, that event comes first.
    ///
    /// - Parameter handler: What to do with each event.
    /// - Throws: What the handler throws, once the shard has ended; or ``ShardError`` with the code
    ///   ``ShardError/Code/refused``, ``ShardError/Code/alreadyRunning`` or ``ShardError/Code/eventBufferFull``.
    public nonisolated(nonsending) func run(_ handler: (GatewayEvent) async throws -> Void) async throws {
        try await handleEvents(handler).get()
    }

    /// Runs the shard; gives the error of the handler, if it threw one.
    private nonisolated(nonsending) func handleEvents<Failure>(
        _ handler: (GatewayEvent) async throws(Failure) -> Void
    ) async throws(ShardError) -> Result<Void, Failure> {
        // Begun before the reader, which would otherwise see the end of the run before.
        try await begin()
        async let running = result()
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

    /// Waits until the shard has ended.
    ///
    /// It returns at once if the shard does not run. Cancelling the task does not end the wait.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/refused`` if the gateway refused the shard for good.
    public func join() async throws(ShardError) {
        guard let ending = loop == nil ? ending : await end() else { return }
        if let error = error(of: ending) { throw error }
    }

    /// Closes the shard and waits until it has ended.
    ///
    /// It may be called at any time, and again. The wait is bounded by
    /// ``/GatewayProtocol/GatewayLimits/closeDeadline``.
    ///
    /// - Parameter keepingSession: Whether the session stays resumable for some minutes, by this shard or by a
    ///   later process; see ``snapshot(unixMilliseconds:)``. If not, the bot goes offline at once.
    public func close(keepingSession: Bool = false) async {
        guard loop != nil else { return }
        requestStop(keepingSession: keepingSession)
        _ = await end()
    }

    private func runToEnd() async throws(ShardError) {
        let ending = await withTaskCancellationHandler {
            await self.end()
        } onCancel: {
            Task { await self.requestStop(keepingSession: false) }
        }
        if let error = error(of: ending) { throw error }
    }

    private func result() async -> Result<Void, ShardError> {
        do {
            return .success(try await runToEnd())
        } catch {
            return .failure(error)
        }
    }

    private func begin() throws(ShardError) {
        guard loop == nil else { throw ShardError(.alreadyRunning, "The shard runs already") }
        ending = nil
        failure = nil
        stopRequest = (false, false)
        queue.open(isSameSession: machine.session != nil)
        // On the task's own executor a wait ends without a detour over the global one (SE-0417).
        loop = Task(executorPreference: executor as? any TaskExecutor) { await self.converse() }
    }

    private func requestStop(keepingSession: Bool) {
        guard loop != nil, !stopRequest.isRequested else { return }
        stopRequest = (true, keepingSession)
        waker.wake()
    }

    /// Waits for a session or the end, whichever comes first; returns the end.
    ///
    /// What has come is looked at where the wait begins: any `await` before may give the shard a turn.
    private func firstSession() async -> StopReason? {
        await withCheckedContinuation { continuation in
            if machine.isReady {
                continuation.resume(returning: nil)
            } else if let ending {
                continuation.resume(returning: ending)
            } else {
                startWaiters.add(continuation)
            }
        }
    }

    /// The error with which a run has ended, or `nil` if it was closed.
    func error(of ending: StopReason) -> ShardError? { failure ?? ShardError(ending) }

    private func end() async -> StopReason {
        await withCheckedContinuation { continuation in
            if let ending { continuation.resume(returning: ending) } else { endWaiters.add(continuation) }
        }
    }
}
