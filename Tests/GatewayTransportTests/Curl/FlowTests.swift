import GatewaySimulator
import GatewayTransport
import NIOCore
import Testing

/// How messages flow, and how they are held back.
@Suite(.timeLimit(.minutes(1)))
struct FlowTests {
    @Test func `a server that writes a byte at a time is understood`() async throws {
        try await ScriptedServer.with { peer in
            for byte in ScriptedPeer.answer(to: try await peer.readRequest()).utf8 { try await peer.write([byte]) }
            for byte in ScriptedPeer.frame(1, Array("grüß Gott".utf8)) { try await peer.write([byte]) }
            try await peer.echo()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            try await connection.opened()
            #expect(try await connection.messages(1) == [.text("grüß Gott")])
        }
    }

    @Test func `pings are answered while nobody waits for messages`() async throws {
        let answers = Signal<ScriptedPeer.Frame>()
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            try await peer.send(9, [1, 2, 3])
            answers.send(try await peer.readFrame())
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            let answer = await answers.next()
            #expect(answer == ScriptedPeer.Frame(opcode: 10, payload: [1, 2, 3]))
            try await connection.opened()
        }
    }

    @Test func `messages of one segment come as one batch`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            _ = try await peer.readFrame()
            try await peer.write((0..<10).flatMap { ScriptedPeer.frame(2, [UInt8($0)]) })
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            try await connection.opened()
            try connection.send(.text("go"))
            let next = await connection.next()
            guard case .messages(let messages) = next else { throw Unexpected(next) }
            #expect(messages.map(\.payload) == (0..<10).map { [UInt8($0)] })
        }
    }

    @Test(arguments: [false, true])
    func `suspended receiving leaves the socket unread, and goes on later`(isSecure: Bool) async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        let count = 400
        let received = Signal<[UInt8]>()
        try await ScriptedServer.with(tls: isSecure ? authority.issue().serverConfiguration() : nil) { peer in
            try await peer.upgrade()
            for index in 0..<count {
                try await peer.send(2, [UInt8](repeating: UInt8(index & 0xFF), count: 64 << 10))
            }
            received.send(try await peer.readFrame().payload)
            try await peer.waitForEnd()
        } _: { port in
            let connection = transport.open("\(isSecure ? "wss" : "ws")://localhost:\(port)/")
            let first = await connection.next(within: .seconds(20), receiving: false)
            guard case .opened = first else { throw Unexpected(first) }
            let second = await connection.next(within: .milliseconds(200), receiving: false)
            guard case .timeout = second else { throw Unexpected(second) }
            let unread = connection.traffic.received
            #expect(unread < 2 << 20)
            try connection.send(.text("still here"))
            let messages = try await connection.messages(count)
            #expect(messages.map { $0.payload.first } == (0..<count).map { UInt8($0 & 0xFF) })
            #expect(await received.next() == Array("still here".utf8))
        }
    }

    @Test(arguments: [false, true])
    func `a peer that floods us is held back while we send, and while we close`(isSecure: Bool) async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        let heard = Signal<[UInt8]>()
        let stop = Flag()
        try await ScriptedServer.with(tls: isSecure ? authority.issue().serverConfiguration() : nil) { peer in
            try await peer.upgrade()
            let channel = peer.channel
            async let flood: Void = Self.flood(channel, until: stop)
            for _ in 0..<2 { heard.send(try await peer.readFrame().payload) }
            stop.set()
            try await flood
            while try await peer.readFrame().opcode != 8 {}
            try await peer.close(1000)
        } _: { port in
            let connection = transport.open("\(isSecure ? "wss" : "ws")://localhost:\(port)/")
            let first = await connection.next(within: .seconds(20), receiving: false)
            guard case .opened = first else { throw Unexpected(first) }
            // The kernels' buffers are full when nothing more comes for a while.
            let second = await connection.next(within: .milliseconds(200), receiving: false)
            guard case .timeout = second else { throw Unexpected(second) }
            let unread = connection.traffic.received
            #expect(unread < 2 << 20)
            try connection.send(.text("one"))
            #expect(await heard.next() == Array("one".utf8))
            #expect(connection.traffic.received == unread)

            try connection.send(.text("two"))
            #expect(await heard.next() == Array("two".utf8))
            var messages: [WebSocketMessage] = []
            while messages.last?.kind != .text { messages += try await connection.messages(1) }
            #expect(messages.count > 10)
            let flood = messages.dropLast()
            #expect(flood.map { $0.payload.first } == flood.indices.map { UInt8($0 & 0xFF) })
            #expect(flood.allSatisfy { $0.payload.count == 64 << 10 })
            connection.close(code: 1000, reason: "")
            #expect(try await connection.end() == Disconnection(closeCode: 1000))
        }
    }

    @Test func `a Close frame of ours gets through while a peer floods us and nothing is taken`() async throws {
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            let channel = peer.channel
            let stop = Flag()
            async let flood: Void = Self.flood(channel, until: stop)
            while try await peer.readFrame().opcode != 8 {}
            stop.set()
            try await flood
            try await peer.close(1000)
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            let first = await connection.next(within: .seconds(20), receiving: false)
            guard case .opened = first else { throw Unexpected(first) }
            let second = await connection.next(within: .milliseconds(200), receiving: false)
            guard case .timeout = second else { throw Unexpected(second) }
            connection.close(code: 1000, reason: "")
            let third = await connection.next(within: .seconds(20), receiving: false)
            guard case .closed(let end) = third else { throw Unexpected(third) }
            #expect(end == Disconnection(closeCode: 1000))
        }
    }

    /// Sends messages of 64 KiB as fast as they are taken, each with its number as the first byte, and a text at last.
    private static func flood(_ channel: any Channel, until stop: Flag) async throws {
        var number = 0
        while !stop.isSet {
            let frame = ScriptedPeer.frame(2, [UInt8](repeating: UInt8(number & 0xFF), count: 64 << 10))
            try await channel.writeAndFlush(ByteBuffer(bytes: frame))
            number += 1
        }
        try await channel.writeAndFlush(ByteBuffer(bytes: ScriptedPeer.frame(1)))
    }

    @Test func `a peer that drips a message is alive, and has no deadline`() async throws {
        let goOn = Signal<Void>()
        let heard = Signal<[UInt8]>()
        let frame = ScriptedPeer.frame(1, Array("drop by drop".utf8))
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            for byte in frame.dropLast() {
                try await peer.write([byte])
                _ = try await peer.readFrame()
            }
            heard.send([])
            _ = await goOn.next()
            try await peer.write(frame.suffix(1))
            try await peer.waitForEnd()
        } _: { port in
            // None of the deadlines is for receiving.
            let connection = CurlTransport {
                $0.deadlines.upgrade = .milliseconds(200)
                $0.deadlines.sending = .milliseconds(200)
                $0.deadlines.closing = .milliseconds(200)
            }.open("ws://localhost:\(port)/")
            try await connection.opened()
            for _ in frame.dropLast() {
                let next = await connection.next(within: .milliseconds(50), receiving: true)
                guard case .timeout = next else { throw Unexpected(next) }
                try connection.send(.text("still waiting"))
            }
            _ = await heard.next()
            #expect(connection.traffic.received > frame.count)
            goOn.send()
            let messages = try await connection.messages(1)
            #expect(messages.map { String(decoding: $0.payload, as: UTF8.self) } == ["drop by drop"])
        }
    }

    @Test func `what nobody takes is not read without bound`() async throws {
        let total = 64 << 20
        let isFull = Signal<Void>()
        let sent = Signal<Void>()
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            let frame = ScriptedPeer.frame(2, [UInt8](repeating: 0, count: 1 << 20))
            for index in 0..<(total >> 20) {
                if index == 1 { isFull.send() }
                try await peer.write(frame)
            }
            sent.send()
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport { $0.receiveQueueLimit = 1_000 }.open("ws://localhost:\(port)/")
            try await connection.opened()
            _ = await isFull.next()
            let messages = try await connection.messages(1)
            #expect(messages.count == 1)
            #expect(connection.traffic.received < 8 << 20)
            let rest = try await connection.messages(total >> 20 - messages.count)
            #expect(rest.count + messages.count == total >> 20)
            _ = await sent.next()
        }
    }

    @Test func `the send queue is bounded, and what it took arrives in order`() async throws {
        let start = Signal<Void>()
        let counts = Signal<[UInt8?]>()
        try await ScriptedServer.with(receiveBufferSize: 8_192) { peer in
            try await peer.upgrade()
            _ = await start.next()
            var firsts: [UInt8?] = []
            while true {
                let frame = try await peer.readFrame()
                if frame.opcode == 8 { break }
                firsts.append(frame.payload.first)
            }
            try await peer.close(1000)
            counts.send(firsts)
        } _: { port in
            let connection = CurlTransport { $0.sendQueueLimit = 100_000 }.open("ws://localhost:\(port)/")
            try await connection.opened()
            var accepted = 0
            let error = #expect(throws: TransportError.self) {
                while true {
                    let byte = UInt8(truncatingIfNeeded: accepted)
                    try connection.send(WebSocketMessage(.binary, [UInt8](repeating: byte, count: 30_000)))
                    accepted += 1
                }
            }
            #expect(error?.code == .sendQueueFull)
            start.send()
            connection.close(code: 1000, reason: "")
            #expect(try await connection.end().closeCode == 1000)
            let expected = (0..<accepted).map { UInt8(truncatingIfNeeded: $0) as UInt8? }
            #expect(await counts.next() == expected)
        }
    }

    @Test func `the traffic is counted with headers and upgrade`() async throws {
        let requests = Signal<Int>()
        try await ScriptedServer.with { peer in
            try await peer.upgrade()
            _ = try await peer.readFrame()
            requests.send(peer.bytesRead)
            try await peer.send(2, [UInt8](repeating: 0, count: 200))
            try await peer.waitForEnd()
        } _: { port in
            let connection = CurlTransport().open("ws://localhost:\(port)/")
            try await connection.opened()
            let upgraded = connection.traffic
            try connection.send(.text("hello"))
            _ = try await connection.messages(1)
            #expect(connection.traffic.received == upgraded.received + 204)
            #expect(connection.traffic.sent == upgraded.sent + 11)
            #expect(await requests.next() == Int(connection.traffic.sent))
        }
    }

    @Test func `50 connections echo side by side, and leave no descriptor`() async throws {
        let authority = try CertificateAuthority()
        let transport = CurlTransport { $0.tls.authorities = .pem(Array(authority.pem.utf8)) }
        try await ScriptedServer.with(tls: authority.issue().serverConfiguration()) { peer in
            try await peer.upgrade()
            try await peer.echo()
        } _: { port in
            try await withThrowingTaskGroup { group in
                for index in 0..<50 {
                    group.addTask {
                        let connection = transport.open("wss://localhost:\(port)/")
                        try await connection.opened()
                        for round in 0..<5 {
                            try connection.send(.text("\(index) \(round)"))
                            let answer = try await connection.messages(1)
                            #expect(answer == [.text("\(index) \(round)")])
                        }
                        connection.close(code: 1000, reason: "")
                        #expect(try await connection.end().closeCode == 1000)
                    }
                }
                try await group.waitForAll()
            }
            await Descriptors.waitUntilNone(to: port)
        }
    }
}
