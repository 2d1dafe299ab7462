import GatewaySimulator
import GatewayTransport
import NIOCore
import Testing

/// How an open connection ends.
@Suite(.timeLimit(.minutes(1)))
struct EndTests {
    /// Opens a connection to a script that begins after the upgrade.
    private func connect<Result: Sendable>(
        over transport: CurlTransport = CurlTransport(),
        _ script: @escaping ScriptedServer.Script,
        _ body: (any TransportConnection) async throws -> Result
    ) async throws -> Result {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await script(peer)
        } _: { port in
            let connection = transport.open("ws://localhost:\(port)/")
            try await connection.opened()
            let result = try await body(connection)
            await Descriptors.waitUntilNone(to: port)
            return result
        }
    }

    @Test func `the server's code and reason are told, and answered`() async throws {
        let answers = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            try await peer.close(4004, "Authentication failed.")
            answers.send(try await peer.readFrame())
        }
        let (end, answer) = try await connect(script) { (try await $0.end(), await answers.next()) }
        #expect(end == Disconnection(closeCode: 4004, reason: "Authentication failed."))
        #expect(answer?.isMasked == true)
        #expect(answer?.close?.code == 4004)
    }

    @Test(arguments: [false, true])
    func `a Close frame is found though sending fails first`(isSecure: Bool) async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        let tls = isSecure ? try authority.issue().serverConfiguration() : nil
        let isGone = Signal<Void>()
        try await ScriptedServer.with(tls: tls) { peer in
            try await peer.upgrade()
            _ = try await peer.readFrame()
            try await peer.send(1, [0x68])
            try await peer.close(4004, "Authentication failed.")
            try await peer.channel.close()
            isGone.send()
        } _: { port in
            let connection = transport.open("\(isSecure ? "wss" : "ws")://localhost:\(port)/")
            try await connection.opened()
            let next = await connection.next(within: .zero, receiving: false)
            guard case .timeout = next else { throw Unexpected(next) }
            try connection.send(.text("go"))
            _ = await isGone.next()
            while (try? connection.send(.text("heartbeat"))) != nil {
                _ = await connection.next(within: .zero, receiving: false)
            }
            #expect(try await connection.messages(1) == [.text("h")])
            #expect(
                try await connection.end() == Disconnection(closeCode: 4004, reason: "Authentication failed.")
            )
        }
    }

    @Test(arguments: [false, true], [false, true])
    func `a connection that its peer has ended accepts no message, though it is not read`(
        isSecure: Bool,
        isReset: Bool
    ) async throws {
        let isGone = Signal<Void>()
        try await withUnreadMessages(isSecure: isSecure, change: { _ in }) { peer in
            if isReset { try await peer.reset() } else { try await peer.channel.close() }
            isGone.send()
        } _: { connection, port in
            _ = await isGone.next()
            Descriptors.waitUntilHungUp(to: port)
            // The transport looks at the socket before this wait is over.
            _ = await connection.next(within: .milliseconds(1), receiving: false)
            let error = #expect(throws: TransportError.self) { try connection.send(.text("command")) }
            #expect(error?.code == .notOpen)
        }
    }

    @Test(arguments: [false, true])
    func `a slow reader gets everything that was received before a reset, and the server's code`(
        isSecure: Bool
    ) async throws {
        let isGone = Signal<Void>()
        try await withUnreadMessages(isSecure: isSecure, change: { $0.receiveQueueLimit = 1_000 }) { peer in
            try await peer.channel.close()
            isGone.send()
        } _: { connection, _ in
            _ = await isGone.next()
            while (try? connection.send(.text("heartbeat"))) != nil {
                _ = await connection.next(within: .zero, receiving: false)
            }
        }
    }

    @Test(arguments: [false, true])
    func `a slow reader gets everything that was received before the send deadline, and the server's code`(
        isSecure: Bool
    ) async throws {
        try await withUnreadMessages(isSecure: isSecure) {
            $0.receiveQueueLimit = 1_000
            $0.deadlines.sending = .milliseconds(50)
        } _: { _ in
            // It takes nothing any more, and stays until the test is over.
            _ = await Signal<Void>().next()
        } _: { connection, _ in
            let message = WebSocketMessage(.binary, [UInt8](repeating: 0, count: 64 << 10))
            var error: TransportError?
            while error?.code != .notOpen {
                do {
                    try connection.send(message)
                } catch let failure as TransportError {
                    error = failure
                }
                _ = await connection.next(within: .milliseconds(1), receiving: false)
            }
        }
    }

    /// Leaves 300 messages and a Close frame in the socket of a client that does not receive, whose sends are then made
    /// to fail, and expects all of it.
    private func withUnreadMessages(
        isSecure: Bool,
        change: (inout CurlTransport.Configuration) -> Void,
        _ script: @escaping ScriptedServer.Script,
        _ failSending: (any TransportConnection, _ port: Int) async throws -> Void
    ) async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport {
            $0.tls.authorities = .pem(Array(authority.pem.utf8))
            change(&$0)
        }
        let texts = (0..<300).map { "message \($0) " + String(repeating: "x", count: 100) }
        try await ScriptedServer.with(tls: isSecure ? authority.issue().serverConfiguration() : nil) { peer in
            try await peer.upgrade()
            _ = try await peer.readFrame()
            try await peer.write(texts.flatMap { ScriptedPeer.frame(1, Array($0.utf8)) })
            try await peer.close(4009, "Session timed out.")
            try await script(peer)
        } _: { port in
            let connection = transport.open("\(isSecure ? "wss" : "ws")://localhost:\(port)/")
            try await connection.opened()
            let next = await connection.next(within: .zero, receiving: false)
            guard case .timeout = next else { throw Unexpected(next) }
            try connection.send(.text("go"))
            try await failSending(connection, port)
            var messages: [WebSocketMessage] = []
            while messages.count < texts.count {
                messages += try await connection.messages(1)
                let pause = await connection.next(within: .milliseconds(1), receiving: false)
                guard case .timeout = pause else { break }
            }
            #expect(messages == texts.map(WebSocketMessage.text))
            #expect(try await connection.end() == Disconnection(closeCode: 4009, reason: "Session timed out."))
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `a Close frame without a code is 1005`() async throws {
        let end = try await connect({ try await $0.send(8) }) { try await $0.end() }
        #expect(end == Disconnection(closeCode: 1005))
    }

    @Test func `our Close frame comes after what was queued`() async throws {
        let frames = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            for _ in 0..<3 { frames.send(try await peer.readFrame()) }
            try await peer.send(1, [0x68])
            try await peer.close(4000)
        }
        let end = try await connect(script) { connection in
            try connection.send(.text("1"))
            try connection.send(.text("2"))
            connection.close(code: 4000, reason: "later")
            let error = #expect(throws: TransportError.self) { try connection.send(.text("3")) }
            #expect(error?.code == .notOpen)
            let next = await connection.next()
            guard case .closed(let end) = next else { throw Unexpected(next) }
            return end
        }
        #expect(end == Disconnection(closeCode: 4000))
        #expect(await frames.next()?.payload == [0x31])
        #expect(await frames.next()?.payload == [0x32])
        let close = try #require(await frames.next()?.close)
        #expect(close.code == 4000)
        #expect(close.reason == "later")
    }

    @Test func `a server that breaks the rules is told before the end`() async throws {
        let frames = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            try await peer.write([0x83, 0x00] + [UInt8](repeating: 0, count: 100_000))
            frames.send(try await peer.readFrame())
        }
        let (end, frame) = try await connect(script) { (try await $0.end(), await frames.next()) }
        #expect(end.error?.code == .protocolViolation)
        #expect(end.error?.stage == .open)
        #expect(frame?.close?.code == 1002)
    }

    @Test(arguments: [false, true])
    func `what came before a broken rule can still be answered`(isTogether: Bool) async throws {
        let frames = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            let message = ScriptedPeer.frame(1, [0x68])
            if isTogether {
                try await peer.write(message + [0x83])
            } else {
                // The violation comes while the answer is on its way.
                try await peer.write(message)
                try await peer.write([0x83])
            }
            for _ in 0..<2 { frames.send(try await peer.readFrame()) }
        }
        for _ in 0..<50 {
            try await connect(script) { connection in
                #expect(try await connection.messages(1) == [.text("h")])
                try connection.send(.text("h"))
                #expect(try await connection.end().error?.code == .protocolViolation)
            }
            #expect(await frames.next()?.payload == [0x68])
            #expect(await frames.next()?.close?.code == 1002)
        }
    }

    @Test(arguments: [false, true])
    func `a broken rule is not kept from the server for ever`(isReleased: Bool) async throws {
        let frames = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            try await peer.write(ScriptedPeer.frame(1, [0x68]) + [0x83, 0x00])
            frames.send(try await peer.readFrame())
        }
        let transport = CurlTransport { $0.deadlines.closing = isReleased ? .seconds(60) : .milliseconds(50) }
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await script(peer)
        } _: { port in
            var connection: (any TransportConnection)? = transport.open("ws://localhost:\(port)/")
            try await connection?.opened()
            // Nobody waits, so that the message is not taken.
            if isReleased {
                _ = try await connection?.messages(1)
                connection = nil
            }
            #expect(await frames.next()?.close?.code == 1002)
        }
    }

    @Test func `a frame over the limit ends the connection`() async throws {
        let frames = Signal<ScriptedPeer.Frame>()
        let script: ScriptedServer.Script = { peer in
            try await peer.send(2, [UInt8](repeating: 0, count: 1_001))
            frames.send(try await peer.readFrame())
        }
        let transport = CurlTransport { $0.limits = WebSocketLimits(maximumMessageSize: 1_000) }
        let (end, frame) = try await connect(over: transport, script) { (try await $0.end(), await frames.next()) }
        #expect(end.error?.code == .messageTooLarge)
        #expect(frame?.close?.code == 1009)
    }

    @Test func `messages before the end come before it`() async throws {
        let script: ScriptedServer.Script = { peer in
            try await peer.write((0..<100).flatMap { ScriptedPeer.frame(2, [UInt8($0)]) } + [0x88, 0x00])
        }
        try await connect(script) { connection in
            let messages = try await connection.messages(100)
            #expect(messages.map(\.payload) == (0..<100).map { [UInt8($0)] })
            let end = try await connection.end()
            #expect(end.closeCode == 1005)
            #expect(try await connection.end() == end)
        }
    }

    @Test func `aborting frees the descriptor at once, and is told`() async throws {
        try await connect({ try await $0.waitForEnd() }) { connection in
            connection.abort()
            connection.abort()
            let end = try await connection.end()
            #expect(end.error?.code == .aborted)
            connection.close(code: 1000, reason: "")
            #expect(throws: TransportError.self) { try connection.send(.text("x")) }
        }
    }

    @Test func `letting go of a connection frees the descriptor`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.waitForEnd()
        } _: { port in
            for isOpen in [true, false] {
                var connection: (any TransportConnection)? = CurlTransport().open("ws://localhost:\(port)/")
                if isOpen {
                    try await connection?.opened()
                    #expect(Descriptors.connected(to: port).count == 1)
                }
                connection = nil
                await Descriptors.waitUntilNone(to: port)
            }
        }
    }

    @Test func `a connection that is let go while it closes still says goodbye, and frees the descriptor`() async throws
    {
        let frames = Signal<ScriptedPeer.Frame>()
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            frames.send(try await peer.readFrame())
            try await peer.close(4900)
        } _: { port in
            var connection: (any TransportConnection)? = CurlTransport().open("ws://localhost:\(port)/")
            try await connection?.opened()
            connection?.close(code: 4900, reason: "")
            connection = nil
            let frame = await frames.next()
            #expect(frame?.opcode == 8)
            #expect(frame?.payload == [0x13, 0x24])
            await Descriptors.waitUntilNone(to: port)
        }
    }

    @Test func `closing a connection that is not open aborts it`() async throws {
        try await ScriptedServer.with {
            try await $0.waitForEnd()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            #expect(throws: TransportError.self) { try connection.send(.text("x")) }
            connection.close(code: 1000, reason: "")
            let end = try await connection.end()
            #expect(end.error?.code == .aborted)
            await Descriptors.waitUntilNone(to: port)
        }
    }
}
