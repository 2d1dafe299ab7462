import GatewayJSON
import Testing

@Suite struct JSONElementScannerTests {
    private func elements(_ text: String, range: Range<Int>? = nil) throws -> [String] {
        let bytes = Array(text.utf8)
        var scanner = try JSONElementScanner(bytes, range: range)
        var found: [String] = []
        while let element = try scanner.next() { found.append(String(decoding: bytes[element], as: UTF8.self)) }
        #expect(try scanner.next() == nil)
        return found
    }

    @Test func `finds elements of every kind, without the white space around them`() throws {
        #expect(
            try elements(#" [ 1 ,"a,]", null,{"b":[1,2]} , [ [] ],true ] "#)
                == ["1", #""a,]""#, "null", #"{"b":[1,2]}"#, "[ [] ]", "true"]
        )
        #expect(try elements("[]") == [])
        #expect(try elements(#"{"x":[7,8]}"#, range: 5..<10) == ["7", "8"])
    }

    @Test(
        arguments: [
            ("{}", .notAnArray), ("1", .notAnArray), ("", .unexpectedEnd), ("[1", .unexpectedEnd),
            ("[1,]", .unexpectedByte), ("[1] 2", .trailingBytes), ("[[[1]", .unexpectedEnd), ("[01]", .invalidNumber),
        ] as [(String, JSONError.Code)]
    )
    func `what is no array is a typed error, each time`(text: String, code: JSONError.Code) throws {
        let bytes = Array(text.utf8)
        let error = #expect(throws: JSONError.self) {
            var scanner = try JSONElementScanner(bytes)
            while try scanner.next() != nil {}
        }
        #expect(error?.code == code)
        guard var scanner = try? JSONElementScanner(bytes) else { return }
        while (try? scanner.next()) != nil {}
        #expect(throws: JSONError.self) { try scanner.next() }
    }

    @Test func `nesting beyond the limit is an error`() throws {
        var scanner = try JSONElementScanner(Array("[[[]]]".utf8), depthLimit: 2)
        let error = #expect(throws: JSONError.self) { try scanner.next() }
        #expect(error?.code == .tooDeep)
    }
}
