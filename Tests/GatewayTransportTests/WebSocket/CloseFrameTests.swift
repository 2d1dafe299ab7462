import GatewayTransport
import Testing

struct CloseFrameTests {
    @Test func `writes the code and the reason`() {
        #expect(CloseFrame(code: 4000, reason: "bye").payload == [0x0F, 0xA0, 0x62, 0x79, 0x65])
    }

    @Test func `cuts a long reason at a character`() throws {
        let reason = String(repeating: "ü", count: 100)
        let frame = CloseFrame(code: 1000, reason: reason)
        #expect(frame.reason == String(repeating: "ü", count: 61))
        #expect(frame.payload.count == 124)
        #expect(try CloseFrame(parsing: frame.payload) == frame)
    }

    @Test func `keeps a reason of 123 bytes`() {
        let reason = String(repeating: "a", count: 123)
        #expect(CloseFrame(code: 1000, reason: reason).reason == reason)
        #expect(CloseFrame(code: 1000, reason: reason + "a").reason == reason)
    }

    @Test(arguments: [0, 1004, 1005, 1006, 1015, 2999, 5000] as [UInt16])
    func `replaces a code that may not be sent`(code: UInt16) {
        #expect(CloseFrame(code: code, reason: "").code == 1000)
    }

    @Test(arguments: [1000, 1003, 1007, 1014, 3000, 4999] as [UInt16])
    func `keeps a code that may be sent`(code: UInt16) {
        #expect(CloseFrame(code: code, reason: "").code == code)
    }
}
