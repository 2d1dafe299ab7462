import GatewayProtocol

// What is reported must be so.

extension History {
    mutating func reported(_ change: GatewayLifecycle) {
        switch change {
        case .connecting: break
        case .connected: enter(.waiting)
        case .ready(let session):
            if session.id != application.session { find(.report, "it is ready, and READY was not delivered") }
            hasSession = true
            enter(.live)
        case .resumed: enter(.live)
        case .disconnected(let cause, let recovery):
            announced = (recovery, now)
            if recovery.sessionLoss != nil { hasSession = false }
            if (recovery.rung != .identify) != hasSession {
                find(.report, "it goes on \(recovery), and a session is \(hasSession ? "there" : "not there")")
            }
            if let lastLink {
                judge(cause, of: links[lastLink])
                judge(recovery, of: links[lastLink])
            }
            if "\(cause) \(recovery)".contains(HistoryPlan.botToken) { find(.secrecy, "the report of a disconnection") }
        case .closed(let reason):
            announced = nil
            if case .refused(let refusal) = reason {
                judge(refusal)
                if "\(refusal.advice) \(refusal.reason)".contains(HistoryPlan.botToken) { find(.secrecy, "a refusal") }
            }
        }
    }

    /// The cause is what went wrong with the connection.
    private mutating func judge(_ cause: DisconnectCause, of link: HistoryLink) {
        let waited = now - link.stageSince
        switch cause {
        case .closedByGateway(let code, _) where link.end?.closeCode != code:
            find(.report, "it says that the gateway closed with \(code)")
        case .upgradeRejected(let status) where link.end?.httpStatus != status:
            find(.report, "it says that the upgrade was refused with \(status)")
        case .zombie:
            let patience = link.pulse.map { min(limits.acknowledgementDeadline, $0.interval) } ?? .zero
            guard isReceiving, let owed = link.pulse?.owedSince, now - owed >= patience else {
                return find(.heartbeat, "a connection that lives was given up as dead")
            }
        case .timedOut(.dial) where link.stage != .dialing || waited < limits.dialDeadline,
            .timedOut(.hello) where link.stage != .greeting || waited < limits.helloDeadline,
            .timedOut(.ready) where link.stage != .identifying || waited < limits.readyDeadline,
            .timedOut(.resumed) where link.stage != .resuming || waited < limits.resumedDeadline:
            find(.deadline, "\(cause), it says, after \(waited) of \(link.stage)")
        default: break
        }
    }

    /// A session is given up if it has ended, and not without need.
    private mutating func judge(_ recovery: Recovery, of link: HistoryLink) {
        let code = link.end?.closeCode
        if let code, [4004, 4010, 4011, 4012, 4013, 4014].contains(code.rawValue) {
            find(.report, "it goes on after close code \(code)")
        }
        if recovery.rung != .identify, link.wasInvalidated || [4006, 4007, 4009].contains(code?.rawValue) {
            find(.report, "it goes on with a session that has ended")
        }
        let isDue =
            switch recovery.sessionLoss {
            case nil: true
            case .invalidated: link.wasInvalidated
            case .closed(let named): named == code && [4001, 4003, 4005, 4006, 4007, 4009].contains(named.rawValue)
            case .resumesFailed(let count): count >= limits.resumeAttempts && link.end != nil || link.stage == .resuming
            case .expired(let age): age >= limits.sessionLifetime
            case .unintelligible: true
            }
        if !isDue { find(.report, "it gives up a session: \(recovery)") }
        let longest = [
            limits.reconnectBackoffCap, limits.identifyBackoffCap, limits.refusalBackoffCap,
            link.end?.retryAfter ?? .zero,
            limits.invalidSessionPauseMaximum, weather.permitRetryAfter,
        ].max()
        if let longest, recovery.delay > longest { find(.readiness, "it rests for \(recovery.delay)") }
    }

    private mutating func judge(_ refusal: Refusal) {
        let code = lastLink.flatMap { links[$0].end?.closeCode }
        if code != refusal.closeCode || ![4004, 4010, 4011, 4012, 4013, 4014].contains(refusal.closeCode.rawValue) {
            find(.report, "it ends with \(refusal.closeCode), and the gateway closed with \(code as Any)")
        }
    }
}
