internal import GatewayModels

// Requests for members whose answers are waited for.

extension CommandScheduler {
    /// Takes a request, which must have a nonce, and whose answer is to be told; the deadline is that of the answer.
    mutating func submit(
        _ request: GuildMembersRequest,
        _ options: CommandOptions,
        at now: GatewayInstant
    ) throws(CommandError) -> CommandID {
        guard requests.index(guild: request.guild, nonce: request.nonce) == nil else {
            throw CommandError(.invalidArgument, "A request with this guild and nonce is not answered yet")
        }
        var options = options
        options.deadline = options.deadline ?? limits.answerDeadline
        let command = try enqueue(.requestGuildMembers(request), options, at: now)
        let collector = GuildMembersCollector(guild: request.guild, nonce: request.nonce, limit: limits.answerChunks)
        requests.append(
            MemberRequest(command: command, whenRateLimited: options.whenRateLimited, collector: collector)
        )
        return command.id
    }

    /// Whether a request for members is not answered yet.
    var awaitsMembers: Bool { !requests.isEmpty }

    /// Looks at an event that may answer a request.
    mutating func observe(_ event: GatewayEvent, at now: GatewayInstant) -> GatewayEffect? {
        if awaitsMembers, event.name == .guildMembersChunk { return receiveChunk(event, at: now) }
        if event.name == .rateLimited { return receiveNotice(event, at: now) }
        return nil
    }

    private mutating func receiveChunk(_ event: GatewayEvent, at now: GatewayInstant) -> GatewayEffect? {
        do {
            let chunk = try GuildMembersChunk(event)
            guard let position = requests.index(guild: chunk.guild, nonce: chunk.nonce) else { return nil }
            let receipt = try requests[position].collector.receive(chunk)
            guard receipt == .accepted || receipt == .completed else { return nil }
            let id = requests[position].id
            // It was about to be repeated, but the first has arrived after all.
            if requests[position].progress == nil { _ = queue.removeFirst { $0.id == id } }
            requests[position].progress = now
            if receipt == .completed { requests.remove(id) }
            return .answer(id, chunk, isLast: receipt == .completed)
        } catch {
            let fields = GuildMembersChunk.Fields(event)
            guard let guild = fields.guild, let position = requests.index(guild: guild, nonce: fields.nonce) else {
                return nil
            }
            return end(requests[position].id, error)
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
        let position = requests.index(of: notice)
        if position.map({ requests[$0].command.memberList != nil }) ?? true {
            holds.holdMemberList(of: guild, until: free, at: now)
        }
        guard let position else { return nil }
        let request = requests[position]
        guard request.whenRateLimited == .wait, free < request.command.deadline else {
            let message = "The gateway takes the request again in \(notice.retryAfter)"
            return end(request.id, CommandError(.rateLimited, message, retryAfter: notice.retryAfter))
        }
        repeatRequest(at: position, notBefore: free)
        return nil
    }

    /// READY has come: what the old session was to answer will not be answered.
    ///
    /// A request of which nothing has come is sent again; one of which something has come cannot be completed.
    mutating func renewRequests(at now: GatewayInstant) {
        for request in requests.all where request.progress != nil {
            if request.collector.receivedCount > 0 || request.command.isBoundToSession {
                requests.remove(request.id)
                let error = CommandError(.sessionReplaced, "A new session began before all members had come")
                ended.append((request.id, error, now))
            }
        }
        repeatUnanswered()
    }

    /// RESUMED has come, and with it all answers: what has none may not have arrived, and is sent again.
    mutating func repeatUnanswered() {
        for position in requests.all.indices where requests[position].awaitsFirstChunk {
            repeatRequest(at: position, notBefore: nil)
        }
    }

    private mutating func repeatRequest(at position: Int, notBefore: GatewayInstant?) {
        requests[position].progress = nil
        var command = requests[position].command
        command.notBefore = notBefore
        queue.insert(command)
        counts.repeated += 1
    }

    private mutating func end(_ id: CommandID, _ error: CommandError) -> GatewayEffect {
        requests.remove(id)
        _ = queue.removeFirst { $0.id == id }
        return .complete(id, error)
    }

    /// When the next chunk must have come, or the whole answer.
    func answerDeadline(of request: MemberRequest, liveSince: GatewayInstant?) -> GatewayInstant? {
        guard let progress = request.progress else { return nil }
        guard let liveSince, let receivingSince else { return request.command.deadline }
        let chunk = max(progress, liveSince, receivingSince) + limits.chunkDeadline
        return min(chunk, request.command.deadline)
    }

    /// Ends a request whose answer did not come in time.
    mutating func expireAnswer(liveSince: GatewayInstant?, at now: GatewayInstant) -> GatewayEffect? {
        for request in requests.all {
            guard let due = answerDeadline(of: request, liveSince: liveSince), due <= now else { continue }
            counts.unanswered += 1
            return end(request.id, request.unanswered)
        }
        return nil
    }
}
