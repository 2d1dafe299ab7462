import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(3)))
struct InMemoryGatewayTests {
    private let clock = ManualClock()

    private func payloads(_ connection: any TransportConnection) async throws -> [JSONValue] {
        guard case .messages(let messages) = await connection.next(within: .zero, receiving: true) else { return [] }
        return try messages.map { try JSONValue(parsing: Array($0.payload)) }
    }

    private func open(_ transport: InMemoryTransport, _ query: String = "v=10&encoding=json") async
        -> any TransportConnection
    {
        let connection = transport.open("wss://gateway.example/?" + query)
        let first = await connection.next(within: .zero, receiving: true)
        guard case .opened = first else {
            Issue.record("not opened: \(first)")
            return connection
        }
        return connection
    }

    private func identify(_ connection: any TransportConnection) throws {
        let payload: JSONValue = ["op": 2, "d": GatewayDriver.identify()]
        try connection.send(WebSocketMessage(.text, payload.encoded()))
    }

    @Test func `a client that dials gets HELLO, and identifies`() async throws {
        let gateway = InMemoryGateway(clock: clock)
        let connection = await open(InMemoryTransport(clock: clock, gateway: gateway))
        #expect(try await payloads(connection).map { $0["op"]?.integer } == [10])
        try identify(connection)
        #expect(try await payloads(connection).map { $0["t"]?.string } == ["READY", "GUILD_CREATE", "GUILD_CREATE"])
        #expect(gateway.snapshot.statistics.identifies == 1)
        gateway.dispatch(SimulatedEvent("TEST_EVENT", data: Array("{}".utf8)))
        #expect(try await payloads(connection).map { $0["s"]?.integer } == [4])
    }

    @Test func `the gateway's own deadlines pass on the clock`() async throws {
        var configuration = SimulatedGateway.Configuration()
        configuration.heartbeatInterval = .seconds(40)
        let gateway = InMemoryGateway(clock: clock, configuration: configuration)
        let connection = await open(InMemoryTransport(clock: clock, gateway: gateway))
        _ = try await payloads(connection)
        let wait = Task { await connection.next(within: nil, receiving: true) }
        try await clock.advance(by: .seconds(89))
        try await clock.advance(by: .seconds(1), remaining: 0)
        guard case .closed(let end) = await wait.value else {
            Issue.record("not closed")
            return
        }
        #expect(end.closeCode == 4_009)
    }

    @Test func `a refused upgrade carries its status and how long to wait`() async throws {
        let gateway = InMemoryGateway(clock: clock)
        gateway.prepare(.reject(status: 429, retryAfter: 5))
        let connection = InMemoryTransport(clock: clock, gateway: gateway).open("ws://gateway.example/?v=10")
        guard case .closed(let end) = await connection.next(within: .zero, receiving: true) else {
            Issue.record("not refused")
            return
        }
        #expect(end.error?.code == .upgradeRejected)
        #expect(end.error?.httpStatus == 429)
        #expect(end.error?.retryAfter == .seconds(5))
    }

    @Test(arguments: [UInt16(1_000), 4_900]) func `how the client closes decides about its session`(code: UInt16)
        async throws
    {
        let gateway = InMemoryGateway(clock: clock)
        let connection = await open(InMemoryTransport(clock: clock, gateway: gateway))
        try identify(connection)
        connection.close(code: code, reason: "")
        #expect(gateway.snapshot.sessionIDs.isEmpty == (code == 1_000))
        #expect(gateway.snapshot.openConnections.isEmpty)
    }

    @Test func `a client that goes without a word keeps its session`() async throws {
        let gateway = InMemoryGateway(clock: clock)
        let connection = await open(InMemoryTransport(clock: clock, gateway: gateway))
        try identify(connection)
        connection.abort()
        #expect(gateway.snapshot.sessionIDs.count == 1)
    }

    @Test func `faults reach the client as what they are`() async throws {
        let gateway = InMemoryGateway(clock: clock)
        let transport = InMemoryTransport(clock: clock, gateway: gateway)
        let dropped = await open(transport)
        gateway.inject(.drop)
        _ = try await payloads(dropped)
        guard case .closed(let drop) = await dropped.next(within: .zero, receiving: true) else {
            Issue.record("not dropped")
            return
        }
        #expect(drop.error?.code == .dropped)
        let closed = await open(transport)
        gateway.inject(.close(code: 4_000, reason: "why"))
        _ = try await payloads(closed)
        guard case .closed(let end) = await closed.next(within: .zero, receiving: true) else {
            Issue.record("not closed")
            return
        }
        #expect(end == Disconnection(closeCode: 4_000, reason: "why"))
    }

    @Test(arguments: Compression.allCases.filter { $0.queryValue != nil })
    func `the compression is what the query asks for`(compression: Compression) async throws {
        let gateway = InMemoryGateway(clock: clock)
        let query = "v=10&compress=\(compression.rawValue)"
        let connection = await open(InMemoryTransport(clock: clock, gateway: gateway), query)
        guard case .messages(let messages) = await connection.next(within: .zero, receiving: true) else {
            Issue.record("no messages")
            return
        }
        #expect(messages.map(\.kind) == [.binary])
        var payloads = PayloadBatch()
        let payload = messages[0].payload
        try compression.makeInflater(limit: 1 << 20).inflate(payload.span, isText: false, into: &payloads)
        let hello = try #require(payloads.first)
        #expect(try JSONValue(parsing: Array(hello))["op"]?.integer == 10)
    }
}
