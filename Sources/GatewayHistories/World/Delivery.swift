import GatewayTransport

/// What a connection has for its client, in the order of the transport's contract.
struct Delivery {
    private var isWoken = false
    private var opened: ConnectionInfo?
    private var inbox = MessageBatch()
    private(set) var end: Disconnection?
    private var isEndTaken = false

    var isEmpty: Bool { inbox.isEmpty }

    /// Returns the next arrival.
    ///
    /// The end is behind the messages, so that it is not seen while they are not read.
    mutating func take(receiving: Bool) -> Arrival? {
        if isEndTaken, let end { return .closed(end) }
        if isWoken {
            isWoken = false
            return .woken
        }
        if let opened {
            self.opened = nil
            return .opened(opened)
        }
        if !inbox.isEmpty {
            guard receiving else { return nil }
            defer { inbox = [] }
            return .messages(inbox)
        }
        guard let end else { return nil }
        isEndTaken = true
        return .closed(end)
    }

    mutating func open(_ info: ConnectionInfo) { opened = info }
    mutating func append(_ message: WebSocketMessage) { inbox.append(message) }
    mutating func wake() { isWoken = true }
    mutating func finish(_ disconnection: Disconnection) { end = end ?? disconnection }

    mutating func discard() {
        opened = nil
        inbox = []
    }
}
