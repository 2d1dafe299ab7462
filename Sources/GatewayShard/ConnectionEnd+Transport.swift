import GatewayProtocol
import GatewayTransport

extension ConnectionEnd {
    /// Creates the protocol's form of a transport's disconnection.
    init(_ disconnection: Disconnection) {
        self.init(
            closeCode: disconnection.closeCode.map(CloseCode.init(rawValue:)),
            reason: disconnection.reason,
            failure: disconnection.error.map(ConnectionFailure.init),
            httpStatus: disconnection.error?.httpStatus,
            retryAfter: disconnection.error?.retryAfter
        )
    }
}

extension ConnectionFailure {
    init(_ error: TransportError) {
        self.init(Kind(error.code), error.description)
    }
}

extension ConnectionFailure.Kind {
    init(_ code: TransportError.Code) {
        self =
            switch code {
            case .invalidURL, .invalidConfiguration: .misconfigured
            case .nameNotFound: .nameNotFound
            case .connectionRefused, .upgradeRejected: .refused
            case .proxyFailed: .proxyFailed
            case .untrustedCertificate, .wrongHost, .unexpectedPublicKey, .tlsFailed: .tlsFailed
            case .invalidUpgrade, .protocolViolation, .messageTooLarge: .violation
            case .timedOut: .timedOut
            case .dropped, .reset, .truncated, .sendQueueFull, .notOpen, .aborted, .outOfDescriptors: .lost
            @unknown default: .lost
            }
    }
}
