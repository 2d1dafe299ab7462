import GatewaySimulator
import NIOCore
import NIOPosix
import NIOSSL
import Synchronization

/// A server on loopback that does to each connection what a script says, good or bad.
enum ScriptedServer {
    typealias Script = @Sendable (ScriptedPeer) async throws -> Void

    /// Runs a server while a body runs, and gives the body its port.
    ///
    /// A script that throws, or returns, closes its connection.
    @discardableResult
    static func with<Result: Sendable>(
        tls: TLSConfiguration? = nil,
        host: String = "127.0.0.1",
        port: Int = 0,
        receiveBufferSize: Int = 1 << 20,
        _ script: @escaping Script,
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let context = try tls.map(NIOSSLContext.init(configuration:))
        let scripts = ScriptTasks()
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_rcvbuf), value: receiveBufferSize)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    let connection = try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                    scripts.start { await serve(connection, script) }
                }
            }
            .bind(host: host, port: port).get()
        guard let port = server.localAddress?.port else { throw ServerError("no port") }
        do {
            let result = try await body(port)
            try await server.close()
            await scripts.cancel()
            return result
        } catch {
            try? await server.close()
            await scripts.cancel()
            throw error
        }
    }

    private static func serve(_ connection: NIOAsyncChannel<ByteBuffer, ByteBuffer>, _ script: Script) async {
        // What a client does to a connection, such as refusing a certificate, is for the client's side to judge.
        try? await connection.executeThenClose { inbound, outbound in
            let peer = ScriptedPeer(channel: connection.channel, inbound: inbound, outbound: outbound)
            try await script(peer)
        }
    }
}

/// The running scripts of one server.
private final class ScriptTasks: Sendable {
    /// `nil` once the server has ended.
    private let tasks = Mutex<[Task<Void, Never>]?>([])

    /// Starts a script in a task of its own, because NIO hands over a connection in a callback.
    func start(_ script: @escaping @Sendable () async -> Void) {
        let task = Task { await script() }
        tasks.withLock { tasks in
            if tasks == nil { task.cancel() }
            tasks?.append(task)
        }
    }

    /// Cancels all scripts and waits for them.
    func cancel() async {
        let running = tasks.withLock { tasks in
            defer { tasks = nil }
            return tasks ?? []
        }
        for task in running { task.cancel() }
        for task in running { await task.value }
    }
}

extension IssuedCertificate {
    /// The settings of a server that shows this certificate.
    func serverConfiguration() throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMBytes(Array(chainPEM.utf8))
        let key = try NIOSSLPrivateKey(bytes: Array(keyPEM.utf8), format: .pem)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) },
            privateKey: .privateKey(key)
        )
        // A client that is gone does not answer the end of TLS; nobody waits for it here.
        configuration.shutdownTimeout = .milliseconds(50)
        configuration.applicationProtocols = ["h2", "http/1.1"]
        return configuration
    }
}

struct ServerError: Error {
    let text: String

    init(_ text: String) { self.text = text }
}
