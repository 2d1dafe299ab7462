import GatewayTestKit
import GatewayTransport
import NIOCore

/// Reads what a transport under test sends: the request for the upgrade, then frames, and each only when it is wanted.
final class ConformanceHandler: ChannelInboundHandler {
    typealias InboundIn = ByteBuffer

    private let dials: ConformanceDials
    private let loop: any EventLoop
    private var context: ChannelHandlerContext?
    private var unread = ByteBuffer()
    private var hasDialled = false
    private var arrivals: CircularBuffer<Result<ConformancePeerArrival, ConformanceViolation>> = []
    private var waiter: EventLoopPromise<ConformancePeerArrival>?
    private var hasSentClose = false
    private var hasReceivedClose = false

    init(dials: ConformanceDials, loop: any EventLoop) {
        self.dials = dials
        self.loop = loop
    }

    // MARK: - What the check wants

    /// The next arrival.
    func next() -> EventLoopFuture<ConformancePeerArrival> {
        let promise = loop.makePromise(of: ConformancePeerArrival.self)
        waiter?.succeed(.end)
        waiter = promise
        proceed()
        return promise.futureResult
    }

    /// The peer's Close frame is on its way.
    func sentClose() {
        hasSentClose = true
        proceed()
    }

    // MARK: - What the channel does

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        dials.track(context.channel)
    }

    func channelActive(context: ChannelHandlerContext) {
        context.read()
        context.fireChannelActive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        var bytes = unwrapInboundIn(data)
        unread.writeBuffer(&bytes)
    }

    func channelReadComplete(context: ChannelHandlerContext) {
        parse(context)
        proceed()
    }

    func channelInactive(context: ChannelHandlerContext) {
        arrivals.append(.success(.end))
        proceed()
        self.context = nil
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        context.close(promise: nil)
    }

    private func proceed() {
        if let waiter, let first = arrivals.first {
            // The end stays for ever.
            if first != .success(.end) { arrivals.removeFirst() }
            self.waiter = nil
            waiter.completeWith(first.mapError { $0 })
        }
        guard let context else { return }
        if hasSentClose, hasReceivedClose { context.close(promise: nil) }
        // Whoever has sent a Close frame looks for the answer, as a server would.
        if waiter != nil || hasSentClose || !hasDialled { context.read() }
    }

    // MARK: - Reading

    private func parse(_ context: ChannelHandlerContext) {
        if !hasDialled {
            guard let head = unread.readHead() else { return }
            hasDialled = true
            let connection = LoopbackConformanceConnection(
                channel: context.channel,
                handler: NIOLoopBound(self, eventLoop: context.eventLoop),
                key: head.value(of: "sec-websocket-key")
            )
            dials.dialled(head.path, connection)
        }
        while !hasReceivedClose, let frame = unread.readFrame() { receive(frame) }
        unread.discardReadBytes()
    }

    private func receive(_ frame: ConformanceFrame) {
        guard frame.isMasked else {
            return arrivals.append(.failure(ConformanceViolation("a frame that is not masked")))
        }
        guard frame.isFinal, frame.opcode != 0 else {
            return arrivals.append(.failure(ConformanceViolation("a message in several frames")))
        }
        switch frame.opcode {
        case 1, 2:
            arrivals.append(.success(.message(WebSocketMessage(frame.opcode == 1 ? .text : .binary, frame.payload))))
        case 8:
            hasReceivedClose = true
            arrivals.append(.success(frame.close))
        default:
            break
        }
    }
}
