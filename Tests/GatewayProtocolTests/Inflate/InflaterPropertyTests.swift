import GatewayModels
import GatewayProtocol
import Testing

@Suite struct InflaterPropertyTests {
    /// What an inflater makes of messages: the payloads, and the error that ended it.
    ///
    /// `count` is how many payloads the batch expects: those of a burst take another way.
    private func outcome(
        _ messages: [ArraySlice<UInt8>],
        _ compression: Compression,
        limit: Int = 1 << 16,
        engine: InflateEngine = .zlib,
        expecting count: Int = 1
    ) -> (payloads: [[UInt8]], error: ProtocolError.Code?) {
        let inflater = compression.makeInflater(limit: limit, engine: engine)
        var payloads = PayloadBatch()
        payloads.removeAll(expecting: count)
        do {
            for message in messages { try inflater.inflate(message.span, isText: false, into: &payloads) }
        } catch {
            return (payloads.map(Array.init), error.code)
        }
        return (payloads.map(Array.init), nil)
    }

    @Test(arguments: InflateEngine.allCases, 0..<8 as Range<UInt64>)
    func `a zlib-stream gives the same, sound or damaged, however it is cut`(engine: InflateEngine, seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            let payloads = (0..<Int.random(in: 1...6, using: &random)).map { _ in
                random.text(length: [5, 60, 600, 9_000].randomElement(using: &random) ?? 5)
            }
            let sound = Array(deflated(payloads, level: Int32.random(in: 0...9, using: &random)).joined())
            let count = [1, 4, 400].randomElement(using: &random) ?? 1
            let cutSound = outcome(sound.cut(using: &random), .zlibStream, engine: engine, expecting: count)
            #expect(cutSound.payloads == payloads, "seed \(seed)")

            let damaged = random.damaged(sound)
            let whole = outcome([damaged[...]], .zlibStream, engine: engine)
            let cut = outcome(damaged.cut(using: &random), .zlibStream, engine: engine, expecting: count)
            #expect(whole == cut, "seed \(seed): \(damaged)")
        }
    }

    #if Zstd
    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a zstd-stream gives the same bytes, sound or damaged, however it is cut into messages`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        for _ in 0..<100 {
            var stream = Array(Vectors.zstd.joined())
            if Bool.random(using: &random) { stream = random.damaged(stream) }
            // Each message is a payload, so only what they come to is the same.
            let whole = outcome([stream[...]], .zstdStream, limit: 1 << 26)
            let count = [1, 4, 400].randomElement(using: &random) ?? 1
            let cut = outcome(stream.cut(using: &random), .zstdStream, limit: 1 << 26, expecting: count)
            #expect(whole.error == cut.error, "seed \(seed): \(stream)")
            if whole.error == nil {
                #expect(Array(whole.payloads.joined()) == Array(cut.payloads.joined()), "seed \(seed): \(stream)")
            }
        }
    }
    #endif

    @Test(arguments: 0..<8 as Range<UInt64>)
    func `a damaged payload of its own is refused or the same, and never crashes`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let payload = random.text(length: 500)
        let sound = deflated([payload], ends: true)[0]
        for _ in 0..<500 {
            let damaged = random.damaged(sound)
            let result = outcome([damaged[...]], .payload)
            // Adler-32 sees what deflate does not; a change of the header's level changes nothing.
            #expect(result.error != nil || result.payloads == [payload], "seed \(seed): \(damaged)")
        }
    }
}

extension SeededRandom {
    /// A text of few words, such as compresses well.
    fileprivate mutating func text(length: Int) -> [UInt8] {
        var text: [UInt8] = []
        while text.count < length {
            text +=
                [#""user_id":"#, #"null,"#, "{", "}", "é😀", "0123456789"].randomElement(using: &self)?.utf8 ?? "".utf8
        }
        return text
    }
}
