import Testing

@testable import GatewayProtocol

@Suite struct ExpansionRatioTests {
    @Test func `room is made by how much larger the last payloads were`() {
        var ratio = ExpansionRatio()
        for _ in 0..<20 { ratio.learn(600_000, fromCompressed: 60_000) }
        let room = ratio.room(forCompressed: 60_000)
        #expect((600_000...700_000).contains(room))
        for _ in 0..<20 { ratio.learn(120_000, fromCompressed: 60_000) }
        #expect((120_000...140_000).contains(ratio.room(forCompressed: 60_000)))
    }

    @Test func `small payloads say nothing of large ones`() {
        var ratio = ExpansionRatio()
        let room = ratio.room(forCompressed: 60_000)
        for _ in 0..<20 { ratio.learn(2_000, fromCompressed: 1) }
        #expect(ratio.room(forCompressed: 60_000) == room)
    }

    @Test func `payloads of one letter do not cost the next much memory`() {
        var ratio = ExpansionRatio()
        for compressedCount in [0, 1, 60_000] { ratio.learn(64 << 20, fromCompressed: compressedCount) }
        #expect(ratio.room(forCompressed: 60_000) < 20 * 60_000)
    }
}
