import GatewaySimulator
import GatewayTestKit
import Testing

@Suite(.timeLimit(.minutes(1)))
struct SimulatorServerTests {
    @Test func `a server starts on a free port and stops`() async throws {
        let simulator = try await SimulatorServer.start()
        #expect(simulator.port > 0)
        #expect(simulator.url == "ws://127.0.0.1:\(simulator.port)")
        #expect(simulator.authorityPEM == nil)
        await simulator.shutdown()
        await simulator.shutdown()
    }
}
