import GatewaySimulator
import NIOCore
import NIOPosix
import NIOSSL

/// A server on loopback that does to each connection what a script says, good or bad.
enum ScriptedServer {
    typealias Script = @Sendable (ScriptedPeer) async throws -> Void

    /// Runs a server while a body runs, and gives the body its port.
    ///
    /// A script that throws, or returns, closes its connection.
    @discardableResult
    static func with<Result: Sendable>(
        tls: TLSConfiguration? = nil,
        receiveBufferSize: Int = 1 << 20,
        _ script: @escaping Script,
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let context = try tls.map(NIOSSLContext.init(configuration:))
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 1_024)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.socketOption(.so_rcvbuf), value: receiveBufferSize)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .bind(host: "127.0.0.1", port: 0) { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
                }
            }
        guard let port = server.channel.localAddress?.port else { throw ServerError("no port") }
        return try await withThrowingTaskGroup { group in
            group.addTask {
                try await serve(server, script)
                return
            }
            let result = try await body(port)
            group.cancelAll()
            return result
        }
    }

    private static func serve(
        _ server: NIOAsyncChannel<NIOAsyncChannel<ByteBuffer, ByteBuffer>, Never>,
        _ script: @escaping Script
    ) async throws {
        try await server.executeThenClose { connections in
            await withDiscardingTaskGroup { group in
                do {
                    for try await connection in connections {
                        group.addTask { await serve(connection, script) }
                    }
                } catch {
                    // The end of the test cancels the loop.
                }
                group.cancelAll()
            }
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
