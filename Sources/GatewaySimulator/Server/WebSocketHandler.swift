import GatewayTestKit
import NIOCore
import NIOWebSocket

/// One WebSocket client: joins its fragments, answers its pings and its Close.
final class WebSocketHandler: ChannelInboundHandler {
    typealias InboundIn = WebSocketFrame
    typealias OutboundOut = WebSocketFrame

    /// What a client may send in one message before it is cut off, in bytes.
    private static let messageLimit = 1 << 20
    /// How long the answer to a client's Close frame may take.
    private static let closeTimeout = TimeAmount.seconds(2)

    private let core: SimulatorCore
    private let admission: HTTPHandler.Admission?
    private var fragments: (opcode: WebSocketOpcode, payload: [UInt8])?
    private var hasClosed = false

    init(core: SimulatorCore, admission: HTTPHandler.Admission?) {
        self.core = core
        self.admission = admission
    }

    func handlerAdded(context: ChannelHandlerContext) {
        guard let admission else { return context.close(promise: nil) }
        core.welcome(admission, on: context.channel)
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        let frame = unwrapInboundIn(data)
        guard frame.maskKey != nil, frame.rsv1 == false, frame.rsv2 == false, frame.rsv3 == false else {
            return close(context, code: .protocolError)
        }
        let payload = Array(frame.unmaskedData.readableBytesView)
        switch frame.opcode {
        case .text, .binary:
            guard fragments == nil else { return close(context, code: .protocolError) }
            receive(frame.opcode, payload, isWhole: frame.fin, context)
        case .continuation:
            guard let (opcode, before) = fragments else { return close(context, code: .protocolError) }
            guard before.count + payload.count <= Self.messageLimit else {
                return close(context, code: .messageTooLarge)
            }
            receive(opcode, before + payload, isWhole: frame.fin, context)
        case .ping:
            write(WebSocketFrame(fin: true, opcode: .pong, data: frame.unmaskedData), context)
        case .connectionClose:
            clientClosed(frame.unmaskedData, context)
        default:
            break
        }
    }

    func channelWritabilityChanged(context: ChannelHandlerContext) {
        if context.channel.isWritable { core.becameWritable() }
    }

    func channelInactive(context: ChannelHandlerContext) {
        end(code: nil)
        context.fireChannelInactive()
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func receive(_ opcode: WebSocketOpcode, _ payload: [UInt8], isWhole: Bool, _ context: ChannelHandlerContext)
    {
        guard isWhole else {
            fragments = (opcode, payload)
            return
        }
        fragments = nil
        guard let admission else { return }
        core.receive(payload, isText: opcode == .text, from: admission.id)
    }

    /// Answers the client's Close frame with its own code (RFC 6455, section 5.5.1), unless it is itself an answer.
    private func clientClosed(_ data: ByteBuffer, _ context: ChannelHandlerContext) {
        let code = data.getInteger(at: data.readerIndex, as: UInt16.self)
        let answers = admission.map { core.isOpen($0.id) } ?? false
        end(code: code ?? 1005)
        guard answers else { return context.close(promise: nil) }
        // Closing at once would lose what the socket does not take at once.
        let channel = context.channel
        let answer = WebSocketFrame(fin: true, opcode: .connectionClose, data: data)
        context.writeAndFlush(wrapOutboundOut(answer)).whenComplete { _ in channel.close(promise: nil) }
        let deadline = context.eventLoop.scheduleTask(in: Self.closeTimeout) { channel.close(promise: nil) }
        channel.closeFuture.whenComplete { _ in deadline.cancel() }
    }

    private func close(_ context: ChannelHandlerContext, code: WebSocketErrorCode) {
        var data = context.channel.allocator.buffer(capacity: 2)
        data.write(webSocketErrorCode: code)
        write(WebSocketFrame(fin: true, opcode: .connectionClose, data: data), context)
        end(code: nil)
        context.close(promise: nil)
    }

    private func end(code: UInt16?) {
        guard !hasClosed, let admission else { return }
        hasClosed = true
        core.disconnected(admission.id, code: code)
    }

    private func write(_ frame: WebSocketFrame, _ context: ChannelHandlerContext) {
        context.writeAndFlush(wrapOutboundOut(frame), promise: nil)
    }
}
