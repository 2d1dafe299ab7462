import GatewayJSON
import Testing

@Suite struct JSONPathTests {
    private struct Node: JSONReadable {
        var id: Int?
        var child: [Node] = []
        var names: [String: String] = [:]

        init(json: inout JSONReader) throws(JSONError) {
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "id": id = try json.integer()
                case "only": child = [try json.value()]
                case "children": child = try json.value()
                case "names": names = try json.value()
                default: try json.skip()
                }
            }
            id = try json.require(id, "id")
        }
    }

    @Test(arguments: [
        (#"{"id":"x"}"#, "id", JSONError(.typeMismatch, at: 6)),
        (#"{"x":[1,{}],"only":{"id":1,"children":[{"id":2},{"id":3},{"id":[4]}]}}"#, "only.children[2].id", nil),
        (#"{"id":1,"children":[{"id":2},{"id":3,"only":{"x":1}}]}"#, "children[1].only", nil),
        (#"{"x":{"y":1}}"#, "", JSONError(.missingMember("id"), at: 12)),
        (#"{"names":{"a":"b","c d\n":["e"]}}"#, #"names["c d\n"]"#, nil),
        (#"{"names":{"":1}}"#, #"names[""]"#, nil), (#" [1]"#, "", JSONError(.typeMismatch, at: 1)),
        (#"{"names":{"a":"b\x"}}"#, "names.a", nil), (#"{"names":{"a":"b"#, "names.a", nil),
        (#"{"names":{"a" "b"}}"#, "names", nil), (#"{"names":{"a":"b",}}"#, "names", nil),
        (#"{"children":[{"id":1} {}]}"#, "children", nil), (#"{"id":1}}"#, "", JSONError(.trailingBytes, at: 8)),
        ("", "", JSONError(.unexpectedEnd, at: 0)), (#"{"id":1,"x":"#, "x", nil),
    ])
    func `an error tells the way to its value`(text: String, path: String, expected: JSONError?) throws {
        let found = #expect(throws: JSONError.self) { try Node(parsing: Array(text.utf8)) }
        let error = try #require(found)
        if let expected { #expect(error == expected) }
        let way = path.isEmpty ? "" : ", \(path)"
        #expect(error.description == "invalid JSON at byte \(error.offset)\(way): \(error.code)")
    }

    @Test func `a slice has the same way and an offset in its array`() throws {
        let bytes = Array(#"xxx{"id":1,"children":[7]}yy"#.utf8)
        let found = #expect(throws: JSONError.self) { try Node(parsing: bytes[3..<bytes.count - 2]) }
        #expect(found?.path == [.key("children"), .index(0)])
        #expect(found.map { bytes[$0.offset] } == UInt8(ascii: "7"))
    }

    @Test func `a long key is cut off`() {
        let key = String(repeating: "é", count: 100)
        let found = #expect(throws: JSONError.self) { try [String: Int](parsing: Array("{\"\(key)\":null}".utf8)) }
        #expect(found?.path == [.key(String(key.prefix(64)))])
    }
}
