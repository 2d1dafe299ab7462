import GatewayModels
import GatewayProtocol
import GatewayTransport
import Logging

/// The log of a shard.
///
/// Levels: `info` for ready and resumed, `notice` while waiting to identify, `warning` for a reconnect with its cause,
/// `error` for a fatal close, `debug` for the rest. Payloads are never logged, because they may hold the token.
struct ShardLog: Sendable {
    private let logger: Logger?

    init(_ logger: Logger?, shard: ShardIdentity) {
        var logger = logger
        logger?[metadataKey: "shard"] = "\(shard.id)/\(shard.count)"
        self.logger = logger
    }

    func opened(_ info: ConnectionInfo) {
        var metadata: Logger.Metadata = ["peer": "\(info.peer ?? "unknown")", "took": "\(info.duration)"]
        metadata["proxy"] = info.proxy.map { "\($0)" }
        metadata["tls"] = info.tls.map { "\($0.version)" }
        logger?.debug("Connection open", metadata: metadata)
    }

    func waitingToIdentify(_ delay: Duration) {
        logger?.notice("Waiting to identify", metadata: ["delay": "\(delay)"])
    }

    func unknownEffect() {
        logger?.error("Effect not known to this version of the shard")
    }

    func changed(_ change: GatewayLifecycle) {
        switch change {
        case .connecting(let url, let isResuming):
            logger?.debug("Connecting", metadata: ["url": "\(url)", "resuming": "\(isResuming)"])
        case .connected(let interval):
            logger?.debug("Connected", metadata: ["heartbeat_interval": "\(interval)"])
        case .ready:
            logger?.info("Ready")
        case .resumed(_, let replayed):
            logger?.info("Resumed", metadata: ["replayed": "\(replayed)"])
        case .disconnected(let cause, let recovery):
            var metadata: Logger.Metadata = [
                "cause": "\(cause)", "next": "\(recovery)", "retry_after": "\(recovery.delay)",
            ]
            if !recovery.dropped.isEmpty {
                metadata["dropped"] = .array(recovery.dropped.map { "\($0)" })
            }
            logger?.warning("Disconnected", metadata: metadata)
        case .sequenceAnomaly(let sequence, let position):
            logger?.warning(
                "An event's sequence number does not follow the last one",
                metadata: ["sequence": "\(sequence)", "position": "\(position.map(String.init) ?? "none")"]
            )
        case .closed(.closed):
            logger?.info("Closed")
        case .closed(let reason):
            logger?.error("Fatal close", metadata: ["error": "\(ShardError(reason)?.message ?? "")"])
        @unknown default:
            logger?.debug("Changed")
        }
    }
}
