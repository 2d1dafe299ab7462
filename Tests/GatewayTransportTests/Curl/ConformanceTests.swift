import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(3)))
struct ConformanceTests {
    private static let limits: TransportConformance.Limits = {
        var limits = TransportConformance.Limits()
        limits.closeDeadline = .milliseconds(300)
        limits.bytesInFlight = 16 << 20
        return limits
    }()

    @Test(arguments: TransportConformance.checks, [false, true])
    func `the libcurl transport conforms to the contract`(
        check: TransportConformance.Check,
        usesTLS: Bool
    ) async throws {
        let peer = try await LoopbackConformancePeer.start(usesTLS: usesTLS)
        let transport = CurlTransport {
            $0.deadlines.closing = Self.limits.closeDeadline
            if let pem = peer.authorityPEM { $0.tls.authorities = .pem(Array(pem.utf8)) }
        }
        try await check.run(against: transport, peer: peer, limits: Self.limits)
        await peer.shutdown()
    }
}
