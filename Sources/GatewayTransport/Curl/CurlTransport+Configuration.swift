extension CurlTransport {
    /// How a ``CurlTransport`` connects.
    public struct Configuration: Hashable, Sendable {
        /// How long the stages of a connection may take.
        public var deadlines = Deadlines()
        /// The families of addresses to connect to, of the server or the proxy; both by default.
        ///
        /// A host without an address of the family fails with ``TransportError/Code/nameNotFound``.
        public var addressFamily = AddressFamily.any
        /// Settings of name lookups, and of the choice between the addresses of a host.
        public var names = Names()
        /// How much the server may send at a time; 64 MiB by default.
        public var limits = WebSocketLimits()
        /// How many bytes may wait to be sent; 1 MiB by default.
        ///
        /// A message counts 64 bytes more than its payload until it is a frame. One message may always wait, whatever its size.
        public var sendQueueLimit = 1 << 20
        /// How many bytes of messages may wait to be taken before the socket is no longer read; 256 KiB by default.
        ///
        /// A message counts 64 bytes more than its payload. One turn's reading, as much again, comes on top.
        public var receiveQueueLimit = 256 << 10
        /// The `User-Agent` of the upgrade.
        ///
        /// Discord wants the form `DiscordBot (url, version)`.
        public var userAgent = "DiscordBot (https://github.com/swift-discord-gateway/swift-discord-gateway, 0.1.0)"
        /// Further header fields of the upgrade.
        public var fields: [HTTPField] = []
        /// Whom to trust, and how to authenticate.
        public var tls = TLS()
        /// Through what to connect.
        public var proxy = Proxy.none

        /// Creates a configuration with the documented defaults.
        public init() {}
    }

    /// Through what a connection goes.
    public enum Proxy: Hashable, Sendable {
        /// Straight to the server.
        case none
        /// The proxy of the environment when a connection is opened, in the way of curl: `https_proxy` for `wss`,
        /// `http_proxy` for `ws`, else `all_proxy`; straight to the hosts in `no_proxy`.
        ///
        /// All but `http_proxy` may also be written in upper case. `no_proxy` holds names, which stand for
        /// those below them as well, IP addresses, networks such as `10.0.0.0/8`, or `*`.
        case environment
        /// Always through this proxy.
        case server(ProxyServer)
    }
}
