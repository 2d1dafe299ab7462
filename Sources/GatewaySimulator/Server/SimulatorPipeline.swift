import NIOCore
import NIOHTTP1
import NIOWebSocket

/// Sets up a new connection: HTTP first, WebSocket after an upgrade.
enum SimulatorPipeline {
    /// The largest frame that is read; the gateway's own limit on payloads is far lower and has its own close code.
    private static let frameLimit = 1 << 20

    static func configure(_ channel: any Channel, core: NIOLoopBound<SimulatorCore>) throws {
        let http = HTTPHandler(core: core.value)
        let handler = NIOLoopBound(http, eventLoop: channel.eventLoop)
        let upgrader = NIOWebSocketServerUpgrader(
            maxFrameSize: frameLimit,
            automaticErrorHandling: true,
            shouldUpgrade: { channel, head in
                channel.eventLoop.makeCompletedFuture { handler.value.admits(head, on: channel) ? HTTPHeaders() : nil }
            },
            upgradePipelineHandler: { channel, _ in
                channel.eventLoop.makeCompletedFuture {
                    let webSocket = WebSocketHandler(core: core.value, admission: handler.value.admission)
                    try channel.pipeline.syncOperations.addHandler(webSocket)
                }
            }
        )
        try channel.pipeline.syncOperations.configureHTTPServerPipeline(
            withServerUpgrade: (
                upgraders: [upgrader],
                completionHandler: { $0.pipeline.syncOperations.removeHandler(handler.value, promise: nil) }
            )
        )
        try channel.pipeline.syncOperations.addHandler(http)
    }
}
