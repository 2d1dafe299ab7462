internal import GatewayModels

/// Decides what is sent when: commands in their lanes, the presence, and room for heartbeats.
///
/// The machine tells it of connections and sessions, and asks it what is due. It
/// outlives connections; of each it keeps a fresh ``SendBudget``.
struct CommandScheduler: Sendable {
    let limits: GatewayLimits
    private let intents: Intents
    var budget: SendBudget
    var queue: CommandQueue
    var holds: CommandHolds
    /// Requests for members whose answers are waited for.
    var requests = MemberRequests()
    var presence: PresenceState
    private var nextNumber: UInt64 = 0
    /// Since when the driver reads what the gateway sends, or `nil` if it does not.
    private(set) var receivingSince: GatewayInstant? = .origin
    /// Commands that have ended and whose callers are yet to be told.
    var ended: [(id: CommandID, error: CommandError, at: GatewayInstant)] = []
    var counts = CommandStatistics()

    init(limits: GatewayLimits, intents: Intents, presence: Presence?) {
        self.limits = limits
        self.intents = intents
        self.presence = PresenceState(presence)
        budget = SendBudget(limits: limits)
        queue = CommandQueue(patience: limits.lanePatience)
        holds = CommandHolds(limits: limits)
    }

    var statistics: CommandStatistics {
        var statistics = counts
        statistics.waiting = queue.count
        statistics.awaitingAnswer = requests.sentCount
        return statistics
    }
}

// MARK: - What the machine tells

extension CommandScheduler {
    /// A connection is open; its budget is untouched.
    mutating func beginConnection() {
        budget = SendBudget(limits: limits)
    }

    mutating func setHeartbeatInterval(_ interval: Duration) {
        budget.setHeartbeatInterval(interval)
    }

    /// Before when the next heartbeat must not be sent, or `nil` if it may be sent at once.
    var earliestHeartbeat: GatewayInstant? { budget.earliestHeartbeat }

    mutating func recordHeartbeat(at now: GatewayInstant) {
        budget.record(at: now)
    }

    mutating func recordResume(at now: GatewayInstant) {
        budget.recordOpening(at: now)
    }

    /// IDENTIFY is sent.
    ///
    /// - Returns: The presence that it tells.
    mutating func recordIdentify(at now: GatewayInstant) -> Presence? {
        budget.recordOpening(at: now)
        return presence.identify()
    }

    /// A heartbeat was acknowledged: what was sent before it has arrived.
    mutating func acknowledged(heartbeatSentAt time: GatewayInstant) {
        presence.confirm(sentBefore: time)
    }

    /// READY has come.
    mutating func sessionBegan(at now: GatewayInstant) {
        presence.sessionBegan()
        while let command = queue.removeFirst(where: \.isBoundToSession) {
            let error = CommandError(.sessionReplaced, "A new session began before the command was sent")
            requests.remove(command.id)
            ended.append((command.id, error, now))
        }
        renewRequests(at: now)
    }

    /// RESUMED has come.
    mutating func sessionResumed() {
        presence.sessionResumed()
        repeatUnanswered()
    }

    /// The driver stopped reading what the gateway sends, or took it up again.
    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        receivingSince = receiving ? now : nil
    }

    /// The conversation has ended; whoever drives it tells all callers.
    mutating func stop() {
        queue.removeAll()
        requests.removeAll()
        ended = []
    }
}

// MARK: - What applications want

extension CommandScheduler {
    mutating func submit(
        _ command: GatewayCommand,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        try enqueue(command, options, at: now).id
    }

    mutating func enqueue(
        _ command: GatewayCommand,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> QueuedCommand {
        let payload = try command.encoded(intents: intents, limit: limits.outgoingPayloadSize)
        let waiting = queue.count + requests.sentCount
        guard waiting < limits.queuedCommands else {
            counts.refused += 1
            throw CommandError(.queueFull, "\(waiting) commands wait to be sent or answered; there is no room for more")
        }
        if options.whenRateLimited == .fail, let wait = wait(for: command, at: now) {
            throw CommandError(.rateLimited, "The command would have to wait \(wait)", retryAfter: wait)
        }
        let queued = QueuedCommand(
            id: CommandID(number: nextNumber),
            payload: payload,
            opcode: command.opcode,
            memberList: command.memberList,
            priority: options.priority ?? command.priority,
            submitted: now,
            deadline: now + (options.deadline ?? limits.commandDeadline),
            isBoundToSession: options.isBoundToSession
        )
        nextNumber += 1
        queue.insert(queued)
        return queued
    }

    /// Returns whether the command was still waiting to be sent or answered.
    mutating func withdraw(_ id: CommandID) -> Bool {
        let request = requests.remove(id)
        guard queue.removeFirst(where: { $0.id == id }) != nil || request != nil else { return false }
        counts.withdrawn += 1
        return true
    }

    mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        let changed = update.applied(to: presence.wanted ?? Presence())
        let size = Identification.presenceUpdate(changed).count
        guard size <= limits.outgoingPayloadSize else {
            throw CommandError(
                .payloadTooLarge,
                "The presence would have \(size) bytes; the gateway takes at most \(limits.outgoingPayloadSize)"
            )
        }
        if presence.isUnsent { counts.presencesReplaced += 1 }
        presence.set(changed)
    }

    /// How long limits of its own would hold a command back, or `nil` if not at all.
    private func wait(for command: GatewayCommand, at now: GatewayInstant) -> Duration? {
        var free = max(now, holds.earliest(command.opcode) ?? now)
        if let guild = command.memberList {
            let ahead = queue.commands.count { $0.memberList == guild }
            free = max(free, holds.earliest(memberList: guild) ?? now) + holds.window * ahead
        }
        return free > now ? free - now : nil
    }
}
