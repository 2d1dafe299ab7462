extension CurlTransport {
    /// Settings of TLS.
    public struct TLS: Hashable, Sendable {
        /// Whose signature makes a server's certificate trusted.
        public enum Authorities: Hashable, Sendable {
            /// The authorities that libcurl trusts by default. They are read once, not for each connection.
            case system
            /// Only the authorities in a file in PEM form. They are read once, as long as all connections name the same file.
            case file(String)
            /// Only the authorities in these bytes in PEM form. It needs libcurl 7.77.
            ///
            /// Each connection reads them anew and keeps them: a few cost nothing worth mention, but 140, as
            /// many as a system has, take tens of milliseconds and more than 1 MiB. Put so many into a ``file(_:)``.
            case pem([UInt8])
        }

        /// A protocol version.
        public enum Version: Hashable, Sendable {
            /// TLS 1.2 (RFC 5246).
            case tls12
            /// TLS 1.3 (RFC 8446).
            case tls13
        }

        /// Whose signature makes a server's certificate trusted.
        public var authorities = Authorities.system
        /// The public keys of which the server must have one, or none for any; empty by default.
        ///
        /// Each is the SHA-256 digest of a `SubjectPublicKeyInfo` in Base64, 44 characters
        /// (RFC 7469, section 2.4). It is asked for in addition to a trusted certificate, on a resumed
        /// session, and also where ``dangerouslyDisablesVerification`` is set. A server with
        /// another key fails with ``TransportError/Code/unexpectedPublicKey``. A proxy's key is not looked at.
        public var pinnedPublicKeys: [String] = []
        /// The lowest protocol version to accept; 1.2 by default.
        public var minimumVersion = Version.tls12
        /// With what this side authenticates itself, if the server asks.
        public var clientCertificate: ClientCertificate?
        /// Accepts any certificate, for any host.
        ///
        /// A machine in between can then read and change everything, the token
        /// included. Trust a test server by ``authorities`` instead.
        public var dangerouslyDisablesVerification = false

        /// Creates settings with the documented defaults.
        public init() {}
    }
}
