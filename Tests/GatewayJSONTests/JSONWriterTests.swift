import GatewayJSON
import Testing

@Suite struct JSONWriterTests {
    @Test func `writes into the room of a buffer, and leaves what others hold of it`() {
        let held = Array("something longer than what is written".utf8)
        var json = JSONWriter(reusing: held)
        #expect(json.bytes.isEmpty)
        json.integer(7)
        #expect(json.bytes == Array("7".utf8))
        #expect(held.count == 37)
    }

    @Test func `places commas and colons`() {
        var json = JSONWriter(reservingCapacity: 64)
        json.beginObject()
        json.key("op")
        json.integer(2)
        json.key("d")
        json.beginObject()
        json.key("shard")
        json.beginArray()
        json.integer(0)
        json.integer(1)
        json.endArray()
        json.key("empty")
        json.beginArray()
        json.endArray()
        json.key("none")
        json.beginObject()
        json.endObject()
        json.key("compress")
        json.bool(false)
        json.key("since")
        json.null()
        json.key("list")
        json.beginArray()
        json.beginObject()
        json.endObject()
        json.beginArray()
        json.endArray()
        json.string("x")
        json.endArray()
        json.endObject()
        json.endObject()

        #expect(
            text(json) == #"{"op":2,"d":{"shard":[0,1],"empty":[],"none":{},"compress":false,"since":null,"#
                + #""list":[{},[],"x"]}}"#
        )
    }

    @Test func `escapes quotes backslashes and control characters and nothing else`() {
        let expected = #""\"\\\b\t\n\f\r\u0000\u0001\u000b\u001f/"# + "\u{7F}é😀\u{2028}\""
        #expect(written { $0.string("\"\\\u{8}\t\n\u{C}\r\0\u{1}\u{B}\u{1F}/\u{7F}é😀\u{2028}") } == expected)
    }

    @Test func `keys are escaped too`() {
        let json = written {
            $0.beginObject()
            $0.key("a\"b")
            $0.null()
            $0.endObject()
        }
        #expect(json == #"{"a\"b":null}"#)
    }

    @Test(arguments: [
        (0, "0.0"), (-0.0, "-0.0"), (0.1, "0.1"), (1e16, "1e+16"), (Double.leastNonzeroMagnitude, "5e-324"),
        (Double.greatestFiniteMagnitude, "1.7976931348623157e+308"), (-2.5, "-2.5"),
    ])
    func `doubles are written so that they read back the same`(number: Double, expected: String) throws {
        let json = written { $0.double(number) }
        #expect(json == expected)
        #expect(try JSONValue(parsing: Array(json.utf8)).double?.bitPattern == number.bitPattern)
    }

    @Test(arguments: [Double.infinity, -.infinity, .nan, .signalingNaN])
    func `numbers without a JSON form are written as null`(number: Double) {
        #expect(written { $0.double(number) } == "null")
        #expect(JSONValue.number(number).description == "null")
    }

    @Test func `integers of every width are exact`() {
        let json = written {
            $0.beginArray()
            $0.integer(Int64.min)
            $0.integer(UInt64.max)
            $0.integer(UInt8.max)
            $0.integer(Int128.max)
            $0.endArray()
        }
        #expect(
            json == "[-9223372036854775808,18446744073709551615,255,170141183460469231731687303715884105727]"
        )
    }

    @Test func `whole values and finished JSON go where a value is due`() {
        struct Point: JSONWritable {
            func write(to json: inout JSONWriter) {
                json.string("point")
            }
        }
        let json = written {
            $0.beginArray()
            $0.value(Point())
            $0.value(["a": [1, nil]])
            $0.raw("{\"raw\": 1}".utf8)
            $0.endArray()
        }
        #expect(json == #"["point",{"a":[1,null]},{"raw": 1}]"#)
        #expect(Point().encoded() == Array(#""point""#.utf8))
    }

    @Test func `knows when the value is whole`() {
        var json = JSONWriter()
        #expect(!json.isComplete)
        json.beginArray()
        #expect(!json.isComplete)
        json.endArray()
        #expect(json.isComplete)
    }

    @Test func `keeps track of more than 64 levels of arrays and objects`() throws {
        var json = JSONWriter()
        for level in 0..<200 {
            if level.isMultiple(of: 3) {
                json.beginObject()
                json.key("k")
            } else {
                json.beginArray()
                json.integer(level)
            }
        }
        json.null()
        for level in (0..<200).reversed() {
            if level.isMultiple(of: 3) {
                json.endObject()
            } else {
                json.endArray()
            }
        }
        let value = try JSONValue(parsing: json.bytes)
        #expect(value["k"]?[1]?[1]?["k"]?[0] == 4)
        #expect(value.encoded() == json.bytes)
    }

    @Test func `a value without its key stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.beginObject()
            json.integer(1)
        }
    }

    @Test func `closing an array as an object stops the program`() async {
        await #expect(processExitsWith: .failure) {
            var json = JSONWriter()
            json.beginArray()
            json.endObject()
        }
    }

    private func written(_ body: (inout JSONWriter) -> Void) -> String {
        var json = JSONWriter()
        body(&json)
        return text(json)
    }

    private func text(_ json: JSONWriter) -> String {
        String(decoding: json.bytes, as: UTF8.self)
    }
}
