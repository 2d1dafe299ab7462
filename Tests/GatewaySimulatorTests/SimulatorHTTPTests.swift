import Foundation
import GatewayJSON
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Testing

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

@Suite(.timeLimit(.minutes(3)))
struct SimulatorHTTPTests {
    private struct Answer {
        let status: Int
        let body: JSONValue?
    }

    private func request(
        _ method: String = "GET",
        _ url: String,
        token: String? = nil,
        body: String? = nil
    ) async throws -> Answer {
        var request = URLRequest(url: try #require(URL(string: url)))
        request.httpMethod = method
        if let token { request.setValue("Bot " + token, forHTTPHeaderField: "Authorization") }
        request.httpBody = body.map { Data($0.utf8) }
        let (data, response) = try await URLSession.shared.data(for: request)
        let status = try #require(response as? HTTPURLResponse).statusCode
        return Answer(status: status, body: data.isEmpty ? nil : try JSONValue(parsing: Array(data)))
    }

    private func started() async throws -> SimulatorServer {
        var configuration = SimulatorServer.Configuration()
        configuration.world = SimulatedWorld(seed: 4, guildCount: 2, userCount: 50)
        return try await SimulatorServer.start(configuration)
    }

    @Test func `the gateway's URL is public, what it says of a bot is not`() async throws {
        let simulator = try await started()
        let open = try await request("GET", simulator.httpURL + "/api/v10/gateway")
        #expect(open.status == 200)
        #expect(open.body == ["url": .string(simulator.url)])
        for token in [nil, "wrong"] as [String?] {
            let refused = try await request("GET", simulator.httpURL + "/api/v10/gateway/bot", token: token)
            #expect(refused.status == 401)
            #expect(refused.body == ["message": "401: Unauthorized", "code": 0])
        }
        await simulator.shutdown()
    }

    @Test(arguments: ["/gateway/bot", "/api/gateway/bot", "/api/v10/gateway/bot"])
    func `the session start limit is kept honestly`(path: String) async throws {
        let simulator = try await started()
        let before = try await request("GET", simulator.httpURL + path, token: "simulated-token")
        #expect(before.status == 200)
        #expect(before.body?["url"]?.string == simulator.url)
        #expect(before.body?["shards"]?.integer == 1)
        #expect(before.body?["session_start_limit"]?["remaining"]?.integer == 1_000)
        let client = SocketClient(to: simulator.url)
        _ = try await client.identify()
        let after = try await request("GET", simulator.httpURL + path, token: "simulated-token")
        let limit = try #require(after.body?["session_start_limit"])
        #expect(limit["total"]?.integer == 1_000)
        #expect(limit["remaining"]?.integer == 999)
        #expect(limit["max_concurrency"]?.integer == 1)
        let reset = try #require(limit["reset_after"]?.integer)
        #expect((86_000_000...86_400_000).contains(reset))
        await simulator.shutdown()
    }

    @Test func `other processes can cause faults, dispatch events and read statistics`() async throws {
        let simulator = try await started()
        let control = simulator.httpURL + "/simulator/"
        let client = SocketClient(to: simulator.url)
        _ = try await client.identify(intents: [])
        #expect(try await request("POST", control + "heartbeat").status == 204)
        #expect(try await client.nextPayload()["op"]?.integer == 1)
        #expect(try await request("POST", control + "dispatch?name=TEST_EVENT", body: #"{"a":[1]}"#).status == 204)
        let event = try await client.nextPayload()
        #expect(event["t"]?.string == "TEST_EVENT")
        #expect(event["d"] == ["a": [1]])
        #expect(try await request("POST", control + "payload", body: #"{"op":98}"#).status == 204)
        #expect(try await client.nextPayload()["op"]?.integer == 98)
        #expect(try await request("POST", control + "invalid-session?resumable=true").status == 204)
        #expect(try await client.nextPayload()["d"]?.bool == true)
        #expect(try await request("POST", control + "close?code=4000&reason=just%20because").status == 204)
        let end = try await client.end()
        #expect(end.closeCode == 4_000)
        #expect(end.reason == "just because")
        #expect(try await request("POST", control + "next?greeting=reject&status=418").status == 204)
        #expect(try await SocketClient(to: simulator.url).opening()?.error?.httpStatus == 418)
        let statistics = try await request("GET", control + "stats")
        #expect(statistics.body?["identifies"]?.integer == 1)
        #expect(statistics.body?["connections"]?.integer == 0)
        #expect(statistics.body?["events_sent"]?.integer == 2)
        await simulator.shutdown()
    }

    @Test func `a stream can be started from outside`() async throws {
        let simulator = try await started()
        let client = SocketClient(to: simulator.url)
        _ = try await client.identify()
        #expect(try await request("POST", simulator.httpURL + "/simulator/play?count=50").status == 204)
        for _ in 0..<52 { _ = try await client.nextPayload() }
        #expect(await simulator.statistics.isStreamDone)
        await simulator.shutdown()
    }

    @Test func `what nobody knows is not found, and what is wrong is refused`() async throws {
        let simulator = try await started()
        let base = simulator.httpURL
        #expect(try await request("GET", base + "/api/v10/nothing", token: "simulated-token").status == 404)
        #expect(try await request("POST", base + "/simulator/nothing").status == 404)
        #expect(try await request("GET", base + "/simulator/drop").status == 404)
        #expect(try await request("POST", base + "/simulator/next?greeting=nothing").status == 400)
        #expect(try await request("POST", base + "/simulator/dispatch?name=X", body: "{").status == 400)
        await simulator.shutdown()
    }
}
