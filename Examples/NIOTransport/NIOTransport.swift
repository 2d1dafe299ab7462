public import GatewayTransport
public import NIOCore
public import NIOPosix
public import NIOSSL

/// A transport on SwiftNIO: an event loop moves the bytes, and `WebSocketClient` knows what they mean.
public struct NIOTransport: Transport {
    /// How to connect.
    public struct Configuration: Sendable {
        /// Whom to trust with `wss://`.
        public var tls = TLSConfiguration.makeClientConfiguration()
        /// How long opening may take; 25 s.
        public var openingDeadline = TimeAmount.seconds(25)
        /// How long a closing handshake may take; 5 s.
        public var closingDeadline = TimeAmount.seconds(5)
        /// How much the server may send at a time.
        public var limits = WebSocketLimits()
        /// How many bytes may wait to be sent; 1 MiB.
        public var sendQueueLimit = 1 << 20
        /// How many bytes may wait to be taken before the socket is no longer read; 256 KiB.
        public var receiveQueueLimit = 256 << 10

        /// Creates a configuration with the documented defaults.
        public init() {}
    }

    private let configuration: Configuration
    private let loop: any EventLoop

    /// Creates a transport whose connections live on one event loop.
    ///
    /// - Parameters:
    ///   - configuration: How to connect.
    ///   - loop: The event loop.
    public init(
        _ configuration: Configuration = Configuration(),
        on loop: any EventLoop = MultiThreadedEventLoopGroup.singleton.any()
    ) {
        self.configuration = configuration
        self.loop = loop
    }

    /// The event loop, so that a shard gets its messages without a change of threads.
    public var executor: any SerialExecutor { loop.executor }

    /// Begins to open a connection.
    public func open(_ url: String) -> any TransportConnection {
        let mailbox = NIOMailbox(configuration)
        do {
            let url = try WebSocketURL(url)
            var random = SystemRandomNumberGenerator()
            connect(to: url, try WebSocketClient(url: url, limits: configuration.limits, using: &random), mailbox)
        } catch {
            mailbox.change { $0.finish(Disconnection(error: error)) }
        }
        return NIOConnection(mailbox, on: loop)
    }

    /// Creates a timer on the event loop.
    public func makeTimer() -> any TransportTimer { NIOTimer(on: loop) }

    private func connect(to url: WebSocketURL, _ client: WebSocketClient, _ mailbox: NIOMailbox) {
        let start = ContinuousClock.now
        let deadline = loop.scheduleTask(in: configuration.openingDeadline) {
            mailbox.change { $0.finish(.timedOut, "The server does not answer") }
        }
        mailbox.change { $0.deadline = deadline }
        ClientBootstrap(group: loop)
            .connectTimeout(configuration.openingDeadline)
            .channelOption(.autoRead, value: false)
            .channelOption(.tcpOption(.tcp_nodelay), value: 1)
            .channelInitializer { [configuration] channel in
                channel.eventLoop.makeCompletedFuture {
                    if url.isSecure {
                        let isAddress = (try? SocketAddress(ipAddress: url.host, port: 0)) != nil
                        let tls = try NIOSSLClientHandler(
                            context: NIOSSLContext(configuration: configuration.tls),
                            serverHostname: isAddress ? nil : url.host
                        )
                        try channel.pipeline.syncOperations.addHandler(tls)
                    }
                    try channel.pipeline.syncOperations.addHandler(
                        NIOWebSocketStream(client, mailbox, start: start)
                    )
                }
            }
            .connect(host: url.host, port: Int(url.port))
            .whenFailure { error in
                mailbox.change { $0.finish(Disconnection(error: TransportError(connecting: error))) }
            }
    }
}

extension TransportError {
    /// What an error of SwiftNIO means.
    init(connecting error: any Error) {
        switch error {
        case let error as TransportError:
            self = error
        case ChannelError.connectTimeout:
            self.init(.timedOut, "TCP did not connect in time", stage: .tcp)
        case let error as NIOConnectionError where error.connectionErrors.isEmpty:
            self.init(.nameNotFound, "\(error)", stage: .nameLookup)
        case is NIOConnectionError, is IOError:
            self.init(.connectionRefused, "\(error)", stage: .tcp)
        case is NIOSSLExtraError:
            self.init(.wrongHost, "\(error)", stage: .tls)
        case NIOSSLError.handshakeFailed(let reason):
            let isUntrusted = "\(reason)".contains("CERTIFICATE_VERIFY_FAILED")
            self.init(isUntrusted ? .untrustedCertificate : .tlsFailed, "\(reason)", stage: .tls)
        default:
            self.init(.tlsFailed, "\(error)", stage: .tls)
        }
    }
}
