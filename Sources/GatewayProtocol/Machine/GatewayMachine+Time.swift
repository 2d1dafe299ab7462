public import GatewayModels

// What time brings, and what the application wants.

extension GatewayMachine {
    /// When ``advance(to:)`` must next be called, or `nil` if nothing is pending.
    ///
    /// It may lie in the past: then there is something to do at once. It can change
    /// with every other call.
    public var deadline: GatewayInstant? {
        var earliest = queue.earliestDeadline
        func consider(_ instant: GatewayInstant) {
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        switch phase {
        case .idle, .stopped:
            return nil
        case .resting(let until), .dialing(let until), .greeting(let until), .closing(let until):
            consider(until)
        case .talking(let conversation):
            consider(conversation.heartbeat.deadline)
            switch conversation.stage {
            case .awaitingPermit(let until), .permitted(let until), .identifying(let until):
                consider(until)
            case .resuming(let until, _):
                if isReceiving { consider(until) }
            case .ready(let since):
                if presenceIsUnsent { consider(conversation.budget.earliestPresence ?? since) }
                if !queue.isEmpty { consider(conversation.budget.earliestCommand ?? since) }
            }
        }
        return earliest
    }

    /// Lets time pass.
    ///
    /// Calling early, or twice, is harmless.
    ///
    /// - Parameter now: The time.
    /// - Returns: What to do. More may be due: see ``deadline``.
    public mutating func advance(to now: GatewayInstant) -> Effects {
        if let expired = queue.popExpired(at: now) {
            return [.complete(expired, CommandError(.timedOut, "The command could not be sent before its deadline"))]
        }
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
        case .talking(var conversation):
            let action = conversation.heartbeat.tick(at: now)
            phase = .talking(conversation)
            switch action {
            case .declareZombie: return lose(.zombie, abandoning: .keepingSession, at: now)
            case .beat: return beat(conversation, at: now)
            case .wait: return advanceStage(conversation, at: now)
            }
        }
    }

    private mutating func advanceStage(_ conversation: Conversation, at now: GatewayInstant) -> Effects {
        switch conversation.stage {
        case .awaitingPermit(let until):
            return now >= until ? lose(.timedOut(.permit), abandoning: .keepingSession, at: now) : []
        case .permitted(let from):
            return now >= from ? identify(conversation, at: now) : []
        case .identifying(let until):
            return now >= until ? lose(.timedOut(.ready), abandoning: .keepingSession, at: now) : []
        case .resuming(let until, _):
            guard isReceiving, now >= until else { return [] }
            return lose(.timedOut(.resumed), abandoning: .keepingSession, at: now)
        case .ready:
            return sendWaiting(conversation, at: now)
        }
    }

    /// Sends a heartbeat, or puts it off if the budget is spent.
    mutating func beat(_ conversation: Conversation, at now: GatewayInstant) -> Effects {
        var conversation = conversation
        defer { phase = .talking(conversation) }
        if let earliest = conversation.budget.earliestHeartbeat, earliest > now {
            conversation.heartbeat.postpone(to: earliest)
            return []
        }
        conversation.heartbeat.sent(at: now)
        conversation.budget.record(at: now)
        statistics.heartbeats += 1
        return [.send(Identification.heartbeat(sequence: session?.sequence))]
    }

    private mutating func identify(_ conversation: Conversation, at now: GatewayInstant) -> Effects {
        var conversation = conversation
        conversation.stage = .identifying(until: now + configuration.limits.readyDeadline)
        conversation.budget.record(at: now)
        phase = .talking(conversation)
        identifyBackoff.recordFailure()
        statistics.identifies += 1
        presenceIsUnsent = false
        let payload = configuration.identification.identify(
            presence: presence,
            compressesPayloads: configuration.compression == .payload
        )
        return [.send(payload)]
    }

    /// Sends a presence or a command that waits, if the budget allows.
    private mutating func sendWaiting(_ conversation: Conversation, at now: GatewayInstant) -> Effects {
        var conversation = conversation
        if presenceIsUnsent, let presence, (conversation.budget.earliestPresence ?? now) <= now {
            conversation.budget.recordPresence(at: now)
            phase = .talking(conversation)
            presenceIsUnsent = false
            return [.send(Identification.presenceUpdate(presence))]
        }
        guard (conversation.budget.earliestCommand ?? now) <= now, let command = queue.popFirst() else { return [] }
        conversation.budget.record(at: now)
        phase = .talking(conversation)
        return [.send(command.payload), .complete(command.id, nil)]
    }
}

extension GatewayMachine {
    /// Permission to identify was given.
    ///
    /// - Parameters:
    ///   - delay: How long to wait before IDENTIFY is sent.
    ///   - now: The time.
    public mutating func permitToIdentify(after delay: Duration = .zero, at now: GatewayInstant) {
        guard case .talking(var conversation) = phase, case .awaitingPermit = conversation.stage else { return }
        conversation.stage = .permitted(from: now + delay)
        phase = .talking(conversation)
    }

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
        guard case .talking(var conversation) = phase else { return }
        conversation.heartbeat.setReceiving(receiving, at: now)
        if receiving, case .resuming(_, let replayed) = conversation.stage {
            conversation.stage = .resuming(until: now + configuration.limits.resumedDeadline, replayed: replayed)
        }
        phase = .talking(conversation)
    }

    /// Takes a command, to be sent in its turn.
    ///
    /// A command waits for a live session, over reconnects too. Its end is a
    /// ``GatewayEffect/complete(_:_:)``.
    ///
    /// - Parameters:
    ///   - command: The command.
    ///   - deadline: How long it may wait, or `nil` for ``GatewayLimits/commandDeadline``.
    ///   - now: The time.
    /// - Returns: The command's name.
    /// - Throws: ``CommandError`` if the command is refused.
    public mutating func submit(
        _ command: GatewayCommand,
        within deadline: Duration? = nil,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        guard isRunning else { throw CommandError(.notRunning, "The shard is not running") }
        let payload = try command.encoded(
            intents: configuration.identification.intents,
            limit: configuration.limits.outgoingPayloadSize
        )
        return try queue.append(payload, deadline: now + (deadline ?? configuration.limits.commandDeadline))
    }

    /// Withdraws a command that has not been sent.
    ///
    /// - Parameter id: The command's name.
    /// - Returns: Whether it was still waiting; then it will not be sent, and no effect names it any more.
    public mutating func withdraw(_ id: CommandID) -> Bool {
        queue.remove(id)
    }

    /// Changes the bot's presence.
    ///
    /// It is sent when the budget allows, the latest only; while no session is live
    /// it is remembered, and sent with the next IDENTIFY or after the next RESUMED.
    ///
    /// - Parameter update: What to change; the rest stays.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/payloadTooLarge``. Nothing is changed then.
    public mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        let changed = update.applied(to: presence ?? Presence())
        let size = Identification.presenceUpdate(changed).count
        guard size <= configuration.limits.outgoingPayloadSize else {
            throw CommandError(
                .payloadTooLarge,
                "The presence would have \(size) bytes; the gateway takes at most "
                    + "\(configuration.limits.outgoingPayloadSize)"
            )
        }
        presence = changed
        presenceIsUnsent = true
    }
}
