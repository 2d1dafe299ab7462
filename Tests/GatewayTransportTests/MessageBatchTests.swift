import GatewayTransport
import Testing

@Suite struct MessageBatchTests {
    private let messages: [WebSocketMessage] = [
        .text("a"), WebSocketMessage(.binary, [1, 2, 3]), .text(""), .text("b"),
    ]

    @Test func `messages come out as they were appended`() {
        var batch = MessageBatch()
        for message in messages { batch.append(message) }
        #expect(Array(batch) == messages)
        #expect(batch.count == 4 && batch.byteCount == 5)
        #expect(batch == MessageBatch(messages) && batch.hashValue == MessageBatch(messages).hashValue)
        #expect(batch != MessageBatch(messages.dropLast()))
        #expect(batch == [messages[0], messages[1], messages[2], messages[3]])
    }

    @Test func `the messages of another batch follow those that are there`() {
        var batch = MessageBatch(messages)
        batch.append(contentsOf: MessageBatch())
        batch.append(contentsOf: MessageBatch(messages.reversed()))
        batch.append(contentsOf: batch)
        #expect(Array(batch) == messages + messages.reversed() + messages + messages.reversed())
        #expect(batch.byteCount == 20)
    }

    @Test func `a message that is a slice of something keeps its bytes`() {
        let bytes: [UInt8] = [9, 9, 1, 2, 3, 9]
        #expect(MessageBatch([WebSocketMessage(.binary, bytes[2..<5])]) == [WebSocketMessage(.binary, [1, 2, 3])])
    }
}
