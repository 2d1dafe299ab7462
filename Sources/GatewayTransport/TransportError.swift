/// A failure below the gateway protocol: names, sockets, TLS, the upgrade, framing.
public struct TransportError: Error, Hashable, Sendable {
    /// The kind of failure.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The URL is not an absolute `ws://` or `wss://` URL. Correct it.
        case invalidURL
        /// A setting of the transport cannot be used, such as a CA file that cannot be read. Correct it.
        case invalidConfiguration
        /// The host's name has no address. Check the name and the network; try again later.
        case nameNotFound
        /// The process, or the system, has no file descriptor left for a socket. Raise the limit of open files
        /// (`ulimit -n`, `LimitNOFILE=`, `fs.file-max`), or open fewer connections.
        case outOfDescriptors
        /// Nothing listens at the address, or the network has no way there. Try again later.
        case connectionRefused
        /// The proxy refused or failed; see ``TransportError/proxyStatus``. Check the proxy and its credentials.
        case proxyFailed
        /// The server's certificate is not signed by a trusted authority, or has expired. Check the CA, or the clock.
        case untrustedCertificate
        /// The server's certificate is for another host. Check the URL.
        case wrongHost
        /// The server's public key is none of those that were pinned. Check the pins, and who answers there.
        case unexpectedPublicKey
        /// TLS failed for another reason: no common version, or the port does not speak TLS.
        case tlsFailed
        /// The server answered the upgrade with an HTTP status other than 101; see ``TransportError/httpStatus``.
        case upgradeRejected
        /// The server's answer to the upgrade breaks RFC 6455, section 4.2.2, or is not HTTP.
        case invalidUpgrade
        /// A deadline passed; see ``TransportError/stage`` for which. Try again.
        case timedOut
        /// The stream ended in order, but without a Close frame (RFC 6455, section 7.1.5: 1006). Reconnect and resume.
        case dropped
        /// The peer, or something on the way, reset the connection. Reconnect and resume.
        case reset
        /// TLS ended without notice, so that the end may be forged (RFC 8446, section 6.1). Reconnect and resume.
        case truncated
        /// The peer broke RFC 6455 after the upgrade. Reconnect and resume.
        case protocolViolation
        /// A frame or message exceeds the configured limit. Reconnect and resume, or raise the limit.
        case messageTooLarge
        /// The peer does not take what is sent, and the send queue is full.
        case sendQueueFull
        /// The connection is not open, or is closing.
        case notOpen
        /// This side dropped the connection.
        case aborted
    }

    /// How far a connection was when it failed.
    @nonexhaustive
    public enum Stage: Hashable, Sendable {
        /// The address of the server, or of the proxy, was being looked up.
        case nameLookup
        /// TCP was connecting.
        case tcp
        /// The proxy was being asked for a way to the server.
        case proxy
        /// The TLS handshake with the server was going on.
        case tls
        /// The server had not answered the upgrade.
        case upgrade
        /// The connection was open.
        case open
        /// The connection was open, and what it had to send was not taken.
        case sending
        /// The closing handshake was going on.
        case closing
    }

    /// The kind of failure.
    public let code: Code
    /// How far the connection was, if the transport knows.
    public let stage: Stage?
    /// Detail for a person who reads a log.
    ///
    /// Text that a peer sent is escaped and cut, as in ``Disconnection/reason``.
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String
    /// The HTTP status of a refused upgrade.
    public let httpStatus: Int?
    /// The header fields of a refused upgrade, in order, as the server sent them.
    ///
    /// A value may hold anything that HTTP allows; escape it before it goes to a log or a terminal.
    public let responseFields: [HTTPField]
    /// The HTTP status with which a proxy refused, if it speaks HTTP and did answer.
    public let proxyStatus: Int?
    /// How long the server asked to wait before the next try (`Retry-After`, RFC 9110, section 10.2.3).
    public let retryAfter: Duration?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What kind of failure it is.
    ///   - message: Detail for a person; it must not hold a secret.
    ///   - stage: How far the connection was.
    ///   - httpStatus: The HTTP status of a refused upgrade.
    ///   - responseFields: The header fields of a refused upgrade.
    ///   - proxyStatus: The HTTP status with which a proxy refused.
    ///   - retryAfter: How long the server asked to wait.
    public init(
        _ code: Code,
        _ message: String,
        stage: Stage? = nil,
        httpStatus: Int? = nil,
        responseFields: [HTTPField] = [],
        proxyStatus: Int? = nil,
        retryAfter: Duration? = nil
    ) {
        self.code = code
        self.message = message
        self.stage = stage
        self.httpStatus = httpStatus
        self.responseFields = responseFields
        self.proxyStatus = proxyStatus
        self.retryAfter = retryAfter
    }
}

extension TransportError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
