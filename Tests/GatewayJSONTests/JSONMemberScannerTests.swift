import GatewayJSON
import Testing

@Suite struct JSONMemberScannerTests {
    @Test func `finds the members of an envelope in any order`() throws {
        let bytes = Array(#"{"t":"READY","s":1,"op":0,"d":{"v":10,"a":[1,{"op":9}]}}"#.utf8)
        let members = try scan(bytes)

        #expect(members.map { $0.name(in: bytes) } == ["t", "s", "op", "d"])
        #expect(members.map(\.kind) == [.string, .number, .number, .object])
        #expect(members.map { text(of: $0, in: bytes) } == [#""READY""#, "1", "0", #"{"v":10,"a":[1,{"op":9}]}"#])
        #expect(members[0].string(in: bytes) == "READY")
        #expect(members[1].integer(in: bytes) == 1)
    }

    @Test func `white space belongs to no range`() throws {
        let bytes = Array("\t{\r\n \"op\" :\t10 , \"d\" : [ 1 ] } \n".utf8)
        let members = try scan(bytes)
        #expect(members.map { String(decoding: bytes[$0.key], as: UTF8.self) } == ["op", "d"])
        #expect(members.map { text(of: $0, in: bytes) } == ["10", "[ 1 ]"])
    }

    @Test func `tells every kind of value`() throws {
        let bytes = Array(#"{"a":null,"b":true,"c":false,"d":-1.5,"e":"","f":[],"g":{}}"#.utf8)
        let members = try scan(bytes)
        #expect(members.map(\.kind) == [.null, .true, .false, .number, .string, .array, .object])
        #expect(members.map(\.bool) == [nil, true, false, nil, nil, nil, nil])
        #expect(members.map { $0.double(in: bytes) } == [nil, nil, nil, -1.5, nil, nil, nil])
        #expect(members.map { $0.integer(in: bytes) } == [nil, nil, nil, nil, nil, nil, nil])
        #expect(members.map { $0.string(in: bytes) } == [nil, nil, nil, nil, "", nil, nil])
    }

    @Test func `keys are compared with their escapes resolved`() throws {
        let bytes = Array(#"{"\u006fp":1,"op":2,"o\"p":3,"":4,"\ud83d\ude00":5,"opp":6}"#.utf8)
        let members = try scan(bytes)
        #expect(members.map { $0.keyEquals("op", in: bytes) } == [true, true, false, false, false, false])
        #expect(members.map(\.hasEscapedKey) == [true, false, true, false, true, false])
        #expect(members.map { $0.name(in: bytes) } == ["op", "op", "o\"p", "", "😀", "opp"])
        #expect(members[3].keyEquals("", in: bytes))
        #expect(members[4].keyEquals("😀", in: bytes))
    }

    @Test(arguments: ["1.0", "1e0", "10E-1", "1"])
    func `an integral number is an integer however it is written`(number: String) throws {
        let bytes = Array("{\"op\":\(number)}".utf8)
        #expect(try scan(bytes).first?.integer(in: bytes) == 1)
    }

    @Test(arguments: ["{}", " {\n} "])
    func `an empty object has no members`(text: String) throws {
        #expect(try scan(Array(text.utf8)).isEmpty)
    }

    @Test func `duplicates come one after the other`() throws {
        let bytes = Array(#"{"a":1,"a":2}"#.utf8)
        #expect(try scan(bytes).map { $0.integer(in: bytes) } == [1, 2])
    }

    @Test func `a range is scanned alone and its offsets count from the start of the array`() throws {
        let bytes = Array(#"{"d": {"a":7} }"#.utf8)
        let outer = try #require(try scan(bytes).first)
        let inner = try scan(bytes, range: outer.value)
        #expect(outer.value == 6..<13)
        #expect(inner.first?.value == 11..<12)
        #expect(throws: JSONError(.unexpectedEnd, at: 12)) { try scan(bytes, range: 6..<12) }
        #expect(throws: JSONError(.trailingBytes, at: 14)) { try scan(bytes, range: 6..<15) }
    }

    @Test(arguments: ["[]", "1", "\"{}\"", "null", "[{}]", " 1 "])
    func `a value that is no object is refused at once`(text: String) {
        let error = #expect(throws: JSONError.self) { try JSONMemberScanner(Array(text.utf8)) }
        #expect(error?.code == .notAnObject)
    }

    @Test(arguments: [
        ("", JSONError(.unexpectedEnd, at: 0)),
        (#"{"a""#, JSONError(.unexpectedEnd, at: 4)),
        (#"{"a":"#, JSONError(.unexpectedEnd, at: 5)),
        (#"{"a":1"#, JSONError(.unexpectedEnd, at: 6)),
        (#"{"a":[1"#, JSONError(.unexpectedEnd, at: 7)),
        (#"{"a":1}}"#, JSONError(.trailingBytes, at: 7)),
        (#"{"a":1} {"#, JSONError(.trailingBytes, at: 8)),
        ("{}0", JSONError(.trailingBytes, at: 2)),
        (#"{"a":[1,{"b":01}]}"#, JSONError(.invalidNumber, at: 13)),
        (#"{"a":1e999}"#, JSONError(.numberOutOfRange, at: 5)),
        (#"{"a":"\q"}"#, JSONError(.invalidEscape, at: 6)),
        (#"{"a":[}"#, JSONError(.unexpectedByte, at: 6)),
        ("{\"\t\":1}", JSONError(.controlCharacter, at: 2)),
    ])
    func `malformed objects are refused with the place of the mistake`(text: String, error: JSONError) {
        #expect(throws: error) { try scan(Array(text.utf8)) }
    }

    @Test func `members before a mistake are still found and the mistake stays`() throws {
        var scanner = try JSONMemberScanner(Array(#"{"op":0,"d":01,"t":1}"#.utf8))
        #expect(try scanner.next()?.value == 6..<7)
        for _ in 0..<3 {
            #expect(throws: JSONError(.invalidNumber, at: 12)) { try scanner.next() }
        }
    }

    @Test func `after the end there is nothing more`() throws {
        var scanner = try JSONMemberScanner(Array(#"{"a":1} "#.utf8))
        _ = try scanner.next()
        for _ in 0..<3 {
            #expect(try scanner.next() == nil)
        }
    }

    @Test func `the depth limit counts the object itself`() throws {
        let bytes = Array(#"{"a":[[1]]}"#.utf8)
        #expect(try scan(bytes, depthLimit: 3).count == 1)
        #expect(throws: JSONError(.tooDeep, at: 6)) { try scan(bytes, depthLimit: 2) }
        #expect(throws: JSONError(.tooDeep, at: 5)) { try scan(bytes, depthLimit: 1) }
    }

    @Test func `a hostile depth is refused by the limit that stands when none is named`() {
        let bytes = Array("{\"a\":".utf8) + [UInt8](repeating: UInt8(ascii: "["), count: 100_000)
        #expect(throws: JSONError(.tooDeep, at: 516)) { try scan(bytes) }
    }

    @discardableResult
    private func scan(
        _ bytes: [UInt8],
        range: Range<Int>? = nil,
        depthLimit: Int = 512
    ) throws(JSONError) -> [JSONMember] {
        var scanner = try JSONMemberScanner(bytes, range: range, depthLimit: depthLimit)
        var members: [JSONMember] = []
        while let member = try scanner.next() {
            members.append(member)
        }
        return members
    }

    private func text(of member: JSONMember, in bytes: [UInt8]) -> String {
        String(decoding: bytes[member.value], as: UTF8.self)
    }
}
