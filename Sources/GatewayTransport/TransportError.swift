/// A failure below the gateway protocol: names, sockets, TLS, the upgrade, framing.
public struct TransportError: Error, Hashable, Sendable {
    /// What kind of failure it is.
    @nonexhaustive
    public enum Code: Hashable, Sendable {
        /// The URL is not an absolute `ws://` or `wss://` URL. Correct it.
        case invalidURL
        /// A setting of the transport cannot be used, such as a CA file that cannot be read. Correct it.
        case invalidConfiguration
        /// The host's name has no address. Check the name and the network; try again later.
        case nameNotFound
        /// Nothing listens at the address, or the network has no way there. Try again later.
        case connectionRefused
        /// The proxy refused or failed. Check the proxy and its credentials.
        case proxyFailed
        /// The server's certificate is not signed by a trusted authority, or has expired. Check the CA, or the clock.
        case untrustedCertificate
        /// The server's certificate is for another host. Check the URL.
        case wrongHost
        /// TLS failed for another reason: no common version, or the port does not speak TLS.
        case tlsFailed
        /// The server answered the upgrade with an HTTP status other than 101; see ``TransportError/httpStatus``.
        case upgradeRejected
        /// The server's answer to the upgrade breaks RFC 6455, section 4.2.2, or is not HTTP.
        case invalidUpgrade
        /// A deadline passed. Try again.
        case timedOut
        /// The connection broke without a Close frame. Reconnect and resume.
        case dropped
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

    /// What kind of failure it is.
    public let code: Code
    /// Detail for a person who reads a log.
    ///
    /// The text is not stable: match on ``code-swift.property``.
    public let message: String
    /// The HTTP status of a refused upgrade.
    public let httpStatus: Int?
    /// How long the server asked to wait before the next try (`Retry-After`, RFC 9110, section 10.2.3).
    public let retryAfter: Duration?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: What kind of failure it is.
    ///   - message: Detail for a person; it must not hold a secret.
    ///   - httpStatus: The HTTP status of a refused upgrade.
    ///   - retryAfter: How long the server asked to wait.
    public init(_ code: Code, _ message: String, httpStatus: Int? = nil, retryAfter: Duration? = nil) {
        self.code = code
        self.message = message
        self.httpStatus = httpStatus
        self.retryAfter = retryAfter
    }
}

extension TransportError: CustomStringConvertible {
    /// The code and the message.
    public var description: String { "\(code): \(message)" }
}
