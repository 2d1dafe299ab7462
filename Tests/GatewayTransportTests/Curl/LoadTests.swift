#if os(Linux)
import FoundationEssentials
import GatewaySimulator
import GatewayTransport
import Testing

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#endif

/// Many connections at once.
@Suite(.timeLimit(.minutes(1)))
struct LoadTests {
    private static let count = 500
    /// Also for the server's ends, in the process that runs the tests.
    private static let descriptors = count + 200

    @Test(
        .enabled(if: Descriptors.canHave(descriptors), "it takes \(descriptors) descriptors"),
        arguments: [false, true]
    )
    func `500 connections at once echo, and leave no descriptor and no thread`(isSecure: Bool) async throws {
        let authority = try CertificateAuthority()
        let tls = isSecure ? try authority.issue(for: ["127.0.0.1"]).serverConfiguration() : nil
        try await EchoServer.with(tls: tls) { port in
            let url = "ws\(isSecure ? "s" : "")://127.0.0.1:\(port)/"
            // A process of its own, which has no descriptors and no memory but the transport's.
            let result = await #expect(processExitsWith: .success, observing: [\.standardOutputContent]) {
                [url = url as String, pem = authority.pem as String] in
                try await Load(url: url, trusting: pem, count: LoadTests.count).run()
            }
            let output = String(decoding: result?.standardOutputContent ?? [], as: UTF8.self)
            for line in output.split(separator: "\n") where line.hasPrefix("measured: ") { print(line) }
        }
    }
}

/// Many connections of one process to an echo server.
private struct Load {
    let url: String
    let count: Int
    private let transport: CurlTransport
    private let reactor: ReactorClock

    init(url: String, trusting pem: String, count: Int) {
        self.url = url
        self.count = count
        transport = CurlTransport {
            $0.tls.authorities = .pem(Array(pem.utf8))
            // 500 handshakes share two processors with the server, or fewer.
            $0.deadlines.tls = .seconds(50)
            $0.deadlines.opening = .seconds(50)
        }
        reactor = ReactorClock(executor: transport.executor)
    }

    func run() async throws {
        #expect(Descriptors.canHave(count + 200))
        // Whatever is begun once, such as the threads of the runtime and their descriptors, is begun now.
        _ = await reactor.cpu()
        let sockets = Descriptors.socketCount
        try await use(20, printing: false)
        // A connection is freed a little after its end has been told.
        while Descriptors.socketCount != sockets { await Task.yield() }
        let descriptors = Descriptors.count
        try await use(count, printing: true)
        while Descriptors.count != descriptors { await Task.yield() }
        #expect(Descriptors.transportThreadCount == 1)
    }

    private func use(_ count: Int, printing: Bool) async throws {
        let memory = try Descriptors.memory
        let start = ContinuousClock.now
        let sockets = Descriptors.socketCount
        var cpu = await reactor.cpu()

        let connections = (0..<count).map { _ in transport.open(url) }
        for connection in connections { try await connection.opened() }
        let opening = (wall: ContinuousClock.now - start, cpu: await reactor.cpu() - cpu)
        #expect(Descriptors.socketCount == sockets + count)

        let rounds = 20
        cpu = await reactor.cpu()
        try await withThrowingTaskGroup { group in
            for (index, connection) in connections.enumerated() {
                group.addTask {
                    for round in 0..<rounds {
                        let message = WebSocketMessage.text("\(index) \(round)")
                        try connection.send(message)
                        #expect(try await connection.messages(1) == [message])
                    }
                }
            }
            try await group.waitForAll()
        }
        let echo = await reactor.cpu() - cpu
        let size = (try Descriptors.memory - memory) / count

        cpu = await reactor.cpu()
        for _ in 0..<rounds * 10 {
            try connections[0].send(.text("alone"))
            _ = try await connections[0].messages(1)
        }
        let alone = await reactor.cpu() - cpu
        cpu = await reactor.cpu()
        try await Task.sleep(for: .milliseconds(500))
        let idle = await reactor.cpu() - cpu
        #expect(Descriptors.transportThreadCount == 1)

        cpu = await reactor.cpu()
        for connection in connections { connection.close(code: 1000, reason: "") }
        for connection in connections { #expect(try await connection.end().closeCode == 1000) }
        let closing = await reactor.cpu() - cpu
        guard printing else { return }
        print(
            """
            measured: \(count) connections to \(url): \(size) KiB each, all open after \(Self.text(opening.wall)); \
            processor time of the transport's thread for each: opening \(Self.text(opening.cpu / count)), \
            an echo among \(count) \(Self.text(echo / (rounds * count))), \
            an echo of one beside idle ones \(Self.text(alone / (rounds * 10))), \
            closing \(Self.text(closing / count)); \(Self.text(idle)) for 500 ms of silence
            """
        )
    }
}

extension Load {
    private static func text(_ duration: Duration) -> String { "\(Int(duration / .microseconds(1))) µs" }
}

/// Tells the processor time of the transport's thread, by running there.
private actor ReactorClock {
    private let executor: any SerialExecutor

    init(executor: any SerialExecutor) { self.executor = executor }

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    func cpu() -> Duration {
        var time = timespec()
        _ = unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}
#endif
