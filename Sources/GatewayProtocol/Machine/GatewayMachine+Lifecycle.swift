// Starting, stopping, and what comes between two connections.

extension GatewayMachine {
    /// Begins, or begins again after a stop.
    ///
    /// - Parameter now: The time.
    /// - Returns: What to do; nothing if the conversation is running.
    public mutating func start(at now: GatewayInstant) -> Effects {
        guard !isRunning else { return [] }
        ladder.begin(at: now)
        refusalBackoff.reset()
        // Whoever starts a shard again whenever it is refused must not identify more often than the backoff allows.
        identifyNotBefore = wasLiveAtStop ? nil : now + identifyBackoff.delay(using: &random)
        wasLiveAtStop = false
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
        resetBackoffsIfStable(at: now)
        if isRunning, state != .closing { wasLiveAtStop = isReady }
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
        refusalBackoff.reset()
        return []
    }

    mutating func dial(at now: GatewayInstant) -> Effects {
        let address = rung == .resumeURL ? session?.resumeURL : nil
        let url = GatewayURL.connecting(to: address ?? configuration.url, compression: configuration.compression)
        phase = .dialing(until: now + configuration.limits.dialDeadline)
        return [.report(.connecting(url: url, isResuming: session != nil)), .connect(url: url)]
    }

    mutating func finish(_ reason: StopReason) -> Effects {
        phase = .stopped
        commands.stop()
        return [.report(.closed(reason)), .stop(reason)]
    }
}
