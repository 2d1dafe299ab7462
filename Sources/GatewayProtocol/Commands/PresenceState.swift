internal import GatewayModels

/// The bot's presence: the wanted one, and what the gateway is known to have.
///
/// The gateway keeps a presence over a resume, and loses it with the session. A presence that was sent shortly before a
/// connection broke may not have arrived. The acknowledgement of a heartbeat that was sent later shows that it has.
///
/// A presence that was sent and not confirmed when the gateway closed the connection with 4001 or 4002 is a suspect. The
/// second time it is dropped for the last one that was confirmed, since the gateway would reject it for ever. READY answers
/// the presence of IDENTIFY: after it, a request that was sent is suspected rather than the presence.
struct PresenceState: Sendable {
    private struct Sent {
        let presence: Presence
        let opcode: Opcode
        let time: GatewayInstant
        /// Whether READY has answered its IDENTIFY.
        var isAnswered = false
    }

    /// The presence to show, or `nil` if none was set.
    private(set) var wanted: Presence?
    /// Whether the wanted presence waits to be sent.
    private(set) var isUnsent = false
    /// The presence that ``send()`` gave out, until the transport has accepted or rejected it.
    private var inHand: Presence?
    /// The presence that the gateway has, or `nil` if that is not known.
    private var known: Presence?
    /// The last presence that the gateway has confirmed, in any session.
    private var accepted: Presence?
    /// The presence that was sent on this connection and is not confirmed.
    private var inFlight: Sent?
    /// The presence after which the gateway closed the connection once.
    private var suspect: Presence?

    init(_ initial: Presence?) {
        wanted = initial
    }

    /// Whether the gateway closed the connection once after the wanted presence.
    var isSuspect: Bool { suspect != nil && suspect == wanted }

    /// Sets the wanted presence; it waits to be sent, and replaces one that waited.
    mutating func set(_ presence: Presence) {
        wanted = presence
        isUnsent = true
    }

    /// Returns the presence for IDENTIFY, which is sent now.
    mutating func identify(at now: GatewayInstant) -> Presence? {
        isUnsent = false
        known = nil
        inFlight = wanted.map { Sent(presence: $0, opcode: .identify, time: now) }
        return wanted
    }

    /// READY has come: the gateway has the presence of IDENTIFY, unless another was set since.
    mutating func sessionBegan() {
        inFlight?.isAnswered = true
        if !isUnsent { known = wanted }
    }

    /// RESUMED has come: the presence must be sent if it differs from what the gateway has.
    ///
    /// - Parameter resending: Whether to send it in any case. Some resumed sessions have lost it.
    mutating func sessionResumed(resending: Bool) {
        isUnsent = wanted != nil && (resending || wanted != known)
    }

    /// Returns the presence to send, if one waits.
    ///
    /// ``recordSent(at:)`` or ``sendFailed()`` must follow.
    mutating func send() -> Presence? {
        guard isUnsent, let wanted else { return nil }
        isUnsent = false
        inHand = wanted
        return wanted
    }

    /// The transport has accepted the presence in hand.
    ///
    /// - Returns: Whether there was one.
    mutating func recordSent(at now: GatewayInstant) -> Bool {
        guard let presence = inHand.take() else { return false }
        // Until it is confirmed, either may be what the gateway has.
        known = nil
        inFlight = Sent(presence: presence, opcode: .presenceUpdate, time: now)
        return true
    }

    /// The transport has not accepted the presence in hand: it waits again, unless another replaces it.
    mutating func sendFailed() {
        if inHand.take() != nil { isUnsent = true }
    }

    /// The gateway has received everything that was sent before a time.
    mutating func confirm(sentBefore time: GatewayInstant) {
        guard let sent = inFlight, sent.time < time else { return }
        known = sent.presence
        accepted = sent.presence
        if suspect == sent.presence { suspect = nil }
        inFlight = nil
    }

    /// The connection has ended.
    ///
    /// - Parameters:
    ///   - isRejection: Whether the gateway closed it because of a payload.
    ///   - hasSuspects: Whether a request was sent on it that the gateway has not confirmed.
    /// - Returns: The opcode of the presence that is dropped, if one is.
    mutating func connectionEnded(isRejection: Bool, hasSuspects: Bool = false) -> Opcode? {
        sendFailed()
        guard let sent = inFlight.take(), isRejection, !sent.isAnswered || !hasSuspects else { return nil }
        guard suspect == sent.presence else {
            suspect = sent.presence
            return nil
        }
        suspect = nil
        if accepted == sent.presence { accepted = nil }
        if wanted == sent.presence {
            wanted = accepted
            isUnsent = false
        }
        return sent.opcode
    }
}
