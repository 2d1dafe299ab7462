@testable import GatewayProtocol
@testable import GatewayShard
import Testing

@Suite struct InflateEngineTests {
    @Test func `a shard inflates by zlib unless it is told otherwise, and either way becomes ready`() async throws {
        let world = try ShardWorld()
        try await world.start()
        #expect(await world.shard.isInflating(by: ZlibStreamInflater.self))
        await world.close()

        let other = try ShardWorld { $0.inflateEngine = .native }
        try await other.start()
        #expect(await other.shard.isInflating(by: NativeZlibStreamInflater.self))
        await other.close()
    }
}

extension Shard {
    fileprivate func isInflating(by type: any Inflater.Type) -> Bool {
        inflater.map { Swift.type(of: $0) == type } ?? false
    }
}
