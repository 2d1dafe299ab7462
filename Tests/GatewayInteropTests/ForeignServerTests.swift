import GatewayJSON
import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTransport
import Testing

/// Our shard against a WebSocket server that others wrote, which speaks the gateway by hand.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(2))
)
struct ForeignServerTests {
    @Test func `the websockets library sees IDENTIFY, heartbeats, RESUME and a clean close over wss`() async throws {
        let authority = try CertificateAuthority()
        let certificate = try authority.issue()
        try await Python.withFile(certificate.chainPEM) { chain in
            try await Python.withFile(certificate.keyPEM) { key in
                try await converse(trusting: authority, with: [chain, key].compactMap { $0 })
            }
        }
    }

    private func converse(trusting authority: CertificateAuthority, with arguments: [String]) async throws {
        let script = try Python.start("websockets_server.py", arguments)
        let port = await script.line()
        var configuration = ShardConfiguration(token: try Token("by-hand-token"), intents: .guilds)
        configuration.url = "wss://localhost:\(port)"
        configuration.initialStatus = .idle
        var transport = CurlTransport.Configuration()
        transport.tls.authorities = .pem(Array(authority.pem.utf8))
        let shard = try Shard(configuration, transport: CurlTransport(configuration: transport))

        try await shard.start()
        #expect(try await shard.userID == 42)
        var events: [GatewayEvent] = []
        for try await event in shard.events {
            events.append(event)
            if event.name == "SOMETHING_NEW" { break }
        }
        let latency = await shard.heartbeatLatency
        await shard.close()

        #expect(
            events.map(\.name) == [.ready, .messageCreate, .guildCreate, .typingStart, .resumed, "SOMETHING_NEW"]
        )
        #expect(events.map(\.sequence) == [1, 2, 3, 4, 5, 6])
        #expect(try JSONValue(parsing: Array(events[1].data)) == ["content": "grüße 👋", "id": "7"])
        #expect(events[2].data.count > 500_000)
        #expect(latency != nil)

        let report = try await script.report(within: .seconds(60))
        #expect(
            report["paths"] == [
                "/?v=10&encoding=json&compress=zlib-stream", "/?v=10&encoding=json&compress=zlib-stream",
            ]
        )
        #expect(report["user_agents"]?[0]?.string?.hasPrefix("DiscordBot (") == true)
        #expect(report["closes"]?[1] == 1000)
        let received = report["received"]?.array ?? []
        let identify = try #require(received.first { $0["op"] == 2 }?["d"])
        #expect(identify["token"] == "by-hand-token")
        #expect(identify["intents"] == 1)
        #expect(identify["presence"] == ["since": nil, "activities": [], "status": "idle", "afk": false])
        #expect(
            received.first { $0["op"] == 6 }?["d"] == ["token": "by-hand-token", "session_id": "by-hand", "seq": 3]
        )
        #expect(received.filter { $0["op"] == 1 }.count >= 2)
    }
}
