/// Where a gateway conversation stands.
@nonexhaustive
public enum GatewayState: String, Hashable, Sendable, CaseIterable {
    /// Not started yet.
    case idle
    /// Between two connections, until the next attempt.
    case resting
    /// A connection is being opened.
    case dialing
    /// The connection is open, and HELLO has not come.
    case greeting
    /// HELLO has come, and permission to identify is asked for.
    case awaitingPermit
    /// Permission to identify was given, from a time on.
    case permitted
    /// IDENTIFY was sent, and READY has not come.
    case identifying
    /// RESUME was sent, and RESUMED has not come.
    case resuming
    /// A session is live.
    case ready
    /// The application ended the conversation, and the connection is closing.
    case closing
    /// Ended.
    case stopped
}

extension GatewayMachine {
    /// Where the conversation stands.
    public var state: GatewayState {
        switch phase {
        case .idle: .idle
        case .resting: .resting
        case .dialing: .dialing
        case .greeting: .greeting
        case .talking(let stage):
            switch stage {
            case .awaitingPermit: .awaitingPermit
            case .permitted: .permitted
            case .identifying: .identifying
            case .resuming: .resuming
            case .ready: .ready
            }
        case .closing: .closing
        case .stopped: .stopped
        }
    }
}
