import GatewayJSON
import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct GatewayMessageTests {
    private func message(_ json: String) throws(ProtocolError) -> GatewayMessage {
        try GatewayMessage(payload: bytes(json))
    }

    private func event(_ json: String) throws -> GatewayEvent? {
        if case .dispatch(let event) = try message(json) { event } else { nil }
    }

    /// The payload between others, as it lies in a batch.
    private func surrounded(_ payload: [UInt8]) -> (bytes: [UInt8], range: Range<Int>) {
        let before = bytes(#"{"op":11}"#)
        return (before + payload + bytes(#"","op":7}"#), before.count..<(before.count + payload.count))
    }

    private func glance(_ payload: [UInt8]) -> Envelope? {
        let (bytes, range) = surrounded(payload)
        return Envelope(glancingAt: bytes.span.extracting(..<range.upperBound), from: range.lowerBound)
    }

    private func parsed(_ payload: [UInt8]) throws(ProtocolError) -> Envelope {
        let (bytes, range) = surrounded(payload)
        return try Envelope(parsing: bytes, in: range)
    }

    @Test(arguments: [
        #"{"t":"TYPING_START","s":42,"op":0,"d":{"a":[1,{"b":"}"}]}}"#,
        #"{"d":{"a":[1,{"b":"}"}]},"op":0,"s":42,"t":"TYPING_START"}"#,
        #"{"op":0,"d":{"a":[1,{"b":"}"}]},"t":"TYPING_START","s":42,"extra":{"op":9}}"#,
        "{ \"s\" : 42.0 ,\n\t\"op\" : 0e0 , \"t\" : \"TYPING\\u005fSTART\" , \"d\" : {\"a\":[1,{\"b\":\"}\"}]}\r\n}",
        #"{"op":7,"t":"X","\u006fp":0,"t":"TYPING_START","s":1,"s":42,"d":null,"d":{"a":[1,{"b":"}"}]}}"#,
    ])
    func `keys come in any order, spelling and number, and of repeated ones the last counts`(json: String) throws {
        let event = try #require(try event(json))
        #expect(event.name == .typingStart)
        #expect(event.sequence == 42)
        #expect(text(event.data) == #"{"a":[1,{"b":"}"}]}"#)
    }

    @Test func `the data of an event is byte for byte as received`() throws {
        let data = #"{ "a" : 1.50e+00 , "b":"\u00e9\/" }"#
        let event = try #require(try event(#"{"op":0,"t":"X","s":1,"d":"# + data + "}"))
        #expect(text(event.data) == data)
    }

    @Test func `an event that nobody knows keeps its name`() throws {
        let event = try #require(try event(#"{"op":0,"t":"BRAND_NEW","s":5,"d":[]}"#))
        #expect(event.name == EventName(rawValue: "BRAND_NEW"))
        #expect(!event.name.isOfficial)
    }

    @Test func `absent and null s and d are the same`() throws {
        #expect(try event(#"{"op":0,"t":"X"}"#)?.sequence == nil)
        #expect(try event(#"{"op":0,"t":"X","s":null}"#)?.sequence == nil)
        #expect(try event(#"{"op":0,"t":"X"}"#)?.data.isEmpty == true)
    }

    @Test func `the control payloads are told apart`() throws {
        #expect(
            try message(#"{"t":null,"s":null,"op":10,"d":{"heartbeat_interval":41250,"_trace":["x"]}}"#)
                == .hello(heartbeatInterval: .milliseconds(41_250))
        )
        #expect(
            try message(#"{"op":10,"d":{"heartbeat_interval":45000.0}}"#) == .hello(heartbeatInterval: .seconds(45))
        )
        // Of a repeated key the last counts.
        #expect(
            try message(#"{"op":10,"d":{"heartbeat_interval":1,"heartbeat_interval":45000}}"#)
                == .hello(heartbeatInterval: .seconds(45))
        )
        #expect(try message(#"{"op":1,"d":null}"#) == .heartbeatRequest)
        #expect(try message(#"{"op":11}"#) == .heartbeatAcknowledged)
        #expect(try message(#"{"op":7,"d":null}"#) == .reconnect)
        #expect(try message(#"{"op":9,"d":true}"#) == .invalidSession(isResumable: true))
        #expect(try message(#"{"op":9,"d":false}"#) == .invalidSession(isResumable: false))
        #expect(try message(#"{"op":9}"#) == .invalidSession(isResumable: false))
        #expect(try message(#"{"op":99,"d":{"x":1}}"#) == .unknown(Opcode(rawValue: 99)))
        #expect(try message(#"{"op":-1}"#) == .unknown(Opcode(rawValue: -1)))
    }

    @Test(
        arguments: [
            ("41250.5", .milliseconds(41_251)), ("41250.4", .milliseconds(41_250)), ("0.2", .milliseconds(1)),
            ("4.125e4", .milliseconds(41_250)), ("3600001", .seconds(3600)), ("1e300", .seconds(3600)),
            ("9223372036854775808", .seconds(3600)),
        ] as [(String, Duration)]
    )
    func `a heartbeat interval that is no whole number is rounded, and a huge one is an hour`(
        interval: String,
        expected: Duration
    ) throws {
        #expect(
            try message(#"{"op":10,"d":{"heartbeat_interval":\#(interval)}}"#) == .hello(heartbeatInterval: expected)
        )
    }

    @Test(arguments: [
        ("", ProtocolError.Code.invalidJSON),
        ("{", .invalidJSON),
        (#"{"op":0,}"#, .invalidJSON),
        (#"{"op":0,"t":"X","d":{]}}"#, .invalidJSON),
        (#"{"op":11}{"op":11}"#, .invalidJSON),
        ("{\"op\":0,\"t\":\"\u{1}\"}", .invalidJSON),
        ("[]", .notAnObject),
        ("null", .notAnObject),
        ("42", .notAnObject),
        (#""op""#, .notAnObject),
        ("{}", .invalidOpcode),
        (#"{"op":null}"#, .invalidOpcode),
        (#"{"op":"0"}"#, .invalidOpcode),
        (#"{"op":0.5,"t":"X"}"#, .invalidOpcode),
        (#"{"op":1e99}"#, .invalidOpcode),
        (#"{"op":0,"s":1}"#, .invalidEnvelope),
        (#"{"op":0,"t":null}"#, .invalidEnvelope),
        (#"{"op":0,"t":7}"#, .invalidEnvelope),
        (#"{"op":0,"t":"X","s":"1"}"#, .invalidEnvelope),
        (#"{"op":0,"t":"X","s":1.5}"#, .invalidEnvelope),
        (#"{"op":10}"#, .invalidHello),
        (#"{"op":10,"d":null}"#, .invalidHello),
        (#"{"op":10,"d":{}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":"41250"}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":0}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":-5}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":-0.5}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":NaN}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":1e999}}"#, .invalidHello),
        (#"{"op":10,"d":{"heartbeat_interval":41250,"heartbeat_interval":null}}"#, .invalidHello),
    ])
    func `a payload that cannot be understood is a typed error`(json: String, code: ProtocolError.Code) {
        let error = #expect(throws: ProtocolError.self) { try message(json) }
        #expect(error?.code == code)
    }

    @Test(arguments: ["42", "42.0", "4.2e1", "4.2E+1", "420e-1", "0.42e2", "42.000000000000000000000"])
    func `an integral number is an integer however it is written`(number: String) throws {
        #expect(try event(#"{"op":0,"t":"X","s":\#(number)}"#)?.sequence == 42)
        #expect(try message(#"{"op":\#(number)}"#) == .unknown(Opcode(rawValue: 42)))
    }

    @Test(arguments: [
        "9223372036854775808", "-9223372036854775809", "1e19", "9007199254740993.0", "1.5e-1",
        String(repeating: "9", count: 300),
    ])
    func `a number that no integer of 64 bits can hold is none`(number: String) {
        let sequence = #expect(throws: ProtocolError.self) { try message(#"{"op":0,"t":"X","s":\#(number)}"#) }
        #expect(sequence?.code == .invalidEnvelope)
        let opcode = #expect(throws: ProtocolError.self) { try message(#"{"op":\#(number)}"#) }
        #expect(opcode?.code == .invalidOpcode)
    }

    @Test func `numbers that nobody asks for may be large, but not beyond what a Double can hold`() throws {
        #expect(try event(#"{"op":0,"t":"X","d":123456789012345678901234567890}"#) != nil)
        #expect(try event(#"{"op":0,"t":"X","d":1e308,"other":-0.0e-999}"#) != nil)
        let error = #expect(throws: ProtocolError.self) { try message(#"{"op":0,"t":"X","d":1e999}"#) }
        #expect(error?.code == .invalidJSON)
    }

    @Test(arguments: ["\t\n\r  ", ""])
    func `white space around and within is passed over`(space: String) throws {
        let parts = ["", "{", #""op""#, ":", "0", ",", #""t""#, ":", #""X""#, ",", #""d""#, ":", "[]", "}", ""]
        #expect(try event(parts.joined(separator: space))?.name == EventName(rawValue: "X"))
    }

    @Test func `a byte order mark, bytes behind the end and bytes that are no UTF-8 are refused`() {
        let sound = bytes(#"{"op":0,"t":"X","d":"é"}"#)
        let broken = bytes(#"{"op":0,"t":"X","d":""#) + [0xC3] + bytes(#""}"#)
        let overlong = bytes(#"{"op":0,"t":"X","d":""#) + [0xC0, 0xAF] + bytes(#""}"#)
        let surrogate = bytes(#"{"op":0,"t":"X","d":""#) + [0xED, 0xA0, 0x80] + bytes(#""}"#)
        for payload in [[0xEF, 0xBB, 0xBF] + sound, sound + [0], sound + sound, broken, overlong, surrogate] {
            let error = #expect(throws: ProtocolError.self) { try GatewayMessage(payload: payload) }
            #expect(error?.code == .invalidJSON)
        }
    }

    @Test func `half a surrogate pair is a replacement character in a name, and stays as it is in the data`() throws {
        let event = try #require(try event(#"{"op":0,"t":"X\ud800Y","d":"\udc00"}"#))
        #expect(event.name.rawValue == "X\u{FFFD}Y")
        #expect(text(event.data) == #""\udc00""#)
    }

    @Test func `names that only look like those of the envelope are passed over`() throws {
        let event = try #require(
            try event(
                #"{"OP":9,"op ":9,"o\u0070\u0000":9,"":9,"op":0,"t\u0301":"Y","t":"X","S":2,"s":1,"D":[],"d":{}}"#
            )
        )
        #expect(event.name.rawValue == "X")
        #expect(event.sequence == 1)
        #expect(text(event.data) == "{}")
    }

    @Test func `unknown members may be nested as deep as the limit`() throws {
        let depth = JSONValue.depthLimit - 1
        let deep = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(try event(#"{"new":\#(deep),"op":0,"t":"X"}"#) != nil)
        #expect(throws: ProtocolError.self) { try message(#"{"new":[\#(deep)],"op":0,"t":"X"}"#) }
    }

    @Test(arguments: [#""unexpected""#, "null", "[1e400]", #"{"guild_id":{"nested":[]}}"#])
    func `a sequence counts whatever the data is`(data: String) throws {
        let driver = try MachineDriver.live()
        driver.receive(#"{"d":\#(data),"s":7,"t":"MESSAGE_CREATE","op":0}"#)
        #expect(driver.machine.status.session?.sequence == 7)
    }

    @Test(arguments: ["{]", "[}", "[", "{\"", "{\"\u{1}\"}", "[\\]", "01", "1e400", "\"\\q\"", "nul"])
    func `data whose structure is broken is no event, nor is a broken string or number`(data: String) {
        let error = #expect(throws: ProtocolError.self) {
            try message(#"{"op":0,"t":"X","s":1,"d":"# + data + "}")
        }
        #expect(error?.code == .invalidJSON)
    }

    @Test(arguments: [
        #"{"t":"READY","s":1,"op":0,"d":{}}"#, #"{"op":11}"#, #"{"s":null,"t":null,"op":1,"d":null}"#,
        #"{ "d" : [1, 2] , "op":0, "t": "X", "s":0 }"#, #"{"s":1,"s":null,"op":7,"op":0,"t":null,"t":"Y"}"#,
        #"{"op":0,"t":"X","s":999999999999999999,"d":[[]]} "#,
    ])
    func `the usual forms are read at a glance, and as the long way reads them`(json: String) throws {
        #expect(try glance(bytes(json)) == parsed(bytes(json)))
    }

    @Test(arguments: [
        #"{"op":01}"#, #"{"op":0}}"#, #"{"op":}"#, #"{"op":0,}"#, #"{"op":0,"t":"X\u0041"}"#, #"{"\u006fp":0}"#,
        #"{"op":-1}"#, #"{"op":1.0}"#, #"{"op":0,"x":0}"#, #"{"op":0,"d":1}"#, #"{"op":0,"s":1234567890123456789}"#,
        #"{"op":0"#, #"{"op"#, "{", "", "[]", #"{"op":0 "s":1}"#, #"{"op":0,"t":"é"}"#,
    ])
    func `what is rare or wrong is not read at a glance`(json: String) {
        #expect(glance(bytes(json)) == nil)
    }

    @Test func `the constants of an event's usual head are what they are said to be`() {
        typealias ShortText = UsualHead.ShortText
        let texts: [(ShortText, String)] = [
            (.beforeName, #"{"t":""#), (.beforeSequence, #"","s":"#), (.opcodeOfEvent, #","op":0"#),
        ]
        for (short, text) in texts {
            #expect(short.count == text.utf8.count)
            #expect(short.word == text.utf8.reversed().reduce(0) { $0 << 8 | UInt64($1) })
        }
    }

    @Test func `nesting beyond the limit is an error and not a crash`() {
        let depth = 100_000
        let json =
            #"{"op":0,"t":"X","d":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        #expect(throws: ProtocolError.self) { try message(json) }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `every mutation of a payload is understood as the parser understands it, or a typed error`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        let original = bytes(#"{"t":"MESSAGE_CREATE","s":12,"op":0,"d":{"content":"h\u00e9\"","n":[1,2.5,null,true]}}"#)
        for _ in 0..<2000 {
            var payload = original
            for _ in 0...Int.random(in: 0...3, using: &random) {
                let position = Int.random(in: 0..<payload.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: payload[position] = .random(in: .min ... .max, using: &random)
                case 1: payload.remove(at: position)
                default: payload.insert(.random(in: 0x20...0x7E, using: &random), at: position)
                }
            }
            let value = try? JSONValue(parsing: payload)
            let context: Comment = "seed \(seed): \(text(payload))"
            if let glance = glance(payload) {
                #expect((try? parsed(payload)) == glance, context)
            }
            do {
                guard case .dispatch(let event) = try GatewayMessage(payload: payload) else { continue }
                // Of what is in brackets only the structure has been looked at.
                var rest = payload
                rest.replaceSubrange(event.dataRange, with: bytes("null"))
                guard let whole = value ?? (try? JSONValue(parsing: rest)) else { continue }
                #expect(event.name.rawValue == whole["t"]?.string, context)
                #expect(event.sequence == whole["s"]?.integer, context)
                if let value { #expect((try? JSONValue(parsing: Array(event.data))) == value["d"], context) }
            } catch {
                // What is no object is not read to its end.
                #expect(error.code == .notAnObject || error.code != .invalidJSON || value == nil, context)
            }
        }
    }
}
