import GatewaySimulator
import GatewayTestKit
import NIOTransport
import Testing

struct NIOTransportConformanceTests {
    @Test(.timeLimit(.minutes(1)), arguments: TransportConformance.checks)
    func `conforms to the contract`(check: TransportConformance.Check) async throws {
        let peer = try await LoopbackConformancePeer.start()
        try await check.run(against: NIOTransport(), peer: peer)
        await peer.shutdown()
    }
}
