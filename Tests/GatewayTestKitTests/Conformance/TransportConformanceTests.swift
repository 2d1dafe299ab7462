import GatewayTestKit
import Testing

@Suite(.timeLimit(.minutes(3)))
struct TransportConformanceTests {
    private static let limits: TransportConformance.Limits = {
        var limits = TransportConformance.Limits()
        limits.bytesInFlight = 8 << 20
        return limits
    }()

    @Test(arguments: TransportConformance.checks)
    func `the in-memory transport conforms to the contract`(check: TransportConformance.Check) async throws {
        let peer = InMemoryConformancePeer(limits: Self.limits)
        try await check.run(against: peer.transport, peer: peer, limits: Self.limits)
    }

    @Test(arguments: FaultyTransport.Fault.allCases)
    func `a fault fails the checks of the clauses that it breaks, and no others`(
        fault: FaultyTransport.Fault
    ) async {
        var failed: Set<String> = []
        for check in TransportConformance.checks {
            let peer = InMemoryConformancePeer(limits: Self.limits)
            do throws(TransportConformance.Failure) {
                let transport = FaultyTransport(base: peer.transport, fault: fault)
                try await check.run(against: transport, peer: peer, limits: Self.limits)
            } catch {
                failed.insert(error.check)
            }
        }
        #expect(failed == fault.checks)
    }

    @Test func `each check has an identifier of its own and a sentence`() {
        #expect(Set(TransportConformance.checks.map(\.id)).count == TransportConformance.checks.count)
        #expect(TransportConformance.checks.allSatisfy { !$0.statement.isEmpty })
    }
}
