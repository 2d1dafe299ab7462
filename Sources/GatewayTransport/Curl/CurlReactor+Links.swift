import CCurl

/// The life of one connection.
extension CurlReactor {
    // MARK: - Opening

    func open(_ opening: CurlOpening, identifier: Int) {
        do {
            let client = try WebSocketClient(
                url: opening.url,
                fields: [HTTPField("User-Agent", opening.configuration.userAgent)] + opening.configuration.fields,
                limits: opening.configuration.limits,
                using: &random
            )
            let link = CurlLink(identifier: identifier, opening: opening, client: client)
            link.outgoing.append(link.client.takeOutput())
            add(link)
            attend(link)
            connect(link)
        } catch {
            opening.mailbox.report(
                CurlMailbox.Report(end: Disconnection(error: error), traffic: Traffic(), unsentBytes: 0)
            )
        }
    }

    private func connect(_ link: CurlLink) {
        guard link.phase == .idle else { return }
        move(link, to: .connecting, within: link.start + link.configuration.connectDeadline - .now)
        do {
            let easy = try CurlEasy(identifier: link.identifier)
            try easy.configure(for: link.url, link.configuration, library: library)
            try unsafe easy.share(multi.sessions)
            link.easy = easy
            try easy.attach(to: multi)
            reap()
        } catch {
            end(link, error)
        }
    }

    func finishConnecting(_ link: CurlLink, result: CURLcode) {
        guard link.phase == .connecting, let easy = link.easy else { return }
        guard result == CURLE_OK, let socket = easy.socket else {
            return end(link, CurlFailure(result, of: easy, link.url, link.configuration).error)
        }
        move(link, to: .upgrading, within: link.configuration.upgradeDeadline)
        link.socket = socket
        link.isReadable = true
        flush(link)
        salvage(link)
    }

    /// Connects again if libcurl has lost the connection between opening it and its first use.
    private func isRetrying(_ link: CurlLink, after result: CURLcode) -> Bool {
        guard result == CURLE_UNSUPPORTED_PROTOCOL, link.phase == .upgrading, !link.isSecondTry,
            link.outgoing.sent == 0
        else { return false }
        link.isSecondTry = true
        link.disconnect()
        move(link, to: .idle)
        connect(link)
        return true
    }

    // MARK: - The user's wishes

    func attend(_ link: CurlLink) {
        let (work, demand) = link.mailbox.takeWork()
        link.demand = demand
        link.isReleased = work.isReleased
        guard !work.isAborted else { return free(link) }
        guard link.phase != .lingering else { return }
        guard link.phase != .ended else { return free(link) }
        // A closing handshake goes on though nobody waits for its end.
        guard !work.isReleased || work.close != nil || link.phase == .closing else { return free(link) }
        for message in work.messages {
            // The mailbox takes no message unless the connection is open.
            try? link.client.send(message, using: &random)
        }
        if let (code, reason) = work.close {
            link.client.close(code: code, reason: reason, using: &random)
            move(link, to: .closing, within: link.configuration.closeDeadline)
        }
        flushOutput(link)
        if link.isReadable, link.wantsRead { read(link) }
        salvage(link)
    }

    // MARK: - Sockets

    /// Reads and writes what the socket gives and takes.
    func serve(_ link: CurlLink) {
        guard link.socket >= 0, link.easy != nil else { return }
        if link.isBlocked {
            flush(link)
            if link.easy != nil, link.phase != .lingering { link.report() }
        }
        if link.wantsRead { read(link) }
        salvage(link)
    }

    /// Sends what the WebSocket has produced.
    private func flushOutput(_ link: CurlLink) {
        let output = link.client.takeOutput()
        guard !output.isEmpty else { return }
        link.outgoing.append(output)
        flush(link)
        if link.phase != .lingering { link.report() }
    }

    private func flush(_ link: CurlLink) {
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
            link.sendFailure = CurlFailure(result, of: easy, link.url, link.configuration).error
        }
    }

    /// Ends a connection that cannot be sent to any more, once everything that it received is read.
    ///
    /// A server that closes and is gone leaves its Close frame behind, and that
    /// says more than our failure to send.
    private func salvage(_ link: CurlLink) {
        guard let failure = link.sendFailure else { return }
        repeat { read(link) } while link.isReadable && link.easy != nil
        if link.easy != nil { end(link, failure) }
    }

    private func read(_ link: CurlLink) {
        guard let easy = link.easy else { return }
        var budget = Self.readBudget
        var reading = CurlEasy.Reading.full
        repeat {
            let count: Int
            (count, reading) = link.read(from: easy, atMost: budget, to: &harvest, using: &random)
            budget -= count
        } while reading == .full && budget > 0 && (link.client.phase != .closed || link.phase == .lingering)
        link.isReadable = reading == .full
        passOn(harvest.takeAll(), of: link)

        switch reading {
        case .full, .drained: break
        case .ended: finish(link, link.client.receiveEnd()?.error)
        case .failed(let result):
            finish(link, CurlFailure(result, of: easy, link.url, link.configuration).error)
        }
    }

    /// The stream has ended.
    private func finish(_ link: CurlLink, _ error: TransportError?) {
        guard link.easy != nil else { return }
        guard link.phase != .lingering else { return free(link) }
        end(link, error ?? TransportError(.dropped, "The connection was closed"))
    }

    private func passOn(_ harvest: CurlHarvest, of link: CurlLink) {
        link.pongDebt += harvest.pongDebt
        let opened = harvest.isOpened ? open(link) : nil
        guard let end = harvest.end else {
            flushOutput(link)
            if link.easy != nil { link.report(opened: opened, messages: harvest.messages) }
            return
        }
        link.report(opened: opened, messages: harvest.messages, end: end.named(link.url))
        link.mustDrain = end.error != nil && link.phase != .upgrading
        move(link, to: .lingering, within: link.configuration.closeDeadline)
        link.outgoing.append(link.client.takeOutput())
        flush(link)
    }

    private func open(_ link: CurlLink) -> ConnectionInfo {
        move(link, to: .open)
        return ConnectionInfo(peer: link.easy?.peer, duration: .now - link.start)
    }

    // MARK: - The end

    /// Ends a connection because of a failure.
    private func end(_ link: CurlLink, _ error: TransportError) {
        if link.phase != .lingering { link.report(end: Disconnection(error: error).named(link.url)) }
        free(link)
    }

    func expire(_ link: CurlLink, at now: ContinuousClock.Instant) {
        if let deadline = link.phaseDeadline, deadline <= now {
            end(link, link.missedDeadline)
        } else if let deadline = link.sendDeadline?.instant, deadline <= now {
            end(link, TransportError(.timedOut, "The peer does not take what is sent"))
        } else {
            link.demand = link.mailbox.expire(at: now)
        }
    }
}

extension CurlLink {
    /// What to say when the phase takes too long.
    fileprivate var missedDeadline: TransportError {
        let text =
            switch phase {
            case .connecting: easy?.unfinishedStage(of: url) ?? "Connecting was not finished in time"
            case .upgrading: "The server did not answer the upgrade in time"
            case .idle, .open, .closing, .lingering, .ended: "The closing handshake was not finished in time"
            }
        return TransportError(.timedOut, text)
    }
}

extension Disconnection {
    /// The same, with the peer named in the error's message.
    fileprivate func named(_ url: WebSocketURL) -> Disconnection {
        guard let error, error.code != .aborted else { return self }
        var copy = self
        copy.error = TransportError(
            error.code,
            "\(url): \(error.message)",
            httpStatus: error.httpStatus,
            retryAfter: error.retryAfter
        )
        return copy
    }
}
