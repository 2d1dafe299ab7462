import NIOCore
import NIOPosix
import NIOSSL

/// A server on loopback that sends short messages back and answers the closing handshake.
///
/// It runs on threads of SwiftNIO alone, so it serves also while a test waits for another process, which takes
/// threads away from Swift's tasks.
enum EchoServer {
    @discardableResult
    static func with<Result: Sendable>(
        tls: TLSConfiguration? = nil,
        _ body: (Int) async throws -> Result
    ) async throws -> Result {
        let context = try tls.map(NIOSSLContext.init(configuration:))
        let server = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
            .serverChannelOption(.backlog, value: 1_024)
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelInitializer { channel in
                channel.eventLoop.makeCompletedFuture {
                    if let context {
                        try channel.pipeline.syncOperations.addHandler(NIOSSLServerHandler(context: context))
                    }
                    try channel.pipeline.syncOperations.addHandler(EchoHandler())
                }
            }
            .bind(host: "127.0.0.1", port: 0).get()
        guard let port = server.localAddress?.port else { throw ServerError("no port") }
        do {
            let result = try await body(port)
            try await server.close()
            return result
        } catch {
            try? await server.close()
            throw error
        }
    }
}

/// The upgrade, and then frames of at most 125 bytes.
private final class EchoHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var unread: [UInt8] = []
    private var isUpgraded = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        unread += unwrapInboundIn(data).readableBytesView
        var answer: [UInt8] = []
        var isOver = false
        if !isUpgraded, let range = unread.firstRange(of: Array("\r\n\r\n".utf8)) {
            let request = String(decoding: unread[..<range.lowerBound], as: UTF8.self).split(separator: "\r\n")
            answer += ScriptedPeer.answer(to: request.map(String.init)).utf8
            unread.removeFirst(range.upperBound)
            isUpgraded = true
        }
        while isUpgraded, !isOver, unread.count >= 6, case let end = 6 + Int(unread[1] & 0x7F), unread.count >= end {
            isOver = unread[0] & 0x0F == 8
            answer += [unread[0], unread[1] & 0x7F]
            answer += unread[6..<end].indices.map { unread[$0] ^ unread[2 + ($0 - 6) & 3] }
            unread.removeFirst(end)
        }
        guard !answer.isEmpty else { return }
        context.writeAndFlush(wrapOutboundOut(ByteBuffer(bytes: answer)), promise: nil)
        if isOver { context.close(promise: nil) }
    }
}
