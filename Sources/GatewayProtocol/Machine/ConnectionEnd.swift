import GatewayText

/// How a connection ended, as the driver of a ``GatewayMachine`` saw it.
public struct ConnectionEnd: Hashable, Sendable {
    /// The code of the gateway's Close frame, if it sent one.
    public var closeCode: CloseCode?
    /// The reason in the gateway's Close frame.
    public var reason: String
    /// The failure that broke or prevented the connection.
    public var failure: ConnectionFailure?
    /// The HTTP status of a rejected upgrade.
    public var httpStatus: Int?
    /// How long a rejected upgrade asked to wait.
    public var retryAfter: Duration?

    /// Creates a description of how a connection ended.
    ///
    /// - Parameters:
    ///   - closeCode: The code of the gateway's Close frame.
    ///   - reason: The reason in the gateway's Close frame.
    ///   - failure: What broke or prevented the connection.
    ///   - httpStatus: The HTTP status of a rejected upgrade.
    ///   - retryAfter: How long a rejected upgrade asked to wait.
    public init(
        closeCode: CloseCode? = nil,
        reason: String = "",
        failure: ConnectionFailure? = nil,
        httpStatus: Int? = nil,
        retryAfter: Duration? = nil
    ) {
        self.closeCode = closeCode
        self.reason = reason
        self.failure = failure
        self.httpStatus = httpStatus
        self.retryAfter = retryAfter
    }

    /// The same with the texts of the peer made safe to print.
    func sanitized(masking secret: String) -> ConnectionEnd {
        var end = self
        end.reason = PeerText.sanitized(reason, masking: secret)
        end.failure = failure.map { ConnectionFailure($0.kind, PeerText.sanitized($0.message, masking: secret)) }
        return end
    }

    var cause: DisconnectCause {
        if let closeCode { return .closedByGateway(closeCode, reason: reason) }
        if let httpStatus { return .upgradeRejected(status: httpStatus) }
        return .connectionLost(failure ?? .withoutCloseFrame)
    }
}

/// A failure that broke a connection, or prevented it.
public struct ConnectionFailure: Hashable, Sendable {
    /// The sort of failure, as far as it matters to what is tried next.
    @nonexhaustive
    public enum Kind: Hashable, Sendable {
        /// The host's name has no address.
        case nameNotFound
        /// Nothing listens at the address, or there is no way to it.
        case refused
        /// A proxy refused or failed.
        case proxyFailed
        /// TLS failed, or the server is not who it should be.
        case tlsFailed
        /// The transport gave up waiting.
        case timedOut
        /// The connection was cut.
        case lost
        /// The peer broke the rules of WebSocket, or sent a message that is too large.
        case violation
        /// A setting of the transport cannot be used.
        case misconfigured

        /// Whether the same address would fail in the same way again.
        var isDecisive: Bool {
            switch self {
            case .nameNotFound, .tlsFailed, .misconfigured: true
            case .refused, .proxyFailed, .timedOut, .lost, .violation: false
            }
        }
    }

    /// The sort of failure.
    public let kind: Kind
    /// Detail for a person who reads a log.
    public let message: String

    /// Creates a failure.
    ///
    /// - Parameters:
    ///   - kind: The sort of failure.
    ///   - message: Detail for a person; it must not hold a secret.
    public init(_ kind: Kind, _ message: String) {
        self.kind = kind
        self.message = message
    }

    static let withoutCloseFrame = ConnectionFailure(.lost, "the connection ended without a Close frame")
}
