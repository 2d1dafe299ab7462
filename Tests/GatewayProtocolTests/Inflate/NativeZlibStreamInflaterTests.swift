import CZlib
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct NativeZlibStreamInflaterTests {
    /// What an engine makes of messages: the payloads, and the error that ended it.
    private func outcome(
        _ messages: [ArraySlice<UInt8>],
        _ engine: InflateEngine,
        limit: Int = 1 << 22
    ) -> (payloads: [[UInt8]], error: ProtocolError.Code?) {
        let inflater = Compression.zlibStream.makeInflater(limit: limit, engine: engine)
        var payloads = PayloadBatch()
        do {
            for message in messages { try inflater.inflate(message.span, isText: false, into: &payloads) }
        } catch {
            return (payloads.map(Array.init), error.code)
        }
        return (payloads.map(Array.init), nil)
    }

    /// What both engines make of deflate data; `nil` if they disagree.
    private func verdict(_ data: [UInt8]) -> (payloads: [[UInt8]], error: ProtocolError.Code?)? {
        let stream = [0x78, 0x9C] + data
        let (zlib, native) = (outcome([stream[...]], .zlib), outcome([stream[...]], .native))
        return zlib == native ? native : nil
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `gives what went in, whatever the compressor was told and however it is cut`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<40 {
            let payloads = (0..<Int.random(in: 1...8, using: &random)).map { _ in random.payload() }
            let settings = Settings(using: &random)
            let stream = settings.compressed(payloads)
            let result = outcome(stream.cut(using: &random), .native)
            #expect(result.payloads == payloads && result.error == nil, "seed \(seed): \(settings)")
        }
    }

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `gives what zlib gives, with any damage and any limit`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<300 {
            let payloads = (0..<Int.random(in: 1...3, using: &random)).map { _ in random.payload() }
            let messages = random.damaged(Settings(using: &random).compressed(payloads)).cut(using: &random)
            let limit = [10, 300, 1 << 22].randomElement(using: &random) ?? 0
            let (zlib, native) = (outcome(messages, .zlib, limit: limit), outcome(messages, .native, limit: limit))
            #expect(zlib == native, "seed \(seed), limit \(limit): \(messages)")
        }
    }

    @Test(arguments: [31_000, 32_768, 33_000, 65_536, 98_304, 200_000])
    func `matches reach back 32 KiB over any number of payloads`(size: Int) {
        // Bytes that repeat after as long as a match can reach, and so are found only there.
        var random = SeededRandom(seed: UInt64(size))
        let period = (0..<32_500).map { _ in UInt8.random(in: .min ... .max, using: &random) }
        let payloads = (0..<8).map { index in (0..<size).map { period[(index * size + $0) % period.count] } }
        let stream = Array(deflated(payloads, level: 9).joined())
        #expect(stream.count < 8 * size / 2 || size * 8 < 2 * period.count)
        #expect(outcome([stream[...]], .native).payloads == payloads)
    }

    @Test func `a distance of as many bytes as there are is taken, and one more is not`() {
        for (distance, isSound) in [(3, true), (4, false)] {
            var data = BitWriter()
            data.put(0b010, bits: 3)
            for byte in 97..<100 { data.put(code: 0x30 + byte, bits: 8) }
            data.put(code: 1, bits: 7)
            data.put(code: distance - 1, bits: 5)
            data.put(code: 0, bits: 7)
            data.put(0, bits: 3)
            let result = verdict(data.bytes + [0, 0, 0xFF, 0xFF])
            #expect(result?.error == (isSound ? nil : .corruptCompression))
            #expect(result?.payloads == (isSound ? [bytes("abcabc")] : []))
        }
    }

    @Test func `the codes of nothing are refused: lengths 286 and 287, distances 30 and 31`() {
        for code in [0b1100_0110, 0b1100_0111] {
            var data = BitWriter()
            data.put(0b010, bits: 3)
            data.put(code: code, bits: 8)
            #expect(verdict(data.bytes + [0, 0, 0])?.error == .corruptCompression)
        }
        for code in [30, 31] {
            var data = BitWriter()
            data.put(0b010, bits: 3)
            data.put(code: 0x91, bits: 8)
            data.put(code: 1, bits: 7)
            data.put(code: code, bits: 5)
            #expect(verdict(data.bytes + [0, 0, 0])?.error == .corruptCompression)
        }
    }

    @Test func `a block type or a stored length that cannot be is refused`() {
        #expect(verdict([0b110])?.error == .corruptCompression)
        #expect(verdict([0, 1, 0, 0xFF, 0xFF])?.error == .corruptCompression)
        let sound = verdict([0, 1, 0, 0xFE, 0xFF, 0x41, 0, 0, 0, 0xFF, 0xFF])
        #expect(sound?.payloads == [[0x41]] && sound?.error == nil)
    }

    @Test func `more than 286 literals or 30 distances are refused`() {
        for (literals, distances, isSound) in [(29, 29, true), (30, 29, false), (29, 30, false)] {
            var data = BitWriter()
            data.put(0b100, bits: 3)
            data.put(literals, bits: 5)
            data.put(distances, bits: 5)
            #expect(verdict(data.bytes + [0])?.error == (isSound ? nil : .corruptCompression))
        }
    }

    @Test func `a code length cannot be repeated before there is one, nor beyond the end`() {
        // 16 repeats the length before; 18 stands for 11 to 138 zeros, and there are 258 lengths.
        for (symbols, isSound) in [([16], false), ([18, 16], true), ([18, 18], false)] {
            var data = BitWriter()
            data.put(0b100, bits: 3)
            data.put(0, bits: 14)
            // 16 and 18 have codes of one bit, 0 and 1.
            for length in [1, 0, 1, 0] { data.put(length, bits: 3) }
            for symbol in symbols {
                data.put(symbol == 18 ? 1 : 0, bits: 1)
                data.put(symbol == 18 ? 127 : 0, bits: symbol == 18 ? 7 : 2)
            }
            #expect(verdict(data.bytes)?.error == (isSound ? nil : .corruptCompression))
        }
    }

    /// Code lengths, and whether they may head a block.
    struct Lengths: CustomTestStringConvertible, Sendable {
        let testDescription: String
        var literals: [Int: Int]
        var distances: [Int]
        var isSound: Bool
    }

    @Test(arguments: [
        Lengths(testDescription: "two codes", literals: [97: 1, 256: 1], distances: [0], isSound: true),
        Lengths(testDescription: "one code", literals: [256: 1], distances: [0], isSound: true),
        Lengths(testDescription: "one code of two bits", literals: [256: 2], distances: [0], isSound: false),
        Lengths(testDescription: "no end", literals: [97: 1, 98: 1], distances: [1], isSound: false),
        Lengths(testDescription: "too few codes", literals: [97: 2, 98: 2, 256: 2], distances: [1], isSound: false),
        Lengths(testDescription: "too many", literals: [97: 1, 98: 1, 256: 1], distances: [1], isSound: false),
        Lengths(testDescription: "one distance", literals: [97: 1, 256: 1], distances: [1], isSound: true),
        Lengths(testDescription: "one of two bits", literals: [97: 1, 256: 1], distances: [2], isSound: false),
        Lengths(testDescription: "three distances", literals: [97: 1, 256: 1], distances: [1, 1, 1], isSound: false),
        Lengths(
            testDescription: "15 bits",
            literals: Dictionary(uniqueKeysWithValues: (1...14).map { ($0, $0) } + [(255, 15), (256, 15)]),
            distances: (1...15).map { $0 } + [15],
            isSound: true
        ),
    ])
    func `codes that are complete are taken, others refused`(lengths: Lengths) {
        var data = BitWriter()
        data.putHeader(literals: (0..<257).map { lengths.literals[$0] ?? 0 }, distances: lengths.distances)
        #expect(verdict(data.bytes)?.error == (lengths.isSound ? nil : .corruptCompression))
    }

    @Test func `a code that stands for nothing is refused when it comes`() {
        // One literal code, the end: its other bit stands for nothing. Without distances, no match may come.
        var data = BitWriter()
        data.putHeader(literals: (0..<257).map { $0 == 256 ? 1 : 0 }, distances: [0])
        data.put(1, bits: 1)
        #expect(verdict(data.bytes + [0])?.error == .corruptCompression)
        data = BitWriter()
        data.putHeader(literals: (0..<258).map { $0 >= 256 ? 1 : 0 }, distances: [0])
        data.put(1, bits: 1)
        data.put(0, bits: 1)
        #expect(verdict(data.bytes + [0])?.error == .corruptCompression)
    }

    @Test func `a large payload is followed by small ones, and the history stays`() {
        var random = SeededRandom(seed: 1)
        let small = random.payload()
        let payloads = [small, [UInt8](repeating: 7, count: 3 << 20)] + [[UInt8]](repeating: small, count: 100)
        let messages = deflated(payloads).map { $0[...] }
        #expect(outcome(messages, .native).payloads == payloads)
    }
}

/// What a compressor is told.
private struct Settings {
    var level: Int32
    var strategy: Int32
    var memoryLevel: Int32

    init(using random: inout SeededRandom) {
        let strategies = [Z_DEFAULT_STRATEGY, Z_FILTERED, Z_HUFFMAN_ONLY, Z_RLE, Z_FIXED]
        level = .random(in: 0...9, using: &random)
        strategy = strategies.randomElement(using: &random) ?? Z_DEFAULT_STRATEGY
        memoryLevel = .random(in: 1...9, using: &random)
    }

    /// One zlib stream, flushed after each payload.
    func compressed(_ payloads: [[UInt8]]) -> [UInt8] {
        var stream = unsafe z_stream()
        _ = unsafe czlib_deflate_init(&stream, level, 15, memoryLevel)
        defer { unsafe deflateEnd(&stream) }
        _ = unsafe deflateParams(&stream, level, strategy)
        var output = [UInt8](repeating: 0, count: payloads.reduce(100) { $0 + $1.count * 2 + 100 })
        let count = unsafe output.withUnsafeMutableBufferPointer { output in
            unsafe stream.next_out = output.baseAddress
            unsafe stream.avail_out = uInt(output.count)
            for payload in payloads {
                unsafe payload.withUnsafeBufferPointer { payload in
                    unsafe stream.next_in = unsafe UnsafeMutablePointer(mutating: payload.baseAddress)
                    unsafe stream.avail_in = uInt(payload.count)
                    _ = unsafe deflate(&stream, Z_SYNC_FLUSH)
                }
            }
            return unsafe output.count - Int(stream.avail_out)
        }
        return Array(output[..<count])
    }
}

extension SeededRandom {
    /// A text, a run, or bytes that do not compress; mostly short.
    fileprivate mutating func payload() -> [UInt8] {
        let length = Int.random(in: 1...([4, 40, 400, 4000, 40_000].randomElement(using: &self) ?? 4), using: &self)
        let kind = Int.random(in: 0..<4, using: &self)
        if kind == 0 { return (0..<length).map { _ in .random(in: .min ... .max, using: &self) } }
        var payload: [UInt8] = []
        while payload.count < length {
            let run = [UInt8](repeating: .random(in: 97..<100, using: &self), count: .random(in: 1...300, using: &self))
            let words = [#""user_id":"#, #"null,"#, "{", "}", "é😀", "\(Int.random(in: 0..<1_000_000, using: &self))"]
            payload += kind == 1 ? run : Array((words.randomElement(using: &self) ?? "").utf8)
        }
        return payload
    }
}
