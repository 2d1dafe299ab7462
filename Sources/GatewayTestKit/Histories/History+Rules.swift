import GatewayJSON
import GatewayModels
import GatewayProtocol

// What must hold: see `HistoryRule`.

extension History {
    /// What must hold after every step.
    mutating func check() {
        guard isAwake else { return }
        if machine.isRunning {
            if let deadline = machine.deadline {
                if deadline - now > limits.permitDeadline + limits.dialDeadline {
                    find(.deadline, "it would wait for \(deadline - now)")
                }
            } else {
                find(.deadline, "it runs and waits without a deadline")
            }
        } else if !startPending {
            find(.report, "it ended and did not say so")
        }
        if let due = commands.earliestDeadline, due < now { find(.commands, "a command outlived its deadline") }
        if let session = machine.session, session.id == application.session,
            application.delivered > session.sequence ?? 0
        {
            find(.sequence, "the sequence went back from \(application.delivered) to \(session.sequence as Any)")
        }
        checkWaits()
        lookForReadiness()
    }

    /// No stage may last longer than its deadline, and no beat may be overdue.
    private mutating func checkWaits() {
        guard let held else { return }
        let link = links[held]
        let waited = now - max(link.stageSince, asleepUntil)
        let limit: Duration? =
            switch link.stage {
            case .dialing: limits.dialDeadline
            case .greeting: limits.helloDeadline
            case .waiting: limits.permitDeadline
            case .identifying: limits.readyDeadline
            case .resuming: isReceiving ? limits.resumedDeadline : nil
            case .live: nil
            case .closing: limits.closeDeadline
            }
        if let limit, waited > limit { find(.deadline, "it was \(link.stage) for \(waited)") }
        guard let pulse = link.pulse, link.stage != .closing else { return }
        // With the window full of beats that were asked for, there is nothing to send one with.
        let isSpent = isSpent(link)
        if !isSpent, now - max(pulse.lastBeat, asleepUntil) > pulse.interval {
            find(.heartbeat, "no heartbeat for \(now - pulse.lastBeat)")
        }
        if isReceiving, let owed = pulse.owedSince {
            let patience = min(limits.acknowledgementDeadline, pulse.interval)
            if now - max(owed, asleepUntil) > patience { find(.heartbeat, "silence for \(now - owed) was borne") }
        }
    }

    /// Whether a connection has no payload left for a heartbeat: the last is kept for IDENTIFY or RESUME.
    private func isSpent(_ link: HistoryLink) -> Bool {
        let span = limits.payloadWindow + limits.sendMargin
        return link.sends.count(within: span, before: now) >= limits.payloadsPerWindow - 1
    }

    mutating func enter(_ stage: HistoryLink.Stage) {
        guard let held else { return }
        links[held].stage = stage
        links[held].stageSince = now
    }

    /// Reading goes on: nothing was missed so far.
    mutating func restartWaits() {
        guard let held else { return }
        links[held].stageSince = now
        if links[held].pulse?.owedSince != nil { links[held].pulse?.owedSince = now }
    }

    // MARK: - What comes

    mutating func heard(_ message: GatewayMessage) {
        guard let held else { return }
        links[held].pulse?.owedSince = nil
        switch message {
        case .hello(let interval) where links[held].stage == .greeting:
            links[held].pulse = HistoryPulse(helloAt: now, interval: interval, lastBeat: now)
        case .heartbeatRequest:
            links[held].requestedBeats += 1
        case .invalidSession(isResumable: false):
            links[held].wasInvalidated = true
        case .dispatch where links[held].stage == .resuming:
            links[held].stageSince = now
        default: break
        }
    }

    /// A heartbeat that is asked for is sent at once, if the budget has one.
    mutating func checkAnswer(to message: GatewayMessage, on link: Int, beatsBefore: Int) {
        guard message == .heartbeatRequest, held == link, links[link].stage != .closing else { return }
        if links[link].beats == beatsBefore, !isSpent(links[link]) {
            find(.heartbeat, "a heartbeat that was asked for was not sent")
        }
    }

    mutating func checkDelivery(of event: GatewayEvent) {
        guard let sequence = event.sequence else { return }
        guard let session = machine.session?.id else { return find(.delivery, "an event came without a session") }
        if event.name == .ready, session != application.session {
            application.session = session
            application.delivered = 0
        }
        guard session == application.session, sequence == application.delivered + 1 else {
            return find(.delivery, "event \(sequence) was delivered after \(application.delivered)")
        }
        application.delivered = sequence
        let number = HistoryPayload.number(of: event.data)
        let expected = log.event(sequence, session: session)
        if number != expected { find(.delivery, "event \(sequence) is number \(number), not \(expected)") }
    }

    // MARK: - What is sent

    mutating func checkDial(_ url: String) {
        if held != nil { find(.oneConnection, "a second connection is dialled") }
        guard let announced else { return }
        let time = max(announced.at + announced.recovery.delay, asleepUntil)
        if now != time { find(.report, "it dialled at \(now), and said \(time)") }
        let isResumeURL = url.hasPrefix(Self.resumeURL)
        if isResumeURL != (announced.recovery.rung == .resumeURL) {
            find(.report, "it dialled \(url), and said \(announced.recovery.rung)")
        }
    }

    mutating func checkSend(_ payload: [UInt8], on link: Int) {
        links[link].sends.record(at: now)
        if links[link].sends.count(within: limits.payloadWindow, before: now) > limits.payloadsPerWindow {
            find(.sendLimit, "payload \(limits.payloadsPerWindow + 1) within \(limits.payloadWindow)")
        }
        if payload.count > limits.outgoingPayloadSize { find(.conduct, "a payload of \(payload.count) bytes") }
        switch HistoryPayload.opcode(of: payload) {
        case 1: checkHeartbeat(payload, on: link)
        case 2: checkIdentify(on: link)
        case 3: checkPresence(on: link)
        case 6: checkResume(payload, on: link)
        case 4, 8, 31, 43:
            guard links[link].stage == .live else { return find(.conduct, "a command before the session is live") }
            if let fault = HistoryPayload.command(in: payload).flatMap({ commands.sent($0) }) { find(.commands, fault) }
        default: find(.conduct, "an unknown payload")
        }
    }

    private mutating func checkHeartbeat(_ payload: [UInt8], on link: Int) {
        let told = HistoryPayload.data(of: payload)?.integer
        if machine.session != nil, told != application.delivered {
            find(.sequence, "a heartbeat told \(told as Any), not \(application.delivered)")
        }
        links[link].beats += 1
        guard var pulse = links[link].pulse else {
            if links[link].beats > links[link].requestedBeats { find(.heartbeat, "a heartbeat before HELLO") }
            return
        }
        let scheduled = Int((now - pulse.helloAt) / pulse.interval) + 1
        if links[link].beats > scheduled + links[link].requestedBeats {
            find(.heartbeat, "heartbeat \(links[link].beats) came early")
        }
        pulse.lastBeat = now
        pulse.owedSince = pulse.owedSince ?? now
        links[link].pulse = pulse
    }

    private mutating func checkIdentify(on link: Int) {
        links[link].identifies += 1
        if links[link].identifies > 1 { find(.identifyGate, "a second IDENTIFY on a connection") }
        if let from = links[link].permitFrom, from <= now {} else { find(.identifyGate, "IDENTIFY without a permit") }
        if hasSession { find(.identifyGate, "IDENTIFY although a session was there to be resumed") }
        enter(.identifying)
    }

    private mutating func checkPresence(on link: Int) {
        guard links[link].stage == .live else { return find(.conduct, "a presence before the session is live") }
        links[link].presences.record(at: now)
        let count = links[link].presences.count(within: limits.presenceWindow, before: now)
        if count > limits.presenceUpdatesPerWindow { find(.presenceLimit, "presence \(count) of a window") }
    }

    private mutating func checkResume(_ payload: [UInt8], on link: Int) {
        tally.resumes += 1
        let data = HistoryPayload.data(of: payload)
        if data?["seq"]?.integer != application.delivered || data?["session_id"]?.string != application.session {
            find(.sequence, "RESUME told \(data?["seq"]?.integer as Any), not \(application.delivered)")
        }
        enter(.resuming)
    }
}
