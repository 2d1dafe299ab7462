import GatewayModels
import GatewayProtocol
import Testing

@Suite struct GatewayMessageTests {
    private func message(_ json: String) throws(ProtocolError) -> GatewayMessage {
        try GatewayMessage(payload: bytes(json))
    }

    private func event(_ json: String) throws -> GatewayEvent? {
        if case .dispatch(let event) = try message(json) { event } else { nil }
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
        #expect(try message(#"{"op":1,"d":null}"#) == .heartbeatRequest)
        #expect(try message(#"{"op":11}"#) == .heartbeatAcknowledged)
        #expect(try message(#"{"op":7,"d":null}"#) == .reconnect)
        #expect(try message(#"{"op":9,"d":true}"#) == .invalidSession(isResumable: true))
        #expect(try message(#"{"op":9,"d":false}"#) == .invalidSession(isResumable: false))
        #expect(try message(#"{"op":9}"#) == .invalidSession(isResumable: false))
        #expect(try message(#"{"op":99,"d":{"x":1}}"#) == .unknown(Opcode(rawValue: 99)))
        #expect(try message(#"{"op":-1}"#) == .unknown(Opcode(rawValue: -1)))
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
    ])
    func `a payload that cannot be understood is a typed error`(json: String, code: ProtocolError.Code) {
        let error = #expect(throws: ProtocolError.self) { try message(json) }
        #expect(error?.code == code)
    }

    @Test func `nesting beyond the limit is an error and not a crash`() {
        let depth = 100_000
        let json =
            #"{"op":0,"t":"X","d":"# + String(repeating: "[", count: depth) + String(repeating: "]", count: depth) + "}"
        #expect(throws: ProtocolError.self) { try message(json) }
    }

    @Test(arguments: [1, 2, 3, 4] as [UInt64])
    func `every mutation of a payload is understood or a typed error`(seed: UInt64) {
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
            if case .dispatch(let event)? = try? GatewayMessage(payload: payload) {
                #expect(payload.indices.contains(event.dataRange), "seed \(seed)")
            }
        }
    }
}
