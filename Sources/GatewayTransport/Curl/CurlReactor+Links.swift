import CCurl

/// The life of one connection.
extension CurlReactor {
    // MARK: - The user's wishes

    func serviceRequests(_ link: CurlLink) {
        touch(link)
        // The room for messages goes to and fro between mailbox and reactor.
        var messages: [WebSocketMessage] = []
        swap(&messages, &self.messages)
        defer {
            messages.removeAll(keepingCapacity: messages.count <= 16)
            swap(&messages, &self.messages)
        }
        let (work, demand) = link.mailbox.takeWork(&messages)
        link.demand = demand
        link.isReleased = work.isReleased
        guard !work.isAborted else { return free(link) }
        guard link.phase != .lingering else { return }
        guard link.phase != .ended else { return free(link) }
        guard link.phase != .failing || !work.isReleased else { return fail(link) }
        // A closing handshake goes on though nobody waits for its end.
        guard !work.isReleased || work.close != nil || link.phase == .closing else { return free(link) }
        for message in messages {
            // The mailbox takes no message unless the connection is open.
            try? link.client.send(message, using: &random)
        }
        if link.phase == .failing, link.demand.hasAll || work.close != nil { return fail(link) }
        if let (code, reason) = work.close {
            link.client.close(code: code, reason: reason, using: &random)
            move(link, to: .closing, within: link.configuration.deadlines.closing)
        }
        flushOutput(link)
        if link.isReadable, link.wantsRead { read(link) }
        drainAfterSendFailure(link)
    }

    // MARK: - Sockets

    /// Reads and writes what the socket gives and takes.
    func serve(_ link: CurlLink) {
        guard link.socket >= 0, link.easy != nil else { return }
        touch(link)
        if link.isBlocked {
            flush(link)
            if link.easy != nil, link.phase != .lingering { link.report() }
        }
        if link.wantsRead { read(link) }
        drainAfterSendFailure(link)
    }

    /// Sends what the WebSocket has produced.
    private func flushOutput(_ link: CurlLink) {
        var isEmpty = true
        link.client.drainOutput { output in
            // Answers to pings, for example, which nobody can take any more.
            guard link.sendFailure == nil else { return }
            link.outgoing.append(output)
            isEmpty = false
        }
        guard !isEmpty else { return }
        flush(link)
        if link.phase != .lingering { link.report() }
    }

    func flush(_ link: CurlLink) {
        guard let easy = link.easy, link.socket >= 0, link.sendFailure == nil else { return }
        let outcome = link.outgoing.flush(to: easy)
        link.isBlocked = outcome == .wouldBlock
        link.updateSendDeadline(at: .now)
        switch outcome {
        case .done:
            link.pongDebt = 0
            if link.phase == .lingering, !link.mustDrain { free(link) }
        case .wouldBlock:
            break
        case .failed(let result):
            guard !isRetrying(link, after: result) else { return }
            failSending(link, link.failure(result))
        }
    }

    /// Notes that nothing can be sent any more; what was received is still delivered.
    private func failSending(_ link: CurlLink, _ failure: TransportError) {
        guard link.sendFailure == nil else { return }
        link.sendFailure = failure
        link.isBlocked = false
        link.sendDeadline = nil
        link.hearingCheck = nil
        link.isReadable = link.isReadable || link.hasUnreadBytes
        link.drainLimit =
            link.received + UInt64(SocketOptions.receiveBufferSize(of: link.socket)) + Self.bufferedAboveTCP
        if link.phase != .lingering { link.report() }
    }

    /// Reads on where nothing can be sent any more, and ends the connection when there is nothing left to read.
    ///
    /// A server that closes and is gone leaves its Close frame behind, and that outranks our failure to send. How
    /// fast it is read is up to the user: what is not read yet stays in the kernel.
    func drainAfterSendFailure(_ link: CurlLink) {
        guard let failure = link.sendFailure, link.easy != nil else { return }
        switch link.phase {
        case .failing: fail(link)
        case .lingering: free(link)
        default:
            if link.isReadable, link.received < link.drainLimit {
                touch(link)
            } else {
                end(link, failure)
            }
        }
    }

    private func read(_ link: CurlLink) {
        guard let easy = link.easy else { return }
        var budget = readBudget
        var reading = CurlEasy.Reading.full
        repeat {
            let count: Int
            (count, reading) = link.read(
                from: easy,
                atMost: budget,
                to: &harvest,
                reusing: &buffers,
                using: &random
            )
            budget -= count
        } while reading == .full && budget > 0 && (link.client.isReading || link.phase == .lingering)
        link.isReadable = reading == .full
        passOn(harvest.takeAll(), of: link)

        switch reading {
        case .full, .drained: break
        case .ended: finish(link, link.client.receiveEnd()?.error.map { link.endOfStream($0.message) })
        case .failed(let result):
            finish(link, link.failure(result))
        }
    }

    /// The stream has ended.
    private func finish(_ link: CurlLink, _ error: TransportError?) {
        guard link.easy != nil else { return }
        guard link.phase != .lingering else { return free(link) }
        let error = error ?? link.endOfStream("The connection was closed")
        // What a failure to send has told is not told again: the stream then seems to end in order.
        // But an alert of TLS says more than the reset that follows it.
        end(link, error.code == .tlsFailed ? error : link.sendFailure ?? error)
    }

    private func passOn(_ harvest: CurlHarvest, of link: CurlLink) {
        link.pongDebt += harvest.pongDebt
        let opened = harvest.isOpened ? open(link) : nil
        guard let end = harvest.end else {
            flushOutput(link)
            if link.easy != nil { link.report(opened: opened, messages: harvest.messages) }
            if link.easy != nil, harvest.isViolated { beginToFail(link) }
            return
        }
        link.report(opened: opened, messages: harvest.messages, end: end.named(link))
        linger(link, untilDrained: end.error != nil && link.phase != .upgrading)
    }

    /// The peer broke a rule: what came before may still be answered.
    private func beginToFail(_ link: CurlLink) {
        move(link, to: .failing, within: link.configuration.deadlines.closing)
        // The answers may have been given already.
        serviceRequests(link)
    }

    /// Tells the peer and the user that the peer broke a rule.
    private func fail(_ link: CurlLink) {
        guard let end = link.client.fail(using: &random) else { return }
        link.report(end: end.named(link))
        linger(link, untilDrained: true)
    }

    /// Sends what is left, though the user knows the end.
    private func linger(_ link: CurlLink, untilDrained: Bool) {
        link.mustDrain = untilDrained
        move(link, to: .lingering, within: link.configuration.deadlines.closing)
        guard link.sendFailure == nil else { return free(link) }
        link.client.drainOutput { link.outgoing.append($0) }
        flush(link)
    }

    // MARK: - The end

    /// Ends a connection because of a failure.
    func end(_ link: CurlLink, _ error: TransportError) {
        if link.phase != .lingering { link.report(end: Disconnection(error: error).named(link)) }
        free(link)
    }

    func expire(_ link: CurlLink, at now: ContinuousClock.Instant) {
        touch(link)
        if let deadline = link.phaseDeadline, deadline <= now {
            link.phase == .failing ? fail(link) : end(link, link.missedDeadline)
        } else if let deadline = link.sendDeadline?.instant, deadline <= now {
            failSending(link, link.sendTimeout)
            drainAfterSendFailure(link)
        } else if let check = link.hearingCheck, check <= now {
            if let silence = link.checkHearing(at: now) {
                failSending(link, silence)
                drainAfterSendFailure(link)
            }
        } else {
            link.demand = link.mailbox.expire(at: now)
        }
    }
}

extension CurlLink {
    /// What to say when the phase takes too long.
    fileprivate var missedDeadline: TransportError {
        switch phase {
        case .connecting, .upgrading:
            TransportError(.timedOut, progress.route.missedDeadline(at: stage), stage: stage)
        case .idle, .open, .failing, .closing, .lingering, .ended:
            TransportError(.timedOut, "The closing handshake was not finished in time", stage: .closing)
        }
    }
}

extension Disconnection {
    /// The same, with the peer named in the error's message, and how far the connection was.
    fileprivate func named(_ link: CurlLink) -> Disconnection {
        guard let error, error.code != .aborted else { return self }
        var copy = self
        copy.error = TransportError(
            error.code,
            "\(link.url): \(error.message)",
            stage: error.stage ?? link.stage,
            httpStatus: error.httpStatus,
            responseFields: error.responseFields,
            proxyStatus: error.proxyStatus,
            retryAfter: error.retryAfter
        )
        return copy
    }
}
