import GatewaySimulator
import GatewayTransport
import NIOCore
import Testing

/// How a connection breaks once it is established, and that it harms no other.
@Suite(.timeLimit(.minutes(1)))
struct BreakTests {
    /// What the peer does instead of what it should.
    enum Fault: CaseIterable, CustomTestStringConvertible {
        /// It closes in order, and with TLS announces that.
        case close
        /// It ends its own sending and goes on listening.
        case halfClose
        /// It closes TCP in order, and with TLS announces nothing.
        case cut
        /// It resets TCP.
        case reset

        var testDescription: String { "\(self)" }

        func happen(to peer: ScriptedPeer) async throws {
            switch self {
            case .close: try await peer.channel.close()
            case .halfClose:
                try await peer.channel.close(mode: .output)
                try await peer.waitForEnd()
            case .cut: try await peer.cut()
            case .reset: try await peer.reset()
            }
        }

        func code(isSecure: Bool) -> TransportError.Code {
            switch self {
            case .close, .halfClose: .dropped
            case .cut: isSecure ? .truncated : .dropped
            case .reset: .reset
            }
        }
    }

    @Test(arguments: Fault.allCases, [false, true])
    func `instead of answering the upgrade`(fault: Fault, isSecure: Bool) async throws {
        let error = try await failure(isSecure: isSecure) { peer in
            _ = try await peer.readRequest()
            try await fault.happen(to: peer)
        } _: { _ in
        }
        #expect(error.code == fault.code(isSecure: isSecure), "\(error)")
        #expect(error.stage == .upgrade)
    }

    @Test(arguments: Fault.allCases, [false, true])
    func `while the connection is open, after a message that is not lost`(fault: Fault, isSecure: Bool) async throws {
        let isRead = Signal<Void>()
        let error = try await failure(isSecure: isSecure) { peer in
            try await peer.upgrade()
            try await peer.send(1, [0x68])
            // A reset may overtake what the other side has not read.
            _ = await isRead.next()
            try await fault.happen(to: peer)
        } _: { connection in
            try await connection.opened()
            #expect(try await connection.messages(1) == [.text("h")])
            isRead.send()
        }
        #expect(error.code == fault.code(isSecure: isSecure), "\(error)")
        #expect(error.stage == .open)
    }

    @Test(arguments: Fault.allCases, [false, true])
    func `instead of answering the Close frame`(fault: Fault, isSecure: Bool) async throws {
        let error = try await failure(isSecure: isSecure) { peer in
            try await peer.upgrade()
            while try await peer.readFrame().opcode != 8 {}
            try await fault.happen(to: peer)
        } _: { connection in
            try await connection.opened()
            connection.close(code: 1000, reason: "")
        }
        #expect(error.code == fault.code(isSecure: isSecure), "\(error)")
        #expect(error.stage == .closing)
    }

    @Test(arguments: [false, true])
    func `a peer that resets while it is sent to`(isSecure: Bool) async throws {
        let error = try await failure(isSecure: isSecure) { peer in
            try await peer.upgrade()
            _ = try await peer.readFrame()
            try await peer.reset()
        } _: { connection in
            try await connection.opened()
            for _ in 0..<20 { try? connection.send(WebSocketMessage(.binary, [UInt8](repeating: 0, count: 50_000))) }
        }
        #expect(error.code == .reset, "\(error)")
    }

    @Test(arguments: Fault.allCases)
    func `instead of answering the TLS handshake`(fault: Fault) async throws {
        try await Bystander.watches {
            try await ScriptedServer.with { peer in
                try await peer.waitForBytes()
                try await fault.happen(to: peer)
            } _: { port in
                let error = try await CurlTransport().open("wss://localhost:\(port)/").end().error
                // An end of TCP is a failure of TLS then, because it cannot be told from others by numbers.
                #expect(error?.code == (fault == .reset ? .reset : .tlsFailed))
                #expect(error?.stage == .tls)
                await Descriptors.waitUntilNone(to: port)
            }
        }
    }

    @Test(arguments: Fault.allCases)
    func `instead of answering as a proxy`(fault: Fault) async throws {
        try await Bystander.watches {
            try await ScriptedServer.with { peer in
                try await peer.waitForBytes()
                try await fault.happen(to: peer)
            } _: { port in
                let transport = CurlTransport { $0.proxy = .server(ProxyServer(url: "http://127.0.0.1:\(port)")) }
                let error = try await transport.open("wss://gateway.example/").end().error
                #expect(error?.code == .proxyFailed)
                #expect(error?.stage == .proxy)
                await Descriptors.waitUntilNone(to: port)
            }
        }
    }

    @Test func `what is not TLS in the middle of TLS is no end`() async throws {
        let error = try await failure(isSecure: true) { peer in
            try await peer.upgrade()
            try await peer.writeBelowTLS("HTTP/1.1 400 Bad Request\r\n\r\n")
            try await peer.waitForEnd()
        } _: { _ in
        }
        #expect(error.code == .tlsFailed, "\(error)")
        #expect(error.stage == .open)
    }

    /// How a connection to a script ended, while another one was not delayed.
    private func failure(
        isSecure: Bool,
        _ script: @escaping ScriptedServer.Script,
        _ body: (any TransportConnection) async throws -> Void
    ) async throws -> TransportError {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        let tls = isSecure ? try authority.issue().serverConfiguration() : nil
        return try await Bystander.watches {
            try await ScriptedServer.with(tls: tls, script) { port in
                let connection = transport.open("\(isSecure ? "wss" : "ws")://localhost:\(port)/")
                try await body(connection)
                let end = try await connection.end()
                #expect(end.closeCode == nil)
                await Descriptors.waitUntilNone(to: port)
                let error = try #require(end.error)
                #expect(error.message.hasPrefix("ws\(isSecure ? "s" : "")://localhost:\(port): "))
                return error
            }
        }
    }
}
