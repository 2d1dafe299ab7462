/// Why a connection has ended.
@nonexhaustive
public enum DisconnectCause: Hashable, Sendable {
    /// A deadline of the conversation.
    @nonexhaustive
    public enum Deadline: Hashable, Sendable {
        /// The connection was not open in time.
        case dial
        /// HELLO did not come in time.
        case hello
        /// Permission to identify did not come in time.
        case permit
        /// READY did not come in time.
        case ready
        /// RESUMED did not come in time.
        case resumed
    }

    /// The gateway closed it.
    case closedByGateway(CloseCode, reason: String)
    /// It broke, or could not be opened.
    case connectionLost(ConnectionFailure)
    /// The upgrade was rejected with this HTTP status.
    case upgradeRejected(status: Int)
    /// A deadline passed.
    case timedOut(Deadline)
    /// Nothing arrived from the gateway after a heartbeat.
    case zombie
    /// Other traffic arrived from the gateway, but no heartbeat was acknowledged for more than two intervals.
    case heartbeatsUnacknowledged
    /// No event arrived for longer than ``GatewayLimits/dispatchSilence`` allows, though heartbeats were acknowledged.
    case dispatchSilence(Duration)
    /// The application asked for a new connection.
    case restartRequested
    /// The gateway asked to reconnect.
    case reconnectRequested
    /// The gateway declared the session invalid.
    case invalidSession(isResumable: Bool)
    /// The gateway sent something that cannot be understood.
    case fault(ProtocolError)
    /// Permission to identify was denied, so that the bot stays within its limits.
    case identifyDenied(IdentifyBudgetExhausted)
}

extension DisconnectCause {
    /// The weight of one failure as evidence about the address.
    enum Weight {
        /// It may have been bad luck.
        case slight
        /// It would fail in the same way again: this address is wrong, or this client is not wanted there.
        case decisive
    }

    /// The gateway's close code, if it closed the connection.
    var closeCode: CloseCode? {
        if case .closedByGateway(let code, _) = self { code } else { nil }
    }

    /// The weight of this failure to open a connection, as evidence about the address.
    var weight: Weight {
        switch self {
        case .upgradeRejected(let status):
            (400...499).contains(status) && !Self.passing.contains(status) ? .decisive : .slight
        case .connectionLost(let failure): failure.kind.isDecisive ? .decisive : .slight
        default: .slight
        }
    }

    /// Whether an HTTP server rejected this client, and would reject it again in a moment.
    var isHTTPRejection: Bool {
        switch self {
        case .upgradeRejected(let status): (400...499).contains(status)
        default: false
        }
    }

    /// The 4xx that pass: Request Timeout, Too Early and Too Many Requests.
    private static let passing: Set<Int> = [408, 425, 429]
}

extension DisconnectCause: CustomStringConvertible {
    /// The cause in plain words.
    public var description: String {
        switch self {
        case .closedByGateway(let code, let reason):
            reason.isEmpty ? "closed with \(code): \(code.advice)" : "closed with \(code) (\(reason)): \(code.advice)"
        case .connectionLost(let failure): failure.message
        case .upgradeRejected(let status):
            "the upgrade was rejected with HTTP status \(status)" + Self.meaning(ofStatus: status)
        case .timedOut(.dial): "the connection was not open in time"
        case .timedOut(.hello): "HELLO did not come in time"
        case .timedOut(.permit): "permission to identify did not come in time"
        case .timedOut(.ready): "READY did not come in time"
        case .timedOut(.resumed): "RESUMED did not come in time"
        case .zombie: "nothing arrived from the gateway after a heartbeat"
        case .heartbeatsUnacknowledged: "the gateway sends events but acknowledges no heartbeats"
        case .dispatchSilence(let duration): "no event arrived for \(duration), though heartbeats were acknowledged"
        case .restartRequested: "the application asked for a new connection"
        case .reconnectRequested: "the gateway asked to reconnect"
        case .invalidSession(let isResumable):
            "the gateway declared the session invalid" + (isResumable ? ", perhaps to be resumed" : "")
        case .fault(let error): "the gateway sent something that cannot be understood (\(error))"
        case .identifyDenied(let denial): "\(denial)"
        }
    }

    /// No token is sent with the upgrade, so that a 401 or 403 is never about the token.
    private static func meaning(ofStatus status: Int) -> String {
        switch status {
        case 401, 403:
            ": a proxy, a firewall or the gateway's edge does not let this client through; it is not about the token"
        case 404, 410: ": there is no gateway at this URL"
        case 429: ": too many connections from this address"
        case 500...: ": the gateway is in trouble"
        default: ""
        }
    }
}
