import GatewayModels
import GatewayProtocol
import GatewayTransport
import Logging

/// What a shard writes to its log.
///
/// State changes that a person running a bot wants to see are `info`, `warning` or
/// `error`; everything else is `debug`. Payloads are never logged, for they may hold the token.
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

    func unknownEffect(_ effect: GatewayEffect) {
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
            let metadata: Logger.Metadata = [
                "cause": "\(cause)", "next": "\(recovery)", "retry_after": "\(recovery.delay)",
            ]
            logger?.warning("Disconnected", metadata: metadata)
        case .closed(.closed):
            logger?.info("Closed")
        case .closed(let reason):
            logger?.error("Refused", metadata: ["error": "\(ShardError(reason)?.message ?? "")"])
        @unknown default:
            logger?.debug("Changed")
        }
    }
}
