// Turns to dial and permission to identify, given by gates that the machine does not know.

extension GatewayMachine {
    /// The connection is dialled later, for others dial too.
    ///
    /// - Parameters:
    ///   - delay: How long the driver waits before it dials; its part beyond
    ///     ``GatewayLimits/permitDeadline`` counts as dialling.
    ///   - now: The time.
    public mutating func postponeDial(by delay: Duration, at now: GatewayInstant) {
        guard case .dialing = phase else { return }
        let limits = configuration.limits
        phase = .dialing(until: now + min(max(.zero, delay), limits.permitDeadline) + limits.dialDeadline)
    }

    /// Permission to identify was given.
    ///
    /// A delay beyond ``GatewayLimits/permitDeadline`` is not waited for.
    ///
    /// - Parameters:
    ///   - delay: How long to wait before IDENTIFY is sent.
    ///   - now: The time.
    public mutating func permitToIdentify(after delay: Duration = .zero, at now: GatewayInstant) {
        guard case .talking(.awaitingPermit(let until)) = phase else { return }
        let from = max(now + max(.zero, delay), identifyNotBefore ?? now)
        guard from <= until else { return }
        phase = .talking(.permitted(from: from))
    }

    /// Permission to identify was refused: the connection is closed until the refusal ends.
    ///
    /// - Parameters:
    ///   - refusal: Why it was refused, and for how long.
    ///   - now: The time.
    /// - Returns: What to do.
    public mutating func refuseToIdentify(_ refusal: IdentifyRefusal, at now: GatewayInstant) -> Effects {
        guard state == .awaitingPermit else { return [] }
        let pause = min(refusal.retryAfter, configuration.limits.permitDeadline)
        return lose(.identifyRefused(refusal), abandoning: .keepingSession, waitingAtLeast: pause, at: now)
    }
}
