import GatewayProtocol
import Testing

@Suite struct CloseCodeTests {
    @Test(arguments: [4004, 4010, 4011, 4012, 4013, 4014] as [UInt16])
    func `a code that Discord calls fatal stops the shard and says what to change`(code: UInt16) {
        let code = CloseCode(rawValue: code)
        #expect(code.disposition == .stop)
        #expect(code.advice != CloseCode(rawValue: 4999).advice)
    }

    @Test(arguments: [4001, 4003, 4005, 4006, 4007, 4009] as [UInt16])
    func `a code that ends the session leads to a new one`(code: UInt16) {
        #expect(CloseCode(rawValue: code).disposition == .identify)
    }

    @Test(arguments: [1000, 1001, 1006, 1011, 4000, 4002, 4008, 4015, 4016, 4242, 4999, 0, 65535] as [UInt16])
    func `every other code, known or not, resumes`(code: UInt16) {
        #expect(CloseCode(rawValue: code).disposition == .resume)
    }

    @Test func `the code that keeps the session is neither 1000 nor 1001`() {
        #expect(CloseCode.keepingSession != .normal)
        #expect(CloseCode.keepingSession != .goingAway)
        #expect((4000...4999).contains(CloseCode.keepingSession.rawValue))
    }

    @Test func `the advice for a wrong token names the developer portal`() {
        #expect(CloseCode.authenticationFailed.advice.contains("developer portal"))
        #expect(CloseCode.disallowedIntents.advice.contains("Enable the privileged intents"))
    }
}
