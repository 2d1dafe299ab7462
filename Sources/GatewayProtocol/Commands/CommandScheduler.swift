internal import GatewayModels

/// The scheduler of everything that is sent beside heartbeats, IDENTIFY and RESUME: commands in their lanes, requests for
/// members until they are answered, and the presence.
///
/// The machine reports connections and sessions, and asks what is due. The scheduler outlives connections; of each it
/// keeps a fresh ``SendBudget``. A payload counts as sent when the transport has accepted it, not before.
struct CommandScheduler: Sendable {
    /// A payload to send.
    ///
    /// Its outcome must be reported.
    enum Outgoing: Hashable, Sendable {
        /// A presence update; report ``CommandScheduler/presenceSent(at:)`` or ``CommandScheduler/presenceSendFailed()``.
        case presence([UInt8])
        /// A command; report ``CommandScheduler/sent(_:at:)`` or ``CommandScheduler/sendFailed(_:)``.
        case command(CommandID, [UInt8])
    }

    private struct Ended {
        let id: CommandID
        let error: CommandError
        let time: GatewayInstant
    }

    private let limits: GatewayLimits
    private let intents: Intents
    private let resendsPresence: Bool
    private var budget: SendBudget
    private var holds: CommandHolds
    private var queue: CommandQueue
    /// Commands that were given out to be sent and are neither sent nor failed.
    private var inHand: [CommandID: QueuedCommand] = [:]
    private var requests: MemberRequests
    private var presence: PresenceState
    private var suspects = Suspects()
    private var waitingClock = WaitingClock()
    /// The names of all commands whose end the machine has not been given.
    private var open: Set<CommandID> = []
    private var nextPlace: UInt64 = 0
    /// Since when the driver reads what the gateway sends, or `nil` if it does not.
    private var receivingSince: GatewayInstant? = .origin
    /// Commands that have ended, for ``expire(liveSince:at:)`` to return.
    private var ended: ArraySlice<Ended> = []
    private var counts = CommandStatistics()

    /// Creates a scheduler.
    ///
    /// - Parameters:
    ///   - limits: Every deadline and limit.
    ///   - intents: The intents of the shard.
    ///   - presence: The presence to begin with, or `nil` to send none.
    ///   - resendsPresence: Whether the presence is sent again after every RESUMED.
    init(limits: GatewayLimits, intents: Intents, presence: Presence?, resendsPresence: Bool = false) {
        self.limits = limits
        self.intents = intents
        self.presence = PresenceState(presence)
        self.resendsPresence = resendsPresence
        budget = SendBudget(limits: limits)
        holds = CommandHolds(limits: limits)
        queue = CommandQueue(patience: limits.lanePatience)
        requests = MemberRequests(limits: limits)
    }

    var statistics: CommandStatistics {
        var statistics = counts
        statistics.waiting = queue.count
        statistics.awaitingAnswer = requests.sentCount
        return statistics
    }
}

// MARK: - Connections and sessions

extension CommandScheduler {
    /// A connection is open; its budget is untouched.
    mutating func beginConnection() {
        budget = SendBudget(limits: limits)
    }

    mutating func setHeartbeatInterval(_ interval: Duration) {
        budget.setHeartbeatInterval(interval)
    }

    /// The earliest time to send the next heartbeat, or `nil` if it may be sent at once.
    var earliestHeartbeat: GatewayInstant? { budget.earliestHeartbeat }

    mutating func recordHeartbeat(at now: GatewayInstant) {
        budget.record(at: now)
    }

    mutating func recordResume(at now: GatewayInstant) {
        budget.recordOpening(at: now)
    }

    /// IDENTIFY is sent.
    ///
    /// - Returns: The presence for it.
    mutating func recordIdentify(at now: GatewayInstant) -> Presence? {
        budget.recordOpening(at: now)
        return presence.identify(at: now)
    }

    /// A heartbeat was acknowledged: the gateway has received everything that was sent before it.
    mutating func acknowledged(heartbeatSentAt time: GatewayInstant) {
        presence.confirm(sentBefore: time)
        suspects.confirm(sentBefore: time)
        tryNextSuspect()
    }

    /// READY has come.
    ///
    /// The old session's answers will not come. A request of which nothing has come is sent again. One of which something has
    /// come cannot be completed.
    mutating func sessionBegan(at now: GatewayInstant) {
        waitingClock.stop(at: now)
        presence.sessionBegan()
        for id in queue.ids(where: \.isBoundToSession) {
            fail(id, CommandError(.sessionReplaced, "A new session began before the command was sent"), at: now)
        }
        for id in requests.sent {
            guard let request = requests[id] else { continue }
            guard request.collector.receivedCount > 0 || request.command.isBoundToSession else { continue }
            fail(id, CommandError(.sessionReplaced, "A new session began before all members had come"), at: now)
        }
        repeatUnanswered()
    }

    /// RESUMED has come, and with it all answers that were missed: a request that has none may not have arrived.
    mutating func sessionResumed(at now: GatewayInstant) {
        waitingClock.stop(at: now)
        presence.sessionResumed(resending: resendsPresence)
        repeatUnanswered()
    }

    /// The connection has ended, or was given up.
    ///
    /// Every connection must be reported, one that never brought a session too.
    ///
    /// - Parameters:
    ///   - closeCode: The code with which the gateway closed it, if it did.
    ///   - now: The time.
    /// - Returns: The payloads that are dropped because the gateway has refused them twice. The end of a command among them
    ///   is returned by ``expire(liveSince:at:)``.
    mutating func connectionEnded(closeCode: CloseCode?, at now: GatewayInstant) -> [RejectedPayload] {
        waitingClock.start(at: now)
        for id in inHand.values.sorted(by: { $0.place < $1.place }).map(\.id) { sendFailed(id) }
        if let id = suspects.onTrial { queue.withhold(id, holds) }
        let code = closeCode.flatMap { $0 == .unknownOpcode || $0 == .decodeError ? $0 : nil }
        var dropped: [RejectedPayload] = []
        let hasSuspects = suspects.hasUnconfirmed
        if let opcode = presence.connectionEnded(isRejection: code != nil, hasSuspects: hasSuspects), let code {
            dropped.append(RejectedPayload(opcode: opcode, closeCode: code))
        }
        let (suspected, rejected) = suspects.connectionEnded(isRejection: code != nil)
        for id in suspected { sendAgain(id, notBefore: nil, keepsDeadline: false) }
        for id in rejected {
            guard let code, let opcode = requests[id]?.command.opcode else { continue }
            let payload = RejectedPayload(opcode: opcode, closeCode: code, command: id)
            dropped.append(payload)
            fail(id, CommandError(.rejected, payload.description), at: now)
        }
        counts.rejected += UInt64(dropped.count)
        return dropped
    }

    /// The driver stopped reading what the gateway sends, or started again.
    mutating func setReceiving(_ receiving: Bool, at now: GatewayInstant) {
        receivingSince = receiving ? now : nil
    }

    /// The conversation has ended; the driver fails all commands.
    mutating func stop() {
        queue.removeAll()
        requests.removeAll()
        suspects.removeAll()
        _ = presence.connectionEnded(isRejection: false)
        waitingClock = WaitingClock()
        inHand = [:]
        open = []
        ended = []
    }

    /// Queues all requests again that were sent and of which nothing has come.
    private mutating func repeatUnanswered() {
        for id in requests.sent where requests[id]?.awaitsFirstChunk == true { sendAgain(id, notBefore: nil) }
        tryNextSuspect()
    }

    private mutating func sendAgain(_ id: CommandID, notBefore: GatewayInstant?, keepsDeadline: Bool = true) {
        guard let command = requests.takeBack(id, notBefore: notBefore, keepsDeadline: keepsDeadline) else { return }
        queue.insert(command, isWithheld: suspects.contains(id), holds)
        counts.repeated += 1
    }

    /// Lets the next suspect be sent, unless another is not confirmed yet.
    ///
    /// A suspected presence comes last: an answer confirms a request at once, and only a heartbeat confirms a presence.
    private mutating func tryNextSuspect() {
        guard !waitingClock.isRunning, suspects.onTrial == nil else { return }
        if let id = queue.releaseFirst(holds) { suspects.tryOut(id) }
    }
}

// MARK: - Submitting

extension CommandScheduler {
    /// Takes a command, to be sent in its turn.
    ///
    /// - Parameters:
    ///   - id: The name of the command, which no unfinished command has.
    ///   - command: The command.
    ///   - options: How it is sent.
    ///   - now: The time.
    /// - Throws: `CommandError` if the command is rejected.
    mutating func submit(
        _ id: CommandID,
        _ command: GatewayCommand,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) {
        _ = try enqueue(id, command, options, defaultWait: limits.commandDeadline, at: now)
    }

    /// Takes a request for members, whose answer is matched to it by guild and nonce.
    mutating func submitMembers(
        _ id: CommandID,
        _ request: GuildMembersRequest,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) {
        guard requests.id(guild: request.guild, nonce: request.nonce) == nil else {
            throw CommandError(
                .invalidArgument,
                "A request for members of guild \(request.guild) with the nonce \(request.nonce ?? "nil") is not answered yet"
            )
        }
        let command = try enqueue(
            id,
            .requestGuildMembers(request),
            options,
            defaultWait: limits.answerDeadline,
            at: now
        )
        requests.append(command, request, options.whenRateLimited)
    }

    private mutating func enqueue(
        _ id: CommandID,
        _ command: GatewayCommand,
        _ options: CommandOptions,
        defaultWait: Duration,
        at now: GatewayInstant
    ) throws(CommandError) -> QueuedCommand {
        guard !open.contains(id) else {
            throw CommandError(.invalidArgument, "Another unfinished command has the number \(id.number)")
        }
        let payload = try command.encoded(intents: intents, limit: limits.outgoingPayloadSize)
        let waiting = queue.count + inHand.count + requests.sentCount
        guard waiting < limits.queuedCommands else {
            counts.refused += 1
            throw CommandError(
                .queueFull,
                "\(waiting) commands wait to be sent or answered, as many as GatewayLimits.queuedCommands allows"
            )
        }
        if options.whenRateLimited == .fail, let wait = wait(for: command, at: now) {
            throw CommandError(.rateLimited, "The command would have to wait \(wait)", retryAfter: wait)
        }
        let queued = QueuedCommand(
            id: id,
            place: nextPlace,
            payload: payload,
            opcode: command.opcode,
            memberList: command.memberList,
            priority: options.priority ?? command.priority,
            submitted: now,
            deadline: options.deadline.map { .at(now + $0) } ?? .waited(waitingClock.reading(at: now) + defaultWait),
            isBoundToSession: options.isBoundToSession
        )
        nextPlace += 1
        open.insert(id)
        queue.insert(queued, holds)
        return queued
    }

    /// How long the rate limits of its opcode and guild hold a command back, or `nil` if they do not.
    private func wait(for command: GatewayCommand, at now: GatewayInstant) -> Duration? {
        var free = max(now, holds.earliest(command.opcode) ?? now)
        if let guild = command.memberList {
            let ahead = queue.count(memberList: guild)
            free = max(free, holds.earliest(memberList: guild) ?? now) + holds.window * ahead
        }
        return free > now ? free - now : nil
    }

    /// Withdraws a command.
    ///
    /// - Returns: Whether it had not ended; then no effect names it any more. A payload that the transport has already been
    ///   given may still arrive.
    mutating func withdraw(_ id: CommandID) -> Bool {
        guard forget(id) else { return false }
        open.remove(id)
        counts.withdrawn += 1
        return true
    }

    /// Changes the presence; it is sent when the limits allow, the latest only.
    mutating func updatePresence(_ update: PresenceUpdate) throws(CommandError) {
        let changed = update.applied(to: presence.wanted ?? Presence())
        try changed.checkSendable(limit: limits.outgoingPayloadSize)
        if presence.isUnsent { counts.presencesReplaced += 1 }
        presence.set(changed)
    }
}

// MARK: - Sending

extension CommandScheduler {
    /// Gives out a presence or a command to be sent, if the limits allow.
    mutating func send(liveSince: GatewayInstant, at now: GatewayInstant) -> Outgoing? {
        if let earliest = earliestPresence(liveSince), earliest <= now, let presence = presence.send() {
            budget.recordPresence(at: now)
            return .presence(Identification.presenceUpdate(presence))
        }
        let window = budget.earliestCommand ?? liveSince
        guard window <= now, var command = queue.popNext(at: now, holds, earliestSend(of:)) else { return nil }
        let free = max(window, earliestSend(of: command) ?? liveSince)
        command.wasHeldBack = free > max(command.submitted, liveSince)
        if command.opcode == .presenceUpdate { budget.recordPresence(at: now) } else { budget.record(at: now) }
        if let guild = command.memberList {
            holds.takeMemberList(of: guild, at: now)
            queue.setHold(memberList: guild, holds)
        }
        inHand[command.id] = command
        return .command(command.id, command.payload)
    }

    /// The transport has accepted the payload of a command.
    ///
    /// - Returns: The end of the command, unless it is a request whose answer is awaited.
    mutating func sent(_ id: CommandID, at now: GatewayInstant) -> GatewayEffect? {
        guard let command = inHand.removeValue(forKey: id) else { return nil }
        counts.sent += 1
        if command.wasHeldBack { counts.heldBack += 1 }
        guard requests.contains(id) else {
            open.remove(id)
            return .complete(id, nil)
        }
        requests.recordSent(id, at: now)
        suspects.recordSent(id, at: now)
        return nil
    }

    /// The transport has not accepted the payload of a command, which goes back to its place.
    mutating func sendFailed(_ id: CommandID) {
        guard let command = inHand.removeValue(forKey: id) else { return }
        if let guild = command.memberList {
            holds.returnMemberList(of: guild)
            queue.setHold(memberList: guild, holds)
        }
        queue.insert(command, holds)
    }

    /// The transport has accepted a presence.
    mutating func presenceSent(at now: GatewayInstant) {
        if presence.recordSent(at: now) { counts.presencesSent += 1 }
    }

    /// The transport has not accepted a presence, which is sent on the next connection.
    mutating func presenceSendFailed() {
        presence.sendFailed()
    }

    /// When the presence that waits can be sent, or `nil` if none waits or must not be sent yet.
    private func earliestPresence(_ liveSince: GatewayInstant) -> GatewayInstant? {
        guard presence.isUnsent else { return nil }
        guard !presence.isSuspect || suspects.onTrial == nil && !queue.withholds else { return nil }
        return earliestSend(of: .presenceUpdate).map { max($0, liveSince) } ?? liveSince
    }

    /// The earliest time to send a command of an opcode, or `nil` if nothing but the window of all payloads holds it back.
    private func earliestSend(of opcode: Opcode) -> GatewayInstant? {
        let hold = holds.earliest(opcode)
        guard opcode == .presenceUpdate, let window = budget.earliestPresence else { return hold }
        return hold.map { max($0, window) } ?? window
    }

    private func earliestSend(of command: QueuedCommand) -> GatewayInstant? {
        let own = command.memberList.flatMap { holds.earliest(memberList: $0) }
        return [own, command.notBefore, earliestSend(of: command.opcode)].compactMap(\.self).max()
    }
}

// MARK: - Deadlines

extension CommandScheduler {
    /// When something is due, or `nil` if nothing waits; a session is live since `liveSince`, if one is.
    func deadline(liveSince: GatewayInstant?) -> GatewayInstant? {
        var earliest = ended.first?.time
        func consider(_ instant: GatewayInstant?) {
            guard let instant else { return }
            earliest = earliest.map { min($0, instant) } ?? instant
        }
        consider(queue.earliestDeadline(waitingClock))
        consider(requests.earliestDeadline(receivingSince: answersSince(liveSince)))
        guard let liveSince else { return earliest }
        consider(earliestPresence(liveSince))
        consider(queue.earliestSend(earliestSend(of:)).map { max($0, budget.earliestCommand ?? liveSince) })
        return earliest
    }

    /// Ends a command whose time is over, or gives out the end of one that has ended.
    mutating func expire(liveSince: GatewayInstant?, at now: GatewayInstant) -> GatewayEffect? {
        if let first = ended.popFirst() {
            open.remove(first.id)
            return .complete(first.id, first.error)
        }
        if let command = queue.expired(waitingClock, at: now) {
            counts.expired += 1
            return end(command.id, command.timedOut)
        }
        guard let request = requests.expired(receivingSince: answersSince(liveSince), at: now) else { return nil }
        counts.unanswered += 1
        return end(request.id, request.unanswered)
    }

    /// Since when the gateway can answer and the driver reads, or `nil` if not both do.
    private func answersSince(_ liveSince: GatewayInstant?) -> GatewayInstant? {
        guard let liveSince, let receivingSince else { return nil }
        return max(liveSince, receivingSince)
    }
}

// MARK: - Answers

extension CommandScheduler {
    /// Whether a request for members is not answered yet.
    var awaitsMembers: Bool { !requests.isEmpty }

    /// Whether a caller waits for something that only reading can bring: the answer to a request that was sent.
    var awaitsGateway: Bool { requests.sentCount > 0 }

    /// Whether a command waits to be sent.
    var isQueueing: Bool { !queue.isEmpty }

    /// Ends every request for members that was sent and is not answered.
    ///
    /// The ends are returned by ``expire(liveSince:at:)``.
    ///
    /// - Parameters:
    ///   - error: The error with which they end.
    ///   - includingUnsent: Whether all commands end that wait to be sent, too.
    ///   - now: The time.
    mutating func failAwaiting(_ error: CommandError, includingUnsent: Bool = false, at now: GatewayInstant) {
        for id in requests.sent { fail(id, error, at: now) }
        guard includingUnsent else { return }
        for id in queue.ids(where: { _ in true }) { fail(id, error, at: now) }
    }

    /// Reads an event that may answer a command.
    mutating func observe(_ event: GatewayEvent, at now: GatewayInstant) -> GatewayEffect? {
        if awaitsMembers, event.name == .guildMembersChunk { return receiveChunk(event, at: now) }
        if event.name == .rateLimited { return receiveNotice(event, at: now) }
        return nil
    }

    private mutating func receiveChunk(_ event: GatewayEvent, at now: GatewayInstant) -> GatewayEffect? {
        do {
            let chunk = try GuildMembersChunk(event)
            guard let (id, isLast) = try requests.receive(chunk, at: now) else { return nil }
            // The first of two may be answered after all.
            queue.remove(id)
            inHand[id] = nil
            suspects.clear(id)
            if isLast {
                requests.remove(id)
                open.remove(id)
            }
            tryNextSuspect()
            return .answer(id, chunk, isLast: isLast)
        } catch {
            let fields = GuildMembersChunk.Fields(event)
            return fields.guild.flatMap { requests.id(guild: $0, nonce: fields.nonce) }.map { end($0, error) }
        }
    }

    private mutating func receiveNotice(_ event: GatewayEvent, at now: GatewayInstant) -> GatewayEffect? {
        guard let notice = RateLimitNotice(event, longest: limits.longestRetryAfter) else { return nil }
        counts.rateLimited += 1
        let free = now + notice.retryAfter
        guard notice.opcode == .requestGuildMembers, let guild = notice.guild else {
            holds.hold(notice.opcode, until: free)
            return nil
        }
        let request = requests.id(of: notice).flatMap { requests[$0] }
        if request.map({ $0.command.memberList != nil }) ?? true {
            holds.holdMemberList(of: guild, until: free, at: now)
            queue.setHold(memberList: guild, holds)
        }
        guard let request else { return nil }
        guard request.whenRateLimited == .wait, request.deadline.map({ free < $0 }) ?? true else {
            let message = "The gateway takes the request again in \(notice.retryAfter)"
            return end(request.id, CommandError(.rateLimited, message, retryAfter: notice.retryAfter))
        }
        suspects.clear(request.id)
        sendAgain(request.id, notBefore: free)
        tryNextSuspect()
        return nil
    }
}

// MARK: - Ending

extension CommandScheduler {
    /// Ends a command.
    private mutating func end(_ id: CommandID, _ error: CommandError) -> GatewayEffect {
        forget(id)
        open.remove(id)
        return .complete(id, error)
    }

    /// Ends a command; ``expire(liveSince:at:)`` returns it.
    private mutating func fail(_ id: CommandID, _ error: CommandError, at now: GatewayInstant) {
        forget(id)
        ended.append(Ended(id: id, error: error, time: now))
    }

    /// Removes a command from wherever it waits; returns whether it waited.
    @discardableResult
    private mutating func forget(_ id: CommandID) -> Bool {
        let wasKnown = inHand.removeValue(forKey: id) != nil || queue.contains(id) || requests.contains(id)
        queue.remove(id)
        requests.remove(id)
        suspects.clear(id)
        tryNextSuspect()
        return wasKnown
    }
}
