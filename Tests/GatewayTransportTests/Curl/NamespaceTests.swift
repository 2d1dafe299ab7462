#if os(Linux)
import GatewaySimulator
import GatewayTransport
import NIOSSL
import Testing

/// What takes a network, or a name server, of the test's own.
@Suite(.timeLimit(.minutes(1)))
struct NamespaceTests {
    // MARK: - A path that is cut

    /// What a connection does when the path to its peer is cut.
    enum Work: CaseIterable {
        /// Nothing.
        case idle
        /// It does not even take messages.
        case suspended
        /// It sends little at once, which the kernel takes.
        case sending
        /// It sends when TCP has begun to ask already.
        case sendingLater
        /// It sends more than the kernel takes.
        case sendingMuch

        var stage: TransportError.Stage { self == .sendingMuch ? .sending : .open }

        /// What ends it at the latest.
        func deadline(_ deadlines: CurlTransport.Deadlines) -> Duration {
            self == .sendingMuch ? deadlines.sending * 2 : deadlines.peerSilence
        }
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a cut path is noticed in time, and delays no other connection`() async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        let tls = try authority.issue().serverConfiguration()
        try await Bystander.watches {
            try await Self.serve(nil) { plain in
                try await Self.serve(tls) { secure in
                    var connections: [(name: String, work: Work, connection: any TransportConnection)] = []
                    for work in Work.allCases {
                        for url in ["ws://localhost:\(plain)/", "wss://localhost:\(secure)/"] {
                            let connection = transport.open(url)
                            try await connection.opened()
                            connections.append(("\(work), \(url.prefix { $0 != ":" })", work, connection))
                        }
                    }
                    try await Self.cut(plain, secure)
                    let start = ContinuousClock.now
                    try await withThrowingTaskGroup { group in
                        for (name, work, connection) in connections {
                            group.addTask { try await Self.expectSilence(work, of: connection, name, since: start) }
                        }
                        try await group.waitForAll()
                    }
                    for port in [plain, secure] { await Descriptors.waitUntilNone(to: port) }
                }
            }
        }
    }

    private static func serve(
        _ tls: TLSConfiguration?,
        _ body: (Int) async throws -> Void
    ) async throws {
        try await ScriptedServer.with(tls: tls) { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await body(port)
        }
    }

    /// Drops all packets from and to ports.
    private static func cut(_ ports: Int...) async throws {
        let set = "{ " + ports.map(String.init).joined(separator: ", ") + " }"
        let commands = [
            "add table inet test", "add chain inet test cut { type filter hook input priority 0; }",
            "add rule inet test cut tcp dport \(set) drop", "add rule inet test cut tcp sport \(set) drop",
        ]
        let result = try await Command.run(["nft", commands.joined(separator: "; ")])
        guard result.status == 0 else { throw ServerError(result.output) }
    }

    private static func expectSilence(
        _ work: Work,
        of connection: any TransportConnection,
        _ name: String,
        since start: ContinuousClock.Instant
    ) async throws {
        let deadline = work.deadline(CurlTransport.Deadlines())
        switch work {
        case .idle, .suspended: break
        case .sending: try connection.send(.text("heartbeat"))
        case .sendingLater:
            _ = await connection.next(within: deadline * 3 / 4, receiving: true)
            try connection.send(.text("heartbeat"))
        case .sendingMuch: try connection.send(WebSocketMessage(.binary, [UInt8](repeating: 0, count: 8 << 20)))
        }
        let arrival = await connection.next(within: deadline + .seconds(10), receiving: work != .suspended)
        let duration = ContinuousClock.now - start
        print("measured: a cut path is noticed after \(duration) (\(name))")
        guard case .closed(let end) = arrival else { throw Unexpected(arrival) }
        #expect(end.error?.code == .timedOut, "\(name): \(end)")
        #expect(end.error?.stage == work.stage, "\(name): \(end)")
        #expect(duration < deadline, "\(name)")
    }

    // MARK: - A slow name server

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a name server that does not answer holds up nobody, neither by a deadline nor by giving up`() async throws {
        let server = try await HeldNameServer()
        try await Bystander.watches {
            let sockets = Descriptors.socketCount
            for deadline in [\.nameLookup, \.opening] as [WritableKeyPath<CurlTransport.Deadlines, Duration>] {
                let transport = CurlTransport { $0.deadlines[keyPath: deadline] = .milliseconds(200) }
                try await Self.expectTimeout(transport, naming: "gateway.example")
            }
            let proxy = CurlTransport {
                $0.deadlines.nameLookup = .milliseconds(200)
                $0.proxy = .server(ProxyServer(url: "http://proxy.example:3128", user: "bot", password: "s3cret"))
            }
            try await Self.expectTimeout(proxy, naming: "http://proxy.example:3128")
            for isAborted in [true, false] {
                for _ in 0..<20 { try await Self.giveUp(isAborted, asking: server) }
            }
            let connection = CurlTransport().open("wss://gateway.example/")
            let isOver = Flag()
            let waiting = Task {
                defer { isOver.set() }
                return try await connection.end()
            }
            // The threads for names end when they are answered.
            while !isOver.isSet || Descriptors.nameThreadCount > 0 || Descriptors.socketCount > sockets {
                server.denyAll()
                await Task.yield()
            }
            let error = try await waiting.value.error
            #expect(error?.code == .nameNotFound)
            #expect(error?.stage == .nameLookup)
            // libcurl has looked up nothing.
            #expect(Descriptors.transportThreadCount == 1)
        }
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a name server that is slower than the deadline serves the next connection`() async throws {
        let server = try await HeldNameServer()
        try await Self.serve(nil) { port in
            let url = "ws://gateway.example:\(port)/"
            let impatient = CurlTransport { $0.deadlines.nameLookup = .milliseconds(200) }
            for _ in 0..<2 {
                let error = try await impatient.open(url).end().error
                #expect(error?.code == .timedOut)
                #expect(error?.stage == .nameLookup)
            }
            // The answer comes after the deadline, to the questions of the first connection.
            #expect(server.acceptAll() == 2)
            let info = try await CurlTransport().open(url).opened()
            #expect(info.peer == "127.0.0.1:\(port)")
            #expect(server.acceptAll() == 0)
        }
    }

    @Test(.enabledWithNamespaces, .inNamespace)
    func `a name server that fails later does not hide the last known addresses`() async throws {
        let server = try await HeldNameServer()
        try await Self.serve(nil) { port in
            let url = "ws://gateway.example:\(port)/"
            // Names are looked up for each connection.
            let transport = CurlTransport {
                $0.names.lifetime = .zero
                $0.deadlines.nameLookup = .milliseconds(200)
            }
            let first = CurlTransport().open(url)
            await server.waitForQuestion()
            while server.acceptAll() < 2 { await Task.yield() }
            try await first.opened()
            // It does not answer in time, and then that there is no such name.
            try await transport.open(url).opened()
            let second = transport.open(url)
            server.denyAll()
            try await second.opened()
        }
    }

    private static func expectTimeout(_ transport: CurlTransport, naming host: String) async throws {
        let start = ContinuousClock.now
        let error = try await transport.open("wss://gateway.example/").end().error
        let duration = ContinuousClock.now - start
        #expect(error?.code == .timedOut)
        #expect(error?.stage == .nameLookup)
        #expect(error?.message.contains(host) == true)
        #expect(duration >= .milliseconds(180) && duration < .milliseconds(200) + Bystander.patience)
    }

    private static func giveUp(_ isAborted: Bool, asking server: HeldNameServer) async throws {
        var connection = Optional(CurlTransport().open("wss://gateway.example/"))
        let task = Task { [connection] in await connection?.next(within: nil, receiving: true) }
        await server.waitForQuestion()
        let start = ContinuousClock.now
        task.cancel()
        guard case .woken? = await task.value else { throw ServerError("the wait has not ended") }
        if isAborted {
            connection?.abort()
            #expect(try await connection?.end().error?.code == .aborted)
        }
        weak let rest = connection
        connection = nil
        #expect(rest == nil)
        #expect(ContinuousClock.now - start < Bystander.patience)
    }
}
#endif
