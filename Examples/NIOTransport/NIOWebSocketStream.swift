import GatewayTransport
import NIOCore

/// The end of a channel's pipeline: gives the bytes to a `WebSocketClient`, and what comes of them to the mailbox.
final class NIOWebSocketStream: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer
    typealias OutboundOut = ByteBuffer

    private var client: WebSocketClient
    private let mailbox: NIOMailbox
    private let start: ContinuousClock.Instant
    private var random = SystemRandomNumberGenerator()

    init(_ client: WebSocketClient, _ mailbox: NIOMailbox, start: ContinuousClock.Instant) {
        self.client = client
        self.mailbox = mailbox
        self.start = start
    }

    func channelActive(context: ChannelHandlerContext) {
        mailbox.change { $0.channel = context.channel }
        flush(context)
        context.read()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let bytes = Array(unwrapInboundIn(data).readableBytesView)
        var events: [WebSocketClient.Event] = []
        client.receive(bytes[...], into: &events, using: &random)
        let failure = client.fail(using: &random)
        flush(context)
        mailbox.change { state in
            state.traffic.received += UInt64(bytes.count)
            for event in events {
                switch event {
                case .opened: state.arrivals.open(info(context))
                case .message(let message): state.arrivals.deliver([message])
                case .closed(let end): state.finish(end)
                case .ping, .pong, .violated: break
                }
            }
            if let failure { state.finish(failure) }
        }
    }

    private func info(_ context: ChannelHandlerContext) -> ConnectionInfo {
        let peer = context.remoteAddress.map { "\($0.ipAddress ?? "?"):\($0.port ?? 0)" }
        return ConnectionInfo(peer: peer, duration: .now - start)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        if mailbox.change({ $0.arrivals.mayRead }) { context.read() }
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        switch event as? NIOMailbox.Request {
        case .read: context.read()
        case .send(let message):
            // It fails only when the connection has ended, which is being delivered.
            try? client.send(message, using: &random)
            flush(context, message.payload.count)
        case .close(let code, let reason):
            client.close(code: code, reason: reason, using: &random)
            flush(context)
            mailbox.change { state in
                state.deadline = context.eventLoop.scheduleTask(in: state.configuration.closingDeadline) { [mailbox] in
                    mailbox.change { $0.finish(.timedOut, "The server does not answer the Close frame") }
                }
            }
            context.read()
        case nil: context.fireUserInboundEventTriggered(event)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let end = client.receiveEnd() { mailbox.change { $0.finish(end) } }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        let broken = TransportError(.reset, "The connection broke: \(error)")
        let end = Disconnection(error: client.phase == .upgrading ? TransportError(connecting: error) : broken)
        mailbox.change { $0.finish(end) }
    }

    /// Sends what the client has to say, and takes it off the queue when it is gone.
    private func flush(_ context: ChannelHandlerContext, _ size: Int = 0) {
        let output = ByteBuffer(bytes: client.takeOutput())
        let count = UInt64(output.readableBytes)
        context.writeAndFlush(wrapOutboundOut(output)).whenComplete { [mailbox] _ in
            mailbox.change { state in
                state.traffic.sent += count
                state.unsent -= size
            }
        }
    }
}
