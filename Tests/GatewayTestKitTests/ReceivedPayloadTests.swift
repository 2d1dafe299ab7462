import GatewayJSON
import GatewayModels
import GatewayTestKit
import GatewayTransport
import Testing

/// `InMemoryGateway.received`, of clients that send anything.
struct ReceivedPayloadTests {
    private let clock = ManualClock()

    private func connection(to gateway: InMemoryGateway) -> any TransportConnection {
        InMemoryTransport(clock: clock, gateway: gateway).open("ws://gateway.example/?v=10")
    }

    private func send(_ texts: String..., on connection: any TransportConnection) throws {
        for text in texts { try connection.send(WebSocketMessage(.text, Array(text.utf8))) }
    }

    @Test func `an unknown opcode comes with its data`() throws {
        let gateway = InMemoryGateway(clock: clock)
        try send(#"{"op":99,"d":{"new":true}}"#, on: connection(to: gateway))
        #expect(gateway.received.map(\.payload) == [.other(opcode: 99, data: ["new": true])])
    }

    @Test func `a payload that is not JSON has no opcode`() throws {
        let gateway = InMemoryGateway(clock: clock)
        try send("not JSON", on: connection(to: gateway))
        #expect(gateway.received.map(\.payload) == [.other(opcode: nil, data: .null)])
    }

    @Test(arguments: [2, 6]) func `a malformed payload with a token comes without its data`(opcode: Int) throws {
        let gateway = InMemoryGateway(clock: clock)
        try send(#"{"op":\#(opcode),"d":{"token":"simulated-token"}}"#, on: connection(to: gateway))
        #expect(gateway.received.map(\.payload) == [.other(opcode: Int64(opcode), data: .null)])
    }

    @Test(arguments: [
        #"{"op":99,"d":{"token":"simulated-token"}}"#, #"{"d":{"token":"simulated-token"}}"#,
        #"{"op":"2","d":["simulated-token"]}"#,
    ])
    func `a token is dropped where none is expected, too`(text: String) throws {
        let gateway = InMemoryGateway(clock: clock)
        try send(text, on: connection(to: gateway))
        #expect(gateway.received.count == 1)
        #expect(!"\(gateway.received)".contains("simulated-token"))
    }

    @Test func `a shard is not made of the numbers beside a value that is not one`() throws {
        let gateway = InMemoryGateway(clock: clock)
        try send(#"{"op":2,"d":{"token":"t","intents":1,"shard":[1,null,2]}}"#, on: connection(to: gateway))
        #expect(gateway.received(.identify).map(\.payload.shard) == [nil])
    }

    @Test func `the oldest payloads are dropped beyond the limit`() throws {
        let gateway = InMemoryGateway(clock: clock, receivedLimit: 3)
        let connection = connection(to: gateway)
        for sequence in 1...5 { try send(#"{"op":1,"d":\#(sequence)}"#, on: connection) }
        #expect(gateway.received(.heartbeat).map(\.payload) == [3, 4, 5])
    }

    @Test func `the first heartbeat has no sequence`() throws {
        let gateway = InMemoryGateway(clock: clock)
        try send(#"{"op":1,"d":null}"#, on: connection(to: gateway))
        #expect(gateway.received(.heartbeat).map(\.payload) == [nil])
    }
}
