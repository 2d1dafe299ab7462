import GatewayModels
import GatewayProtocol
import GatewayTransport
import Testing

@testable import GatewayShard

@Suite struct ShardConnectionTests {
    /// A connection of a transport that carries what a test sets.
    private final class Carrier: TransportConnection {
        let traffic: Traffic

        init(received: UInt64, sent: UInt64) {
            traffic = Traffic(received: received, sent: sent)
        }

        nonisolated(nonsending) func next(within timeout: Duration?, receiving: Bool) async -> Arrival { .timeout }
        func send(_ message: WebSocketMessage) {}
        func close(code: UInt16, reason: String) {}
        func abort() {}
        func wake() {}
    }

    private func at(_ seconds: Double) -> GatewayInstant { GatewayInstant(.seconds(seconds)) }

    private func opened(received: UInt64, sent: UInt64, by connection: inout ShardConnection) {
        connection.open(Carrier(received: received, sent: sent), Compression.none.makeInflater(limit: 1))
    }

    @Test func `a scheduled dial is due at its time and taken once`() {
        var connection = ShardConnection()
        _ = connection.begin()
        #expect(connection.dialTime == nil)
        connection.scheduleDial(of: "wss://gateway.example", at: at(5))
        #expect(connection.dialTime == at(5))
        #expect(connection.takeDial(at: at(4.9)) == nil)
        #expect(connection.takeDial(at: at(5)) == "wss://gateway.example")
        #expect(connection.takeDial(at: at(6)) == nil)
    }

    @Test func `the end of a connection cancels its dial and its requests`() {
        var connection = ShardConnection()
        _ = connection.begin()
        let dial = Task {}
        let permit = Task {}
        connection.keepDialRequest(dial)
        connection.keepPermitRequest(permit)
        connection.scheduleDial(of: "wss://gateway.example", at: at(5))
        _ = connection.end()
        #expect(dial.isCancelled && permit.isCancelled)
        #expect(connection.dialTime == nil)
    }

    @Test func `an answer of the gate for an earlier connection is not taken`() {
        var connection = ShardConnection()
        let first = connection.begin()
        connection.keepPermitRequest(Task {})
        _ = connection.end()
        let second = connection.begin()
        #expect(first != second)
        connection.keepPermitRequest(Task {})
        #expect(connection.receivePermit(for: first, isGiven: true) == false)
        #expect(connection.receivePermit(for: second, isGiven: true) == true)
        #expect(connection.receivePermit(for: second, isGiven: true) == false)
    }

    @Test(arguments: [(given: true, used: false, isLeft: true), (true, true, false), (false, false, false)])
    func `only a permit that was given and not used is left at the end`(given: Bool, used: Bool, isLeft: Bool) {
        var connection = ShardConnection()
        let attempt = connection.begin()
        connection.keepPermitRequest(Task {})
        #expect(connection.receivePermit(for: attempt, isGiven: given) == true)
        if used { connection.usePermit() }
        #expect(connection.end() == isLeft)
        #expect(connection.end() == false)
    }

    @Test func `a permit that was asked for and not given is not left at the end`() {
        var connection = ShardConnection()
        _ = connection.begin()
        connection.keepPermitRequest(Task {})
        #expect(connection.end() == false)
    }

    @Test func `traffic is noticed once, and adds up over connections`() {
        var connection = ShardConnection()
        #expect(connection.noticeTraffic() == false)
        _ = connection.begin()
        opened(received: 100, sent: 10, by: &connection)
        #expect(connection.noticeTraffic() == true)
        #expect(connection.noticeTraffic() == false)
        _ = connection.end()
        #expect(connection.traffic == Traffic(received: 100, sent: 10))
        _ = connection.begin()
        opened(received: 7, sent: 3, by: &connection)
        #expect(connection.noticeTraffic() == true)
        #expect(connection.traffic == Traffic(received: 107, sent: 13))
    }
}
