import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayTestKit
import Testing

struct SimulatedGatewayTests {
    // MARK: - Connecting

    @Test func `a new connection gets HELLO with the interval`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        #expect(driver.summary == ["op 10"])
        #expect(driver.payloads(to: id)[0]["d"]?["heartbeat_interval"]?.integer == 41_250)
        #expect(driver.gateway.openConnections == [id])
        #expect(driver.gateway.readyConnections.isEmpty)
    }

    @Test(arguments: ["v=8&encoding=json", "encoding=json", "v=x", "v=11"])
    func `an unsupported version is closed with 4012`(query: String) throws {
        var driver = GatewayDriver()
        _ = try driver.connect(query)
        #expect(driver.summary == ["close 4012"])
    }

    @Test(arguments: ["v=10&encoding=etf", "v=10&compress=br", "v=10&compress=gzip-stream"])
    func `what it cannot speak is refused with 400`(query: String) {
        var driver = GatewayDriver()
        #expect(throws: GatewayDriver.Rejected(status: 400, retryAfter: nil)) { try driver.connect(query) }
    }

    @Test func `an upgrade can be refused with a status and a time to wait, once`() throws {
        var driver = GatewayDriver()
        driver.gateway.prepare(.reject(status: 429, retryAfter: 7))
        #expect(throws: GatewayDriver.Rejected(status: 429, retryAfter: 7)) { try driver.connect() }
        _ = try driver.connect()
        #expect(driver.summary == ["op 10"])
    }

    @Test(arguments: [
        (SimulatedGateway.Reception.reconnect, ["op 7"]), (.helloWithoutInterval, ["op 10"]), (.silence, []),
        (.payload("[]"), ["op -1"]), (.close(code: 4000), ["close 4000"]), (.close(code: nil), ["close -"]),
    ])
    func `a connection can be greeted in other ways`(reception: SimulatedGateway.Reception, summary: [String]) throws {
        var driver = GatewayDriver()
        driver.gateway.prepare(reception)
        _ = try driver.connect()
        #expect(driver.summary == summary)
    }

    @Test func `a HELLO without its interval has no interval`() throws {
        var driver = GatewayDriver { $0.reception = .helloWithoutInterval }
        let id = try driver.connect()
        #expect(driver.payloads(to: id)[0]["d"]?["heartbeat_interval"] == nil)
    }

    // MARK: - Heartbeats

    @Test func `heartbeats are acknowledged, before and after identifying`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send(1, .null, from: id)
        #expect(driver.summary == ["op 11"])
        driver.send(1, 251, from: id)
        #expect(driver.summary == ["op 11"])
        #expect(driver.gateway.statistics.heartbeats == 2)
    }

    @Test func `acknowledgements can be withheld`() throws {
        var driver = GatewayDriver { $0.acknowledgesHeartbeats = false }
        let id = try driver.connect()
        driver.send(1, .null, from: id)
        #expect(driver.summary == [])
    }

    @Test func `a connection without heartbeats is closed after two and a quarter intervals`() throws {
        var driver = GatewayDriver { $0.heartbeatInterval = .seconds(40) }
        let id = try driver.connect()
        driver.pass(.seconds(80))
        driver.send(1, .null, from: id)
        #expect(driver.gateway.deadline == driver.now + .seconds(90))
        driver.pass(.seconds(89))
        #expect(driver.summary == [])
        driver.pass(.seconds(1))
        #expect(driver.summary == ["close 4009"])
        #expect(driver.gateway.openConnections.isEmpty)
    }

    @Test func `missing heartbeats may be tolerated`() throws {
        var driver = GatewayDriver { $0.closesWithoutHeartbeats = false }
        _ = try driver.connect()
        #expect(driver.gateway.deadline == nil)
    }

    // MARK: - What clients may not do

    @Test(arguments: [3, 4, 8, 31, 43, 5, 99])
    func `anything but a heartbeat, identify or resume first is closed with 4003`(opcode: Int) throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send(opcode, [:], from: id)
        #expect(driver.summary == ["close 4003"])
    }

    @Test(arguments: ["", "{", "[1]", "\"x\"", "{\"op\":1,\"d\":null} x"])
    func `what is not a JSON object is closed with 4002`(text: String) throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send(text, from: id)
        #expect(driver.summary == ["close 4002"])
    }

    @Test func `a binary message is closed with 4002`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        let actions = driver.gateway.receive(Array(#"{"op":1,"d":null}"#.utf8), isText: false, from: id, at: driver.now)
        #expect(actions == [.close(id, code: 4002, reason: "Error while decoding payload.")])
    }

    @Test func `a payload of 4096 bytes is taken, one more byte is closed with 4002`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        let frame = #"{"op":1,"d":null,"x":""}"#
        let padding = String(repeating: "x", count: 4_096 - frame.utf8.count)
        driver.send(#"{"op":1,"d":null,"x":"\#(padding)"}"#, from: id)
        #expect(driver.summary == ["op 11"])
        driver.send(#"{"op":1,"d":null,"x":"\#(padding)x"}"#, from: id)
        #expect(driver.summary == ["close 4002"])
    }

    @Test(arguments: [0, 5, 7, 9, 10, 11, 40, 99, -1])
    func `an opcode that clients do not have is closed with 4001`(opcode: Int) throws {
        var driver = GatewayDriver()
        let (id, _) = try driver.identified()
        driver.send(opcode, .null, from: id)
        #expect(driver.summary == ["close 4001"])
    }

    @Test func `the 121st payload within a minute is closed with 4008, and the session survives`() throws {
        var driver = GatewayDriver()
        let (id, session) = try driver.identified()
        for _ in 0..<119 { driver.send(1, .null, from: id) }
        #expect(driver.summary == ["op 11"])
        driver.send(1, .null, from: id)
        #expect(driver.summary == ["close 4008"])
        #expect(driver.gateway.sessionIDs == [session])
    }

    @Test func `payloads older than a minute do not count`() throws {
        var driver = GatewayDriver { $0.closesWithoutHeartbeats = false }
        let id = try driver.connect()
        for _ in 0..<120 { driver.send(1, .null, from: id) }
        driver.pass(.seconds(60))
        for _ in 0..<120 { driver.send(1, .null, from: id) }
        #expect(driver.summary == ["op 11"])
    }

    @Test func `what a connection sends after its end is ignored`() throws {
        var driver = GatewayDriver()
        let id = try driver.connect()
        driver.send("{", from: id)
        driver.send(1, .null, from: id)
        #expect(driver.summary == [])
    }

    // MARK: - Compression

    @Test func `the form follows the query and the Identify`() throws {
        func forms(_ query: String, compress: Bool) throws -> Set<SimulatedGateway.Form> {
            var driver = GatewayDriver { $0.compressionThreshold = 2_000 }
            _ = try driver.identified(on: query, ["compress": .bool(compress)])
            return Set(
                driver.actions.compactMap { action in
                    guard case .send(_, _, let form) = action else { return nil }
                    return form
                }
            )
        }
        #expect(try forms("v=10", compress: false) == [.text])
        #expect(try forms("v=10", compress: true) == [.text, .zlib])
        #expect(try forms("v=10&compress=zlib-stream", compress: true) == [.zlibStream])
        #if Zstd
        #expect(try forms("v=10&compress=zstd-stream", compress: true) == [.zstdStream])
        #endif
    }
}
