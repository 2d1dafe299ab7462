import GatewayJSON
import Testing

@Suite struct JSONValueTests {
    @Test func `reads every kind of value`() throws {
        let text = ##" { "a" : [ null , true,false, 0, -12, 18446744073709551615, 1.5, -2e3 , "x\u00e9\n\ud83d\ude00" ] , "b":{ } , "c":[] } "##
        let value = try JSONValue(parsing: Array(text.utf8))
        #expect(
            value == [
                "a": [nil, true, false, 0, -12, .unsigned(.max), 1.5, -2000.0, "xé\n😀"],
                "b": [:], "c": [],
            ]
        )
        #expect(value.description == #"{"a":[null,true,false,0,-12,18446744073709551615,1.5,-2000.0,"xé\n😀"],"b":{},"c":[]}"#)
    }
}
