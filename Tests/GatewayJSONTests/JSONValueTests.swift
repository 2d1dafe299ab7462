import GatewayJSON
import Testing

@Suite struct JSONValueTests {
    @Test func `members and elements are reached by subscripts`() {
        let value: JSONValue = ["op": 10, "d": ["heartbeat_interval": 41250, "_trace": ["a", "b"]]]
        #expect(value["d"]?["heartbeat_interval"]?.integer == 41250)
        #expect(value["d"]?["_trace"]?[1] == "b")
    }

    @Test func `a subscript of another kind of value is nil`() {
        let value: JSONValue = ["a": [1]]
        #expect(value["b"] == nil)
        #expect(value[0] == nil)
        #expect(value["a"]?[1] == nil)
        #expect(value["a"]?[-1] == nil)
        #expect(value["a"]?["a"] == nil)
        #expect(JSONValue.null["a"] == nil)
    }

    @Test(
        arguments: [
            (.integer(-3), -3, nil, -3),
            (.integer(3), 3, 3, 3),
            (.unsigned(.max), nil, .max, 0x1p64),
            (.number(2), 2, 2, 2),
            (.number(2.5), nil, nil, 2.5),
            (.number(1e300), nil, nil, 1e300),
            (.number(-2), -2, nil, -2),
            (.number(-0.0), 0, 0, 0),
            (.number(0x1p53 - 1), (1 << 53) - 1, (1 << 53) - 1, 0x1p53 - 1),
            (.number(1 - 0x1p53), 1 - (1 << 53), nil, 1 - 0x1p53),
            (.number(0x1p53), nil, nil, 0x1p53),
            (.number(-0x1p63), nil, nil, -0x1p63),
            (.number(0x1p64), nil, nil, 0x1p64),
            (.number(.infinity), nil, nil, .infinity),
            (.string("3"), nil, nil, nil),
            (.null, nil, nil, nil),
            (.bool(true), nil, nil, nil),
        ] as [(JSONValue, Int64?, UInt64?, Double?)]
    )
    func `a number is read in every form that can hold it`(
        value: JSONValue,
        integer: Int64?,
        unsigned: UInt64?,
        double: Double?
    ) {
        #expect(value.integer == integer)
        #expect(value.unsigned == unsigned)
        #expect(value.double == double)
    }

    @Test func `each accessor answers for its own kind only`() {
        let values: [JSONValue] = [nil, true, 1, 1.5, "a", [1], ["a": 1]]
        #expect(values.map(\.isNull) == [true, false, false, false, false, false, false])
        #expect(values.map(\.bool) == [nil, true, nil, nil, nil, nil, nil])
        #expect(values.map(\.string) == [nil, nil, nil, nil, "a", nil, nil])
        #expect(values.map(\.array) == [nil, nil, nil, nil, nil, [1], nil])
        #expect(values.map(\.object) == [nil, nil, nil, nil, nil, nil, ["a": 1]])
    }

    @Test func `the description is compact JSON in the order of the members`() throws {
        let text = #"{"z":1,"a":[null,true,"\n"],"m":{}}"#
        #expect(try JSONValue(parsing: Array(text.utf8)).description == text)
    }
}

@Suite struct JSONObjectTests {
    @Test func `the last of several equal keys counts and all are kept`() throws {
        let value = try JSONValue(parsing: Array(#"{"a":1,"b":2,"\u0061":3}"#.utf8))
        #expect(value["a"] == 3)
        #expect(value.object?.count == 3)
        #expect(value.object?.map(\.key) == ["a", "b", "a"])
        #expect(value.description == #"{"a":1,"b":2,"a":3}"#)
    }

    @Test func `objects are equal when the same keys lead to the same values`() {
        let object: JSONObject = ["a": 1, "b": [2]]
        #expect(object == ["b": [2], "a": 1])
        #expect(object == ["a": 0, "b": [2], "a": 1])
        #expect(object.hashValue == (["b": [2], "a": 1] as JSONObject).hashValue)
        #expect(object != ["a": 1])
        #expect(object != ["a": 1, "b": [3]])
    }

    @Test func `setting a value keeps the place of its key or appends it`() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = nil as JSONValue?
        object["d"] = .null
        #expect(object.map(\.key) == ["a", "b", "d"])
        #expect(object["a"] == 3)
        #expect(object["d"] == .null)
    }

    @Test func `setting nil removes every member of the key`() {
        var object: JSONObject = ["a": 1, "b": 2, "a": 3]
        object["a"] = nil as JSONValue?
        #expect(object == ["b": 2])
        #expect(object.count == 1)
        #expect(!object.isEmpty)
        #expect(JSONObject().isEmpty)
    }
}
