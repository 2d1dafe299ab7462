import GatewaySimulator
import GatewayTestKit
import Testing

@Test func `serve`() async throws {
    var c = SimulatorServer.Configuration()
    c.port = 18500
    c.gateway.identifyInterval = .seconds(1)
    c.gateway.token = "MTIzNDU2Nzg5MDEyMzQ1Njc4.simulated.token"
    c.stream = .init(rate: 50)
    let s = try await SimulatorServer.start(c)
    var t = SimulatorServer.Configuration()
    t.port = 18501
    t.usesTLS = true
    t.stream = .init(count: 20_000)
    let s2 = try await SimulatorServer.start(t)
    print(s2.authorityPEM ?? "")
    try await Task.sleep(for: .seconds(600))
    await s.shutdown()
    await s2.shutdown()
}
