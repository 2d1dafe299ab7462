import GatewayTransport
import Testing

struct WebSocketClientTests {
    /// A client with the source of its random numbers.
    private struct Subject {
        var random: SeededGenerator
        var client: WebSocketClient
        let answer: [UInt8]
        /// Behind the byte that was received directly last.
        var end = 0

        init(seed: UInt64 = 7, limits: WebSocketLimits = WebSocketLimits()) throws {
            random = SeededGenerator(seed: seed)
            client = try WebSocketClient(url: WebSocketURL("ws://localhost/"), limits: limits, using: &random)
            let request = String(decoding: client.takeOutput(), as: UTF8.self)
            answer = Array(ScriptedPeer.answer(to: request.split(separator: "\r\n").map(String.init)).utf8)
        }

        static func opened(limits: WebSocketLimits = WebSocketLimits()) throws -> Subject {
            var subject = try Subject(limits: limits)
            #expect(subject.receive(subject.answer) == [.opened])
            return subject
        }

        mutating func receive(_ bytes: some Sequence<UInt8>) -> [WebSocketClient.Event] {
            var events: [WebSocketClient.Event] = []
            client.receive(Array(bytes)[...], into: &events, using: &random)
            return events
        }

        /// Receives a large message as the transport does: its header, then its payload directly.
        mutating func receiveLarge(
            _ frame: [UInt8],
            headerSize: Int,
            reusing ring: inout BufferRing
        ) -> [WebSocketClient.Event] {
            var events: [WebSocketClient.Event] = []
            client.receive(frame[..<headerSize], to: &events, reusing: &ring, using: &random)
            var rest = frame[headerSize...]
            while client.missingPayload > 0, !rest.isEmpty {
                let count = rest.count
                client.fillPayload(atMost: 10_000, to: &events, reusing: &ring, using: &random) { span in
                    while !span.isFull, let byte = rest.popFirst() { span.append(byte) }
                    unsafe span.withUnsafeMutableBufferPointer { buffer, _ in
                        end = Int(bitPattern: buffer.baseAddress) + count - rest.count
                    }
                }
            }
            return events
        }

        /// The frames sent, unmasked.
        mutating func sent() -> [ScriptedPeer.Frame] {
            var bytes = client.takeOutput()[...]
            var frames: [ScriptedPeer.Frame] = []
            while let first = bytes.popFirst(), let second = bytes.popFirst() {
                let key = Array(bytes.prefix(4))
                bytes = bytes.dropFirst(4)
                let payload = bytes.prefix(Int(second & 0x7F)).enumerated().map { $1 ^ key[$0 & 3] }
                bytes = bytes.dropFirst(payload.count)
                frames.append(ScriptedPeer.Frame(opcode: first & 0xF, payload: payload, isMasked: second & 0x80 != 0))
            }
            return frames
        }
    }

    @Test func `opens with the answer, and reads what follows it at once`() throws {
        var subject = try Subject()
        #expect(subject.client.phase == .upgrading)
        #expect(
            subject.receive(subject.answer + ScriptedPeer.frame(1, [0x68])) == [.opened, .message(.text("h"))]
        )
        #expect(subject.client.phase == .open)
    }

    @Test func `draws another key for each connection`() throws {
        #expect(try Subject(seed: 1).answer != Subject(seed: 2).answer)
    }

    @Test func `ends with a refused upgrade`() throws {
        var subject = try Subject()
        let events = subject.receive("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno".utf8)
        guard case .closed(let end)? = events.first else {
            Issue.record("\(events)")
            return
        }
        #expect(events.count == 1)
        #expect(end.error?.httpStatus == 403)
        #expect(subject.client.phase == .closed)
        #expect(subject.receive(subject.answer) == [])
    }

    @Test func `sends masked frames while open, and not before or after`() throws {
        var subject = try Subject()
        #expect(throws: TransportError.self) { try subject.client.send(.text("x"), using: &subject.random) }
        _ = subject.receive(subject.answer)
        try subject.client.send(.text("x"), using: &subject.random)
        try subject.client.ping([1, 2], using: &subject.random)
        #expect(
            subject.sent() == [
                ScriptedPeer.Frame(opcode: 1, payload: [0x78]), ScriptedPeer.Frame(opcode: 9, payload: [1, 2]),
            ]
        )
        subject.client.close(using: &subject.random)
        let error = #expect(throws: TransportError.self) {
            try subject.client.send(.text("x"), using: &subject.random)
        }
        #expect(error?.code == .notOpen)
    }

    @Test func `answers each ping with its payload`() throws {
        var subject = try Subject.opened()
        let events = subject.receive(ScriptedPeer.frame(9, [1]) + ScriptedPeer.frame(9, [2, 3]))
        #expect(events == [.ping([1]), .ping([2, 3])])
        #expect(
            subject.sent() == [
                ScriptedPeer.Frame(opcode: 10, payload: [1]), ScriptedPeer.Frame(opcode: 10, payload: [2, 3]),
            ]
        )
    }

    @Test func `answers the server's Close frame with the same code`() throws {
        var subject = try Subject.opened()
        let close = CloseFrame(code: 4004, reason: "who are you")
        #expect(
            subject.receive(ScriptedPeer.frame(8, close.payload) + ScriptedPeer.frame(1))
                == [.closed(Disconnection(closeCode: 4004, reason: "who are you"))]
        )
        #expect(subject.sent().map(\.opcode) == [8])
        #expect(subject.client.phase == .closed)
    }

    @Test func `calls a Close frame without code 1005, and answers with an empty one`() throws {
        var subject = try Subject.opened()
        #expect(subject.receive(ScriptedPeer.frame(8)) == [.closed(Disconnection(closeCode: 1005))])
        #expect(subject.sent() == [ScriptedPeer.Frame(opcode: 8, payload: [])])
    }

    @Test func `a close reason arrives escaped`() throws {
        var subject = try Subject.opened()
        let close = CloseFrame(code: 4004, reason: "\u{1B}]0;x\n")
        #expect(
            subject.receive(ScriptedPeer.frame(8, close.payload))
                == [.closed(Disconnection(closeCode: 4004, reason: "\\u{1B}]0;x\\u{A}"))]
        )
    }

    @Test func `closes by handshake, and drops messages on the way`() throws {
        var subject = try Subject.opened()
        subject.client.close(code: 4000, reason: "resuming", using: &subject.random)
        subject.client.close(code: 1000, using: &subject.random)
        #expect(subject.client.phase == .closing)
        let sent = subject.sent()
        #expect(sent.count == 1)
        #expect(sent.first?.close?.code == 4000)
        #expect(sent.first?.close?.reason == "resuming")
        #expect(subject.receive(ScriptedPeer.frame(1, [0x68]) + ScriptedPeer.frame(9)) == [])
        #expect(
            subject.receive(ScriptedPeer.frame(8, sent[0].payload))
                == [.closed(Disconnection(closeCode: 4000, reason: "resuming"))]
        )
        #expect(subject.sent() == [])
    }

    @Test func `ends at once when closed before the upgrade`() throws {
        var subject = try Subject()
        subject.client.close(using: &subject.random)
        #expect(subject.client.phase == .closed)
        #expect(subject.client.takeOutput() == [])
    }

    @Test(
        arguments: [
            ([0x83, 0x00], 1002, TransportError.Code.protocolViolation),
            ([0x81, 0x01, 0xFF], 1007, .protocolViolation),
            ([0x82, 126, 0xFF, 0xFF], 1009, .messageTooLarge),
        ] as [([UInt8], UInt16, TransportError.Code)]
    )
    func `tells a peer that broke the rules, and ends`(bytes: [UInt8], code: UInt16, error: TransportError.Code) throws
    {
        var subject = try Subject.opened(limits: WebSocketLimits(maximumMessageSize: 1_000))
        let events = subject.receive(ScriptedPeer.frame(1, [0x68]) + bytes + ScriptedPeer.frame(1))
        #expect(events.count == 2)
        guard case .violated(let violation)? = events.last else {
            Issue.record("\(events)")
            return
        }
        #expect(violation.closeCode == code)
        #expect(violation.transportError.code == error)
        #expect(subject.sent() == [])
        #expect(subject.client.phase == .failing)
        #expect(subject.receive(ScriptedPeer.frame(1)) == [])

        let end = subject.client.fail(using: &subject.random)
        #expect(end == Disconnection(error: violation.transportError))
        #expect(subject.sent().map(\.close?.code) == [code])
        #expect(subject.client.phase == .closed)
        #expect(subject.client.fail(using: &subject.random) == nil)
    }

    @Test func `lets what came before a broken rule be answered`() throws {
        var subject = try Subject.opened()
        #expect(
            subject.receive(ScriptedPeer.frame(1, [0x68]) + [0xFF])
                == [.message(.text("h")), .violated(.reservedBits)]
        )
        try subject.client.send(.text("h"), using: &subject.random)
        subject.client.close(using: &subject.random)
        _ = subject.client.fail(using: &subject.random)
        #expect(subject.sent().map(\.opcode) == [1, 8])
        let error = #expect(throws: TransportError.self) {
            try subject.client.send(.text("x"), using: &subject.random)
        }
        #expect(error?.code == .notOpen)
    }

    @Test func `calls the end of the stream after a broken rule by its rule`() throws {
        var subject = try Subject.opened()
        _ = subject.receive([0xFF])
        #expect(subject.client.receiveEnd()?.error?.code == .protocolViolation)
    }

    @Test func `does not send a second Close frame when the rules are broken while closing`() throws {
        var subject = try Subject.opened()
        subject.client.close(using: &subject.random)
        _ = subject.client.takeOutput()
        let end = Disconnection(error: WebSocketViolation.reservedBits.transportError)
        #expect(subject.receive([0xFF]) == [.closed(end)])
        #expect(subject.client.fail(using: &subject.random) == nil)
        #expect(subject.sent() == [])
    }

    @Test func `calls the end of the stream a drop, once`() throws {
        var upgrading = try Subject()
        #expect(upgrading.client.receiveEnd()?.error?.code == .dropped)
        #expect(upgrading.client.receiveEnd() == nil)
        var open = try Subject.opened()
        #expect(open.client.receiveEnd()?.error?.code == .dropped)
        var closed = try Subject.opened()
        _ = closed.receive(ScriptedPeer.frame(8))
        #expect(closed.client.receiveEnd() == nil)
    }

    @Test func `a whole conversation is the same in any chunking`() throws {
        for seed in 0..<100 as Range<UInt64> {
            let stream =
                try Subject().answer + ScriptedPeer.frame(1, Array("grüß".utf8)) + ScriptedPeer.frame(9, [1])
                + ScriptedPeer.frame(2, [UInt8](repeating: 1, count: 300)) + ScriptedPeer.frame(8, [3, 0xE9])
            var whole = try Subject()
            let expected = whole.receive(stream)
            #expect(expected.count == 5)
            var random = SeededGenerator(seed: seed)
            var pieces = try Subject()
            #expect(stream.cut(using: &random).flatMap { pieces.receive($0) } == expected, "seed \(seed)")
            #expect(pieces.sent() == whole.sent(), "seed \(seed)")
        }
    }

    // MARK: - Large messages

    @Test func `Large messages that somebody holds keep their bytes, in fragments too`() throws {
        var subject = try Subject.opened()
        var ring = BufferRing()
        var held: [WebSocketClient.Event] = []
        for byte in 0..<12 as Range<UInt8> {
            let half = [UInt8](repeating: byte, count: 20_000)
            held += subject.receiveLarge(ScriptedPeer.frame(2, half, isFinal: false), headerSize: 14, reusing: &ring)
            held += subject.receiveLarge(ScriptedPeer.frame(0, half), headerSize: 7, reusing: &ring)
            held += subject.receiveLarge(ScriptedPeer.frame(2, half), headerSize: 4, reusing: &ring)
        }
        let payloads = held.map { event -> [UInt8] in
            if case .message(let message) = event { Array(message.payload) } else { [] }
        }
        let expected = (0..<12 as Range<UInt8>).flatMap { byte in
            [40_000, 20_000].map { [UInt8](repeating: byte, count: $0) }
        }
        #expect(payloads == expected)
    }

    @Test func `Large messages that nobody holds use the same few buffers`() throws {
        var subject = try Subject.opened()
        var ring = BufferRing()
        var addresses: Set<Int> = []
        for byte in 0..<40 as Range<UInt8> {
            let frame = ScriptedPeer.frame(2, [UInt8](repeating: byte, count: 50_000))
            guard case .message(let message)? = subject.receiveLarge(frame, headerSize: 14, reusing: &ring).first else {
                Issue.record("no message")
                return
            }
            #expect(message.payload.allSatisfy { $0 == byte })
            let address = unsafe message.payload.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
            #expect(address + message.payload.count == subject.end, "copied")
            addresses.insert(address)
        }
        #expect(addresses.count <= 4)
    }

    @Test func `A small message after a large one leaves the buffer for the next large one`() throws {
        var subject = try Subject.opened()
        var ring = BufferRing()
        let large = ScriptedPeer.frame(2, [UInt8](repeating: 1, count: 50_000))
        for _ in 0..<4 { _ = subject.receiveLarge(large, headerSize: 14, reusing: &ring) }
        let small = ScriptedPeer.frame(2, [UInt8](repeating: 2, count: 100))
        #expect(subject.receiveLarge(small, headerSize: 14, reusing: &ring).count == 1)
        #expect(ring.take().capacity >= 50_000)
    }
}
