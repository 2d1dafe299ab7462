extension CurlTransport {
    /// How long the stages of a connection may take.
    ///
    /// A stage that is not over in time ends the connection with the code ``TransportError/Code/timedOut``
    /// and the stage in ``TransportError/stage``. Each stage of opening has its own time, which
    /// begins when the stage before it is over, and ``opening`` limits them together.
    ///
    /// A deadline is for the whole stage, so a peer that sends a byte a second misses it as a silent one does.
    /// Receiving has none: a peer that sends a message slowly is alive, and how long to wait is the business of
    /// whoever calls ``TransportConnection/next(within:receiving:)``.
    public struct Deadlines: Hashable, Sendable {
        /// How long all of opening may take, from ``CurlTransport/open(_:)`` to the answer to the upgrade; 25 s.
        public var opening: Duration = .seconds(25)
        /// How long the lookup of an address may take, the server's or the proxy's; 10 s.
        public var nameLookup: Duration = .seconds(10)
        /// How long TCP may take to connect, all addresses of the host together; 10 s.
        ///
        /// An address that does not answer is given half of what is left, and then the next is tried.
        public var tcp: Duration = .seconds(10)
        /// How long a proxy may take to make a way to the server, the TLS handshake with the proxy included; 10 s.
        public var proxy: Duration = .seconds(10)
        /// How long the TLS handshake with the server may take; 10 s.
        public var tls: Duration = .seconds(10)
        /// How long the server may take to answer the upgrade; 10 s.
        public var upgrade: Duration = .seconds(10)
        /// How long bytes may wait to be sent, with some slack: at most twice this; 10 s.
        public var sending: Duration = .seconds(10)
        /// How long the closing handshake may take, what was queued before it included; 5 s.
        public var closing: Duration = .seconds(5)
        /// How long TCP may hear nothing from the peer, though it asks, before the connection counts as broken; 20 s.
        public var peerSilence: Duration = .seconds(20)

        /// Creates deadlines with the documented defaults.
        public init() {}
    }
}
