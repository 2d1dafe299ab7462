import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct RateLimitNoticeTests {
    private func notice(_ data: String) throws -> RateLimitNotice? {
        let payload = bytes(#"{"op":0,"t":"RATE_LIMITED","s":5,"d":\#(data)}"#)
        guard case .dispatch(let event) = try GatewayMessage(payload: payload) else { return nil }
        return RateLimitNotice(event, longest: .seconds(3600))
    }

    @Test func `tells the opcode, the wait, the guild and the nonce`() throws {
        let notice = try notice(#"{"opcode":8,"retry_after":19.5,"meta":{"guild_id":"42","nonce":"n"}}"#)
        #expect(notice?.opcode == .requestGuildMembers)
        #expect(notice?.retryAfter == .seconds(19.5))
        #expect(notice?.guild == 42)
        #expect(notice?.nonce == "n")
    }

    @Test(
        arguments: [
            ("-3", .zero), ("0", .zero), ("1e300", .seconds(3600)), ("null", .seconds(3600)), (#""5""#, .seconds(3600)),
        ] as [(String, Duration)]
    )
    func `a wait that makes no sense is bounded`(wait: String, expected: Duration) throws {
        #expect(try notice(#"{"opcode":8,"retry_after":\#(wait)}"#)?.retryAfter == expected)
    }

    @Test func `of repeated keys the last counts, and a nonce that no request has is none`() throws {
        let notice = try notice(
            #"{"opcode":3,"opcode":8,"retry_after":1,"meta":{"guild_id":"1","nonce":"a"},"retry_after":2,"#
                + #""meta":{"guild_id":"9","guild_id":42,"nonce":"\#(String(repeating: "x", count: 33))"}}"#
        )
        #expect(notice?.opcode == .requestGuildMembers)
        #expect(notice?.retryAfter == .seconds(2))
        #expect(notice?.guild == 42)
        #expect(notice?.nonce == nil)
    }

    @Test(arguments: ["null", "[]", "{}", #"{"opcode":"8"}"#, #"{"opcode":1.5,"retry_after":1}"#, "7"])
    func `what names no opcode says nothing`(data: String) throws {
        #expect(try notice(data) == nil)
    }
}
