import GatewaySimulator
import GatewayTransport
import Testing

/// Giving up a connection, however far it is.
@Suite(.timeLimit(.minutes(1)))
struct CancellationTests {
    /// How far the connection is.
    ///
    /// The lookup of a name is in ``NamespaceTests``.
    enum Stage: CaseIterable, CustomTestStringConvertible {
        case proxy, tls, upgrade, open, sending, closing

        var testDescription: String { "\(self)" }
    }

    /// How the connection is given up.
    enum Way: CaseIterable, CustomTestStringConvertible {
        case abort, release

        var testDescription: String { "\(self)" }
    }

    @Test(arguments: Stage.allCases, Way.allCases)
    func `ends the wait at once, and frees the socket`(stage: Stage, way: Way) async throws {
        let isReached = Signal<Void>()
        try await ScriptedServer.with(receiveBufferSize: 8_192) { peer in
            switch stage {
            case .proxy, .tls, .upgrade:
                try await peer.waitForBytes()
            case .open:
                try await peer.upgrade()
            case .sending:
                try await peer.upgrade()
                try await peer.waitForBytes()
            case .closing:
                try await peer.upgrade()
                while try await peer.readFrame().opcode != 8 {}
            }
            isReached.send()
            if stage == .sending { return await Self.sleep() }
            try await peer.waitForEnd()
        } _: { port in
            let transport = CurlTransport {
                // What is let go while it closes is closed until then.
                $0.deadlines.closing = way == .release ? .milliseconds(100) : .seconds(30)
                if stage == .proxy { $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(port)")) }
            }
            let url = "\(stage == .tls ? "wss" : "ws")://localhost:\(port)/"
            try await giveUp({ transport.open(url) }, way) { connection in
                if stage == .open || stage == .sending || stage == .closing { try await connection.opened() }
                if stage == .closing { connection.close(code: 1000, reason: "") }
                if stage == .sending {
                    try connection.send(WebSocketMessage(.binary, [UInt8](repeating: 0, count: 8 << 20)))
                }
                _ = await isReached.next()
            } isFreed: {
                Descriptors.connected(to: port).isEmpty
            }
        }
    }

    @Test(arguments: Way.allCases)
    func `ends the wait for TCP at once, and frees the socket`(way: Way) async throws {
        let server = try DeafServer()
        let others = try server.waitingCount
        try await giveUp({ CurlTransport().open("ws://127.0.0.1:\(server.port)/") }, way) { _ in
            while try server.waitingCount == others { await Task.yield() }
        } isFreed: {
            try server.waitingCount == others
        }
    }

    /// Cancels the task that waits for a connection, gives the connection up, and expects both to be done
    /// at once, and no other connection to be delayed.
    private func giveUp(
        _ open: () -> any TransportConnection,
        _ way: Way,
        after reach: (any TransportConnection) async throws -> Void,
        isFreed: () throws -> Bool
    ) async throws {
        try await Bystander.watches {
            var connection = Optional(open())
            if let connection { try await reach(connection) }
            #expect(try !isFreed())

            let task = Task { [connection] in await connection?.next(within: nil, receiving: true) }
            let start = ContinuousClock.now
            task.cancel()
            guard case .woken? = await task.value else { throw ServerError("the wait has not ended") }
            if way == .abort {
                connection?.abort()
                #expect(try await connection?.end().error?.code == .aborted)
            }
            connection = nil
            while try !isFreed() { await Task.yield() }
            #expect(ContinuousClock.now - start < Bystander.patience)
        }
    }

    /// Does nothing until the script's task is cancelled.
    private static func sleep() async {
        try? await Task.sleep(for: .seconds(60))
    }
}
