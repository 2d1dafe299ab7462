import Testing

@testable import GatewayTransport

struct MailboxStateTests {
    private let empty = WebSocketMessage(.binary, [] as [UInt8])

    /// The state of a connection that is open.
    private func makeState(receiveQueueLimit: Int = 1_000, sendQueueLimit: Int = 1_000) -> MailboxState {
        var state = MailboxState(receiveQueueLimit: receiveQueueLimit, sendQueueLimit: sendQueueLimit)
        state.apply(report(opened: ConnectionInfo(duration: .zero)))
        _ = state.arrivals.next(receiving: true, isCancelled: false)
        return state
    }

    private func report(
        opened: ConnectionInfo? = nil,
        messages: MessageBatch = [],
        unsentBytes: Int = 0
    ) -> CurlMailbox.Report {
        CurlMailbox.Report(opened: opened, messages: messages, traffic: Traffic(), unsentBytes: unsentBytes)
    }

    @Test func `messages without a payload fill the receive queue, too`() {
        var state = makeState()
        var count = 0
        while state.demand.mayRead, count < 1_000 {
            state.apply(report(messages: [empty]))
            count += 1
        }
        #expect(count < 20)
        guard case .messages(let messages)? = state.arrivals.next(receiving: true, isCancelled: false) else {
            Issue.record("no messages")
            return
        }
        #expect(messages.count == count)
        #expect(state.demand.mayRead)
    }

    @Test func `messages without a payload fill the send queue, too`() throws {
        var state = makeState()
        var count = 0
        let error = #expect(throws: TransportError.self) {
            while count < 1_000 {
                try state.enqueue(empty)
                count += 1
            }
        }
        #expect(error?.code == .sendQueueFull)
        #expect(count < 20)
        var messages: [WebSocketMessage] = []
        _ = state.takeWork(&messages)
        #expect(messages.count == count)
        #expect(throws: TransportError.self) { try state.enqueue(empty) }
        state.apply(report(unsentBytes: 0))
        try state.enqueue(empty)
    }

    @Test func `one message may always wait to be sent, whatever its size`() throws {
        var state = makeState()
        let large = WebSocketMessage(.binary, [UInt8](repeating: 0, count: 5_000))
        try state.enqueue(large)
        #expect(throws: TransportError.self) { try state.enqueue(empty) }
    }
}
