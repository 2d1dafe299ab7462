import CJSONScan
import GatewayJSON
import Testing

@Suite struct JSONSkippingTests {
    /// Skips the second element of an array, and tells where it stood.
    private struct Second: JSONReadable {
        var range = 0..<0

        init(json: inout JSONReader) throws(JSONError) {
            try json.beginArray()
            while try json.nextElement() {
                let range = try json.raw()
                if self.range.isEmpty { self.range = range }
            }
        }
    }

    private func error(_ text: String) -> JSONError? {
        #expect(throws: JSONError.self) { try Second(parsing: Array(text.utf8)) }
    }

    @Test(arguments: [
        #""""#, #""a""#, #""\"""#, #""\\""#, #""fifteen bytes 15""#, #""\\\"\\\\ of more than sixteen \" bytes""#,
        "-1.5e3",
        "null", "[]", "{}", #"{"a":"]}\"","b":[{}]}"#, "[\"\u{1}\", nonsense]", "{]",
    ])
    func `a value ends where it ends`(text: String) throws {
        // What stands around it moves it over the borders of blocks.
        for count in 0..<70 {
            let space = String(repeating: " ", count: count)
            let bytes = Array("[\(space)\(text)\(space), 1]".utf8)
            #expect(
                try Second(parsing: bytes).range == 1 + count..<1 + count + text.utf8.count,
                "behind \(count) spaces"
            )
        }
    }

    @Test(arguments: [#""abc"#, #""abc\"#, #""abc\""#, "[[1]", #"{"a":{}"#, #"["]"#, #"[1, "sixteen bytes and more \"#])
    func `a value that breaks off is told at the end`(text: String) {
        for count in 0..<70 {
            let broken = "[" + String(repeating: " ", count: count) + text
            #expect(error(broken) == JSONError(.unexpectedEnd, at: broken.utf8.count), "behind \(count) spaces")
        }
    }

    @Test(arguments: [0, 1, 63, 64, 65, 200])
    func `the bracket that is too deep is told`(filling: Int) {
        // The array around it is open already.
        let deepest = String(repeating: "[", count: JSONValue.depthLimit - 1)
        let before = "[\"" + String(repeating: "a", count: filling) + "\"," + deepest
        let closing = String(repeating: "]", count: JSONValue.depthLimit)
        #expect(error(before + "{}" + closing) == JSONError(.tooDeep, at: before.utf8.count))
        #expect(throws: Never.self) { try Second(parsing: Array((before + closing).utf8)) }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `blocks and bytes skip the same`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let alphabets = [Array(#"\\\\""[]{}a"#.utf8), Array(#"\"[]{}{}{}aaaaaaaaa"#.utf8) + [0xC3, 0x0A, 0x00, 0xFF]]
        for round in 0..<2_000 {
            let count = Int.random(in: 0..<300, using: &random)
            let bytes = (0..<count).map { _ in alphabets[round % 2].randomElement(using: &random) ?? 0 }
            let limit = UInt32.random(in: 0..<12, using: &random)
            let context: Comment = "seed \(seed), limit \(limit): \(bytes)"
            let container = [UInt8(ascii: "[")] + bytes
            unsafe container.withUnsafeBufferPointer { container in
                let found = unsafe json_skip_container(container.baseAddress, container.count, limit)
                #expect(
                    unsafe found == json_skip_container_scalar(container.baseAddress, container.count, limit),
                    context
                )
                if found > 0 {
                    #expect(unsafe json_skip_container(container.baseAddress, found, limit) == found, context)
                }
            }
            unsafe bytes.withUnsafeBufferPointer { bytes in
                let found = unsafe json_skip_string(bytes.baseAddress, bytes.count)
                #expect(unsafe found == json_skip_string_scalar(bytes.baseAddress, bytes.count), context)
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func `what the parser accepts is skipped whole`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let value = random.loosened(random.object(depth: 5).encoded())
            let start = try #require(value.firstIndex(of: UInt8(ascii: "{")))
            let end = try #require(value.lastIndex(of: UInt8(ascii: "}")))
            let range = try Second(parsing: [UInt8(ascii: "[")] + value + [UInt8(ascii: "]")]).range
            #expect(range == start + 1..<end + 2, "seed \(seed): \(String(decoding: value, as: UTF8.self))")
        }
    }
}
