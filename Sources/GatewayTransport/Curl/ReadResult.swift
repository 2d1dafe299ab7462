/// The events in the bytes that one connection received in one turn.
struct ReadResult: WebSocketEventSink {
    private(set) var messages: MessageBatch = []
    private(set) var isOpened = false
    /// Whether the peer broke a rule.
    private(set) var isViolated = false
    private(set) var end: Disconnection?
    /// How many bytes the answers to pings add to those that wait to be sent.
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

    /// Returns the result and begins a new one, with room for as many messages.
    mutating func takeAll() -> ReadResult {
        let expected = messages.count
        defer {
            self = ReadResult()
            messages.reserveCapacity(expected)
        }
        return self
    }
}
