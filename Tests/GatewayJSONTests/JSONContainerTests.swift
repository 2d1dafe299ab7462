import CJSONScan
import GatewayJSON
import Testing

@Suite struct JSONContainerTests {
    @Test(arguments: [
        ("{}", 2), ("[]", 2), ("{}}", 2), (#"{"a":"]}"}x"#, 10), (#"["\\"]"#, 6), (#"["\\\""]"#, 8), ("[[[]]] []", 6),
        ("[\"é€😀\"]", 13), ("[{\"\u{7F}\":1}]\u{1}", 9),
    ])
    func `a container ends with its own bracket`(text: String, length: Int) {
        #expect(lengths(Array(text.utf8)) == all(length))
    }

    @Test(arguments: [
        ("[", JSON_SCAN_UNEXPECTED_END), ("{\"}", JSON_SCAN_UNEXPECTED_END), ("[\"\\\"]", JSON_SCAN_UNEXPECTED_END),
        ("[}", JSON_SCAN_UNEXPECTED_BYTE), ("{[}]", JSON_SCAN_UNEXPECTED_BYTE), ("[\\]", JSON_SCAN_UNEXPECTED_BYTE),
        ("[\"\u{1F}\"]", JSON_SCAN_CONTROL_CHARACTER), ("[\"\\\n\"]", JSON_SCAN_CONTROL_CHARACTER),
    ])
    func `a broken structure is told`(text: String, problem: Int) {
        #expect(lengths(Array(text.utf8)) == all(problem))
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xC1, 0xBF], [0xC3], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80],
            [0xF0, 0x80, 0x80, 0x80],
            [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xFF],
        ] as [[UInt8]]
    )
    func `what is no UTF-8 is refused wherever it stands`(bad: [UInt8]) {
        for place in 0..<140 {
            let bytes = Array("[\"".utf8) + [UInt8](repeating: 0x61, count: place) + bad + Array("\"]".utf8)
            #expect(lengths(bytes) == all(JSON_SCAN_INVALID_UTF8), "after \(place) bytes")
        }
    }

    @Test(arguments: [1, 2, 63, 64, 65, 128, 511, 512])
    func `the depth limit counts the container itself`(depth: Int) {
        for bracket in ["[]", "{}"] {
            let (open, close) = (bracket.utf8.first ?? 0, bracket.utf8.last ?? 0)
            let bytes = [UInt8](repeating: open, count: depth) + [UInt8](repeating: close, count: depth)
            #expect(lengths(bytes, depthLimit: depth) == all(2 * depth))
            #expect(lengths(bytes, depthLimit: depth - 1) == all(JSON_SCAN_TOO_DEEP))
        }
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `blocks and bytes find the same, and accept what the parser accepts`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = random.loosened(random.object(depth: 5).encoded())
        for _ in 0..<200 {
            let damaged = random.damaged(bytes)
            guard let start = damaged.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
                continue
            }
            let container = Array(damaged[start...])
            let found = lengths(container)
            let context: Comment = "seed \(seed): \(String(decoding: container, as: UTF8.self))"
            #expect(found == all(found[0]), context)
            if (try? JSONValue(parsing: container)) != nil { #expect(found[0] > 0, context) }
            if found[0] > 0 { #expect(lengths(Array(container[..<found[0]])) == all(found[0]), context) }
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `backslashes and quotes in any number mean the same to blocks and bytes`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabet = Array(#"\\\\""[]{}a"#.utf8) + [0xC3, 0xA9, 0x0A]
        for _ in 0..<2_000 {
            let count = Int.random(in: 0..<200, using: &random)
            let bytes = [UInt8(ascii: "[")] + (0..<count).map { _ in alphabet.randomElement(using: &random) ?? 0 }
            let found = lengths(bytes)
            #expect(found == all(found[0]), "seed \(seed): \(String(decoding: bytes, as: UTF8.self))")
        }
    }

    /// What all scanners find that find the same.
    private func all(_ length: Int) -> [Int] { [length, length, length, length] }

    /// What the scanners find: the length, or the problem.
    private func lengths(_ bytes: [UInt8], depthLimit: Int = 512) -> [Int] {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            let limit = UInt32(depthLimit)
            return unsafe [
                json_scan_container(bytes.baseAddress, bytes.count, limit),
                json_scan_container_half(bytes.baseAddress, bytes.count, limit),
                json_scan_container_narrow(bytes.baseAddress, bytes.count, limit),
                json_scan_container_scalar(bytes.baseAddress, bytes.count, limit),
            ]
        }
    }
}
