import GatewayJSON
import Testing

@Suite(.timeLimit(.minutes(2)), .serialized) struct SimulateCommandTests {
    @Test func `it says where it is and how to connect, and Ctrl-C ends it`() async throws {
        let simulation = try await Simulation(["--tls", "--token", "a b'c"])
        #expect(simulation.url.hasPrefix("wss://127.0.0.1:"))
        #expect(simulation.http.hasPrefix("https://127.0.0.1:"))
        #expect(simulation.ca?.hasSuffix(".pem") == true)
        let outcome = try await simulation.end()
        #expect(outcome.status == 0)
        #expect(outcome.errors.contains(#"DISCORD_TOKEN='a b'\''c' gateway run --url \#(simulation.url) --ca "#))
    }

    @Test(arguments: [
        ["--port", "70000"], ["--rate", "0"], ["--rate", "fast"], ["--count", "-1"], ["--seed", "-1"],
    ])
    func `wrong usage ends with 64`(arguments: [String]) async throws {
        #expect(try await Tool(["simulate"] + arguments).outcome().status == 64)
    }

    @Test func `a port that is taken is an error`() async throws {
        let simulation = try await Simulation()
        let port = try #require(simulation.url.split(separator: ":").last)
        let outcome = try await Tool(["simulate", "--port", String(port)]).outcome()
        #expect(outcome.status == 1)
        #expect(outcome.errors.contains("cannot listen"))
        _ = try await simulation.end()
    }

    @Test func `the demo shows events and a resume, and ends by itself`() async throws {
        let outcome = try await Tool(["demo", "--count", "40", "--rate", "100"]).outcome()
        #expect(outcome.status == 0)
        #expect(outcome.output.contains("READY"))
        #expect(outcome.output.contains("reconnects      1 forced, 1 resumed, 1 IDENTIFY in all"))
        #expect(outcome.errors.contains("missed events were replayed"))
    }
}
