/// The requests for members that the gateway may reject by closing the connection.
///
/// When the gateway closes a connection with 4001 or 4002, it does not name the payload that it rejects. Every request that
/// was sent on that connection and is not confirmed becomes a suspect. Suspects are sent again one at a time, each when the
/// one before is confirmed, so that only the one that is rejected is there when the gateway closes the connection again.
struct Suspects: Sendable {
    /// The requests that were sent on this connection and are not confirmed.
    private var unconfirmed = IndexedHeap<CommandID, GatewayInstant>()
    /// The requests after which the gateway closed the connection once.
    private var struck: Set<CommandID> = []
    /// The suspect that may be sent, or was sent and is not confirmed.
    private(set) var onTrial: CommandID?

    /// Whether a request was sent on this connection that is not confirmed.
    var hasUnconfirmed: Bool { !unconfirmed.isEmpty }

    /// Whether the gateway closed the connection once after a request.
    func contains(_ id: CommandID) -> Bool { struck.contains(id) }

    /// Lets a suspect be sent.
    mutating func tryOut(_ id: CommandID) {
        onTrial = id
    }

    /// Records that a request was sent.
    mutating func recordSent(_ id: CommandID, at now: GatewayInstant) {
        unconfirmed[id] = now
    }

    /// The gateway has received everything that was sent before a time, and did not reject it.
    mutating func confirm(sentBefore time: GatewayInstant) {
        while let first = unconfirmed.first, first.priority < time { clear(first.key) }
    }

    /// A request was answered or has ended.
    mutating func clear(_ id: CommandID) {
        unconfirmed[id] = nil
        struck.remove(id)
        if onTrial == id { onTrial = nil }
    }

    /// The connection has ended; no suspect is on trial then.
    ///
    /// - Parameter isRejection: Whether the gateway closed it because of a payload.
    /// - Returns: The requests that are suspects now, and those that are rejected for the second time, in the order in which
    ///   they were sent.
    mutating func connectionEnded(isRejection: Bool) -> (suspects: [CommandID], rejected: [CommandID]) {
        onTrial = nil
        var suspects: [CommandID] = []
        var rejected: [CommandID] = []
        while let (id, _) = unconfirmed.popFirst() {
            guard isRejection else { continue }
            if struck.insert(id).inserted {
                suspects.append(id)
            } else {
                struck.remove(id)
                rejected.append(id)
            }
        }
        return (suspects, rejected)
    }

    mutating func removeAll() {
        self = Suspects()
    }
}
