import GatewayJSON
import GatewayProtocol
import GatewayShard
import GatewayTestSupport
import GatewayTransport
import Testing

/// A shard needs no thread of the application.
@Suite(
    .enabled(if: Python.isExpected, "no Python environment at \(Python.environment): run Scripts/setup --tests"),
    .timeLimit(.minutes(1))
)
struct BlockedApplicationTests {
    @Test(arguments: [false, true])
    func
        `a shard beats, redials, resumes and gives up in time while the application blocks all threads of the global pool`(
            usesTLS: Bool
        ) async throws
    {
        let executor = try #require(CurlTransport().executor as? any TaskExecutor)
        let report = try await ScriptedGateway.play("patience", ["interval": 500], usesTLS: usesTLS) {
            configuration,
            _ in
            configuration.limits.dialDeadline = .seconds(1)
            configuration.limits.helloDeadline = .seconds(1)
        } _: { gateway in
            let shard = gateway.shard
            try await shard.start()
            let pool = BlockedPool(for: .seconds(30))
            let (error, elapsed, wasBlocked) = await withTaskExecutorPreference(executor) {
                defer { pool.release() }
                let start = ContinuousClock.now
                let error = await #expect(throws: ShardError.self) { try await shard.join() }
                return (error, ContinuousClock.now - start, pool.isBlocked)
            }
            #expect(wasBlocked)
            #expect(error?.closeCode == .disallowedIntents)
            // Six heartbeats take 3 s, the two deadlines 2 s, and the pauses before four dials at most half a second,
            // half a second, one and two.
            #expect(elapsed < .seconds(15))
            #expect(await shard.statistics.gateway.resumes == 1)
            #expect(await shard.statistics.gateway.heartbeats >= 6)
        }
        #expect(report == ["next": 6, "last": 6, "left": true])
    }
}
