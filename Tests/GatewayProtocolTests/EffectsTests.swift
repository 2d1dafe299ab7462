import GatewayProtocol
import Testing

@Suite struct EffectsTests {
    @Test func `effects are a collection of at most two, in order`() {
        #expect(([] as Effects).isEmpty)
        #expect(Array([.requestIdentifyPermit] as Effects) == [.requestIdentifyPermit])
        let both: Effects = [.abandon(.keepingSession), .send([1])]
        #expect(Array(both) == [.abandon(.keepingSession), .send([1])])
        #expect(both.first == .abandon(.keepingSession))
        #expect(both.last == .send([1]))
    }

    @Test func `an effect is no larger than the event that it delivers, for every event is copied at its size`() {
        #expect(MemoryLayout<GatewayEffect>.stride <= MemoryLayout<GatewayEvent>.stride)
    }
}
