internal import GatewayModels

// What the gateway sends.

extension GatewayMachine {
    /// The gateway sent a payload.
    ///
    /// - Parameters:
    ///   - message: The payload.
    ///   - now: The time.
    /// - Returns: What to do.
    public mutating func receive(_ message: consuming GatewayMessage, at now: GatewayInstant) -> Effects {
        switch phase {
        case .greeting:
            return greet(message, at: now)
        case .talking(let stage):
            heartbeat?.receivedTraffic()
            return talk(message, stage, at: now)
        case .idle, .resting, .dialing, .closing, .stopped:
            return []
        }
    }

    /// The gateway sent something that cannot be understood.
    ///
    /// The connection is replaced and the session resumed, but not twice from the
    /// same place: then the session is given up.
    ///
    /// - Parameters:
    ///   - fault: What is wrong with it.
    ///   - now: The time.
    /// - Returns: What to do.
    public mutating func receive(_ fault: ProtocolError, at now: GatewayInstant) -> Effects {
        switch phase {
        case .greeting, .talking:
            return lose(.fault(fault), abandoning: .keepingSession, at: now)
        case .idle, .resting, .dialing, .closing, .stopped:
            return []
        }
    }

    private mutating func greet(_ message: GatewayMessage, at now: GatewayInstant) -> Effects {
        switch message {
        case .hello(let interval):
            return begin(heartbeatInterval: interval, at: now)
        case .reconnect:
            return lose(.reconnectRequested, abandoning: .keepingSession, at: now)
        case .invalidSession(let isResumable):
            return invalidate(isResumable: isResumable, at: now)
        case .heartbeatRequest:
            guard (commands.earliestHeartbeat ?? now) <= now else { return [] }
            commands.recordHeartbeat(at: now)
            statistics.heartbeats += 1
            return sendHeartbeat()
        case .dispatch, .heartbeatAcknowledged, .unknown:
            return []
        }
    }

    private mutating func begin(heartbeatInterval: Duration, at now: GatewayInstant) -> Effects {
        let limits = configuration.limits
        let interval = max(heartbeatInterval, limits.shortestHeartbeatInterval)
        var heartbeat = Heartbeat(
            interval: interval,
            acknowledgementDeadline: limits.acknowledgementDeadline,
            jitter: random.fraction(),
            at: now
        )
        heartbeat.setReceiving(isReceiving, at: now)
        self.heartbeat = heartbeat
        commands.setHeartbeatInterval(interval)
        let effect: GatewayEffect
        if let session {
            phase = .talking(resuming(at: now, replayed: 0))
            commands.recordResume(at: now)
            effect = .send(configuration.identification.resume(session))
        } else {
            phase = .talking(.awaitingPermit(until: now + limits.permitDeadline))
            effect = .requestIdentifyPermit
        }
        return [.report(.connected(heartbeatInterval: interval)), effect]
    }

    /// Resuming, with time for the next event to be replayed.
    func resuming(at now: GatewayInstant, replayed: Int) -> Stage {
        .resuming(until: now + configuration.limits.resumedDeadline, replayed: replayed)
    }

    private mutating func talk(
        _ message: consuming GatewayMessage,
        _ stage: Stage,
        at now: GatewayInstant
    ) -> Effects {
        switch consume message {
        case .dispatch(let event):
            return dispatch(event, stage, at: now)
        case .heartbeatAcknowledged:
            if let roundTrip = heartbeat?.acknowledged(at: now) {
                latency.record(roundTrip)
                commands.acknowledged(heartbeatSentAt: now - roundTrip)
            }
            return []
        case .heartbeatRequest:
            return beat(isDue: false, at: now)
        case .reconnect:
            return lose(.reconnectRequested, abandoning: .keepingSession, at: now)
        case .invalidSession(let isResumable):
            return invalidate(isResumable: isResumable, at: now)
        case .hello, .unknown:
            return []
        }
    }

    private mutating func dispatch(_ event: GatewayEvent, _ stage: Stage, at now: GatewayInstant) -> Effects {
        guard admit(event.sequence, stage, isResumed: event.name == .resumed, at: now) else { return [] }
        var event = event
        event.sessionNumber = sessionCount
        switch stage {
        case .identifying where event.name == .ready:
            return becomeReady(event, at: now)
        case .resuming(_, let replayed) where event.name == .resumed:
            return becomeResumed(event, replayed: replayed, at: now)
        case .awaitingPermit, .permitted, .identifying, .resuming, .ready:
            let observation = commands.observe(event, at: now)
            return Effects(deliver(event), observation)
        }
    }

    /// Takes note of an event that came, and says whether it is new.
    mutating func admit(
        _ sequence: Int64?,
        _ stage: Stage,
        isResumed: Bool = false,
        at now: GatewayInstant
    ) -> Bool {
        let advances = session?.advance(to: sequence) ?? false
        guard advances || !isRepeated(sequence, stage, isResumed: isResumed) else {
            statistics.repeatedEvents += 1
            return false
        }
        statistics.events += 1
        if case .resuming(_, let replayed) = stage, !isResumed {
            statistics.replayedEvents += 1
            if advances { ladder.replayed(at: now) }
            phase = .talking(resuming(at: now, replayed: replayed + 1))
        }
        return true
    }

    /// Whether an event of the session has been here before, given that it is not beyond those that have.
    private func isRepeated(_ sequence: Int64?, _ stage: Stage, isResumed: Bool) -> Bool {
        switch stage {
        case .awaitingPermit, .permitted, .identifying: false
        // RESUMED is about the connection: the first is needed, whatever number it has.
        case .resuming: sequence != nil && !isResumed
        case .ready: sequence != nil
        }
    }

    /// Hands an event over, if the application wants it.
    private mutating func deliver(_ event: GatewayEvent) -> GatewayEffect? {
        guard filter.wants(event.name) else { return nil }
        delivered = event.sequence ?? delivered
        return .deliver(filter.isSelective ? event.detached() : event)
    }

    private mutating func becomeReady(_ event: GatewayEvent, at now: GatewayInstant) -> Effects {
        guard let ready = Session(ready: event) else {
            return receive(ProtocolError(.invalidReady, "READY has no session_id"), at: now)
        }
        session = ready
        sessionCount += 1
        acknowledged = nil
        delivered = nil
        var event = event
        event.sessionNumber = sessionCount
        ladder.began()
        wasDeauthenticated = false
        commands.sessionBegan(at: now)
        return settle(at: now, deliver(event), .ready(ready))
    }

    private mutating func becomeResumed(_ event: GatewayEvent, replayed: Int, at now: GatewayInstant) -> Effects {
        guard let session else { return [] }
        statistics.resumes += 1
        ladder.resumed()
        commands.sessionResumed(at: now)
        return settle(at: now, deliver(event), .resumed(session, replayed: replayed))
    }

    private mutating func settle(
        at now: GatewayInstant,
        _ delivery: GatewayEffect?,
        _ change: GatewayLifecycle
    ) -> Effects {
        phase = .talking(.ready(since: now))
        return Effects(delivery, .report(change))
    }

    private mutating func invalidate(isResumable: Bool, at now: GatewayInstant) -> Effects {
        lose(
            .invalidSession(isResumable: isResumable),
            abandoning: .keepingSession,
            waitingAtLeast: invalidSessionPause(),
            at: now
        )
    }
}

extension Session {
    /// Reads what READY says of the session, or `nil` if it does not name one.
    init?(ready event: GatewayEvent) {
        let fields = ReadyFields(event)
        guard let id = fields.sessionID else { return nil }
        self.init(
            id: id,
            resumeURL: fields.resumeURL.flatMap { GatewayURL.isValid($0) ? $0 : nil },
            sequence: event.sequence,
            userID: fields.userID
        )
    }
}
