import GatewayJSON
import Testing

@Suite struct JSONParsingTests {
    @Test func `reads every kind of value`() throws {
        let text = ##"""
             { "a" : [ null , true,false, 0, -12, 18446744073709551615, 1.5, -2e3 , "x\u00e9\n\ud83d\ude00" ],
            "b":{ }
            , "c":[ ]}
            """##
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(
            value == [
                "a": [nil, true, false, 0, -12, .unsigned(.max), 1.5, -2000.0, "xé\n😀"],
                "b": [:],
                "c": [],
            ]
        )
    }

    @Test(arguments: [
        ("9223372036854775807", JSONValue.integer(.max)),
        ("-9223372036854775808", .integer(.min)),
        ("9223372036854775808", .unsigned(1 << 63)),
        ("18446744073709551615", .unsigned(.max)),
        ("18446744073709551616", .number(0x1p64)),
        ("-9223372036854775809", .number(-0x1p63)),
        ("0", .integer(0)),
        ("-0", .integer(0)),
        ("-0.0", .number(0)),
        ("1.0", .number(1)),
        ("1E+2", .number(100)),
        ("12.5e-1", .number(1.25)),
        ("0.1", .number(0.1)),
        ("5e-324", .number(.leastNonzeroMagnitude)),
        ("1.7976931348623157e308", .number(.greatestFiniteMagnitude)),
        ("1e-400", .number(0)),
    ])
    func `numbers are exact integers where 64 bits hold them and else the nearest double`(
        text: String,
        expected: JSONValue
    ) throws {
        #expect(try parse(text) == expected)
    }

    @Test func `an integer of 309 digits is a double unless it is out of range`() throws {
        #expect(try parse("1" + String(repeating: "0", count: 308)) == .number(1e308))
        #expect(throws: JSONError(.numberOutOfRange, at: 0)) { try parse("2" + String(repeating: "0", count: 308)) }
    }

    @Test(arguments: [
        (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC\u0000""#, "Aé€\0"),
        (#""\ud83d\ude00""#, "😀"),
        (#""\uD83D\uDE00\uDBFF\uDFFF""#, "😀\u{10FFFF}"),
        ("\"é€😀\u{7F}\u{2028}\"", "é€😀\u{7F}\u{2028}"),
        (#""é\né""#, "é\né"),
        (#""""#, ""),
    ])
    func `strings have their escapes resolved`(text: String, expected: String) throws {
        #expect(try parse(text) == .string(expected))
    }

    @Test(arguments: [
        (#""\ud83d""#, "\u{FFFD}"),
        (#""\ude00""#, "\u{FFFD}"),
        (#""\ud83dx""#, "\u{FFFD}x"),
        (#""\ud83d\n""#, "\u{FFFD}\n"),
        (#""\ud83d\u0041""#, "\u{FFFD}A"),
        (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"),
        (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
        (#""\u0041\ude00""#, "A\u{FFFD}"),
    ])
    func `half a surrogate pair becomes a replacement character`(text: String, expected: String) throws {
        #expect(try parse(text) == .string(expected))
    }

    @Test(arguments: [
        ("", JSONError(.unexpectedEnd, at: 0)),
        ("   ", JSONError(.unexpectedEnd, at: 3)),
        ("{", JSONError(.unexpectedEnd, at: 1)),
        ("[1,", JSONError(.unexpectedEnd, at: 3)),
        ("tru", JSONError(.unexpectedEnd, at: 3)),
        ("-", JSONError(.unexpectedEnd, at: 1)),
        ("1.", JSONError(.unexpectedEnd, at: 2)),
        ("1e", JSONError(.unexpectedEnd, at: 2)),
        (#""ab"#, JSONError(.unexpectedEnd, at: 3)),
        (#""\"#, JSONError(.unexpectedEnd, at: 2)),
        (#""\u00"#, JSONError(.unexpectedEnd, at: 5)),
        ("nul0", JSONError(.unexpectedByte, at: 3)),
        ("True", JSONError(.unexpectedByte, at: 0)),
        ("NaN", JSONError(.unexpectedByte, at: 0)),
        ("'a'", JSONError(.unexpectedByte, at: 0)),
        ("+1", JSONError(.unexpectedByte, at: 0)),
        (".5", JSONError(.unexpectedByte, at: 0)),
        ("[1 2]", JSONError(.unexpectedByte, at: 3)),
        ("[,1]", JSONError(.unexpectedByte, at: 1)),
        ("[1,]", JSONError(.unexpectedByte, at: 3)),
        ("[1}", JSONError(.unexpectedByte, at: 2)),
        (#"{"a":1]"#, JSONError(.unexpectedByte, at: 6)),
        (#"{"a" 1}"#, JSONError(.unexpectedByte, at: 5)),
        (#"{"a":}"#, JSONError(.unexpectedByte, at: 5)),
        (#"{"a":1,}"#, JSONError(.unexpectedByte, at: 7)),
        ("{a:1}", JSONError(.unexpectedByte, at: 1)),
        ("{1:1}", JSONError(.unexpectedByte, at: 1)),
        ("[1/**/]", JSONError(.unexpectedByte, at: 2)),
        ("]", JSONError(.unexpectedByte, at: 0)),
        ("\u{FEFF}1", JSONError(.unexpectedByte, at: 0)),
        ("\u{A0}1", JSONError(.unexpectedByte, at: 0)),
        ("01", JSONError(.invalidNumber, at: 0)),
        ("[-012]", JSONError(.invalidNumber, at: 2)),
        ("-x", JSONError(.invalidNumber, at: 1)),
        ("1.x", JSONError(.invalidNumber, at: 2)),
        ("1e+]", JSONError(.invalidNumber, at: 3)),
        ("[1e400]", JSONError(.numberOutOfRange, at: 1)),
        ("-1e400", JSONError(.numberOutOfRange, at: 0)),
        (#""a\x""#, JSONError(.invalidEscape, at: 2)),
        (#""\u00g0""#, JSONError(.invalidEscape, at: 1)),
        ("\"a\n\"", JSONError(.controlCharacter, at: 2)),
        ("\"\0\"", JSONError(.controlCharacter, at: 1)),
        ("1 2", JSONError(.trailingBytes, at: 2)),
        ("{}x", JSONError(.trailingBytes, at: 2)),
        ("[]]", JSONError(.trailingBytes, at: 2)),
        ("truex", JSONError(.trailingBytes, at: 4)),
        ("1\0", JSONError(.trailingBytes, at: 1)),
    ])
    func `malformed text is refused with the place of the mistake`(text: String, error: JSONError) {
        #expect(throws: error) { try parse(text) }
    }

    @Test(
        arguments: [
            [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC3, 0x28], [0xE0, 0x9F, 0xBF], [0xE2, 0x28, 0xA1],
            [0xE2, 0x82, 0x28], [0xED, 0xA0, 0x80], [0xED, 0xBF, 0xBF], [0xF0, 0x8F, 0xBF, 0xBF],
            [0xF4, 0x90, 0x80, 0x80],
            [0xF5, 0x80, 0x80, 0x80], [0xFE], [0xFF], [0xC3],
        ] as [[UInt8]]
    )
    func `bytes that are not UTF-8 are refused in strings`(sequence: [UInt8]) {
        let quote = UInt8(ascii: "\"")
        #expect(throws: JSONError(.invalidUTF8, at: 2)) {
            try JSONValue(parsing: [quote, 0x61] + sequence + [quote])
        }
    }

    @Test func `every scalar value is accepted raw and gives itself`() throws {
        var text = ""
        for value in stride(from: 0x20 as UInt32, through: 0x10FFFF, by: 13) {
            if let scalar = Unicode.Scalar(value), scalar != "\"", scalar != "\\" {
                text.unicodeScalars.append(scalar)
            }
        }
        #expect(try parse("\"\(text)\"") == .string(text))
    }

    @Test(arguments: ["[", "{\"a\":"])
    func `nesting of 512 is accepted and one more is refused`(opening: String) throws {
        let closing = opening == "[" ? "]" : "}"
        func nested(_ depth: Int) -> String {
            String(repeating: opening, count: depth - 1) + (opening == "[" ? "[]" : "{}")
                + String(repeating: closing, count: depth - 1)
        }
        let deepest = try parse(nested(JSONValue.depthLimit))
        #expect(deepest.description == nested(512))
        #expect(throws: JSONError(.tooDeep, at: 512 * opening.utf8.count)) { try parse(nested(513)) }
    }

    @Test func `a million opening brackets are refused without harm`() {
        #expect(throws: JSONError(.tooDeep, at: 512)) {
            try JSONValue(parsing: [UInt8](repeating: UInt8(ascii: "["), count: 1_000_000))
        }
    }

    @Test func `a part of an array is parsed alone and errors count from the start of the array`() throws {
        let bytes = Array(#"junk[1,{"a":2}]x"#.utf8)
        #expect(try JSONValue(parsing: bytes, in: 4..<15) == [1, ["a": 2]])
        #expect(try JSONValue(parsing: bytes, in: 7..<14) == ["a": 2])
        #expect(throws: JSONError(.unexpectedEnd, at: 14)) { try JSONValue(parsing: bytes, in: 4..<14) }
        #expect(throws: JSONError(.trailingBytes, at: 15)) { try JSONValue(parsing: bytes, in: 4..<16) }
        #expect(throws: JSONError(.unexpectedEnd, at: 3)) { try JSONValue(parsing: bytes, in: 3..<3) }
    }

    @Test func `an error describes itself in one line`() {
        #expect(JSONError(.trailingBytes, at: 15).description == "invalid JSON at byte 15: trailingBytes")
    }

    @discardableResult
    private func parse(_ text: String) throws(JSONError) -> JSONValue {
        try JSONValue(parsing: Array(text.utf8))
    }
}
