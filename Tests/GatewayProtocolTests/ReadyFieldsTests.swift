import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct ReadyFieldsTests {
    private func fields(_ data: String) throws -> ReadyFields {
        guard
            case .dispatch(let event) = try GatewayMessage(payload: bytes(#"{"t":"READY","s":1,"op":0,"d":\#(data)}"#))
        else { throw Failure("no event") }
        return ReadyFields(event)
    }

    @Test func `the session id, the resume URL and the user are found wherever they stand`() throws {
        let fields = try fields(
            #"{"v":10,"user":{"username":"b\"ot","id":"80351110224678912"},"guilds":[{"id":"1","unavailable":true}],"#
                + #""session_id":"ab\u0063","resume_gateway_url":"wss:\/\/resume.gateway.test"}"#
        )
        #expect(fields.sessionID == "abc")
        #expect(fields.resumeURL == "wss://resume.gateway.test")
        #expect(fields.userID == 80_351_110_224_678_912)
    }

    @Test func `of a repeated key the last counts, as in the envelope`() throws {
        let fields = try fields(
            #"{"session_id":"old","user":{"id":"1"},"resume_gateway_url":"wss://old","#
                + #""session_id":"new","user":{"id":"7","id":"2"},"resume_gateway_url":"wss://new"}"#
        )
        #expect(fields.sessionID == "new")
        #expect(fields.resumeURL == "wss://new")
        #expect(fields.userID == 2)
        let spoilt = try self.fields(#"{"session_id":"a","session_id":5,"user":{"id":"1"},"user":null}"#)
        #expect(spoilt.sessionID == nil && spoilt.userID == nil)
    }

    @Test(arguments: [
        "null", "[]", "7", "{}", #"{"session_id":""}"#, #"{"session_id":null}"#, #"{"session_id":["a"]}"#,
    ])
    func `what has no session id has none`(data: String) throws {
        #expect(try fields(data).sessionID == nil)
    }

    @Test(arguments: [(1024, true), (1025, false), (1 << 20, false)])
    func `a session id of more than 1024 bytes counts as absent`(size: Int, isTaken: Bool) throws {
        let id = String(repeating: "x", count: size)
        #expect(try fields(#"{"session_id":"\#(id)"}"#).sessionID == (isTaken ? id : nil))
    }

    @Test(arguments: [(2048, true), (2049, false), (1 << 20, false)])
    func `a resume URL of more than 2048 bytes counts as absent`(size: Int, isTaken: Bool) throws {
        let url = String(repeating: "é", count: size / 2) + String(repeating: "e", count: size % 2)
        let fields = try fields(#"{"session_id":"s","resume_gateway_url":"\#(url)"}"#)
        #expect(fields.resumeURL == (isTaken ? url : nil))
        #expect(fields.sessionID == "s")
    }

    @Test func `a session id in escapes counts by its bytes, not by its spelling`() throws {
        let id = String(repeating: #"\u0061"#, count: 1024)
        #expect(try fields(#"{"session_id":"\#(id)"}"#).sessionID?.utf8.count == 1024)
    }

    @Test func `megabytes of guilds are passed over: what no reader of trees would take does not matter`() throws {
        // `tru` is no JSON: a tree of the guilds cannot have been built.
        let guild = #"{"id":"1","roles":[{"a":[[[[tru]]]],"b":{"c":{}}}],"name":"}{][\""}"#
        let guilds = Array(repeating: guild, count: 60_000).joined(separator: ",")
        let data = #"{"guilds":[\#(guilds)],"user":{"id":"3"},"session_id":"s"}"#
        #expect(data.utf8.count > 3 << 20)
        let fields = try fields(data)
        #expect(fields.sessionID == "s")
        #expect(fields.userID == 3)
    }
}
