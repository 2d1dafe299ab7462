public import GatewayTestKit
import NIOCore
import NIOHTTP1
import NIOPosix
import NIOSSL

/// A gateway for tests, demos and benchmarks, on a port of this machine.
///
/// It serves WebSocket clients and the HTTP endpoints that bots need to log in on
/// the same port, on 127.0.0.1 only. Events, faults and statistics are at hand
/// here, and for other processes over HTTP (with `POST`, answered with 204):
///
/// | Path | Query | Effect |
/// |---|---|---|
/// | `/simulator/reconnect` | `after` in ms | op 7, then close 1001 |
/// | `/simulator/invalid-session` | `resumable` | op 9 |
/// | `/simulator/close` | `code`, `reason` | a Close frame |
/// | `/simulator/drop` | | the sockets close without a Close frame |
/// | `/simulator/silence` | | nothing is sent any more |
/// | `/simulator/heartbeat` | | op 1 |
/// | `/simulator/unknown-opcode`, `/invalid-json`, `/non-object`, `/corrupt` | | a bad payload |
/// | `/simulator/payload` | | the body as a payload |
/// | `/simulator/dispatch` | `name`, `guild` | the body as the data of an event |
/// | `/simulator/next` | `greeting`, `status`, `retry-after`, `code` | how the next connection is greeted |
/// | `/simulator/play` | `rate`, `count` | a new stream of events |
///
/// `GET /simulator/stats` answers with the statistics as JSON.
///
/// ```swift
/// let simulator = try await SimulatorServer.start()
/// // … connect to simulator.url …
/// await simulator.inject(.reconnect())
/// await simulator.shutdown()
/// ```
public final class SimulatorServer: Sendable {
    /// The URL for gateway clients, such as `ws://127.0.0.1:49152`.
    public let url: String
    /// The base URL of the HTTP endpoints, such as `http://127.0.0.1:49152`.
    public let httpURL: String
    /// The port that it listens on.
    public let port: Int
    /// The certificate authority that clients must trust, in PEM form, or `nil` without TLS.
    public let authorityPEM: String?

    private let listener: any Channel
    private let core: NIOLoopBound<SimulatorCore>
    private var loop: any EventLoop { listener.eventLoop }

    private init(listener: any Channel, core: NIOLoopBound<SimulatorCore>, port: Int, authorityPEM: String?) {
        self.listener = listener
        self.core = core
        self.port = port
        self.authorityPEM = authorityPEM
        let secure = authorityPEM == nil ? "" : "s"
        url = "ws\(secure)://127.0.0.1:\(port)"
        httpURL = "http\(secure)://127.0.0.1:\(port)"
    }

    /// Starts a simulator.
    ///
    /// - Parameter configuration: How it is set up.
    /// - Returns: The simulator, which accepts connections already. ``shutdown()`` ends it.
    /// - Throws: ``SimulatorError`` if it cannot listen on the port.
    public static func start(
        _ configuration: Configuration = Configuration()
    ) async throws(SimulatorError) -> SimulatorServer {
        let loop = MultiThreadedEventLoopGroup.singleton.next()
        let identity = configuration.usesTLS ? try TLSIdentity() : nil
        do {
            let core = try await loop.submit {
                NIOLoopBound(SimulatorCore(configuration, on: loop), eventLoop: loop)
            }.get()
            let listener = try await bootstrap(on: loop, core: core, tls: identity?.context)
                .bind(host: "127.0.0.1", port: configuration.port).get()
            let server = SimulatorServer(
                listener: listener,
                core: core,
                port: listener.localAddress?.port ?? configuration.port,
                authorityPEM: identity?.authorityPEM
            )
            await server.change { core in
                core.gateway.configuration.resumeURL = server.url
                core.play(configuration.stream)
            }
            return server
        } catch {
            throw SimulatorError(.cannotListen, "cannot listen on 127.0.0.1:\(configuration.port): \(error)")
        }
    }

    private static func bootstrap(
        on loop: any EventLoop,
        core: NIOLoopBound<SimulatorCore>,
        tls: NIOSSLContext?
    ) -> ServerBootstrap {
        ServerBootstrap(group: loop)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.writeBufferWaterMark, value: .init(low: 128 << 10, high: 512 << 10))
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    core.value.track(channel)
                    if let tls { try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: tls)) }
                    try SimulatorPipeline.configure(channel, core: core)
                }
            }
    }

    // MARK: - Control

    /// Lets something go wrong with all connections that are open.
    ///
    /// - Parameter fault: What goes wrong.
    public func inject(_ fault: SimulatedGateway.Fault) async {
        await change { $0.inject(fault) }
    }

    /// Sets how the next new connection is greeted that has no such order yet.
    ///
    /// - Parameter reception: The greeting.
    public func prepare(_ reception: SimulatedGateway.Reception) async {
        await change { $0.gateway.prepare(reception) }
    }

    /// Sends an event to every session that wants it.
    ///
    /// - Parameter event: The event.
    public func dispatch(_ event: SimulatedEvent) async {
        await change { $0.dispatch(event) }
    }

    /// Plays a stream of events in place of the current one, and counts from 0 again.
    ///
    /// - Parameter stream: The stream, or `nil` for silence.
    public func play(_ stream: EventStream?) async {
        await change { $0.play(stream) }
    }

    /// Changes the rules that the gateway plays by, for what happens from now on.
    ///
    /// - Parameter change: Changes the rules.
    public func configure(_ change: @escaping @Sendable (inout SimulatedGateway.Configuration) -> Void) async {
        await self.change { change(&$0.gateway.configuration) }
    }

    /// What has happened so far.
    public var statistics: Statistics {
        get async { await change(\.statistics) }
    }

    /// Closes all connections with 1001 and stops listening.
    ///
    /// It returns when the port is free. Calling it again does nothing.
    public func shutdown() async {
        try? await listener.close().get()
        let connections = await change { $0.shutDown() }
        for connection in connections { try? await connection.closeFuture.get() }
    }

    /// Does something with the core, where it lives; after the event loop has ended it is not done.
    @discardableResult
    private func change<Result: Sendable>(
        _ body: @escaping @Sendable (SimulatorCore) -> Result
    ) async -> Result {
        await withCheckedContinuation { continuation in
            loop.execute { continuation.resume(returning: body(self.core.value)) }
        }
    }
}
