import GatewayModels
import GatewayProtocol
import GatewayShard
import GatewaySimulator
import GatewayTestKit
import GatewayTransport
import NIOSSL
import NIOTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct NIOTransportShardTests {
    @Test(arguments: [false, true])
    func `a shard becomes ready, loses its connection and resumes`(usesTLS: Bool) async throws {
        var rules = SimulatorServer.Configuration()
        rules.usesTLS = usesTLS
        rules.world = SimulatedWorld(seed: 1, guildCount: 2, userCount: 50)
        let simulator = try await SimulatorServer.start(rules)

        var settings = NIOTransport.Configuration()
        if let pem = simulator.authorityPEM {
            settings.tls.trustRoots = .certificates(try NIOSSLCertificate.fromPEMBytes(Array(pem.utf8)))
        }
        var configuration = ShardConfiguration(token: try Token(rules.gateway.token), intents: .all)
        configuration.url = simulator.url
        let shard = try Shard(configuration, transport: NIOTransport(settings))
        try await shard.start()
        await simulator.inject(.drop)
        for try await event in shard.events where event.name == .resumed { break }
        #expect(await shard.statistics.gateway.resumes == 1)
        await shard.close()
        await simulator.shutdown()
    }

    @Test func `a certificate that is not trusted ends the opening with that error`() async throws {
        let peer = try await LoopbackConformancePeer.start(usesTLS: true)
        let connection = NIOTransport().open(peer.makeURL())
        let arrival = await connection.next(within: .seconds(20), receiving: true)
        guard case .closed(let end) = arrival else {
            Issue.record("it is open: \(arrival)")
            return
        }
        #expect(end.error?.code == .untrustedCertificate)
        await peer.shutdown()
    }
}
