import GatewayJSON
import Testing

/// What the grammar of RFC 8259 allows and forbids, read by each of the module's three ways to read.
@Suite struct JSONGrammarTests {
    private struct Anything: Decodable {
        init(from decoder: any Decoder) throws {}
    }

    /// Reads every value of a text by its type, and skips nothing.
    private struct Whole: JSONReadable {
        init(json: inout JSONReader) throws(JSONError) {
            switch json.peekKind() {
            case .object:
                try json.beginObject()
                while let _ = try json.nextKey() { _ = try json.value(Whole.self) }
            case .array:
                try json.beginArray()
                while try json.nextElement() { _ = try json.value(Whole.self) }
            case .string: _ = try json.string()
            case .number: _ = try json.double()
            case .null: _ = try json.null()
            default: _ = try json.bool()
            }
        }
    }

    private func accepting(_ bytes: [UInt8]) -> [Bool] {
        [
            (try? JSONValue(parsing: bytes)) != nil,
            (try? Whole(parsing: bytes)) != nil,
            (try? GatewayJSONDecoder().decode(Anything.self, from: bytes)) != nil,
        ]
    }

    @Test(arguments: [
        "[]", "{}", " [ ] ", "\t\n\r 1 \t\n\r", "null", "true", "false", "\"\"", "0", "-0", "-1", "12", "1.5", "-0.1",
        "1e1", "1E1", "1e+1", "1e-1", "1E+1", "0e1", "0e+1", "0.0e-0", "123.456e78", "1e-99999", "[1,null,2]",
        "[[]   ]", "[\"a\"]", "{\"a\":[]}", "{\"\":0}", "{\"a\":1,\"a\":2}", "{\"a\" : {\"b\":[{}]}}", "[\"\\u0000\"]",
        "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"\\u0060\\u012a\\u12AB\"", "\"\\ud801\\udc37\"", "\"\\ud800\"",
        "\"\\udc00\\ud800\"", "\"\u{7F}\"", "\"\u{2028}\u{2029}\"", "\"\u{10FFFF}\"", "\"\u{FFFF}\"", "\"é€𝄞\"",
        "\"a/*b*/c\"", "[-237462374673276894279832749832423479823246327846]", "[9223372036854775808]",
        "[100000000000000000000]", "[0.4e-0066]", "\"\\\\u0000\"", "[[[[[[]]]]],{}]",
    ])
    func `what the grammar allows is accepted`(text: String) {
        #expect(accepting(Array(text.utf8)) == [true, true, true])
    }

    @Test(arguments: [
        "", " ", "[", "]", "{", "}", "[1", "[1,", "[1,]", "[,1]", "[,]", "[1,,2]", "[1 2]", "[1:2]", "[1}", "{1:1}",
        "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{,\"a\":1}", "{\"a\" 1}", "{\"a\":1 \"b\":2}", "{\"a\":1,,\"b\":2}",
        "{a:1}", "{'a':1}", "{\"a\"::1}", "{\"a\":1]", "{null:1}", "{\"a\":1}}", "{\"a\":1}x", "[]]", "[]1", "1 2",
        "nul", "nulll", "Null", "tru", "truee", "fals", "TRUE", "NaN", "Infinity", "-Infinity", "undefined", "+1",
        "-", "--1", "01", "-01", "00", "1.", "-1.", ".1", "-.1", "1.e1", "1e", "1e+", "1e-", "1E", "1e1.5", "0x1",
        "1_0", "1a", "1.2.3", "0.e1", "0e", "1 .5", "- 1", "\"", "\"a", "\"\\\"", "\"\\x\"", "\"\\a\"", "\"\\'\"",
        "\"\\u\"", "\"\\u1\"", "\"\\u12\"", "\"\\u123\"", "\"\\u00g0\"", "\"\\U0000\"", "\"\\ud800\\u\"",
        "\"\\ud800\\u1x\"", "\"\\\u{1F600}\"", "\"\t\"", "\"\n\"", "\"\u{0}\"", "\"\u{1F}\"", "'a'", "\"a\"b",
        "\u{FEFF}1", "\u{A0}1", "\u{C}1", "\u{B}1", "[\u{2060}]", "//\n1", "/**/1", "[1/**/]", "#", "*", "<a>",
        "[\\n1]",
        "\\u0020", "[\"a\",\n4\n,1,", "{\"a\":\"b\"}#", "[1]\u{0}", "\u{0}",
    ])
    func `what the grammar forbids is refused`(text: String) {
        #expect(accepting(Array(text.utf8)) == [false, false, false])
    }

    @Test(
        arguments: [
            [0xFF], [0x80], [0xC0, 0xAF], [0xC1, 0xBF], [0xC3], [0xC3, 0x28], [0xE0, 0x80, 0xAF], [0xE2, 0x28, 0xA1],
            [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x80, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80],
            [0xF8, 0x88, 0x80, 0x80, 0x80], [0xE2, 0x82], [0xF0, 0x9F, 0x98],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused in strings, in keys and between`(bytes: [UInt8]) {
        let quoted = [0x22] + bytes + [0x22]
        #expect(accepting(quoted) == [false, false, false])
        #expect(accepting([0x22, 0x5C] + bytes + [0x22]) == [false, false, false])
        #expect(accepting(Array("{".utf8) + quoted + Array(":1}".utf8)) == [false, false, false])
        #expect(accepting(bytes) == [false, false, false])
    }

    @Test(arguments: 0..<60 as Range<UInt64>)
    func `all three agree on damaged texts`(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let bytes = random.loosened(random.object(depth: 4).encoded())
        for _ in 0..<50 {
            let damaged = random.damaged(bytes)
            let accepted = accepting(damaged)
            let context: Comment = "seed \(seed): \(String(decoding: damaged, as: UTF8.self))"
            #expect(accepted[0] == accepted[1], context)
            // Only the decoder leaves numbers too large for a Double to those who ask for them.
            #expect(accepted[2] || !accepted[0], context)
        }
    }
}
