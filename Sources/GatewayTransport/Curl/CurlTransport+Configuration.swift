extension CurlTransport {
    /// How a ``CurlTransport`` connects.
    public struct Configuration: Hashable, Sendable {
        /// How long finding the address, connecting (through a proxy, too) and the TLS handshake may take together.
        public var connectDeadline: Duration = .seconds(15)
        /// How long the server may take to answer the upgrade, once it is connected.
        public var upgradeDeadline: Duration = .seconds(10)
        /// How long bytes may wait to be sent before the connection is given up, with some slack: at most twice this.
        public var sendDeadline: Duration = .seconds(10)
        /// How long the closing handshake may take, what was queued before included.
        public var closeDeadline: Duration = .seconds(5)
        /// How long TCP may hear nothing from the peer, though it asks, before the connection counts as broken.
        public var peerDeadline: Duration = .seconds(20)
        /// How much the server may send at a time; 64 MiB by default.
        public var limits = WebSocketLimits()
        /// How many bytes may wait to be sent; 1 MiB by default.
        ///
        /// One message may always wait, whatever its size.
        public var sendQueueLimit = 1 << 20
        /// How many bytes of messages may wait to be taken before the socket is no longer read; 256 KiB by default.
        ///
        /// One turn's reading, as much again, comes on top.
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

    /// Settings of TLS.
    public struct TLS: Hashable, Sendable {
        /// Whose signature makes a server's certificate trusted.
        public enum Authorities: Hashable, Sendable {
            /// The authorities that libcurl trusts by default.
            case system
            /// Only the authorities in a file in PEM form.
            case file(String)
            /// Only the authorities in these bytes in PEM form. It needs libcurl 7.77.
            case pem([UInt8])
        }

        /// A protocol version.
        public enum Version: Hashable, Sendable {
            /// TLS 1.2 (RFC 5246).
            case tls12
            /// TLS 1.3 (RFC 8446).
            case tls13
        }

        /// Files with which this side authenticates itself.
        public struct ClientCertificate: Hashable, Sendable {
            /// The path of the certificate in PEM form.
            public var certificateFile: String
            /// The path of its key in PEM form.
            public var keyFile: String

            /// Creates a reference to two files.
            ///
            /// - Parameters:
            ///   - certificateFile: The path of the certificate in PEM form.
            ///   - keyFile: The path of its key in PEM form, without a password.
            public init(certificateFile: String, keyFile: String) {
                self.certificateFile = certificateFile
                self.keyFile = keyFile
            }
        }

        /// Whose signature makes a server's certificate trusted.
        public var authorities = Authorities.system
        /// The lowest protocol version to accept; 1.2 by default.
        public var minimumVersion = Version.tls12
        /// With what this side authenticates itself, if the server asks.
        public var clientCertificate: ClientCertificate?
        /// Accepts any certificate, for any host.
        ///
        /// Whoever sits between can then read and change everything, the token
        /// included. Trust a test server by ``authorities`` instead.
        public var dangerouslyDisablesVerification = false

        /// Creates settings with the documented defaults.
        public init() {}
    }

    /// Through what a connection goes.
    public enum Proxy: Hashable, Sendable {
        /// Straight to the server.
        case none
        /// What the environment says: `https_proxy` for `wss`, `http_proxy` for `ws`, `all_proxy` and `no_proxy`.
        case environment
        /// Always through this proxy.
        case server(ProxyServer)
    }
}
