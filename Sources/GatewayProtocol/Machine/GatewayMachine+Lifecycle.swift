// Starting, stopping, and what comes between two connections.

extension GatewayMachine {
    /// Begins, or begins again after a stop.
    ///
    /// - Parameter now: The time.
    /// - Returns: What to do; nothing if the conversation is running.
    public mutating func start(at now: GatewayInstant) -> Effects {
        guard !isRunning else { return [] }
        return dial(at: now)
    }

    /// Ends the conversation.
    ///
    /// - Parameters:
    ///   - keepingSession: Whether the session stays resumable. If not, the gateway is
    ///     told that it has ended, and the bot goes offline.
    ///   - now: The time.
    /// - Returns: What to do; nothing if the conversation is not running.
    public mutating func stop(keepingSession: Bool, at now: GatewayInstant) -> Effects {
        let code = keepingSession ? CloseCode.keepingSession : .normal
        switch phase {
        case .idle, .stopped, .closing:
            return []
        case .resting:
            if !keepingSession { session = nil }
            return finish(.closed)
        case .dialing:
            if !keepingSession { session = nil }
            phase = .closing(until: now)
            return [.abandon(code)]
        case .greeting, .talking:
            if !keepingSession { session = nil }
            phase = .closing(until: now + configuration.limits.closeDeadline)
            return [.close(code)]
        }
    }

    /// The connection is open.
    ///
    /// - Parameter now: The time.
    /// - Returns: What to do.
    public mutating func opened(at now: GatewayInstant) -> Effects {
        guard case .dialing = phase else { return [] }
        phase = .greeting(until: now + configuration.limits.helloDeadline)
        commands.beginConnection()
        return []
    }

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
            session = nil
            statistics.disconnections += 1
            return finish(.refused(code, reason: end.reason))
        }
        if end.closeCode?.disposition == .identify { session = nil }
        let pause = end.closeCode == .rateLimited ? invalidSessionPause() : .zero
        let wished = min(end.retryAfter ?? .zero, configuration.limits.longestRetryAfter)
        return lose(end.cause, abandoning: nil, waitingAtLeast: max(pause, wished), at: now)
    }

    /// Gives up the connection, if there still is one, and rests until the next try.
    mutating func lose(
        _ cause: DisconnectCause,
        abandoning code: CloseCode?,
        waitingAtLeast pause: Duration = .zero,
        at now: GatewayInstant
    ) -> Effects {
        statistics.disconnections += 1
        recordFailure(at: now)
        var delay = max(pause, reconnectBackoff.delay(using: &random))
        if session == nil { delay = max(delay, identifyBackoff.delay(using: &random)) }
        phase = .resting(until: now + delay)
        let report = GatewayEffect.report(.disconnected(cause, retryAfter: delay))
        guard let code else { return [report] }
        return [.abandon(code), report]
    }

    /// Learns from the end of a connection: what it says depends on how far it had come.
    private mutating func recordFailure(at now: GatewayInstant) {
        let limits = configuration.limits
        switch phase {
        case .dialing, .greeting:
            if dialsResumeURL { resumeURLFailures += 1 }
        case .talking(let conversation):
            switch conversation.stage {
            case .ready(let since) where now - since >= limits.stableAfter:
                reconnectBackoff.reset()
                identifyBackoff.reset()
                return
            case .resuming:
                resumeFailures += 1
                if resumeFailures >= limits.resumeAttempts { session = nil }
            case .awaitingPermit, .permitted, .identifying, .ready:
                break
            }
        case .idle, .resting, .closing, .stopped:
            break
        }
        reconnectBackoff.recordFailure()
    }

    mutating func dial(at now: GatewayInstant) -> Effects {
        let address = dialsResumeURL ? session?.resumeURL : nil
        let url = GatewayURL.connecting(to: address ?? configuration.url, compression: configuration.compression)
        phase = .dialing(until: now + configuration.limits.dialDeadline)
        return [.report(.connecting(url: url, isResuming: session != nil)), .connect(url: url)]
    }

    mutating func finish(_ reason: StopReason) -> Effects {
        phase = .stopped
        commands.stop()
        return [.report(.closed(reason)), .stop(reason)]
    }

    mutating func invalidSessionPause() -> Duration {
        let shortest = configuration.limits.invalidSessionPauseMinimum
        let longest = max(shortest, configuration.limits.invalidSessionPauseMaximum)
        return shortest + (longest - shortest) * random.fraction()
    }

    private var dialsResumeURL: Bool {
        session?.resumeURL != nil && resumeURLFailures < configuration.limits.resumeURLAttempts
    }
}
