/// What one connection's bytes amounted to in one turn.
struct CurlHarvest: WebSocketEventSink {
    private(set) var messages: MessageBatch = []
    private(set) var isOpened = false
    /// Whether the peer broke a rule.
    private(set) var isViolated = false
    private(set) var end: Disconnection?
    /// What the answers to pings add to what waits to be sent.
    private(set) var pongDebt = 0

    mutating func take(_ message: consuming WebSocketMessage) { messages.append(message) }

    mutating func takeMessages(_ append: (inout MessageBatch) -> Void) { append(&messages) }

    mutating func take(_ event: WebSocketClient.Event) {
        switch event {
        case .opened: isOpened = true
        case .message(let message): take(message)
        case .ping(let payload): pongDebt += payload.count + 1
        case .pong: break
        case .violated: isViolated = true
        case .closed(let disconnection): end = disconnection
        }
    }

    /// The same, with the next turn's messages expected to be as many.
    mutating func takeAll() -> CurlHarvest {
        let expected = messages.count
        defer {
            self = CurlHarvest()
            messages.reserveCapacity(expected)
        }
        return self
    }
}
