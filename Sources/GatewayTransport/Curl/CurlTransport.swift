/// A WebSocket client on libcurl, which does proxies, TLS and sockets.
///
/// All connections of a process are served by one thread. It starts with the
/// first connection, or when ``executor`` is first asked for, and never ends.
/// An actor that runs on ``executor`` gets its messages without a change of
/// threads; it must not block there.
///
/// The WebSocket itself is ``WebSocketClient``; libcurl needs no support for
/// it. libcurl 7.72 or newer is needed. It is tested with libcurl 7.88
/// (Debian 12) to 8.23 on OpenSSL.
///
/// Names are looked up on threads of their own, so that a slow name server delays no other connection; see
/// ``Configuration/names``.
///
/// A libcurl on GnuTLS connects as well, if all certificates and keys are in
/// files, but it is not supported: ``ConnectionInfo/tls`` is `nil`, and how TLS
/// failed is reported less exactly. A libcurl that does not find the authorities it
/// was built to trust, because it came from another system, trusts this one's.
public struct CurlTransport: Transport {
    /// How this transport connects.
    public let configuration: Configuration

    /// Creates a transport.
    ///
    /// ``validate()`` checks the settings. Without it, a setting that cannot be used ends each connection with the code
    /// ``TransportError/Code/invalidConfiguration``.
    ///
    /// - Parameter configuration: How to connect.
    public init(configuration: Configuration = Configuration()) {
        self.configuration = configuration
    }

    /// The thread that serves the connections.
    public var executor: any SerialExecutor {
        switch CurlReactor.shared {
        case .success(let reactor): reactor.thread
        case .failure: DispatchQueueExecutor()
        }
    }

    /// Begins to open a WebSocket connection and returns at once.
    ///
    /// - Parameter url: An absolute `ws://` or `wss://` URL.
    /// - Returns: A connection that is being opened.
    public func open(_ url: String) -> any TransportConnection {
        do {
            let url = try WebSocketURL(url)
            let reactor = try CurlReactor.shared.get()
            return CurlConnection(to: url, configuration: configuration, reactor: reactor)
        } catch {
            return CurlConnection(failedWith: error)
        }
    }

    /// Creates a timer that fires on the thread that serves the connections.
    ///
    /// - Returns: A timer on which nothing waits yet.
    public func makeTimer() -> any TransportTimer {
        switch CurlReactor.shared {
        case .success(let reactor): CurlTimer(on: reactor.thread)
        case .failure: DispatchTimer()
        }
    }
}
