import Dispatch
import GatewayTransport
import Testing

@Suite(.timeLimit(.minutes(1)))
struct WaitingTests {
    /// Opens a connection to a server that says nothing.
    private func withQuietConnection<Result: Sendable>(
        _ body: (any TransportConnection) async throws -> Result
    ) async throws -> Result {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            try await connection.opened()
            return try await body(connection)
        }
    }

    private func expectTimeout(_ arrival: Arrival, sourceLocation: SourceLocation = #_sourceLocation) {
        guard case .timeout = arrival else {
            Issue.record("\(arrival)", sourceLocation: sourceLocation)
            return
        }
    }

    private func expectWoken(_ arrival: Arrival, sourceLocation: SourceLocation = #_sourceLocation) {
        guard case .woken = arrival else {
            Issue.record("\(arrival)", sourceLocation: sourceLocation)
            return
        }
    }

    @Test func `a wait ends with its time`() async throws {
        try await withQuietConnection { connection in
            let start = ContinuousClock.now
            expectTimeout(await connection.next(within: .milliseconds(50), receiving: true))
            #expect(ContinuousClock.now - start >= .milliseconds(50))
            expectTimeout(await connection.next(within: .zero, receiving: true))
            expectTimeout(await connection.next(within: .seconds(-1), receiving: true))
        }
    }

    @Test(arguments: [Duration.zero, .milliseconds(200)])
    func `a process that was stopped sees what came meanwhile, not the timeout`(timeout: Duration) async throws {
        let transport = CurlTransport()
        let executor = try #require(transport.executor as? any TaskExecutor)
        let isStopped = Signal<Void>()
        let hasSent = DispatchSemaphore(value: 0)
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            _ = await isStopped.next()
            try await peer.send(1, [0x68])
            try await peer.close(4009)
            hasSent.signal()
            try await peer.waitForEnd()
        } _: { port in
            let connection = transport.open("ws://localhost:\(port)/")
            try await connection.opened()
            let wait = Task(executorPreference: executor) {
                if timeout == .zero { Self.stand(isStopped, until: hasSent, to: port, for: .zero) }
                return await connection.next(within: timeout, receiving: true)
            }
            let stop = Task(executorPreference: executor) {
                if timeout > .zero { Self.stand(isStopped, until: hasSent, to: port, for: timeout) }
            }
            await stop.value
            let arrival = await wait.value
            guard case .messages(let messages) = arrival else { throw Unexpected(arrival) }
            #expect(messages == [.text("h")])
            #expect(try await connection.end().closeCode == 4009)
        }
    }

    /// Keeps the thread of the transport until a connection has received what the server sent, and a time has passed.
    private static func stand(
        _ isStopped: Signal<Void>,
        until hasSent: DispatchSemaphore,
        to port: Int,
        for duration: Duration
    ) {
        let end = ContinuousClock.now + duration
        isStopped.send()
        hasSent.wait()
        // On a busy machine the kernel delivers after the server's call has returned.
        Descriptors.waitUntilReadable(to: port)
        while ContinuousClock.now < end {}
    }

    @Test func `a wake ends the next wait, and only that`() async throws {
        try await withQuietConnection { connection in
            connection.wake()
            connection.wake()
            expectWoken(await connection.next(within: nil, receiving: true))
            expectTimeout(await connection.next(within: .zero, receiving: true))
        }
    }

    @Test func `a wake ends the current wait`() async throws {
        try await withQuietConnection { connection in
            async let arrival = connection.next(within: nil, receiving: true)
            connection.wake()
            expectWoken(await arrival)
        }
    }

    @Test func `cancelling the waiting task wakes it, and leaves the connection open`() async throws {
        try await withQuietConnection { connection in
            let task = Task { await connection.next(within: nil, receiving: true) }
            task.cancel()
            expectWoken(await task.value)
            try connection.send(.text("x"))
            #expect(try await connection.messages(1) == [.text("x")])
        }
    }

    @Test func `a cancelled task is told once, so that it can still wait for the end`() async throws {
        try await withQuietConnection { connection in
            let task = Task {
                let first = await connection.next(within: nil, receiving: true)
                connection.close(code: 1000, reason: "")
                return (first, await connection.next(within: .seconds(20), receiving: true))
            }
            task.cancel()
            let (first, second) = await task.value
            expectWoken(first)
            guard case .closed(let end) = second else { throw Unexpected(second) }
            #expect(end.closeCode == 1000)
            let other = Task { await connection.next(within: nil, receiving: true) }
            other.cancel()
            guard case .closed = await other.value else {
                Issue.record("The end is not repeated")
                return
            }
        }
    }

    @Test func `cancelling while connecting wakes`() async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let connection = CurlTransport().open("wss://localhost:\(port)/")
            let task = Task { await connection.next(within: nil, receiving: true) }
            task.cancel()
            expectWoken(await task.value)
            connection.abort()
            let end = try await connection.end()
            #expect(end.error?.code == .aborted)
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a second wait displaces the first`() async throws {
        try await withQuietConnection { connection in
            let isOver = Flag()
            let first = Task {
                defer { isOver.set() }
                return await connection.next(within: nil, receiving: true)
            }
            // Nothing tells when the first has begun, and until then there is nothing to displace.
            while !isOver.isSet { _ = await connection.next(within: .milliseconds(1), receiving: true) }
            expectWoken(await first.value)
            try connection.send(.text("x"))
            #expect(try await connection.messages(1) == [.text("x")])
        }
    }

    @Test func `an actor on the transport's executor can drive a connection`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            let driver = Driver(transport: CurlTransport())
            let answers = try await driver.echo(100, "ws://localhost:\(port)/")
            #expect(answers == 100)
        }
    }

    @Test func `all transports share one executor`() {
        #expect(CurlTransport().executor === CurlTransport { $0.userAgent = "x" }.executor)
    }
}

/// An actor that runs where the sockets are served, as a shard does.
private actor Driver {
    private let transport: CurlTransport
    private let executor: any SerialExecutor

    init(transport: CurlTransport) {
        self.transport = transport
        executor = transport.executor
    }

    nonisolated var unownedExecutor: UnownedSerialExecutor {
        unsafe executor.asUnownedSerialExecutor()
    }

    /// - Returns: How many messages came back.
    func echo(_ count: Int, _ url: String) async throws -> Int {
        let connection = transport.open(url)
        try await connection.opened()
        var answers = 0
        for index in 0..<count {
            try connection.send(.text("\(index)"))
            answers += try await connection.messages(1).count
            executor.preconditionIsolated()
        }
        connection.close(code: 1000, reason: "")
        _ = try await connection.end()
        return answers
    }
}
