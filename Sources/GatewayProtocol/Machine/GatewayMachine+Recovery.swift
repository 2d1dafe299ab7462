// What a connection's end leads to.

extension GatewayMachine {
    /// The connection has ended, or could not be opened.
    ///
    /// - Parameters:
    ///   - end: How it ended.
    ///   - now: The time.
    /// - Returns: What to do.
    public mutating func disconnected(_ end: ConnectionEnd, at now: GatewayInstant) -> Effects {
        switch phase {
        case .idle, .stopped, .resting:
            return []
        case .closing:
            return finish(.closed)
        case .dialing, .greeting, .talking:
            break
        }
        if let code = end.closeCode, code.disposition == .stop {
            return refuse(code, reason: end.reason, at: now)
        }
        if end.closeCode == .notAuthenticated, session != nil { wasDeauthenticated = true }
        let pause = end.closeCode == .rateLimited ? invalidSessionPause() : .zero
        let wished = min(end.retryAfter ?? .zero, configuration.limits.longestRetryAfter)
        return lose(end.cause, abandoning: nil, waitingAtLeast: max(pause, wished), at: now)
    }

    private mutating func refuse(_ code: CloseCode, reason: String, at now: GatewayInstant) -> Effects {
        resetBackoffsIfStable(at: now)
        session = nil
        statistics.disconnections += 1
        let isIntentRevoked = code == .disallowedIntents && wasDeauthenticated
        return finish(.refused(Refusal(code, reason: reason, isIntentRevoked: isIntentRevoked)))
    }

    /// Gives up the connection, if there still is one, and rests until the next attempt.
    mutating func lose(
        _ cause: DisconnectCause,
        abandoning code: CloseCode?,
        waitingAtLeast pause: Duration = .zero,
        at now: GatewayInstant
    ) -> Effects {
        statistics.disconnections += 1
        let closeCode: CloseCode? = if case .closedByGateway(let code, _) = cause { code } else { nil }
        _ = commands.connectionEnded(closeCode: closeCode, at: now)
        if !resetBackoffsIfStable(at: now) { reconnectBackoff.recordFailure() }
        var loss = learn(from: cause, at: now)
        var delay = max(pause, reconnectBackoff.delay(using: &random))
        if cause.isRefusal {
            refusalBackoff.recordFailure()
            delay = max(delay, refusalBackoff.firmDelay(using: &random))
        }
        if session != nil, let expiry = ladder.expired(at: now + delay) {
            session = nil
            loss = expiry
        }
        if session == nil { delay = max(delay, identifyBackoff.delay(using: &random)) }
        identifyNotBefore = nil
        phase = .resting(until: now + delay)
        let recovery = Recovery(rung, after: delay, sessionLoss: loss)
        let report = GatewayEffect.report(.disconnected(cause, recovery))
        guard let code else { return [report] }
        return [.abandon(code), report]
    }

    /// Keeps the session or gives it up, by what is known of the end of its connection.
    private mutating func learn(from cause: DisconnectCause, at now: GatewayInstant) -> SessionLoss? {
        guard let session, let progress else { return nil }
        let loss = ladder.record(
            cause,
            progress,
            usedResumeURL: rung == .resumeURL,
            sequence: session.sequence,
            at: now
        )
        if loss != nil { self.session = nil }
        return loss
    }

    private var progress: ResumeLadder.Progress? {
        switch phase {
        case .idle, .resting, .closing, .stopped: nil
        case .dialing, .greeting: .opening
        case .talking(let stage):
            switch stage {
            case .awaitingPermit, .permitted, .identifying: nil
            case .resuming: .resuming
            case .ready: .live
            }
        }
    }

    /// A session that was live for long enough shows that all is well again.
    @discardableResult
    mutating func resetBackoffsIfStable(at now: GatewayInstant) -> Bool {
        guard case .talking(.ready(let since)) = phase,
            now - since >= configuration.limits.stableAfter
        else { return false }
        reconnectBackoff.reset()
        identifyBackoff.reset()
        return true
    }

    mutating func invalidSessionPause() -> Duration {
        let shortest = configuration.limits.invalidSessionPauseMinimum
        let longest = max(shortest, configuration.limits.invalidSessionPauseMaximum)
        return shortest + (longest - shortest) * random.fraction()
    }

    /// How the next connection, or this one, comes to a live session.
    var rung: Recovery.Rung {
        guard let session else { return .identify }
        return session.resumeURL != nil && ladder.trustsResumeURL ? .resumeURL : .mainURL
    }
}
