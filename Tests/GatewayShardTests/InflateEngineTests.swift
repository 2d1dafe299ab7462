import GatewayModels
@testable import GatewayProtocol
import GatewayShard
import Testing

@Suite(.timeLimit(.minutes(1))) struct InflateEngineTests {
    @Test func `a zlib-stream is inflated by the package's own inflater, or by zlib on request`() async throws {
        #expect(try ShardWorld.configuration().inflateEngine == .native)
        #expect(Compression.zlibStream.makeInflater(limit: 1) is NativeZlibStreamInflater)
        #expect(Compression.zlibStream.makeInflater(limit: 1, engine: .zlib) is ZlibStreamInflater)
    }

    @Test(arguments: InflateEngine.allCases)
    func `a shard becomes ready with either inflater`(engine: InflateEngine) async throws {
        let world = try ShardWorld { $0.inflateEngine = engine }
        try await world.start()
        #expect(await world.shard.isConnected)
        try await world.close()
    }
}
