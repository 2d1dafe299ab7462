import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct CommandHoldsTests {
    @Test func `a guild's list is taken for 30 s and a margin, and no other request is held`() {
        var holds = CommandHolds(limits: GatewayLimits())
        #expect(holds.earliest(memberList: 1) == nil)
        holds.takeMemberList(of: 1, at: at(5))
        #expect(holds.earliest(memberList: 1) == at(37))
        #expect(holds.earliest(memberList: 2) == nil)
        #expect(holds.earliest(.requestGuildMembers) == nil)
        holds.returnMemberList(of: 1)
        #expect(holds.earliest(memberList: 1) == nil)
    }

    @Test func `what the gateway says goes before what was reckoned`() {
        var holds = CommandHolds(limits: GatewayLimits())
        holds.takeMemberList(of: 1, at: at(0))
        holds.holdMemberList(of: 1, until: at(90), at: at(1))
        #expect(holds.earliest(memberList: 1) == at(90))
        holds.holdMemberList(of: 1, until: at(20), at: at(2))
        #expect(holds.earliest(memberList: 1) == at(20))
    }

    @Test func `what a gateway says of guilds and opcodes without end takes bounded memory`() {
        var limits = GatewayLimits()
        limits.queuedCommands = 3
        var holds = CommandHolds(limits: limits)
        for guild in 1...5 as ClosedRange<UInt64> {
            holds.holdMemberList(of: .init(guild), until: at(90), at: at(0))
        }
        #expect(holds.earliest(memberList: 3) == at(90))
        #expect(holds.earliest(memberList: 4) == nil)
        holds.holdMemberList(of: 4, until: at(200), at: at(90))
        #expect(holds.earliest(memberList: 4) == at(200))
        #expect(holds.earliest(memberList: 3) == nil)
        holds.hold(.identify, until: at(90))
        #expect(holds.earliest(.identify) == nil)
    }
}
