import GatewayTestKit
import GatewayTransport

/// A transport to a gateway that closes the connection whenever it receives a payload with a text.
final class RejectingTransport: Transport {
    private let base: InMemoryTransport
    private let gateway: InMemoryGateway
    private let text: String
    private let code: UInt16

    init(_ base: InMemoryTransport, gateway: InMemoryGateway, rejecting text: String, with code: UInt16) {
        self.base = base
        self.gateway = gateway
        self.text = text
        self.code = code
    }

    var executor: any SerialExecutor { base.executor }

    func makeTimer() -> any TransportTimer { base.makeTimer() }

    func open(_ url: String) -> any TransportConnection {
        RejectingConnection(base.open(url)) { [gateway, text, code] message in
            if String(decoding: message.payload, as: UTF8.self).contains(text) { gateway.inject(.close(code: code)) }
        }
    }
}

private final class RejectingConnection: TransportConnection {
    private let base: any TransportConnection
    private let onSend: @Sendable (WebSocketMessage) -> Void

    init(_ base: any TransportConnection, onSend: @escaping @Sendable (WebSocketMessage) -> Void) {
        self.base = base
        self.onSend = onSend
    }

    var traffic: Traffic { base.traffic }

    nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival {
        await base.next(within: timeout, receiving: receiving)
    }

    func send(_ message: WebSocketMessage) throws(TransportError) {
        try base.send(message)
        onSend(message)
    }

    func close(code: UInt16, reason: String) { base.close(code: code, reason: reason) }

    func abort() { base.abort() }

    func wake() { base.wake() }
}
