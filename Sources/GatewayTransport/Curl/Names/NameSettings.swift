extension CurlTransport {
    /// Settings of name lookups, and of the choice between the addresses of a host.
    ///
    /// Names are looked up by the system (`getaddrinfo`): `/etc/hosts`, search domains and `nsswitch.conf` apply. All
    /// connections of a process share lookups and their results, and what is known about addresses.
    public struct Names: Hashable, Sendable {
        /// How long the result of a lookup is used for further connections: 60 s by default, zero or more.
        ///
        /// After a failed connection the name is looked up again at once. If that lookup fails, or misses
        /// ``CurlTransport/Deadlines/nameLookup``, the last known addresses are used.
        public var lifetime: Duration = .seconds(60)
        /// How long an address is avoided after its first failure: 60 s by default, zero or more.
        ///
        /// A failure is anything that ends a connection before its first message: TCP, a proxy, TLS, the certificate or
        /// the upgrade. The time doubles with each further failure, up to ``maximumAvoidance``; a connection that
        /// receives a message ends it. When all addresses of a host are avoided, they are tried again, beginning
        /// with the one that failed longest ago.
        public var avoidance: Duration = .seconds(60)
        /// How long an address is avoided at most: 10 min by default, zero or more.
        public var maximumAvoidance: Duration = .seconds(600)

        /// Creates settings with the documented defaults.
        public init() {}
    }
}
