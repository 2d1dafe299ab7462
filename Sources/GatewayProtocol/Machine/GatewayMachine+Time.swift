public import GatewayModels

// What time brings, and what the application wants.

extension GatewayMachine {
    /// When ``advance(to:)`` must next be called, or `nil` if nothing is pending.
    ///
    /// It may lie in the past: then there is something to do at once. It can change
    /// with every other call.
    public var deadline: GatewayInstant? {
        var earliest = commands.deadline(liveSince: liveSince)
        func consider(_ instant: GatewayInstant) {
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        switch phase {
        case .idle, .stopped:
            return nil
        case .resting(let until), .dialing(let until), .greeting(let until), .closing(let until):
            consider(until)
        case .talking(let stage):
            if let heartbeat { consider(heartbeat.deadline) }
            switch stage {
            case .awaitingPermit(let until), .permitted(let until), .identifying(let until):
                consider(until)
            case .resuming(let until, _):
                if isReceiving { consider(until) }
            case .ready:
                break
            }
        }
        return earliest
    }

    /// Since when a session is live, or `nil` if none is.
    private var liveSince: GatewayInstant? {
        if case .talking(.ready(let since)) = phase { since } else { nil }
    }

    /// Lets time pass.
    ///
    /// Calling early, or twice, is harmless.
    ///
    /// - Parameter now: The time.
    /// - Returns: What to do. More may be due: see ``deadline``.
    public mutating func advance(to now: GatewayInstant) -> Effects {
        if let expired = commands.expire(liveSince: liveSince, at: now) { return [expired] }
        switch phase {
        case .idle, .stopped:
            return []
        case .resting(let until):
            return now >= until ? dial(at: now) : []
        case .dialing(let until):
            return now >= until ? lose(.timedOut(.dial), abandoning: .keepingSession, at: now) : []
        case .greeting(let until):
            return now >= until ? lose(.timedOut(.hello), abandoning: .keepingSession, at: now) : []
        case .closing(let until):
            return now >= until ? finish(.closed) : []
        case .talking(let stage):
            switch heartbeat?.tick(at: now) {
            case .declareZombie?: return lose(.zombie, abandoning: .keepingSession, at: now)
            case .beat?: return beat(isDue: true, at: now)
            case .wait?, nil: return advance(stage, to: now)
            }
        }
    }

    private mutating func advance(_ stage: Stage, to now: GatewayInstant) -> Effects {
        switch stage {
        case .awaitingPermit(let until):
            return now >= until ? lose(.timedOut(.permit), abandoning: .keepingSession, at: now) : []
        case .permitted(let from):
            return now >= from ? identify(at: now) : []
        case .identifying(let until):
            return now >= until ? lose(.timedOut(.ready), abandoning: .keepingSession, at: now) : []
        case .resuming(let until, _):
            guard isReceiving, now >= until else { return [] }
            return lose(.timedOut(.resumed), abandoning: .keepingSession, at: now)
        case .ready(let since):
            switch commands.send(liveSince: since, at: now) {
            case .presence(let payload):
                commands.presenceSent(at: now)
                return [.send(payload)]
            case .command(let id, let payload):
                return Effects(.send(payload), commands.sent(id, at: now))
            case nil:
                return []
            }
        }
    }

    /// Sends a heartbeat that is due or was asked for.
    ///
    /// If the budget is spent, one that is due is put off. One that was asked for is not sent then, so that
    /// whoever asks for many cannot disturb the rhythm of the others.
    mutating func beat(isDue: Bool, at now: GatewayInstant) -> Effects {
        if let earliest = commands.earliestHeartbeat, earliest > now {
            if isDue { heartbeat?.postpone(to: earliest) }
            return []
        }
        heartbeat?.sent(at: now)
        commands.recordHeartbeat(at: now)
        statistics.heartbeats += 1
        return sendHeartbeat()
    }

    private mutating func identify(at now: GatewayInstant) -> Effects {
        phase = .talking(.identifying(until: now + configuration.limits.readyDeadline))
        identifyBackoff.recordFailure()
        statistics.identifies += 1
        let payload = configuration.identification.identify(
            presence: commands.recordIdentify(at: now),
            compressesPayloads: configuration.compression == .payload
        )
        return [.send(payload)]
    }
}

extension GatewayMachine {
    /// The driver stopped reading what the gateway sends, or took it up again.
    ///
    /// While it does not read, nothing that should have come from the gateway is missed.
    ///
    /// - Parameters:
    ///   - receiving: Whether the driver reads.
    ///   - now: The time.
    public mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        guard receiving != isReceiving else { return }
        isReceiving = receiving
        commands.setReceiving(receiving, at: now)
        guard case .talking(let stage) = phase else { return }
        heartbeat?.setReceiving(receiving, at: now)
        if receiving, case .resuming(_, let replayed) = stage {
            phase = .talking(resuming(at: now, replayed: replayed))
        }
    }

    /// Bytes came that are no whole message yet.
    ///
    /// They show that the peer lives: a large message may take longer than the answer to a heartbeat may.
    public mutating func heard() {
        guard case .talking = phase else { return }
        heartbeat?.receivedTraffic()
    }

    /// Takes a command, to be sent in its turn.
    ///
    /// A command waits for a live session, over reconnects too. Its end is a
    /// ``GatewayEffect/complete(_:_:)``.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - options: How it is to be sent.
    ///   - now: The time.
    /// - Returns: The command's name.
    /// - Throws: ``CommandError`` if the command is refused.
    public mutating func submit(
        _ command: GatewayCommand,
        _ options: CommandOptions = CommandOptions(),
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        guard isRunning else { throw CommandError(.notRunning, "The shard is not running") }
        let id = nextCommandID()
        try commands.submit(id, command, options, at: now)
        return id
    }

    /// Asks for members of a guild, and has the answer told chunk by chunk.
    ///
    /// Each chunk is a ``GatewayEffect/answer(_:_:isLast:)``, beside the event that it is. A request goes on over a
    /// resume, which brings the chunks that were missed; one that was not answered at all is sent again, for it may
    /// have been lost. It goes on in a new session too if nothing of its answer has come; else it ends with
    /// ``CommandError/Code/sessionReplaced``. After RATE_LIMITED it waits for as long as the gateway says, or ends
    /// with ``CommandError/Code/rateLimited``, as the options say.
    ///
    /// - Parameters:
    ///   - request: The request. Without a nonce it gets a random one.
    ///   - options: How it is to be sent; the deadline is that of the whole answer, by default
    ///     ``GatewayLimits/answerDeadline``.
    ///   - now: The time.
    /// - Returns: The command's name.
    /// - Throws: ``CommandError`` if the command is refused.
    public mutating func requestGuildMembers(
        _ request: GuildMembersRequest,
        _ options: CommandOptions = CommandOptions(),
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        guard isRunning else { throw CommandError(.notRunning, "The shard is not running") }
        let id = nextCommandID()
        try commands.submitMembers(id, request.withNonce(&random), options, at: now)
        return id
    }

    /// Withdraws a command that has not been sent, or not been answered.
    ///
    /// - Parameter id: The command's name.
    /// - Returns: Whether it was still waiting; then it will not be sent, and no effect names it any more.
    public mutating func withdraw(_ id: CommandID) -> Bool {
        commands.withdraw(id)
    }

    /// Changes the bot's presence.
    ///
    /// It is sent when the budget allows, the latest only; while no session is live it is remembered, and sent
    /// with the next IDENTIFY, or after the next RESUMED if it then differs from what the gateway has.
    ///
    /// - Parameter update: What to change; the rest stays.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/payloadTooLarge``. Nothing is changed then.
    public mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        try commands.updatePresence(update)
    }
}
