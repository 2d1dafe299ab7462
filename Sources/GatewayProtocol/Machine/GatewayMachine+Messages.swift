internal import GatewayJSON
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
        case .talking(var conversation):
            if conversation.heartbeat.isLifeOwed {
                conversation.heartbeat.receivedTraffic()
                phase = .talking(conversation)
            }
            return talk(message, conversation, at: now)
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
        var conversation = Conversation(
            heartbeat: heartbeat,
            stage: .awaitingPermit(until: now + limits.permitDeadline)
        )
        commands.setHeartbeatInterval(interval)
        let effect: GatewayEffect
        if let session {
            conversation.stage = .resuming(until: now + limits.resumedDeadline, replayed: 0)
            commands.recordResume(at: now)
            effect = .send(configuration.identification.resume(session))
        } else {
            effect = .requestIdentifyPermit
        }
        phase = .talking(conversation)
        return [.report(.connected(heartbeatInterval: interval)), effect]
    }

    private mutating func talk(
        _ message: consuming GatewayMessage,
        _ conversation: Conversation,
        at now: GatewayInstant
    ) -> Effects {
        switch consume message {
        case .dispatch(let event):
            return dispatch(event, conversation, at: now)
        case .heartbeatAcknowledged:
            var conversation = conversation
            if let roundTrip = conversation.heartbeat.acknowledged(at: now) {
                latency.record(roundTrip)
                commands.acknowledged(heartbeatSentAt: now - roundTrip)
            }
            phase = .talking(conversation)
            return []
        case .heartbeatRequest:
            return beat(conversation, isDue: false, at: now)
        case .reconnect:
            return lose(.reconnectRequested, abandoning: .keepingSession, at: now)
        case .invalidSession(let isResumable):
            return invalidate(isResumable: isResumable, at: now)
        case .hello, .unknown:
            return []
        }
    }

    private mutating func dispatch(
        _ event: consuming GatewayEvent,
        _ conversation: Conversation,
        at now: GatewayInstant
    ) -> Effects {
        let advances = session?.advance(to: event.sequence) ?? false
        guard advances || !isRepeated(event, conversation.stage) else {
            statistics.repeatedEvents += 1
            return []
        }
        statistics.events += 1
        event.sessionNumber = sessionCount
        switch conversation.stage {
        case .identifying where event.name == .ready:
            return becomeReady(event, conversation, at: now)
        case .resuming(_, let replayed) where event.name == .resumed:
            return becomeResumed(event, conversation, replayed: replayed, at: now)
        case .resuming(_, let replayed):
            statistics.replayedEvents += 1
            if advances { ladder.replayed(at: now) }
            var conversation = conversation
            conversation.stage = .resuming(
                until: now + configuration.limits.resumedDeadline,
                replayed: replayed + 1
            )
            phase = .talking(conversation)
        case .awaitingPermit, .permitted, .identifying, .ready:
            break
        }
        let observation = commands.observe(event, at: now)
        return Effects(deliver(event), observation)
    }

    /// Hands an event over, if the application wants it.
    private mutating func deliver(_ event: consuming GatewayEvent) -> GatewayEffect? {
        guard configuration.wantedEvents?.contains(event.name) ?? true else { return nil }
        delivered = event.sequence ?? delivered
        return .deliver(event)
    }

    /// Whether an event of the session has been here before, given that it is not beyond those that have.
    private func isRepeated(_ event: GatewayEvent, _ stage: Stage) -> Bool {
        switch stage {
        case .awaitingPermit, .permitted, .identifying: false
        // RESUMED is about the connection: the first is needed, whatever number it has.
        case .resuming: event.sequence != nil && event.name != .resumed
        case .ready: event.sequence != nil
        }
    }

    private mutating func becomeReady(
        _ event: GatewayEvent,
        _ conversation: Conversation,
        at now: GatewayInstant
    ) -> Effects {
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
        return settle(conversation, at: now, deliver(event), .ready(ready))
    }

    private mutating func becomeResumed(
        _ event: GatewayEvent,
        _ conversation: Conversation,
        replayed: Int,
        at now: GatewayInstant
    ) -> Effects {
        guard let session else { return [] }
        statistics.resumes += 1
        ladder.resumed()
        commands.sessionResumed()
        return settle(conversation, at: now, deliver(event), .resumed(session, replayed: replayed))
    }

    private mutating func settle(
        _ conversation: Conversation,
        at now: GatewayInstant,
        _ delivery: GatewayEffect?,
        _ change: GatewayLifecycle
    ) -> Effects {
        var conversation = conversation
        conversation.stage = .ready(since: now)
        phase = .talking(conversation)
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
        guard let data = try? JSONValue(parsing: event.payload, in: event.dataRange),
            let id = data["session_id"]?.string, !id.isEmpty
        else { return nil }
        self.init(
            id: id,
            resumeURL: data["resume_gateway_url"]?.string.flatMap { GatewayURL.isValid($0) ? $0 : nil },
            sequence: event.sequence,
            userID: data["user"]?["id"].flatMap { Snowflake($0) }
        )
    }
}
