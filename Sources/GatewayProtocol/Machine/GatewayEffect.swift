/// Something that the driver of a ``GatewayMachine`` must do.
@nonexhaustive
public enum GatewayEffect: Hashable, Sendable {
    /// Open a connection to this URL, with a new ``Inflater``, and report its outcome.
    case connect(url: String)
    /// Ask for permission to identify; answer with ``GatewayMachine/permitToIdentify(after:at:)``.
    case requestIdentifyPermit
    /// Send this payload as a text message.
    case send([UInt8])
    /// Hand this event to the application.
    case deliver(GatewayEvent)
    /// Tell the application about this change.
    case report(GatewayLifecycle)
    /// Tell the caller of this command that it was sent, or why it was not.
    case complete(CommandID, CommandError?)
    /// Close the connection with this code, in the background, and feed no more of its input.
    case abandon(CloseCode)
    /// Close the connection with this code, and go on feeding its input until it has ended.
    case close(CloseCode)
    /// End. All commands that are not complete have failed.
    case stop(StopReason)
}

/// Why a gateway conversation has ended for good.
@nonexhaustive
public enum StopReason: Hashable, Sendable {
    /// The application asked for it.
    case closed
    /// The gateway refused to go on, and would again: ``CloseCode/advice`` says what to change.
    case refused(CloseCode, reason: String)
}

/// A change in the life of a gateway conversation.
@nonexhaustive
public enum GatewayLifecycle: Hashable, Sendable {
    /// A connection is being opened, to resume a session or to begin one.
    case connecting(url: String, isResuming: Bool)
    /// The gateway has said HELLO.
    case connected(heartbeatInterval: Duration)
    /// A new session has begun.
    case ready(Session)
    /// The session goes on; so many events had been missed and were replayed.
    case resumed(Session, replayed: Int)
    /// The connection has ended; the next is opened after a delay.
    case disconnected(DisconnectCause, retryAfter: Duration)
    /// The conversation has ended for good.
    case closed(StopReason)
}

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
    case connectionLost(String)
    /// The upgrade was refused with this HTTP status.
    case upgradeRejected(status: Int)
    /// A deadline passed.
    case timedOut(Deadline)
    /// Nothing came from the gateway after a heartbeat.
    case zombie
    /// The gateway asked to reconnect.
    case reconnectRequested
    /// The gateway declared the session invalid.
    case invalidSession(isResumable: Bool)
    /// The gateway sent something that cannot be understood.
    case fault(ProtocolError)
}

extension DisconnectCause: CustomStringConvertible {
    /// The cause in plain words.
    public var description: String {
        switch self {
        case .closedByGateway(let code, let reason):
            reason.isEmpty ? "closed with \(code): \(code.advice)" : "closed with \(code) (\(reason)): \(code.advice)"
        case .connectionLost(let message): message
        case .upgradeRejected(let status): "the upgrade was refused with HTTP status \(status)"
        case .timedOut(.dial): "the connection was not open in time"
        case .timedOut(.hello): "HELLO did not come in time"
        case .timedOut(.permit): "permission to identify did not come in time"
        case .timedOut(.ready): "READY did not come in time"
        case .timedOut(.resumed): "RESUMED did not come in time"
        case .zombie: "nothing came from the gateway after a heartbeat"
        case .reconnectRequested: "the gateway asked to reconnect"
        case .invalidSession(let isResumable):
            "the gateway declared the session invalid" + (isResumable ? ", perhaps to be resumed" : "")
        case .fault(let error): "the gateway sent something that cannot be understood (\(error))"
        }
    }
}

/// How a connection ended, as the driver of a ``GatewayMachine`` saw it.
public struct ConnectionEnd: Hashable, Sendable {
    /// The code of the gateway's Close frame, if it sent one.
    public var closeCode: CloseCode?
    /// The reason in the gateway's Close frame.
    public var reason: String
    /// What broke or prevented the connection, for a person.
    public var failure: String?
    /// The HTTP status of a refused upgrade.
    public var httpStatus: Int?
    /// How long a refused upgrade asked to wait.
    public var retryAfter: Duration?

    /// Creates a description of how a connection ended.
    ///
    /// - Parameters:
    ///   - closeCode: The code of the gateway's Close frame.
    ///   - reason: The reason in the gateway's Close frame.
    ///   - failure: What broke or prevented the connection.
    ///   - httpStatus: The HTTP status of a refused upgrade.
    ///   - retryAfter: How long a refused upgrade asked to wait.
    public init(
        closeCode: CloseCode? = nil,
        reason: String = "",
        failure: String? = nil,
        httpStatus: Int? = nil,
        retryAfter: Duration? = nil
    ) {
        self.closeCode = closeCode
        self.reason = reason
        self.failure = failure
        self.httpStatus = httpStatus
        self.retryAfter = retryAfter
    }

    var cause: DisconnectCause {
        if let closeCode { return .closedByGateway(closeCode, reason: reason) }
        if let httpStatus { return .upgradeRejected(status: httpStatus) }
        return .connectionLost(failure ?? "the connection ended without a Close frame")
    }
}
