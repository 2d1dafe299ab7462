internal import GatewayModels
public import GatewayProtocol
public import GatewayTransport
public import Logging

/// One shard of a bot: a connection to the gateway that keeps itself alive.
///
/// ```swift
/// let shard = try Shard(ShardConfiguration(token: token, intents: [.guilds, .guildMessages]))
/// try await shard.start()
/// for try await event in shard.events {
///     print(event.name)
/// }
/// ```
///
/// It identifies, sends heartbeats, resumes what breaks, and delivers every event in order. It ends when it is closed, when
/// the task of ``run()`` is cancelled, or when the gateway closes it with a fatal code. A shard that has ended can be
/// started again.
///
/// The whole control loop, with all its timers, runs on the transport's executor. Application code never runs there.
public actor Shard {
    /// The configuration of the conversation.
    nonisolated let machineConfiguration: GatewayMachine.Configuration
    private let transport: any Transport
    private let gate: any IdentifyGate
    private let dialGate: any DialGate
    private let inflateEngine: InflateEngine
    private let log: ShardLog
    private let now: @Sendable () -> GatewayInstant
    private let broadcast = LifecycleBroadcast()
    private let timer: any TransportTimer
    private let waker: Waker
    private nonisolated let executor: any SerialExecutor
    /// The queue between the shard and the readers of its events.
    nonisolated let queue: EventQueue
    nonisolated let acknowledgesByReading: Bool

    private var machine: any GatewayStateMachine
    private var run = RunState()
    private var connection = ShardConnection()
    private var pipeline: EventPipeline
    private var completions = CommandCompletions()
    private var answers = MemberAnswers()
    /// The reason for which the machine has stopped in this run.
    private var stopReason: StopReason?

    /// Creates a shard that is not started yet.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the shard.
    ///   - transport: Opens connections; by default libcurl.
    ///   - gate: Permission to identify. By default one that all shards with the same token and clock share in this process.
    ///   - dialGate: Turns to dial. By default one that all shards with the same clock share in this process, and that lets
    ///     a shard that dials alone dial at once.
    ///   - clock: The source of time; it must not go backwards. Waits happen on the transport's timers.
    ///   - seed: The seed of all jitter.
    ///   - logger: The log; by default none.
    ///   - makeMachine: Creates the state machine from its configuration and a jitter seed; by default Discord's.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/invalidConfiguration``.
    public init(
        _ configuration: ShardConfiguration,
        transport: any Transport = CurlTransport(),
        gate: (any IdentifyGate)? = nil,
        dialGate: (any DialGate)? = nil,
        clock: some Clock<Duration> = ContinuousClock(),
        seed: UInt64 = .random(in: .min ... .max),
        logger: Logger? = nil,
        makeMachine: (GatewayMachine.Configuration, UInt64) -> any GatewayStateMachine = {
            GatewayMachine($0, seed: $1)
        }
    ) throws(ShardError) {
        do {
            machineConfiguration = try configuration.machineConfiguration()
        } catch {
            throw ShardError(.invalidConfiguration, error.message)
        }
        let origin = clock.now
        now = { GatewayInstant(origin.duration(to: clock.now)) }
        machine = makeMachine(machineConfiguration, seed)
        timer = transport.makeTimer()
        waker = Waker(timer)
        queue = EventQueue(configuration.eventBuffer) { [waker] in waker.wake() }
        pipeline = EventPipeline(queue)
        log = ShardLog(logger, shard: configuration.shard)
        acknowledgesByReading = configuration.acknowledgesByReading
        inflateEngine = configuration.inflateEngine
        executor = transport.executor
        self.transport = transport
        self.gate = gate ?? LocalIdentifyGate.shared(for: configuration.token, clock: clock)
        self.dialGate = dialGate ?? LocalDialGate.shared(clock: clock)
    }

    /// The executor that the shard runs on: its transport's.
    public nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }
}

// MARK: - Status

extension Shard {
    /// The state of the conversation with the gateway.
    public var state: GatewayState { machine.state }

    /// Returns the changes of the shard's state from now on.
    ///
    /// Each call returns a separate stream. A stream keeps the newest 64 changes that were not read yet, and continues
    /// over restarts of the shard.
    public nonisolated func lifecycle() -> AsyncStream<GatewayLifecycle> { broadcast.listen() }

    /// Whether the shard has been started and has not ended.
    public var isAlive: Bool { run.isRunning }

    /// The session, its counters and those of the conversation.
    var status: GatewayStatus { machine.status }

    /// Counters of the shard, over all its connections.
    public var statistics: ShardStatistics {
        let status = machine.status
        let traffic = connection.traffic
        return ShardStatistics(
            gateway: status.statistics,
            commands: status.commands,
            timeSinceLastEvent: status.statistics.lastDispatch.map { now() - $0 },
            wireBytesReceived: traffic.received,
            wireBytesSent: traffic.sent,
            payloadBytes: pipeline.payloadBytes,
            droppedEvents: queue.dropped,
            queuedEvents: queue.count
        )
    }
}

// MARK: - Starting and ending

extension Shard {
    /// Starts the shard and waits until it is ready.
    ///
    /// Connections that fail are tried again, with growing delays, until the shard is ready, closed or ended by a fatal
    /// close. Cancelling the waiting task stops the shard.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/invalidConfiguration`` at once if a setting can never work;
    ///   ``ShardError/Code/fatalClose``, ``ShardError/Code/alreadyRunning``, ``ShardError/Code/closed`` or
    ///   ``ShardError/Code/cancelled``. The shard has ended then, unless it was running already.
    public func start() async throws(ShardError) {
        try begin()
        try await waitUntilReady(stoppingOnCancellation: true)
    }

    /// Runs the shard until it ends.
    ///
    /// Cancelling the task closes the shard cleanly; then this returns.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/fatalClose``, ``ShardError/Code/alreadyRunning``,
    ///   ``ShardError/Code/invalidConfiguration`` or ``ShardError/Code/eventBufferFull``.
    public func run() async throws(ShardError) {
        try begin()
        try await waitUntilEnd().get()
    }

    /// Replaces the connection at once and waits until the shard is ready again.
    ///
    /// Neither ``run()`` nor ``events`` end. Cancelling the waiting task ends the wait and leaves the shard as it is.
    ///
    /// - Parameter keepingSession: Whether the session is resumed. If not, the shard identifies anew, when its gate permits.
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/notRunning``, ``ShardError/Code/fatalClose``,
    ///   ``ShardError/Code/closed`` or ``ShardError/Code/cancelled``.
    public func restart(keepingSession: Bool = true) async throws(ShardError) {
        guard run.isUndisturbed else { throw ShardError(.notRunning, "The shard is not running; start it first") }
        handle(.restart(keepingSession: keepingSession))
        waker.wake()
        try await waitUntilReady(stoppingOnCancellation: false)
    }

    /// Waits until the shard has ended.
    ///
    /// It returns at once if the shard is not running. Cancelling the task does not end the wait.
    ///
    /// - Throws: ``ShardError`` with the code ``ShardError/Code/fatalClose`` or ``ShardError/Code/eventBufferFull`` if that
    ///   ended the shard.
    public func join() async throws(ShardError) {
        if run.isRunning { try await end().get() } else { try run.ending?.get() }
    }

    /// Closes the shard and waits until it has ended.
    ///
    /// It may be called at any time, and again. The wait is bounded by ``/GatewayProtocol/GatewayLimits/closeDeadline``.
    ///
    /// - Parameter keepingSession: Whether the session stays resumable for some minutes, by this shard or by a later
    ///   process; see ``snapshot(unixMilliseconds:)``. If not, the bot goes offline at once.
    public func close(keepingSession: Bool = false) async {
        guard run.isRunning else { return }
        requestStop(keepingSession: keepingSession)
        _ = await end()
    }

    /// Begins a run.
    func begin() throws(ShardError) {
        if !run.isRunning { try validate() }
        try run.begin()
        queue.open(isSameSession: machine.status.session != nil)
        stopReason = nil
        // On its own executor, a task's wait ends without a detour over the global one (SE-0417).
        Task(executorPreference: executor as? any TaskExecutor) { await self.converse() }
    }

    /// Checks the settings that would fail on every connection.
    private func validate() throws(ShardError) {
        do {
            try transport.validate()
        } catch {
            throw ShardError(.invalidConfiguration, error.message)
        }
        do {
            try machineConfiguration.initialPresence?
                .checkSendable(limit: machineConfiguration.limits.outgoingPayloadSize)
        } catch {
            throw ShardError(.invalidConfiguration, "The initial presence cannot be sent: \(error.message)")
        }
    }

    /// Waits for the end of the run; cancelling the task closes the shard.
    func waitUntilEnd() async -> RunState.Ending {
        await withTaskCancellationHandler {
            await self.end()
        } onCancel: {
            self.onExecutor { $0.requestStop(keepingSession: false) }
        }
    }

    private func waitUntilReady(stoppingOnCancellation: Bool) async throws(ShardError) {
        let waiter = run.makeSessionWaiter()
        let ending = await withTaskCancellationHandler {
            await self.firstSession(waiter, isCancellable: !stoppingOnCancellation)
        } onCancel: {
            self.onExecutor { shard in
                if stoppingOnCancellation { shard.requestStop(keepingSession: false) } else { shard.run.cancel(waiter) }
            }
        }
        switch ending {
        case .ready?: return
        case .ended(let ending)?: try ending.get()
        case nil: break
        }
        guard !Task.isCancelled else { throw ShardError(.cancelled, "The waiting task was cancelled") }
        throw ShardError(.closed, "The shard was closed before it was ready")
    }

    /// Waits for a session or the end, whichever comes first.
    ///
    /// The state is read where the wait begins: any `await` before may give the shard a turn.
    private func firstSession(
        _ waiter: RunState.SessionWaiter,
        isCancellable: Bool
    ) async -> RunState.SessionOutcome? {
        await withCheckedContinuation { continuation in
            // A cancellation that comes later finds the waiter registered.
            guard !isCancellable || !Task.isCancelled else { return continuation.resume(returning: nil) }
            run.wait(waiter, isReady: machine.isReady, continuation)
        }
    }

    private func end() async -> RunState.Ending {
        await withCheckedContinuation { run.waitForEnd($0) }
    }

    private func requestStop(keepingSession: Bool, because failure: ShardError? = nil) {
        if run.requestStop(keepingSession: keepingSession, because: failure) { waker.wake() }
    }

    /// Runs something on the shard without a detour over the global executor, which the application may block.
    private nonisolated func onExecutor(_ body: @escaping @Sendable (isolated Shard) async -> Void) {
        Task(executorPreference: executor as? any TaskExecutor) { await body(self) }
    }
}

// MARK: - Commands

extension Shard {
    /// Submits a command and waits until it was sent.
    func perform(_ command: GatewayCommand, _ options: CommandOptions) async throws(CommandError) {
        let id = completions.submit()
        handle(.command(id, command, options))
        waker.wake()
        let error = await withTaskCancellationHandler {
            await self.completion(of: id)
        } onCancel: {
            self.onExecutor { $0.withdraw(id) }
        }
        if let error { throw error }
    }

    /// Changes the presence; returns why it was rejected, if it was.
    func change(_ update: PresenceUpdate) -> CommandError? {
        let id = completions.submit()
        handle(.updatePresence(id, update))
        waker.wake()
        return completions.take(id)
    }

    /// Submits a request for members, whose answer goes to a buffer.
    func begin(_ request: GuildMembersRequest, _ options: CommandOptions, in buffer: MemberChunkBuffer) -> CommandID {
        let id = completions.makeID()
        answers.expect(id, in: buffer)
        handle(.requestGuildMembers(id, request, options))
        waker.wake()
        return id
    }

    /// Withdraws a request for members that is of no interest any more.
    nonisolated func abandonAnswer(_ id: CommandID) {
        onExecutor { shard in
            shard.answers.forget(id)
            shard.handle(.withdraw(id))
        }
    }

    private func completion(of id: CommandID) async -> CommandError? {
        await withCheckedContinuation { completions.wait(for: id, $0) }
    }

    private func withdraw(_ id: CommandID) {
        handle(.withdraw(id))
        completions.end(id, CommandError(.cancelled, "The command was withdrawn before it was sent"))
    }
}

// MARK: - Sessions

extension Shard {
    /// Acknowledges that an event was handled, and all before it.
    ///
    /// This is needed only if ``ShardConfiguration/acknowledgesByReading`` is off, for an application that handles events
    /// concurrently or later than it reads them. Calls may come in any order.
    ///
    /// - Parameter event: An event of this shard.
    public func acknowledge(_ event: GatewayEvent) {
        if let position = event.position { handle(.acknowledge(position)) }
    }

    /// Returns what another process needs to continue where this one ended.
    ///
    /// Store it regularly, and after ``close(keepingSession:)``; a process that starts within minutes passes it to
    /// ``ShardConfiguration/resume(_:unixMilliseconds:maximumAge:)``. The gateway then sends everything after the last event
    /// that was handled, including what this process had received and not handled when it ended.
    ///
    /// - Parameter unixMilliseconds: The time, in milliseconds of Unix time.
    /// - Returns: A value to store, or `nil` if there is no session, or its READY was not handled.
    public func snapshot(unixMilliseconds: Int64) -> SessionSnapshot? {
        if let position = queue.handled.load(session: machine.status.sessionNumber) { handle(.acknowledge(position)) }
        return machine.status.acknowledgedSession.map { session in
            SessionSnapshot(
                session: session,
                shard: machineConfiguration.identification.shard,
                intents: machineConfiguration.identification.intents,
                compression: machineConfiguration.compression,
                takenAt: unixMilliseconds
            )
        }
    }
}

// MARK: - The loop

extension Shard {
    /// Waits, feeds the machine and performs its effects, until the machine stops.
    private func converse() async {
        handle(.start)
        var wasWoken = false
        while stopReason == nil {
            if let keepingSession = run.takeStopRequest() { handle(.close(keepingSession: keepingSession)) }
            guard stopReason == nil else { break }
            let arrival = await nextArrival()
            receive(arrival)
            // Deadlines are handled only after the connection was read, because received data outranks a deadline. But a
            // caller that wakes the shard all the time must not hold up the deadlines.
            if case .woken = arrival, !wasWoken {
                wasWoken = true
            } else {
                wasWoken = false
                doWhatIsDue()
            }
        }
        finish()
    }

    /// When something is due, of the machine or of the dial.
    private var deadline: GatewayInstant? {
        guard let dialTime = connection.dialTime else { return machine.deadline }
        guard let deadline = machine.deadline else { return dialTime }
        return min(dialTime, deadline)
    }

    private func nextArrival() async -> Arrival {
        let timeout = deadline.map { max(.zero, $0 - now()) }
        // Before anything is read that another thread can change: what it changes later wakes the wait that follows.
        waker.target(connection.transport)
        guard let transport = connection.transport else {
            await timer.wait(for: timeout)
            return .timeout
        }
        let (isReceiving, mustReport) = pipeline.admitReading(machine.readingDemand)
        if mustReport {
            handle(.readAheadExceeded(limit: queue.bounds.readAheadByteCapacity))
            return .woken
        }
        handle(.setReceiving(isReceiving))
        return await transport.next(within: timeout, receiving: isReceiving)
    }

    private func receive(_ arrival: Arrival) {
        switch arrival {
        case .opened(let info):
            log.opened(info)
            handle(.opened)
        case .messages(let messages):
            receive(messages)
        case .timeout, .woken:
            break
        case .closed(let disconnection):
            forgetConnection()
            handle(.disconnected(ConnectionEnd(disconnection)))
        }
    }

    private func receive(_ messages: MessageBatch) {
        guard let inflater = connection.inflater else { return }
        let now = now()
        pipeline.begin(messages)
        while connection.inflater === inflater, run.isUndisturbed,
            let effects = pipeline.feed(&machine, through: inflater, at: now)
        {
            perform(effects)
        }
        pipeline.finish()
        flush()
    }

    private func doWhatIsDue() {
        while stopReason == nil, let deadline = machine.deadline, deadline <= now() {
            // A large message can be under way for longer than the ACK of a heartbeat may take.
            if connection.noticeTraffic() { handle(.receivedBytes) }
            handle(.time)
        }
        if let url = connection.takeDial(at: now()) { open(url) }
    }

    private func handle(_ input: GatewayInput) {
        perform(machine.handle(input, at: now()))
    }

    private func perform(_ effects: Effects) {
        for effect in effects { perform(effect) }
    }

    private func perform(_ effect: GatewayEffect) {
        switch effect {
        case .connect(let url): requestDial(of: url)
        case .requestIdentifyPermit: requestPermit()
        case .identify(let payload):
            connection.usePermit()
            send(payload)
        case .send(let payload): send(payload)
        case .sendPresence(let payload): send(payload, reporting: .sent(nil))
        case .sendCommand(let id, let payload): send(payload, of: id, reporting: .sent(id))
        case .report(let change): report(change)
        case .complete(let id, let error):
            if !answers.end(id, error) { completions.end(id, error) }
        case .answer(let id, let chunk, let isLast):
            if !answers.push(chunk, isLast: isLast, for: id) { handle(.withdraw(id)) }
        case .abandon(let code):
            connection.transport?.close(code: code.rawValue, reason: "")
            forgetConnection()
        case .close(let code):
            connection.transport?.close(code: code.rawValue, reason: "")
        case .stop(let reason):
            stopReason = reason
        @unknown default:
            log.unknownEffect()
        }
    }

    /// Sends a payload, and reports to the machine whether the transport has accepted it.
    private func send(_ payload: [UInt8], of command: CommandID? = nil, reporting success: GatewayInput? = nil) {
        do throws(TransportError) {
            guard let transport = connection.transport else {
                throw TransportError(.notOpen, "There is no connection")
            }
            try transport.send(WebSocketMessage(.text, payload))
            if let success { handle(success) }
        } catch {
            handle(.sendFailed(command, ConnectionFailure(error)))
        }
    }

    private func report(_ change: GatewayLifecycle) {
        flush()
        log.changed(change)
        switch change {
        case .ready, .resumed: run.becameReady()
        default: break
        }
        broadcast.send(change)
    }

    /// Passes the events of a burst to the queue.
    private func flush() {
        guard !pipeline.flush() else { return }
        let message =
            "More than \(queue.bounds.capacity) events, or too many bytes of them, wait to be read. Read faster, let the "
            + "queue hold more, or let it suspend reading."
        requestStop(keepingSession: true, because: ShardError(.eventBufferFull, message))
    }

    /// Reports the end of the run to all that wait.
    private func finish() {
        guard let stopReason else { return }
        forgetConnection()
        waker.target(nil)
        flush()
        let ending = run.end(stopReason)
        completions.endAll(CommandError(.stopped, "The shard stopped before the command was sent"))
        answers.endAll(CommandError(.stopped, "The shard stopped before the request was answered"))
        queue.finish(ending)
    }
}

// MARK: - Connections and gates

extension Shard {
    private func requestDial(of url: String) {
        let attempt = connection.begin()
        connection.keepDialRequest(
            request { (shard, identity) in
                let delay = await shard.dialGate.turn(of: identity)
                shard.receiveTurn(to: url, after: delay, for: attempt)
            }
        )
    }

    private func receiveTurn(to url: String, after delay: Duration, for attempt: ShardConnection.Attempt) {
        guard attempt == connection.attempt, machine.state == .connecting else { return }
        if delay > .zero {
            handle(.dialDelayed(by: delay))
            connection.scheduleDial(of: url, at: now() + delay)
        } else {
            open(url)
        }
        waker.wake()
    }

    private func open(_ url: String) {
        let inflater = machineConfiguration.compression.makeInflater(
            limit: machineConfiguration.limits.incomingPayloadSize,
            engine: inflateEngine
        )
        connection.open(transport.open(url), inflater)
    }

    private func requestPermit() {
        let attempt = connection.attempt
        connection.keepPermitRequest(
            request { (shard, identity) in
                do throws(IdentifyBudgetExhausted) {
                    let delay = try await shard.gate.permit(identity)
                    if !shard.receivePermit(after: delay, for: attempt) { await shard.gate.giveBack(identity) }
                } catch {
                    shard.receiveDenial(error, for: attempt)
                }
            }
        )
    }

    private func receivePermit(after delay: Duration, for attempt: ShardConnection.Attempt) -> Bool {
        guard connection.receivePermit(for: attempt, isGiven: true) else { return false }
        if delay > .zero { log.waitingToIdentify(delay) }
        handle(.identifyPermitted(after: delay))
        waker.wake()
        return true
    }

    private func receiveDenial(_ denial: IdentifyBudgetExhausted, for attempt: ShardConnection.Attempt) {
        guard connection.receivePermit(for: attempt, isGiven: false) else { return }
        handle(.identifyDenied(denial))
        waker.wake()
    }

    /// Runs a request to a gate on the shard's executor.
    private func request(
        _ body: @escaping @Sendable (isolated Shard, ShardIdentity) async -> Void
    ) -> Task<Void, Never> {
        let identity = machineConfiguration.identification.shard
        return Task(executorPreference: executor as? any TaskExecutor) { await body(self, identity) }
    }

    private func forgetConnection() {
        guard connection.end() else { return }
        _ = request { (shard, identity) in await shard.gate.giveBack(identity) }
    }
}
