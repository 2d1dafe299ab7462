import GatewayTransport
import Testing

struct UTF8ValidatorTests {
    private func isValid(_ bytes: [UInt8]) -> Bool {
        var validator = UTF8Validator()
        return validator.accept(bytes.span) && validator.isComplete
    }

    @Test(arguments: ["", "plain", "grüß", "日本語", "🦜", "\u{0}\u{7F}\u{80}\u{7FF}\u{800}\u{FFFF}\u{10000}\u{10FFFF}"])
    func `accepts text`(text: String) {
        #expect(isValid(Array(text.utf8)))
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x9F, 0xBF], [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0xC3, 0x28], [0xE2, 0x82], [0xE2, 0x28, 0xA1],
        ] as [[UInt8]]
    )
    func `refuses what is not`(bytes: [UInt8]) {
        #expect(!isValid(bytes))
    }

    @Test func `fails at the first byte that cannot follow`() {
        var validator = UTF8Validator()
        let acceptsFirst = validator.accept(([0xF4] as [UInt8]).span)
        #expect(acceptsFirst)
        #expect(!validator.isComplete)
        let acceptsSecond = validator.accept(([0x90] as [UInt8]).span)
        #expect(!acceptsSecond)
    }

    @Test func `agrees with the standard library in any chunking`() {
        for seed in 0..<200 as Range<UInt64> {
            var random = SeededGenerator(seed: seed)
            var bytes = (0..<40).flatMap { _ in
                Array(String(["a", "ü", "語", "🦜", "plain ASCII text"].randomElement(using: &random) ?? "").utf8)
            }
            for _ in 0..<Int.random(in: 0...2, using: &random) {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 0...255, using: &random)
            }
            var validator = UTF8Validator()
            let isAccepted = bytes.cut(using: &random).allSatisfy { validator.accept($0.span) }
            let expected = String(validating: bytes, as: UTF8.self) != nil
            #expect((isAccepted && validator.isComplete) == expected, "seed \(seed)")
            #expect(isValid(bytes) == expected, "seed \(seed)")
        }
    }
}
