internal import GatewayJSON
internal import GatewayModels

/// The state machine of one shard's gateway conversation, without I/O, clock and source of randomness.
///
/// Feed it inputs by ``handle(_:at:)`` and payloads by ``receive(_:from:at:delivering:)``, and perform the ``Effects`` that
/// it returns. Whenever ``deadline`` has come, feed ``GatewayInput/time``, again until it lies ahead. It never blocks, never
/// sleeps and never reads a clock; equal inputs give equal effects.
///
/// ```
///          start               opened                 HELLO
///   idle ────────▶ connecting ────────▶ awaitingHello ──────▶ awaitingPermit, permitted, identifying
///                    ▲  │                     │               or resuming ──▶ ready
///           deadline │  │ lost                │ lost             │ lost         │ lost
///                    │  ▼                     ▼                  ▼              ▼
///   closed ◀─────── backingOff ◀───────────────────────────────────────────────
///        close, or a fatal close code
/// ```
///
/// Source: Discord's documentation, "Gateway", Connection Lifecycle.
public struct GatewayMachine: Sendable {
    /// The state of the conversation.
    public private(set) var state = GatewayState.idle
    /// When the state ends by itself.
    private var timer: GatewayInstant?
    /// Whether the driver reads from the connection.
    private var isReceiving = true
    /// Why nothing can be sent on the connection any more, or `nil`; its end then comes behind what the peer sent before.
    private var sendFailure: ConnectionFailure?
    /// Whether an event was reported on this connection whose number does not follow the last one.
    private var hasReportedAnomaly = false
    /// Whether the application closed the last run while a session was live.
    private var wasLiveAtClose = false
    /// When the driver began to read from the connection, or continued.
    private var readingSince = GatewayInstant.origin

    private let configuration: Configuration
    private let filter: EventFilter
    private let trust: ResumeHostTrust
    private var random: SeededRandom
    private var heartbeat: Heartbeat?
    private var keeper: SessionKeeper
    private var retry: Retry
    private var commands: CommandScheduler
    private var latency = HeartbeatLatency()
    private var statistics = GatewayStatistics()
    /// The last heartbeat that was sent; the next one reuses its memory.
    private var heartbeatPayload: [UInt8] = []

    /// Creates the state machine from its configuration and a jitter seed.
    ///
    /// - Parameters:
    ///   - configuration: The configuration of the conversation.
    ///   - seed: The seed of all jitter.
    public init(_ configuration: Configuration, seed: UInt64) {
        let limits = configuration.limits
        self.configuration = configuration
        filter = EventFilter(configuration.wantedEvents)
        trust = ResumeHostTrust(mainURL: configuration.url, configuration.resumeHosts)
        random = SeededRandom(seed: seed)
        keeper = SessionKeeper(configuration.session, trust: trust, limits: limits)
        retry = Retry(limits: limits)
        commands = CommandScheduler(
            limits: limits,
            intents: configuration.identification.intents,
            presence: configuration.initialPresence,
            resendsPresence: configuration.resendsPresenceOnResume
        )
    }

    private var limits: GatewayLimits { configuration.limits }

    /// Enters a state.
    private mutating func enter(_ state: GatewayState, until timer: GatewayInstant?) {
        self.state = state
        self.timer = timer
    }
}

// MARK: - What drivers read

extension GatewayMachine: GatewayStateMachine {
    /// The session, its counters and those of the conversation.
    public var status: GatewayStatus {
        GatewayStatus(
            session: keeper.session,
            sessionNumber: keeper.number,
            acknowledgedSession: keeper.acknowledgedSession,
            latency: latency,
            statistics: statistics,
            commands: commands.statistics
        )
    }

    /// How much the driver must read from the connection when the application has no room for events.
    public var readingDemand: ReadingDemand {
        switch state {
        case .idle, .backingOff, .closed: .none
        case .connecting, .awaitingHello, .awaitingPermit, .permitted, .identifying, .closing: .setup
        case .resuming: .ahead
        case .ready: commands.awaitsGateway || sendFailure != nil ? .ahead : commands.isQueueing ? .waiting : .none
        }
    }

    /// When ``GatewayInput/time`` must be fed next, or `nil` if nothing is pending.
    public var deadline: GatewayInstant? {
        guard isRunning else { return nil }
        var earliest = commands.deadline(liveSince: sendingSince)
        func consider(_ instant: GatewayInstant?) {
            guard let instant else { return }
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        consider(runningTimer)
        if canSend { consider(heartbeat?.deadline(isReceiving: isReceiving)) }
        consider(silenceDue)
        return earliest
    }

    /// The timer, unless it waits for something that cannot be seen, because the driver does not read.
    private var runningTimer: GatewayInstant? {
        isReceiving || state != .resuming || sendFailure != nil ? timer : nil
    }

    /// When to give up a connection that cannot send any more.
    ///
    /// While the driver does not read, its end cannot be seen. Once its session has expired, waiting is of no use.
    private func drainDeadline(at now: GatewayInstant) -> GatewayInstant {
        now + (isReceiving ? limits.drainDeadline : limits.sessionLifetime)
    }

    /// Whether payloads can be sent beside those that open a session.
    private var canSend: Bool { sendFailure == nil && state.isConversing }

    /// Since when commands can be sent, or `nil` if they cannot.
    private var sendingSince: GatewayInstant? { sendFailure == nil ? keeper.liveSince : nil }

    /// When the silence of events becomes too long, if there is a limit.
    private var silenceDue: GatewayInstant? {
        guard let limit = limits.dispatchSilence, isReceiving, let liveSince = keeper.liveSince else { return nil }
        return max(statistics.lastDispatch ?? liveSince, liveSince, readingSince) + limit
    }

    /// Takes an input.
    ///
    /// - Parameters:
    ///   - input: The input.
    ///   - now: The time. It must not go backwards.
    /// - Returns: The effects to perform, in this order. More may be due: see ``deadline``.
    public mutating func handle(_ input: GatewayInput, at now: GatewayInstant) -> Effects {
        switch input {
        case .time: return advance(to: now)
        case .receivedBytes: heartbeat?.receivedTraffic()
        case .setReceiving(let receiving): setReceiving(receiving, at: now)
        case .acknowledge(let position): keeper.acknowledge(position)
        case .opened: opened(at: now)
        case .disconnected(let end): return disconnected(end, at: now)
        case .fault(let error): return fault(error, at: now)
        case .sent(let id?): return Effects(commands.sent(id, at: now))
        case .sent(nil): commands.presenceSent(at: now)
        case .sendFailed(let id, let failure): sendFailed(id, failure, at: now)
        case .readAheadExceeded(let limit): return readAheadExceeded(limit: limit, at: now)
        case .start: return start(at: now)
        case .close(let keepingSession): return close(keepingSession: keepingSession, at: now)
        case .restart(let keepingSession): return restart(keepingSession: keepingSession, at: now)
        case .command(let id, let command, let options):
            return attempt(id) { (machine) throws(CommandError) in
                try machine.commands.submit(id, command, options, at: now)
            }
        case .requestGuildMembers(let id, let request, let options):
            let request = request.withNonce(&random)
            return attempt(id) { (machine) throws(CommandError) in
                try machine.commands.submitMembers(id, request, options, at: now)
            }
        case .withdraw(let id): _ = commands.withdraw(id)
        case .updatePresence(let id, let update):
            do {
                try commands.updatePresence(update)
                return Effects(.complete(id, nil))
            } catch {
                return Effects(.complete(id, error))
            }
        case .dialDelayed(let delay): dialDelayed(by: delay, at: now)
        case .identifyPermitted(let delay): identifyPermitted(after: delay, at: now)
        case .identifyDenied(let denial): return identifyDenied(denial, at: now)
        }
        return []
    }

    /// Submits a command; its rejection is an effect.
    private mutating func attempt(
        _ id: CommandID,
        _ submit: (inout Self) throws(CommandError) -> Void
    ) -> Effects {
        do throws(CommandError) {
            guard isRunning else { throw CommandError(.notRunning, "The shard is not running; start it first") }
            try submit(&self)
            return []
        } catch {
            return Effects(.complete(id, error))
        }
    }
}

// MARK: - The application

extension GatewayMachine {
    private mutating func start(at now: GatewayInstant) -> Effects {
        guard !isRunning else { return [] }
        keeper.start(at: now)
        retry.start(isFresh: wasLiveAtClose, at: now, using: &random)
        wasLiveAtClose = false
        return connect(at: now)
    }

    private mutating func close(keepingSession: Bool, at now: GatewayInstant) -> Effects {
        guard isRunning, state != .closing else { return [] }
        wasLiveAtClose = isReady
        endLiveSession(at: now)
        if !keepingSession { keeper.drop() }
        let code = keepingSession ? CloseCode.keepingSession : .normal
        switch state {
        case .backingOff:
            return finish(.closed)
        case .connecting:
            enter(.closing, until: now)
            return [.abandon(code)]
        default:
            enter(.closing, until: now + limits.closeDeadline)
            return [.close(code)]
        }
    }

    private mutating func restart(keepingSession: Bool, at now: GatewayInstant) -> Effects {
        guard isRunning, state != .closing else { return [] }
        if !keepingSession { keeper.drop() }
        guard state != .backingOff else {
            timer = now + (keeper.session == nil ? retry.identifyDelay(at: now, using: &random) : .zero)
            return []
        }
        return lose(.restartRequested, abandoning: keepingSession ? .keepingSession : .normal, at: now)
    }

    private mutating func connect(at now: GatewayInstant) -> Effects {
        let address = keeper.rung == .resumeURL ? keeper.session?.resumeURL : nil
        let url = GatewayURL.connecting(to: address ?? configuration.url, compression: configuration.compression)
        enter(.connecting, until: now + limits.dialDeadline)
        return [.report(.connecting(url: url, isResuming: keeper.session != nil)), .connect(url: url)]
    }

    private mutating func finish(_ reason: StopReason) -> Effects {
        enter(.closed, until: nil)
        sendFailure = nil
        commands.stop()
        return [.report(.closed(reason)), .stop(reason)]
    }
}

// MARK: - The connection

extension GatewayMachine {
    private mutating func opened(at now: GatewayInstant) {
        guard state == .connecting else { return }
        enter(.awaitingHello, until: now + limits.helloDeadline)
        heartbeat = nil
        hasReportedAnomaly = false
        commands.beginConnection()
        retry.opened()
    }

    private mutating func disconnected(_ end: ConnectionEnd, at now: GatewayInstant) -> Effects {
        guard isRunning, state != .backingOff else { return [] }
        guard state != .closing else { return finish(.closed) }
        let end = configuration.identification.token.withRevealed { end.sanitized(masking: $0) }
        if let code = end.closeCode, code.disposition == .stop { return fatalClose(code, reason: end.reason, at: now) }
        let pause = end.closeCode == .rateLimited ? retry.invalidSessionPause(using: &random) : .zero
        let wished = min(end.retryAfter ?? .zero, limits.longestRetryAfter)
        return lose(end.cause, abandoning: nil, waitingAtLeast: max(pause, wished), at: now)
    }

    private mutating func fatalClose(_ code: CloseCode, reason: String, at now: GatewayInstant) -> Effects {
        endLiveSession(at: now)
        keeper.drop()
        statistics.disconnections += 1
        let isIntentRevoked = code == .disallowedIntents && keeper.wasDeauthenticated
        return finish(.fatalClose(FatalClose(code, reason: reason, isIntentRevoked: isIntentRevoked)))
    }

    mutating func fault(_ error: ProtocolError, at now: GatewayInstant) -> Effects {
        guard state == .awaitingHello || state.isConversing else { return [] }
        return lose(.fault(error), abandoning: .keepingSession, at: now)
    }

    /// The peer may have closed the connection: its end, and what it sent before, are waited for.
    private mutating func sendFailed(_ id: CommandID?, _ failure: ConnectionFailure, at now: GatewayInstant) {
        if let id { commands.sendFailed(id) } else { commands.presenceSendFailed() }
        guard sendFailure == nil, state == .awaitingHello || state.isConversing else { return }
        sendFailure = failure
        timer = drainDeadline(at: now)
    }

    private mutating func readAheadExceeded(limit: Int, at now: GatewayInstant) -> Effects {
        let message = "more than \(limit) bytes were read ahead of the application; it must read its events faster"
        switch readingDemand {
        case .none, .waiting: return []
        case .setup: return fault(ProtocolError(.readAheadExceeded, message), at: now)
        case .ahead:
            let error = CommandError(.readAheadExceeded, "No answer: " + message)
            commands.failAwaiting(error, includingUnsent: state == .resuming, at: now)
            return []
        }
    }

    private mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        guard receiving != isReceiving else { return }
        isReceiving = receiving
        commands.setReceiving(receiving, at: now)
        if sendFailure != nil { timer = drainDeadline(at: now) }
        guard receiving else { return }
        readingSince = now
        heartbeat?.resumeReading(at: now)
        if sendFailure == nil, state == .resuming { timer = now + limits.resumedDeadline }
    }

    /// Gives up the connection, if there still is one, and backs off until the next attempt.
    private mutating func lose(
        _ cause: DisconnectCause,
        abandoning code: CloseCode?,
        waitingAtLeast pause: Duration = .zero,
        at now: GatewayInstant
    ) -> Effects {
        statistics.disconnections += 1
        endLiveSession(at: now)
        let dropped = commands.connectionEnded(closeCode: cause.closeCode, at: now)
        var loss = keeper.connectionEnded(cause, ResumeLadder.Progress(state), at: now)
        var delay = retry.delay(after: cause, atLeast: pause, isResuming: keeper.session != nil, using: &random)
        loss = keeper.expire(at: now + delay) ?? loss
        if keeper.session == nil { delay = max(delay, retry.identifyDelay(at: now, using: &random)) }
        sendFailure = nil
        enter(.backingOff, until: now + delay)
        let recovery = Recovery(keeper.rung, after: delay, sessionLoss: loss, dropped: dropped)
        let report = GatewayEffect.report(.disconnected(cause, recovery))
        guard let code else { return [report] }
        return [.abandon(code), report]
    }

    /// The session is live no longer: nothing more is sent in it.
    private mutating func endLiveSession(at now: GatewayInstant) {
        if let duration = keeper.endLive(at: now) { retry.sessionEnded(after: duration) }
    }
}

// MARK: - Gates

extension GatewayMachine {
    private mutating func dialDelayed(by delay: Duration, at now: GatewayInstant) {
        guard state == .connecting else { return }
        timer = now + min(max(.zero, delay), limits.permitDeadline) + limits.dialDeadline
    }

    private mutating func identifyPermitted(after delay: Duration, at now: GatewayInstant) {
        guard state == .awaitingPermit, sendFailure == nil, let until = timer else { return }
        let from = max(now + max(.zero, delay), retry.identifyNotBefore ?? now)
        // A permit for later than the deadline is not waited for.
        guard from <= until else { return }
        enter(.permitted, until: from)
    }

    private mutating func identifyDenied(_ denial: IdentifyBudgetExhausted, at now: GatewayInstant) -> Effects {
        guard state == .awaitingPermit else { return [] }
        let pause = min(denial.retryAfter, limits.permitDeadline)
        return lose(.identifyDenied(denial), abandoning: .keepingSession, waitingAtLeast: pause, at: now)
    }
}

// MARK: - Time

extension GatewayMachine {
    private mutating func advance(to now: GatewayInstant) -> Effects {
        guard isRunning else { return [] }
        if let expired = commands.expire(liveSince: sendingSince, at: now) { return [expired] }
        if canSend {
            switch heartbeat?.tick(at: now, isReceiving: isReceiving) {
            case .declareDead(let cause)?: return lose(cause, abandoning: .keepingSession, at: now)
            case .beat?: return beat(isScheduled: true, at: now)
            case .wait?, nil: break
            }
        }
        if let timer = runningTimer, now >= timer { return timerFired(at: now) }
        if let limit = limits.dispatchSilence, let due = silenceDue, now >= due {
            return lose(.dispatchSilence(limit), abandoning: .keepingSession, at: now)
        }
        guard let since = sendingSince, let outgoing = commands.send(liveSince: since, at: now) else { return [] }
        switch outgoing {
        case .presence(let payload): return [.sendPresence(payload)]
        case .command(let id, let payload): return [.sendCommand(id, payload)]
        }
    }

    private mutating func timerFired(at now: GatewayInstant) -> Effects {
        if let sendFailure, state == .awaitingHello || state.isConversing {
            return lose(.connectionLost(sendFailure), abandoning: .keepingSession, at: now)
        }
        switch state {
        case .idle, .closed, .ready: return []
        case .backingOff: return connect(at: now)
        case .connecting: return lose(.timedOut(.dial), abandoning: .keepingSession, at: now)
        case .awaitingHello: return lose(.timedOut(.hello), abandoning: .keepingSession, at: now)
        case .awaitingPermit: return lose(.timedOut(.permit), abandoning: .keepingSession, at: now)
        case .permitted: return identify(at: now)
        case .identifying: return lose(.timedOut(.ready), abandoning: .keepingSession, at: now)
        case .resuming: return lose(.timedOut(.resumed), abandoning: .keepingSession, at: now)
        case .closing: return finish(.closed)
        }
    }

    /// Sends a heartbeat that is due, or that the gateway requested.
    ///
    /// If the budget is spent, a scheduled one is postponed. A requested one is then not sent, so that a gateway that
    /// requests many cannot disturb the rhythm of the others.
    private mutating func beat(isScheduled: Bool, at now: GatewayInstant) -> Effects {
        guard sendFailure == nil else { return [] }
        if let earliest = commands.earliestHeartbeat, earliest > now {
            if isScheduled { heartbeat?.postpone(to: earliest) }
            return []
        }
        heartbeat?.sent(at: now)
        commands.recordHeartbeat(at: now)
        statistics.heartbeats += 1
        Identification.heartbeat(sequence: keeper.session?.sequence, into: &heartbeatPayload)
        return Effects(.send(heartbeatPayload))
    }

    private mutating func identify(at now: GatewayInstant) -> Effects {
        enter(.identifying, until: now + limits.readyDeadline)
        retry.identified(at: now)
        statistics.identifies += 1
        let payload = configuration.identification.identify(
            presence: commands.recordIdentify(at: now),
            compressesPayloads: configuration.compression == .payload
        )
        return [.identify(payload)]
    }
}

// MARK: - Payloads

extension GatewayMachine {
    /// The events that neither the application nor the machine wants.
    var ignoredEvents: OfficialEventNameSet { filter.ignored(except: watchedEvents) }

    /// The events that the machine itself reads.
    private var watchedEvents: OfficialEventNameSet { filter.watched(awaitingMembers: commands.awaitsMembers) }

    /// Notes an event that was discarded while its batch was filled.
    mutating func passOver(_ sequence: Int64, at now: GatewayInstant) {
        guard state.isConversing else { return }
        heartbeat?.receivedTraffic()
        _ = admit(sequence, isResumed: false, at: now)
    }

    /// Takes a payload.
    @inline(__always)
    mutating func receive(
        _ bytes: [UInt8],
        in range: Range<Int>,
        at now: GatewayInstant,
        delivering events: inout [GatewayEvent]
    ) throws(ProtocolError) -> Effects {
        let watched = watchedEvents
        let envelope = try Envelope.scan(bytes, in: range, ignoring: filter.ignored(except: watched))
        guard envelope.opcode == .dispatch else {
            return handle(try GatewayMessage(envelope, of: bytes, in: range), at: now)
        }
        guard let name = envelope.name else { throw ProtocolError(.invalidEnvelope, "A dispatch has no event name") }
        guard state.isConversing else { return [] }
        heartbeat?.receivedTraffic()
        let isWatched = watched.contains(name) == true
        if isWatched, name == .ready, state == .identifying {
            try begin(GatewayEvent(name, envelope, of: bytes, in: range), at: now)
        }
        let admission = admit(envelope.sequence, isResumed: isWatched && name == .resumed, at: now)
        guard admission != .repeated else { return [] }
        let isWanted = filter.wants(name)
        guard isWanted || isWatched else { return [] }
        if isWanted, admission == .advanced { keeper.recordDelivery(envelope.sequence) }
        let event = GatewayEvent(name, envelope, of: bytes, in: range, session: keeper.number)
        guard isWatched else {
            events.append(event)
            return admission == .unordered ? reportAnomaly(envelope.sequence) : []
        }
        if isWanted { events.append(event) }
        return react(to: event, at: now)
    }

    /// Notes an event that arrived, and determines whether it is new.
    ///
    /// Only a replay can repeat events: on a live session all are delivered, whatever their numbers.
    @inline(__always)
    private mutating func admit(
        _ sequence: Int64?,
        isResumed: Bool,
        at now: GatewayInstant
    ) -> SessionKeeper.Admission {
        statistics.lastDispatch = now
        guard state == .resuming, !isResumed else {
            let admission = keeper.admit(sequence)
            if admission == .unordered, sequence != nil, state == .ready { statistics.sequenceAnomalies += 1 }
            statistics.events += 1
            return admission
        }
        let admission = keeper.admitReplayed(sequence, at: now)
        guard admission != .repeated else {
            statistics.repeatedEvents += 1
            return admission
        }
        statistics.events += 1
        statistics.replayedEvents += 1
        if sendFailure == nil { timer = now + limits.resumedDeadline }
        return admission
    }

    /// Reports the first event of a connection whose number does not follow.
    private mutating func reportAnomaly(_ sequence: Int64?) -> Effects {
        guard let sequence, state == .ready, !hasReportedAnomaly else { return [] }
        hasReportedAnomaly = true
        return [.report(.sequenceAnomaly(sequence, position: keeper.session?.sequence))]
    }

    /// READY has arrived, which begins a session.
    private mutating func begin(_ ready: GatewayEvent, at now: GatewayInstant) throws(ProtocolError) {
        keeper.begin(try ReadyFields(ready).session(trusting: trust), at: now)
    }

    /// Handles an event that the machine itself reads.
    private mutating func react(to event: GatewayEvent, at now: GatewayInstant) -> Effects {
        switch (event.name, state) {
        case (.ready, .identifying):
            guard let session = keeper.session else { return [] }
            commands.sessionBegan(at: now)
            return becomeReady(.ready(session))
        case (.resumed, .resuming):
            guard let session = keeper.session else { return [] }
            statistics.resumes += 1
            keeper.resumed(at: now)
            commands.sessionResumed(at: now)
            return becomeReady(.resumed(session, replayed: keeper.replayed))
        default:
            return Effects(commands.observe(event, at: now))
        }
    }

    private mutating func becomeReady(_ change: GatewayLifecycle) -> Effects {
        // A connection that cannot send any more still has to end.
        enter(.ready, until: sendFailure == nil ? nil : timer)
        return [.report(change)]
    }

    private mutating func handle(_ message: GatewayMessage, at now: GatewayInstant) -> Effects {
        guard state == .awaitingHello || state.isConversing else { return [] }
        heartbeat?.receivedTraffic()
        switch message {
        case .hello(let interval):
            return state == .awaitingHello ? greet(heartbeatInterval: interval, at: now) : []
        case .heartbeatAcknowledged:
            guard state.isConversing, let roundTrip = heartbeat?.acknowledged(at: now) else { return [] }
            latency.record(roundTrip)
            commands.acknowledged(heartbeatSentAt: now - roundTrip)
            return []
        case .heartbeatRequest:
            return beat(isScheduled: false, at: now)
        case .reconnect:
            return lose(.reconnectRequested, abandoning: .keepingSession, at: now)
        case .invalidSession(let isResumable):
            let cause = DisconnectCause.invalidSession(isResumable: isResumable)
            let pause = retry.invalidSessionPause(using: &random)
            return lose(cause, abandoning: .keepingSession, waitingAtLeast: pause, at: now)
        case .dispatch, .unknown:
            return []
        }
    }

    private mutating func greet(heartbeatInterval: Duration, at now: GatewayInstant) -> Effects {
        let interval = max(heartbeatInterval, limits.shortestHeartbeatInterval)
        heartbeat = Heartbeat(interval: interval, limits: limits, jitter: random.fraction(), at: now)
        commands.setHeartbeatInterval(interval)
        let report = GatewayEffect.report(.connected(heartbeatInterval: interval))
        guard let session = keeper.session else {
            enter(.awaitingPermit, until: sendFailure == nil ? now + limits.permitDeadline : timer)
            return [report, .requestIdentifyPermit]
        }
        guard sendFailure == nil else { return [report] }
        enter(.resuming, until: now + limits.resumedDeadline)
        keeper.beginResuming()
        commands.recordResume(at: now)
        return [report, .send(configuration.identification.resume(session))]
    }
}
