import GatewayTransport
import Testing

struct FrameDecoderTests {
    /// What a decoder made of some bytes.
    private struct Outcome: Equatable {
        var events: [FrameDecoder.Event] = []
        var violation: WebSocketViolation?
    }

    private func decode(
        _ pieces: [ArraySlice<UInt8>],
        limits: WebSocketLimits = WebSocketLimits()
    ) -> Outcome {
        var decoder = FrameDecoder(limits: limits)
        var outcome = Outcome()
        for piece in pieces {
            do {
                var position = piece.startIndex
                while let event = try decoder.next(in: piece, at: &position) { outcome.events.append(event) }
            } catch {
                outcome.violation = error
                return outcome
            }
        }
        return outcome
    }

    private func decode(_ bytes: [UInt8], limits: WebSocketLimits = WebSocketLimits()) -> Outcome {
        decode([bytes[...]], limits: limits)
    }

    private static let hello: [UInt8] = [0x48, 0x65, 0x6C, 0x6C, 0x6F]

    // MARK: - RFC 6455, section 5.7

    @Test func `reads the unmasked text of the RFC`() {
        #expect(decode([0x81, 0x05] + Self.hello) == Outcome(events: [.message(.text("Hello"))]))
    }

    @Test func `joins the fragmented text of the RFC`() {
        #expect(
            decode([0x01, 0x03, 0x48, 0x65, 0x6C, 0x80, 0x02, 0x6C, 0x6F])
                == Outcome(events: [.message(.text("Hello"))])
        )
    }

    @Test func `reads the ping of the RFC`() {
        #expect(decode([0x89, 0x05] + Self.hello) == Outcome(events: [.ping(Self.hello)]))
    }

    @Test(arguments: [(256, [0x82, 0x7E, 0x01, 0x00]), (65_536, [0x82, 0x7F, 0, 0, 0, 0, 0, 1, 0, 0])])
    func `reads the long binary messages of the RFC`(size: Int, header: [UInt8]) {
        let payload = (0..<size).map { UInt8(truncatingIfNeeded: $0) }
        #expect(decode(header + payload) == Outcome(events: [.message(WebSocketMessage(.binary, payload))]))
    }

    // MARK: - What is allowed

    @Test func `delivers control frames between fragments`() {
        let bytes =
            ScriptedPeer.frame(1, [0x61], isFinal: false) + ScriptedPeer.frame(9, [1])
            + ScriptedPeer.frame(0, [0x62], isFinal: false) + ScriptedPeer.frame(10) + ScriptedPeer.frame(0, [0x63])
        #expect(decode(bytes) == Outcome(events: [.ping([1]), .pong([]), .message(.text("abc"))]))
    }

    @Test func `reads empty messages and empty fragments`() {
        let bytes = ScriptedPeer.frame(1) + ScriptedPeer.frame(2, isFinal: false) + ScriptedPeer.frame(0)
        #expect(
            decode(bytes) == Outcome(events: [.message(.text("")), .message(WebSocketMessage(.binary, []))])
        )
    }

    @Test func `accepts a character cut by a fragment`() {
        let bytes = ScriptedPeer.frame(1, [0xC3], isFinal: false) + ScriptedPeer.frame(0, [0xBC])
        #expect(decode(bytes) == Outcome(events: [.message(.text("ü"))]))
    }

    @Test func `does not look for UTF-8 in bytes`() {
        #expect(decode(ScriptedPeer.frame(2, [0xFF])) == Outcome(events: [.message(WebSocketMessage(.binary, [0xFF]))]))
    }

    @Test func `reads a Close frame with and without its parts`() throws {
        for (payload, frame) in try [
            ([], CloseFrame(parsing: [])),
            ([0x0F, 0xA4], CloseFrame(code: 4004, reason: "")),
            ([0x03, 0xE8, 0x62, 0x79, 0x65], CloseFrame(code: 1000, reason: "bye")),
        ] as [([UInt8], CloseFrame)] {
            #expect(decode(ScriptedPeer.frame(8, payload)) == Outcome(events: [.close(frame)]))
        }
    }

    @Test func `ignores what follows a Close frame`() {
        #expect(decode(ScriptedPeer.frame(8) + [0xFF, 0xFF]).violation == nil)
    }

    // MARK: - What is not

    @Test(arguments: [0xC1, 0xA1, 0x91] as [UInt8])
    func `refuses reserved bits`(first: UInt8) {
        #expect(decode([first, 0x00]) == Outcome(violation: .reservedBits))
    }

    @Test(arguments: [3, 4, 5, 6, 7, 11, 12, 13, 14, 15] as [UInt8])
    func `refuses unknown opcodes`(opcode: UInt8) {
        #expect(decode([0x80 | opcode, 0x00]) == Outcome(violation: .unknownOpcode(opcode)))
    }

    @Test func `refuses masked frames`() {
        #expect(decode([0x81, 0x85, 1, 2, 3, 4] + Self.hello) == Outcome(violation: .maskedFrame))
    }

    @Test(arguments: [8, 9, 10] as [UInt8])
    func `refuses fragmented and long control frames`(opcode: UInt8) {
        #expect(decode([opcode, 0x00]) == Outcome(violation: .fragmentedControlFrame))
        #expect(decode([0x80 | opcode, 126, 0, 126]) == Outcome(violation: .longControlFrame))
        #expect(decode([0x80 | opcode, 127]) == Outcome(violation: .longControlFrame))
    }

    @Test(
        arguments: [
            [0x82, 126, 0, 125], [0x82, 126, 0, 0],
            [0x82, 127, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF], [0x82, 127, 0, 0, 0, 0, 0, 0, 0, 1],
        ] as [[UInt8]]
    )
    func `refuses lengths that are not in the shortest form`(header: [UInt8]) {
        #expect(decode(header) == Outcome(violation: .invalidLength))
    }

    @Test func `refuses lengths of 2⁶³ and more`() {
        #expect(decode([0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0]) == Outcome(violation: .invalidLength))
        #expect(decode([0x82, 127] + [UInt8](repeating: 0xFF, count: 8)) == Outcome(violation: .invalidLength))
    }

    @Test func `refuses a continuation of nothing`() {
        #expect(decode(ScriptedPeer.frame(0)) == Outcome(violation: .unexpectedContinuation))
        let bytes = ScriptedPeer.frame(1) + ScriptedPeer.frame(0)
        #expect(decode(bytes) == Outcome(events: [.message(.text(""))], violation: .unexpectedContinuation))
    }

    @Test func `refuses a message within a message`() {
        let bytes = ScriptedPeer.frame(1, isFinal: false) + ScriptedPeer.frame(2)
        #expect(decode(bytes) == Outcome(violation: .unfinishedMessage))
    }

    @Test func `refuses text that is not UTF-8, as early as it shows`() {
        #expect(decode([0x81, 0x7D, 0x61, 0xFF]) == Outcome(violation: .invalidUTF8))
        #expect(decode(ScriptedPeer.frame(1, [0xED, 0xA0, 0x80])) == Outcome(violation: .invalidUTF8))
    }

    @Test func `refuses text that ends within a character`() {
        #expect(decode(ScriptedPeer.frame(1, [0xE2, 0x82])) == Outcome(violation: .invalidUTF8))
        let bytes = ScriptedPeer.frame(1, [0xE2], isFinal: false) + ScriptedPeer.frame(0, [0x82])
        #expect(decode(bytes) == Outcome(violation: .invalidUTF8))
    }

    @Test(arguments: [0, 999, 1004, 1005, 1006, 1015, 1016, 1100, 2000, 2999, 5000, 65_535] as [UInt16])
    func `refuses close codes that may not be sent`(code: UInt16) {
        let payload = [UInt8(code >> 8), UInt8(code & 0xFF)]
        #expect(decode(ScriptedPeer.frame(8, payload)) == Outcome(violation: .invalidCloseCode(code)))
    }

    @Test func `refuses half a close code, and a reason that is not UTF-8`() {
        #expect(decode(ScriptedPeer.frame(8, [3])) == Outcome(violation: .truncatedCloseCode))
        #expect(decode(ScriptedPeer.frame(8, [3, 0xE8, 0xFF])) == Outcome(violation: .invalidUTF8))
    }

    @Test func `refuses a frame over the limit before its payload comes`() {
        let limits = WebSocketLimits(maximumMessageSize: 1_000, maximumFrameSize: 500)
        #expect(decode([0x82, 126, 1, 0xF5], limits: limits) == Outcome(violation: .messageTooLarge(limit: 500)))
        #expect(
            decode([0x82, 127, 0x7F, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF], limits: limits)
                == Outcome(violation: .messageTooLarge(limit: 500))
        )
        let fits = ScriptedPeer.frame(2, [UInt8](repeating: 0, count: 500))
        #expect(decode(fits, limits: limits).events.count == 1)
    }

    @Test func `refuses a message over the limit though its fragments fit`() {
        let limits = WebSocketLimits(maximumMessageSize: 10)
        let fits = ScriptedPeer.frame(2, [1, 2, 3, 4, 5], isFinal: false) + ScriptedPeer.frame(0, [1, 2, 3, 4, 5])
        #expect(decode(fits, limits: limits).events.count == 1)
        let exceeds =
            ScriptedPeer.frame(2, [1, 2, 3, 4, 5], isFinal: false)
            + ScriptedPeer.frame(0, [1, 2, 3, 4, 5, 6])
        #expect(decode(exceeds, limits: limits) == Outcome(violation: .messageTooLarge(limit: 10)))
    }

    // MARK: - Chunking

    @Test func `any chunking gives the same events, or the same error`() {
        for seed in 0..<100 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let limits = WebSocketLimits(maximumMessageSize: 70_000)
            var bytes = (0..<Int.random(in: 1...8, using: &random)).flatMap { _ in Self.frames(using: &random) }
            if Bool.random(using: &random), let index = bytes.indices.randomElement(using: &random) {
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            let whole = decode(bytes, limits: limits)
            #expect(decode(bytes.cut(using: &random), limits: limits) == whole, "seed \(seed)")
            if bytes.count < 2_000 {
                #expect(decode(bytes.indices.map { bytes[$0...$0] }, limits: limits) == whole, "seed \(seed)")
            }
        }
    }

    @Test func `bytes read straight into a payload give the same events, or the same error`() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var bytes = (0..<Int.random(in: 1...8, using: &random)).flatMap { _ in Self.frames(using: &random) }
            if Bool.random(using: &random), let index = bytes.indices.randomElement(using: &random) {
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            #expect(decodeDirectly(bytes, using: &random) == decode(bytes), "seed \(seed)")
        }
    }

    @Test func `messages that are taken whole are the same as one by one, up to the same error`() {
        for seed in 0..<400 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            let limits = WebSocketLimits(maximumMessageSize: 700, maximumFrameSize: 400)
            var bytes = (0..<Int.random(in: 1...8, using: &random)).flatMap { _ in Self.frames(using: &random) }
            if Bool.random(using: &random), let index = bytes.indices.randomElement(using: &random) {
                bytes[index] = UInt8.random(in: 0...255, using: &random)
            }
            let pieces = Bool.random(using: &random) ? [bytes[...]] : bytes.cut(using: &random)
            #expect(decodeWhole(pieces, limits: limits) == decode(bytes, limits: limits), "seed \(seed)")
        }
    }

    /// Takes whole messages first, as often as it can.
    private func decodeWhole(_ pieces: [ArraySlice<UInt8>], limits: WebSocketLimits) -> Outcome {
        var decoder = FrameDecoder(limits: limits)
        var outcome = Outcome()
        do {
            for piece in pieces {
                var position = piece.startIndex
                while true {
                    var messages = MessageBatch()
                    decoder.takeWholeMessages(in: piece, at: &position, to: &messages)
                    outcome.events += messages.map { .message($0) }
                    guard let event = try decoder.next(in: piece, at: &position) else { break }
                    outcome.events.append(event)
                }
            }
        } catch {
            outcome.violation = error
        }
        return outcome
    }

    @Test func `whole messages are taken up to the first that is anything else`() throws {
        var decoder = FrameDecoder()
        let bytes =
            ScriptedPeer.frame(2, Self.hello) + ScriptedPeer.frame(1, Self.hello) + ScriptedPeer.frame(9)
            + ScriptedPeer.frame(2, Self.hello)
        var position = 0
        var messages = MessageBatch()
        decoder.takeWholeMessages(in: bytes[...], at: &position, to: &messages)
        #expect(messages == [WebSocketMessage(.binary, Self.hello), .text("Hello")])
        #expect(position == 14)
        #expect(try decoder.next(in: bytes[...], at: &position) == .ping([]))
        decoder.takeWholeMessages(in: bytes[...], at: &position, to: &messages)
        #expect(messages.count == 3)
        #expect(position == bytes.count)
    }

    @Test(
        arguments: [
            [0x82, 5, 1, 2], [0x81, 2, 0xC3, 0x28], [0x02, 1, 1], [0x82, 126, 0, 5, 1, 2, 3, 4, 5], [0xC2, 0],
            [0x82, 126, 1, 0x91] + [UInt8](repeating: 0, count: 401),
        ] as [[UInt8]]
    )
    func `what is not whole, not one frame or breaks a rule is left where it is`(bytes: [UInt8]) {
        let decoder = FrameDecoder(limits: WebSocketLimits(maximumMessageSize: 700, maximumFrameSize: 400))
        var position = 0
        var messages = MessageBatch()
        decoder.takeWholeMessages(in: bytes[...], at: &position, to: &messages)
        #expect(position == 0)
        #expect(messages.isEmpty)
    }

    @Test func `no message is taken whole between the fragments of another`() throws {
        var decoder = FrameDecoder()
        let bytes: [UInt8] = [0x01, 1, 0x61] + ScriptedPeer.frame(1, Self.hello)
        var position = 0
        #expect(throws: WebSocketViolation.unfinishedMessage) { try decoder.next(in: bytes[...], at: &position) }
        var messages = MessageBatch()
        position = 3
        decoder.takeWholeMessages(in: bytes[...], at: &position, to: &messages)
        #expect(messages.isEmpty)
    }

    /// Hands over bytes in pieces, and those of payloads, now and then, directly.
    private func decodeDirectly(_ bytes: [UInt8], using random: inout SeededGenerator) -> Outcome {
        var decoder = FrameDecoder()
        var outcome = Outcome()
        var rest = bytes[...]
        do {
            while !rest.isEmpty {
                var piece = rest.prefix(Int.random(in: 1...40, using: &random))
                if decoder.missingPayload > 0, Bool.random(using: &random) {
                    _ = try decoder.fillPayload(atMost: piece.count) { span in
                        while span.freeCapacity > 0, let byte = piece.popFirst() { span.append(byte) }
                        rest = rest[piece.startIndex...]
                    }
                    piece = []
                }
                var position = piece.startIndex
                while let event = try decoder.next(in: piece, at: &position) { outcome.events.append(event) }
                rest = rest.dropFirst(piece.count)
            }
        } catch {
            outcome.violation = error
        }
        return outcome
    }

    // MARK: - Copying

    /// Where the bytes lie.
    private func address(_ bytes: ArraySlice<UInt8>) -> Int {
        unsafe bytes.withUnsafeBufferPointer { Int(bitPattern: $0.baseAddress) }
    }

    @Test func `does not copy messages that come whole`() {
        let decoder = FrameDecoder()
        let bytes = ScriptedPeer.frame(2, Self.hello) + ScriptedPeer.frame(1, Self.hello)
        var position = 0
        var messages = MessageBatch()
        decoder.takeWholeMessages(in: bytes[...], at: &position, to: &messages)
        #expect(messages.map { address($0.payload) } == [2, 9].map { address(bytes[$0...]) })
    }

    @Test func `does not copy a payload that is read directly`() throws {
        var decoder = FrameDecoder()
        let frame = ScriptedPeer.frame(2, [UInt8](repeating: 7, count: 100_000))
        var position = 0
        #expect(try decoder.next(in: frame[..<10], at: &position) == nil)
        #expect(decoder.missingPayload == 100_000)
        var addresses: [Int] = []
        while decoder.missingPayload > 0 {
            _ = try decoder.fillPayload(atMost: 40_000) { span in
                unsafe span.withUnsafeMutableBufferPointer { buffer, _ in
                    addresses.append(Int(bitPattern: buffer.baseAddress))
                }
                while span.freeCapacity > 0 { span.append(7) }
            }
        }
        position = 0
        guard case .message(let message)? = try decoder.next(in: [], at: &position) else {
            Issue.record("no message")
            return
        }
        #expect(message == WebSocketMessage(.binary, [UInt8](repeating: 7, count: 100_000)))
        #expect(addresses == [0, 40_000, 80_000].map { address(message.payload) + $0 })
    }

    @Test func `allocates little for a payload that is announced and does not come`() throws {
        var decoder = FrameDecoder()
        var position = 0
        #expect(try decoder.next(in: [0x82, 127, 0, 0, 0, 0, 3, 0, 0, 0], at: &position) == nil)
        let room = try decoder.fillPayload(atMost: .max) { $0.freeCapacity }
        #expect(room == 1 << 20)
    }

    /// The frames of one message or control frame.
    private static func frames(using random: inout SeededGenerator) -> [UInt8] {
        let texts = ["", "plain", "grüß", "日本語", "🦜🦜"]
        switch Int.random(in: 0..<8, using: &random) {
        case 0: return ScriptedPeer.frame(9, Array((texts.randomElement(using: &random) ?? "").utf8))
        case 1: return ScriptedPeer.frame(10)
        case 2:
            let isLong = Int.random(in: 0..<20, using: &random) == 0
            let size = (isLong ? [65_535, 65_536] : [0, 125, 126, 200]).randomElement(using: &random) ?? 0
            return ScriptedPeer.frame(2, [UInt8](repeating: 7, count: size))
        default:
            let text = Array((0..<3).flatMap { _ in (texts.randomElement(using: &random) ?? "").utf8 })
            let pieces = text.cut(using: &random)
            guard pieces.count > 1 else { return ScriptedPeer.frame(1, text) }
            return pieces.enumerated().flatMap { index, piece in
                ScriptedPeer.frame(index == 0 ? 1 : 0, Array(piece), isFinal: index == pieces.count - 1)
            }
        }
    }
}
