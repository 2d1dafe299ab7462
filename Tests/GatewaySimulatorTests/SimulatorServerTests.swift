import GatewayJSON
import GatewayModels
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SimulatorServerTests {
    private func withSimulator(
        _ configure: (inout SimulatorServer.Configuration) -> Void = { _ in },
        _ body: (SimulatorServer) async throws -> Void
    ) async throws {
        var configuration = SimulatorServer.Configuration()
        configuration.world = Self.world
        configuration.gateway.identifyInterval = .zero
        configure(&configuration)
        let simulator = try await SimulatorServer.start(configuration)
        do {
            try await body(simulator)
        } catch {
            await simulator.shutdown()
            throw error
        }
        await simulator.shutdown()
    }

    private static let world = SimulatedWorld(seed: 4, guildCount: 2, userCount: 50)

    @Test func `a simulator starts on a free port, and stopping it twice is harmless`() async throws {
        let simulator = try await SimulatorServer.start()
        #expect(simulator.port > 0)
        #expect(simulator.url == "ws://127.0.0.1:\(simulator.port)")
        #expect(simulator.httpURL == "http://127.0.0.1:\(simulator.port)")
        #expect(simulator.authorityPEM == nil)
        await simulator.shutdown()
        await simulator.shutdown()
    }

    @Test func `a port that is taken is an error that says so`() async throws {
        try await withSimulator { first in
            var configuration = SimulatorServer.Configuration()
            configuration.port = first.port
            configuration.stream = SimulatorServer.EventStream(rate: 1_000)
            let error = await #expect(throws: SimulatorError.self) { try await SimulatorServer.start(configuration) }
            #expect(error?.code == .cannotListen)
            #expect(error?.message.contains("\(first.port)") == true)
        }
    }

    @Test(arguments: [false, true]) func `a bot becomes ready and gets a stream of events to its end`(tls: Bool)
        async throws
    {
        try await withSimulator {
            $0.usesTLS = tls
            $0.stream = SimulatorServer.EventStream(count: 500)
        } _: { simulator in
            let client = SocketClient(to: simulator.url, authorityPEM: simulator.authorityPEM)
            let ready = try await client.identify()
            #expect(ready["resume_gateway_url"]?.string == simulator.url)
            for sequence in 2...503 {
                let payload = try await client.nextPayload()
                #expect(payload["s"]?.integer == Int64(sequence))
            }
            let statistics = await simulator.statistics
            #expect(statistics.openConnections == 1)
            #expect(statistics.eventsGenerated == 500)
            #expect(statistics.isStreamDone)
            #expect(statistics.gateway.eventsSent == 503)
            #expect(statistics.bytesSent > statistics.gateway.payloadBytesSent)
            client.close(code: 1_000)
            #expect(try await client.end() == Disconnection(closeCode: 1_000))
        }
    }

    @Test func `a client that does not know the authority does not trust the simulator`() async throws {
        try await withSimulator {
            $0.usesTLS = true
        } _: { simulator in
            let end = try await SocketClient(to: simulator.url).opening()
            #expect(end?.error?.code == .untrustedCertificate)
        }
    }

    @Test func `a stream at a rate takes its time`() async throws {
        try await withSimulator {
            $0.stream = SimulatorServer.EventStream(rate: 200, count: 20)
        } _: { simulator in
            let client = SocketClient(to: simulator.url)
            let duration = try await ContinuousClock().measure {
                _ = try await client.identify()
                for _ in 0..<22 { _ = try await client.nextPayload() }
            }
            #expect(duration > .milliseconds(90))
        }
    }

    @Test func `messages of a compressed stream are binary and end with a flush`() async throws {
        try await withSimulator { simulator in
            let client = SocketClient(to: simulator.url, query: "?v=10&encoding=json&compress=zlib-stream")
            #expect(try await client.opening() == nil)
            let hello = try #require(try await client.nextMessage())
            #expect(hello.kind == .binary)
            #expect(hello.payload.starts(with: [0x78, 0x9C]))
            #expect(hello.payload.suffix(4) == [0, 0, 0xFF, 0xFF])
            try client.send(1, .null)
            let acknowledgement = try #require(try await client.nextMessage())
            #expect(acknowledgement.payload.suffix(4) == [0, 0, 0xFF, 0xFF])
        }
    }

    @Test func `a session survives a dropped socket, and its resume replays what was missed`() async throws {
        try await withSimulator { simulator in
            let first = SocketClient(to: simulator.url)
            let session = try await first.identify()["session_id"]?.string
            await simulator.inject(.drop)
            #expect(try await first.end().error?.code == .dropped)
            await simulator.dispatch(SimulatedEvent("MISSED", data: Array("{}".utf8)))
            let second = SocketClient(to: simulator.url)
            let payloads = try await second.resume(try #require(session), at: 3)
            #expect(payloads.map { $0["t"]?.string } == ["MISSED", "RESUMED"])
            #expect(await simulator.statistics.gateway.resumes == 1)
        }
    }

    @Test func `faults reach the client`() async throws {
        try await withSimulator { simulator in
            let client = SocketClient(to: simulator.url)
            _ = try await client.identify(intents: Intents.none)
            await simulator.inject(.heartbeatRequest)
            #expect(try await client.nextPayload()["op"]?.integer == 1)
            await simulator.inject(.reconnect(closingAfter: .milliseconds(10)))
            #expect(try await client.nextPayload()["op"]?.integer == 7)
            #expect(try await client.end().closeCode == 1_001)

            let other = SocketClient(to: simulator.url)
            _ = try await other.identify()
            await simulator.inject(.close(code: 4_014, reason: "Disallowed intent(s)."))
            #expect(try await other.end() == Disconnection(closeCode: 4_014, reason: "Disallowed intent(s)."))

            let last = SocketClient(to: simulator.url)
            _ = try await last.identify()
            await simulator.inject(.close(code: nil))
            #expect(try await last.end().closeCode == 1_005)
        }
    }

    @Test func `the next upgrade can be refused with a status and a time to wait`() async throws {
        try await withSimulator { simulator in
            await simulator.prepare(.reject(status: 503, retryAfter: 3))
            let end = try await SocketClient(to: simulator.url).opening()
            #expect(end?.error?.code == .upgradeRejected)
            #expect(end?.error?.httpStatus == 503)
            #expect(end?.error?.retryAfter == .seconds(3))
            #expect(try await SocketClient(to: simulator.url).opening() == nil)
        }
    }

    @Test func `the rules can be changed while it runs`() async throws {
        try await withSimulator { simulator in
            await simulator.configure { $0.token = "another-token" }
            let client = SocketClient(to: simulator.url)
            _ = try await client.identify(token: "another-token")
            let late = SocketClient(to: simulator.url)
            #expect(try await late.opening() == nil)
            try late.send(2, ["token": "simulated-token", "intents": 0, "properties": [:]])
            #expect(try await late.end().closeCode == 4_004)
        }
    }

    @Test func `a client that does not read is dropped, and nothing piles up`() async throws {
        try await withSimulator {
            $0.sendBufferLimit = 1 << 20
        } _: { simulator in
            let client = SocketClient(to: simulator.url)
            _ = try await client.identify()
            let megabyte = Array((#"""# + String(repeating: "x", count: 1 << 20) + #"""#).utf8)
            var sent = 0
            while await simulator.statistics.slowClientsDropped == 0, sent < 100 {
                await simulator.dispatch(SimulatedEvent("LARGE", data: megabyte))
                sent += 1
            }
            #expect(sent < 100)
            #expect(await simulator.statistics.openConnections == 0)
            #expect(await simulator.statistics.sessions == 1)
        }
    }

    @Test func `as fast as possible goes no faster than the client reads`() async throws {
        try await withSimulator {
            $0.stream = SimulatorServer.EventStream()
            $0.sendBufferLimit = 4 << 20
        } _: { simulator in
            let client = SocketClient(to: simulator.url)
            _ = try await client.identify()
            for _ in 0..<2_000 { _ = try await client.nextPayload() }
            #expect(await simulator.statistics.slowClientsDropped == 0)
            #expect(await simulator.statistics.eventsGenerated >= 1_998)
        }
    }

    @Test func `shutting down tells clients with 1001`() async throws {
        let simulator = try await SimulatorServer.start()
        let client = SocketClient(to: simulator.url)
        _ = try await client.identify()
        async let end = client.end()
        await simulator.shutdown()
        #expect(try await end.closeCode == 1_001)
    }
}
