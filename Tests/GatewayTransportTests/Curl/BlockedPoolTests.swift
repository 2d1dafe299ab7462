import GatewayTestSupport
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct BlockedPoolTests {
    @Test func `timers and connections go on while an application blocks all threads of the global pool`() async throws
    {
        let transport = CurlTransport()
        let executor = try #require(transport.executor as? any TaskExecutor)
        try await EchoServer.with { port in
            let connection = transport.open("ws://127.0.0.1:\(port)/")
            try await connection.opened()
            let timer = transport.makeTimer()
            let pool = BlockedPool(for: .seconds(20))
            let (timerElapsed, elapsed, messages, wasBlocked) = try await withTaskExecutorPreference(executor) {
                defer { pool.release() }
                let start = ContinuousClock.now
                await timer.wait(for: .milliseconds(30))
                let timerElapsed = ContinuousClock.now - start
                let arrival = await connection.next(within: .milliseconds(30), receiving: true)
                guard case .timeout = arrival else { throw Unexpected(arrival) }
                try connection.send(.text("x"))
                let messages = try await connection.messages(1)
                return (timerElapsed, ContinuousClock.now - start, messages, pool.isBlocked)
            }
            #expect(wasBlocked)
            #expect(timerElapsed >= .milliseconds(30))
            #expect(elapsed >= .milliseconds(60))
            #expect(elapsed < .seconds(10))
            #expect(messages == [.text("x")])
        }
    }
}
