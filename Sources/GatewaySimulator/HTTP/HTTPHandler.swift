import GatewayTestKit
import NIOCore
import NIOHTTP1
import NIOWebSocket

/// One HTTP client, until it upgrades to a WebSocket.
final class HTTPHandler: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundOut = HTTPServerResponsePart

    /// A connection that the gateway has accepted, and what it sends first.
    struct Admission {
        let id: SimulatedGateway.ConnectionID
        let actions: [SimulatedGateway.Action]
    }

    /// What a client may send as a request's body, in bytes.
    private static let bodyLimit = 1 << 20

    private let core: SimulatorCore
    private(set) var admission: Admission?
    private var rejection: HTTPAnswer?
    private var head: HTTPRequestHead?
    private var body: [UInt8] = []

    init(core: SimulatorCore) {
        self.core = core
    }

    /// Asks the gateway whether it accepts an upgrade.
    func admits(_ head: HTTPRequestHead, on channel: any Channel) -> Bool {
        switch core.connect(to: head.uri) {
        case .accept(let id, let actions):
            admission = Admission(id: id, actions: actions)
            return true
        case .reject(let status, let retryAfter):
            let status = HTTPResponseStatus(statusCode: status)
            rejection = .error(status, "\(status.code): \(status.reasonPhrase)")
            rejection?.retryAfter = retryAfter
            return false
        }
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            self.head = head
            body = []
        case .body(let part):
            guard body.count + part.readableBytes <= Self.bodyLimit else { return context.close(promise: nil) }
            body += part.readableBytesView
        case .end:
            guard let head else { return }
            self.head = nil
            let request = HTTPRequest(head, body: body)
            let answer = rejection ?? core.controlAnswer(to: request) ?? core.restAnswer(to: request)
            rejection = nil
            write(answer, to: head, context)
        }
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        // An upgrade that is refused arrives as a request as well, and is answered then.
        if error is NIOWebSocketUpgradeError { return }
        context.close(promise: nil)
    }

    private func write(_ answer: HTTPAnswer, to head: HTTPRequestHead, _ context: ChannelHandlerContext) {
        var headers = HTTPHeaders()
        headers.add(name: "Content-Length", value: String(answer.body.count))
        if !answer.body.isEmpty { headers.add(name: "Content-Type", value: "application/json") }
        if let retryAfter = answer.retryAfter { headers.add(name: "Retry-After", value: String(retryAfter)) }
        // NIO upgrades only the first request of a connection, so a client may not reuse this one for its upgrade.
        headers.add(name: "Connection", value: "close")
        let response = HTTPResponseHead(version: .http1_1, status: answer.status, headers: headers)
        context.write(wrapOutboundOut(.head(response)), promise: nil)
        if head.method != .HEAD, !answer.body.isEmpty {
            let body = context.channel.allocator.buffer(bytes: answer.body)
            context.write(wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
        }
        let channel = context.channel
        context.writeAndFlush(wrapOutboundOut(.end(nil))).whenComplete { _ in channel.close(promise: nil) }
    }
}
