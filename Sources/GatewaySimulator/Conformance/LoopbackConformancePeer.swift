public import GatewayTestKit
import NIOCore
import NIOPosix
import NIOSSL

/// A peer behind real sockets, for the checks of `TransportConformance`.
///
/// It listens on 127.0.0.1 only, and speaks RFC 6455 by means of its own, so that a mistake of the transport
/// under test is not made on both sides. Frames that are not masked, and messages in several frames, fail the check.
/// Many checks may run against one peer at a time.
///
/// ```swift
/// @Test(arguments: TransportConformance.checks)
/// func `conforms to the contract`(check: TransportConformance.Check) async throws {
///     let peer = try await LoopbackConformancePeer.start()
///     try await check.run(against: MyTransport(), peer: peer)
///     await peer.shutdown()
/// }
/// ```
public final class LoopbackConformancePeer: ConformancePeer {
    /// Real time.
    public let clock: any Clock<Duration> = ContinuousClock()
    /// A port of this machine at which nobody listens.
    public let unreachableURL: String
    /// The certificate authority that the transport must trust, in PEM form, or `nil` without TLS.
    public let authorityPEM: String?

    private let listener: any Channel
    private let dials: ConformanceDials

    private init(listener: any Channel, port: Int, authorityPEM: String?, dials: ConformanceDials) {
        self.listener = listener
        self.authorityPEM = authorityPEM
        self.dials = dials
        let scheme = authorityPEM == nil ? "ws" : "wss"
        dials.open("\(scheme)://127.0.0.1:\(port)")
        // Port 1 belongs to a service that no machine has any more (RFC 1078).
        unreachableURL = "\(scheme)://127.0.0.1:1/"
    }

    /// Starts a peer on a port of the system's choice.
    ///
    /// - Parameter usesTLS: Whether it speaks TLS, with a generated certificate.
    /// - Returns: The peer, which accepts connections already. ``shutdown()`` ends it.
    /// - Throws: ``SimulatorError`` if it cannot listen, or cannot make a certificate.
    public static func start(usesTLS: Bool = false) async throws(SimulatorError) -> LoopbackConformancePeer {
        // A transport that is stuck on purpose does not answer, and nobody is to wait for it.
        let identity = usesTLS ? try TLSIdentity(shutdownTimeout: .milliseconds(100)) : nil
        let dials = ConformanceDials()
        do {
            let listener = try await bootstrap(tls: identity?.context, dials).bind(host: "127.0.0.1", port: 0).get()
            guard let port = listener.localAddress?.port else {
                throw SimulatorError(.cannotListen, "the listener has no port")
            }
            let pem = identity?.authorityPEM
            return LoopbackConformancePeer(listener: listener, port: port, authorityPEM: pem, dials: dials)
        } catch {
            throw SimulatorError(.cannotListen, "cannot listen on 127.0.0.1: \(error)")
        }
    }

    private static func bootstrap(tls: NIOSSLContext?, _ dials: ConformanceDials) -> ServerBootstrap {
        ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            // Small, so that a stream stalls soon when nobody reads it.
            .childChannelOption(.socketOption(.so_rcvbuf), value: 128 << 10)
            .childChannelOption(.socketOption(.so_sndbuf), value: 128 << 10)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try channel.pipeline.syncOperations.addHandler(
                        ConformanceHandler(dials: dials, loop: channel.eventLoop)
                    )
                }
            }
    }

    /// Makes a URL, different each time.
    public func makeURL() -> String { dials.makeURL() }

    /// Waits until a transport dials a URL.
    ///
    /// - Parameter url: A URL that ``makeURL()`` made.
    /// - Returns: The peer's end of the connection.
    /// - Throws: `CancellationError` if the peer is shut down.
    public func nextDial(of url: String) async throws -> any ConformancePeerConnection {
        try await dials.next(of: url)
    }

    /// Stops listening, and drops what is still connected.
    ///
    /// Calling it again does nothing.
    public func shutdown() async {
        // It fails only if the listener has been closed already.
        try? await listener.close().get()
        for channel in dials.close() { try? await channel.close().get() }
    }
}
