/// The properties of an open connection.
public struct ConnectionInfo: Hashable, Sendable {
    /// The parameters that TLS negotiated.
    public struct TLS: Hashable, Sendable {
        /// The protocol's version as OpenSSL writes it, such as `TLSv1.3`.
        public var version: String
        /// The cipher suite's name in OpenSSL's spelling, such as `TLS_AES_256_GCM_SHA384`.
        public var cipherSuite: String
        /// Whether an earlier session was resumed (RFC 8446, section 2.2).
        public var isResumed: Bool

        /// Creates a description of a TLS connection.
        ///
        /// - Parameters:
        ///   - version: The protocol's version.
        ///   - cipherSuite: The cipher suite's name.
        ///   - isResumed: Whether an earlier session was resumed.
        public init(version: String, cipherSuite: String, isResumed: Bool = false) {
            self.version = version
            self.cipherSuite = cipherSuite
            self.isResumed = isResumed
        }
    }

    /// How long each stage of opening took; together, the whole.
    public struct Timings: Hashable, Sendable {
        /// From the call of ``Transport/open(_:)`` until the address of the server, or of the proxy, was known.
        public var nameLookup: Duration
        /// Until TCP was connected.
        public var tcp: Duration
        /// Until the proxy had made a way to the server, or `nil` without a proxy.
        public var proxy: Duration?
        /// Until the TLS handshake with the server was done, or `nil` without TLS.
        public var tls: Duration?
        /// Until the server had answered the upgrade.
        public var upgrade: Duration

        /// The sum of all stages.
        public var total: Duration { nameLookup + tcp + (proxy ?? .zero) + (tls ?? .zero) + upgrade }

        /// Creates timings.
        ///
        /// - Parameters:
        ///   - nameLookup: The time that the lookup of the address took.
        ///   - tcp: The time that TCP took.
        ///   - proxy: The time that the proxy took, if there was one.
        ///   - tls: The time that the TLS handshake took, if there was one.
        ///   - upgrade: The time that the upgrade took.
        public init(
            nameLookup: Duration = .zero,
            tcp: Duration = .zero,
            proxy: Duration? = nil,
            tls: Duration? = nil,
            upgrade: Duration = .zero
        ) {
            self.nameLookup = nameLookup
            self.tcp = tcp
            self.proxy = proxy
            self.tls = tls
            self.upgrade = upgrade
        }
    }

    /// The address that TCP is connected to, such as `127.0.0.1:443`, if the transport knows it.
    ///
    /// With a proxy it is the proxy's.
    public var peer: String?
    /// The proxy that the connection goes through, without user and password, or `nil` if there is none.
    public var proxy: String?
    /// The parameters that TLS negotiated, or `nil` without TLS, or if the transport does not know them.
    public var tls: TLS?
    /// How long it took from ``Transport/open(_:)`` to the end of the upgrade.
    public var duration: Duration
    /// How long each stage of that took, if the transport knows.
    public var timings: Timings?

    /// Creates a description of an open connection.
    ///
    /// - Parameters:
    ///   - peer: The address that TCP is connected to, if known.
    ///   - proxy: The proxy, without user and password.
    ///   - tls: What TLS agreed on.
    ///   - duration: The time that opening took.
    ///   - timings: How long each stage of it took.
    public init(
        peer: String? = nil,
        proxy: String? = nil,
        tls: TLS? = nil,
        duration: Duration,
        timings: Timings? = nil
    ) {
        self.peer = peer
        self.proxy = proxy
        self.tls = tls
        self.duration = duration
        self.timings = timings
    }
}
