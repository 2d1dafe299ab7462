/// The state of a gateway conversation.
///
/// Source: Discord's documentation, "Gateway", Connection Lifecycle.
@nonexhaustive
public enum GatewayState: String, Hashable, Sendable, CaseIterable {
    /// Not started yet.
    case idle
    /// Waiting before the next connection attempt.
    case backingOff
    /// A connection is being opened.
    case connecting
    /// The connection is open; HELLO has not arrived.
    case awaitingHello
    /// HELLO has arrived; permission to identify was requested.
    case awaitingPermit
    /// Permission to identify was given; its time has not come.
    case permitted
    /// IDENTIFY was sent; READY has not arrived.
    case identifying
    /// RESUME was sent; RESUMED has not arrived.
    case resuming
    /// A session is live.
    case ready
    /// The application closes the conversation; the connection is still closing.
    case closing
    /// Closed.
    case closed

    /// Whether HELLO has arrived on a connection that is not closing, so that heartbeats are due.
    var isConversing: Bool {
        switch self {
        case .awaitingPermit, .permitted, .identifying, .resuming, .ready: true
        case .idle, .backingOff, .connecting, .awaitingHello, .closing, .closed: false
        }
    }
}
