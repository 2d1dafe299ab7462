import Foundation
import GatewayJSON
import GatewayModels
import GatewayProtocol
import Testing

@Suite struct GatewayEventDecodingTests {
    private struct Fast: JSONReadable, Decodable {
        var id = Snowflake(0)
        var wasReadFast = false

        private enum CodingKeys: CodingKey { case id }

        init(json: inout JSONReader) throws(JSONError) {
            wasReadFast = true
            try json.beginObject()
            while let key = try json.nextKey() {
                switch key {
                case "id": id = try json.value()
                default: try json.skip()
                }
            }
        }

        init(from decoder: any Decoder) throws {
            id = try decoder.container(keyedBy: CodingKeys.self).decode(Snowflake.self, forKey: .id)
        }
    }

    private struct Message: Decodable, Equatable {
        struct Author: Decodable, Equatable {
            var id: Snowflake
        }
        var author: Author
        var content: String?
    }

    private struct FoundationDecoder: PayloadDecoder {
        func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
            try JSONDecoder().decode(type, from: Data(bytes))
        }
    }

    private func event(_ data: String) -> GatewayEvent {
        let (head, tail) = (Array("{\"d\":".utf8), Array("}".utf8))
        let payload = head + Array(data.utf8) + tail
        let range = head.count..<payload.count - tail.count
        return GatewayEvent(name: "MESSAGE_CREATE", sequence: 1, payload: payload, dataRange: range)
    }

    @Test func `a type that is readable and decodable is read the fast way`() throws {
        let fast = try event(#"{"x":[],"id":"123"}"#).decode(Fast.self)
        #expect(fast.wasReadFast)
        #expect(fast.id == 123)
    }

    @Test func `any decodable type is decoded, by this decoder or another`() throws {
        let event = event(#"{"content":null,"author":{"id":"18446744073709551615"}}"#)
        let message = try event.decode(Message.self)
        #expect(message == Message(author: Message.Author(id: Snowflake(.max)), content: nil))
        #expect(try event.decode(Message.self, using: FoundationDecoder()) == message)
        #expect(try !event.decode(Fast.self, using: FakeDecoder()).wasReadFast)
    }

    private struct FakeDecoder: PayloadDecoder {
        func decode<Value: Decodable>(_ type: Value.Type, from bytes: ArraySlice<UInt8>) throws -> Value {
            try GatewayJSONDecoder().decode(type, from: Array(#"{"id":5}"#.utf8))
        }
    }

    @Test(arguments: [
        (#"{"author":{}}"#, "author", GatewayEvent.DecodingFailure.Reason.missingMember("id")),
        (#"{"author":null}"#, "author", .unexpectedNull),
        (#"{"author":{"id":1},"content":1}"#, "content", .typeMismatch),
        (#"{"author":{"id":"secret"}}"#, "author.id", .invalidValue),
        (#"{"author":"#, "", .json(JSONError(.unexpectedEnd, at: 15))),
    ])
    func `a failure names the event, the type and the member, and no value`(
        data: String,
        path: String,
        reason: GatewayEvent.DecodingFailure.Reason
    ) throws {
        let failure = #expect(throws: GatewayEvent.DecodingFailure.self) { try event(data).decode(Message.self) }
        #expect(failure?.event == "MESSAGE_CREATE")
        #expect(failure?.type == "Message")
        #expect(failure?.path == path)
        #expect(failure?.reason == reason)
        #expect(failure?.description.contains("secret") == false)
    }

    @Test func `a fast type fails with what is wrong and where`() {
        let failure = #expect(throws: GatewayEvent.DecodingFailure.self) { try event(#"{"id":"x"}"#).decode(Fast.self) }
        #expect(failure?.reason == .json(JSONError(.typeMismatch, at: 11)))
    }
}
