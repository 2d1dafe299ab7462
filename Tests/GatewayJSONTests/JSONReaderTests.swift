import GatewayJSON
import Testing

@Suite struct JSONReaderTests {
    private struct User: JSONReadable, Equatable {
        var id: UInt64?
        var name = ""
        var bot: Bool?
        var roles: [String] = []
        var scores: [String: Double] = [:]
        var friend: [User] = []

        init(id: UInt64, name: String) {
            self.id = id
            self.name = name
        }

        init(json: inout JSONReader) throws(JSONError) {
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "id": id = try json.digits()
                case "name": name = try json.string()
                case "is_a_bot_user": bot = try json.optional()
                case "roles": roles = try json.value()
                case "scores": scores = try json.value()
                case "friend": friend = try json.value()
                default: try json.skip()
                }
            }
            id = try json.require(id, "id")
        }
    }

    private func error<Value: JSONReadable>(_ type: Value.Type, _ text: String) -> JSONError? {
        #expect(throws: JSONError.self) { try Value(parsing: Array(text.utf8)) }
    }

    private func read<Value: JSONReadable>(_ text: String, as type: Value.Type = Value.self) throws -> Value {
        try Value(parsing: Array(text.utf8))
    }

    @Test func `members come in any order and unknown ones are passed`() throws {
        let user: User = try read(
            """
             { "x": {"a": ["}", "\\"", {}]}, "name": "Nelly" , "y":-1.5e3,"roles":["a","b" ],
             "is_a_bot_user":null,"id":"80351110224678912","scores":{"a":1,"b":2.5},"z":null,
             "friend": [{"id":1,"name":"x"} , {"name":"y","id":2}]}\n
            """
        )
        #expect(user.id == 80_351_110_224_678_912)
        #expect(user.name == "Nelly")
        #expect(user.bot == nil)
        #expect(user.roles == ["a", "b"])
        #expect(user.scores == ["a": 1, "b": 2.5])
        #expect(user.friend == [User(id: 1, name: "x"), User(id: 2, name: "y")])
    }

    @Test func `a key may be written with escapes`() throws {
        let user: User = try read(#"{"\u006eame":"a","\u0069\u0064":7,"\u00e9\n":1}"#)
        #expect(user == User(id: 7, name: "a"))
        #expect(try read(#"{"\u00e9\n\ud83d\ude00":1,"é":2}"#) == ["é\n😀": 1, "é": 2])
    }

    @Test func `a missing member is named`() {
        let text = #"{"name":"x"}"#
        #expect(error(User.self, text) == JSONError(.missingMember("id"), at: 11))
    }

    @Test func `a value of another type is refused where it stands`() {
        #expect(error(User.self, #"{"id": [1]}"#) == JSONError(.typeMismatch, at: 7))
        #expect(error(User.self, "[]") == JSONError(.typeMismatch, at: 0))
        #expect(error([Int].self, "{}") == JSONError(.typeMismatch, at: 0))
        #expect(error(String.self, " null") == JSONError(.typeMismatch, at: 1))
        #expect(error(Bool.self, "1") == JSONError(.typeMismatch, at: 0))
        #expect(error(Double.self, #""1""#) == JSONError(.typeMismatch, at: 0))
        #expect(error([Int].self, "[1,2.5]") == JSONError(.typeMismatch, at: 3))
        #expect(error([Int8].self, "[127,128]") == JSONError(.typeMismatch, at: 5))
        #expect(error([Int8].self, "[-128,-129]") == JSONError(.typeMismatch, at: 6))
        #expect(error(UInt.self, "-1") == JSONError(.typeMismatch, at: 0))
        #expect(error(UInt64.self, "18446744073709551616") == JSONError(.typeMismatch, at: 0))
    }

    @Test func `integers of every width are exact`() throws {
        #expect(try read("[0,-0,9223372036854775807,-9223372036854775808]") == [0, 0, Int64.max, Int64.min])
        #expect(try read("18446744073709551615") == UInt64.max)
        #expect(try read("[2.0,1e3,-5e-0,0.0]") == [2, 1000, -5, 0])
        #expect(try read("[255,0]") == [UInt8.max, 0])
        #expect(try read("[-128,127]") == [Int8.min, .max])
    }

    @Test func `doubles are the nearest ones`() throws {
        #expect(
            try read("[0,1,-2.5,1e-400,0.1,123456789012345,1234567890123456789,-0]") as [Double]
                == [0, 1, -2.5, 0, 0.1, 123_456_789_012_345, 1_234_567_890_123_456_768, 0]
        )
        #expect(try read("1.5") as Float == 1.5)
        #expect(error(Double.self, "1e400") == JSONError(.numberOutOfRange, at: 0))
    }

    @Test(arguments: ["01", "-", "1.", "1e", "+1", ".5", "-a", "00", "1e+", "0x1", "1.e1", "--1"])
    func `a malformed number is refused`(text: String) {
        #expect(throws: JSONError.self) { try read(text, as: Double.self) }
        #expect(throws: JSONError.self) { try read(text, as: Int.self) }
        #expect(throws: JSONError.self) { try read("[\(text)]", as: [Double].self) }
        #expect(throws: JSONError.self) { try read("[\(text)]", as: [UInt64].self) }
    }

    @Test func `digits are read from strings and numbers`() throws {
        let reading = { (text: String) throws in
            try read("{\"id\":\(text)}", as: User.self).id
        }
        #expect(try reading(#""18446744073709551615""#) == .max)
        #expect(try reading(#""\u00312""#) == 12)
        #expect(try reading("12") == 12)
        for wrong in [#""""#, #""-1""#, #""1 ""#, #""18446744073709551616""#, "-1", "1.5", "null", #""+1""#] {
            #expect(throws: JSONError.self) { try reading(wrong) }
        }
    }

    @Test func `strings are checked and their escapes resolved`() throws {
        #expect(try read(#""""#) == "")
        #expect(try read(#""plain ASCII of more than sixteen bytes""#) == "plain ASCII of more than sixteen bytes")
        #expect(try read(#""é😀 and \"\\\/\b\f\n\r\t\u0041\uD83D\uDE00 more""#) == "é😀 and \"\\/\u{8}\u{C}\n\r\tA😀 more")
        #expect(try read(#""\ud800x\udc00\ud800\ud800\udc00""#) == "\u{FFFD}x\u{FFFD}\u{FFFD}\u{10000}")
        #expect(error(String.self, "\"12345678\n\"") == JSONError(.controlCharacter, at: 9))
        #expect(error(String.self, #""\x""#) == JSONError(.invalidEscape, at: 1))
        #expect(error(String.self, #""\u12g4""#) == JSONError(.invalidEscape, at: 1))
        #expect(error(String.self, #""abc"#) == JSONError(.unexpectedEnd, at: 4))
        for bytes in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80], [0xE2, 0x82]]
            as [[UInt8]]
        {
            let error = #expect(throws: JSONError.self) { try String(parsing: [0x22] + bytes + [0x22]) }
            #expect(error == JSONError(.invalidUTF8, at: 1))
        }
    }

    @Test func `nothing may follow and commas stand between`() {
        #expect(error(Int.self, "1 2") == JSONError(.trailingBytes, at: 2))
        #expect(error(Int.self, "") == JSONError(.unexpectedEnd, at: 0))
        #expect(error([Int].self, "[1 2]") == JSONError(.unexpectedByte, at: 3))
        #expect(error([Int].self, "[1,]") == JSONError(.unexpectedByte, at: 3))
        #expect(error([Int].self, "[,1]") == JSONError(.unexpectedByte, at: 1))
        #expect(error([String: Int].self, #"{"a":1,}"#) == JSONError(.unexpectedByte, at: 7))
        #expect(error([String: Int].self, #"{"a" 1}"#) == JSONError(.unexpectedByte, at: 5))
        #expect(error([String: Int].self, #"{a:1}"#) == JSONError(.unexpectedByte, at: 1))
        #expect(error([Bool].self, "[truth]") == JSONError(.unexpectedByte, at: 4))
    }

    @Test func `a slice is read in place and its errors count from the array's start`() throws {
        let bytes = Array("xx[1,2]yy".utf8)
        #expect(try [Int](parsing: bytes[2..<7]) == [1, 2])
        let error = #expect(throws: JSONError.self) { try [Int](parsing: bytes[2..<6]) }
        #expect(error == JSONError(.unexpectedEnd, at: 6))
        #expect(try JSONReader.read([Int].self, from: bytes[2..<7].span) == [1, 2])
    }

    @Test func `nesting beyond the limit is refused whoever reads it`() throws {
        let limit = JSONValue.depthLimit
        let deepest = String(repeating: "[", count: limit) + String(repeating: "]", count: limit)
        #expect(try read("{\"id\":1,\"x\":\(deepest.dropFirst().dropLast())}", as: User.self).id == 1)
        #expect(error(User.self, "{\"id\":1,\"x\":\(deepest)}")?.code == .tooDeep)
        #expect(error(Nest.self, "[" + deepest + "]")?.code == .tooDeep)
        #expect(try read(deepest, as: Nest.self).depth == limit)
    }

    private struct Nest: JSONReadable {
        var depth = 1

        init(json: inout JSONReader) throws(JSONError) {
            try json.beginArray()
            while try json.nextElement() {
                depth = try json.value(Nest.self).depth + 1
            }
        }
    }

    @Test func `raw values and trees are found in the middle`() throws {
        struct Raw: JSONReadable {
            var range = 0..<0
            var bytes: [UInt8] = []
            var tree = JSONValue.null
            var kinds: [JSONKind?] = []

            init(json: inout JSONReader) throws(JSONError) {
                try json.beginArray()
                while try json.nextElement() {
                    kinds.append(json.peekKind())
                    switch kinds.count {
                    case 1: range = try json.raw()
                    case 2: bytes = try json.rawBytes()
                    default: tree = try json.value()
                    }
                }
            }
        }
        let raw: Raw = try read(#"[ {"a":[1]} , "x\"y", [null , 1.5]]"#)
        #expect(raw.range == 2..<11)
        #expect(raw.bytes == Array(#""x\"y""#.utf8))
        #expect(raw.tree == [nil, 1.5])
        #expect(raw.kinds == [.object, .string, .array])
        #expect(error(Raw.self, "[1,2,[x]]") == JSONError(.unexpectedByte, at: 6))
    }
}
