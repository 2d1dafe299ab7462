import GatewayModels
import Testing

@testable import GatewayProtocol

@Suite struct BufferPatienceTests {
    @Test func `a very large buffer is given back at once, a large one after many small payloads, others never`() {
        /// What comes of payloads of these sizes, one after the other.
        func isOver(after counts: [Int], capacity: Int) -> [Bool] {
            var patience = BufferPatience()
            return counts.map { patience.isOver(after: $0, capacity: capacity) }
        }
        #expect(isOver(after: [10], capacity: BufferPatience.largestKept + 1) == [true])
        let small = [Int](repeating: 10, count: BufferPatience.patience)
        let patient = [Bool](repeating: false, count: BufferPatience.patience - 1)
        #expect(isOver(after: small, capacity: 500_000) == patient + [true])
        #expect(isOver(after: [200_000] + small, capacity: 500_000) == [false] + patient + [true])
        #expect(!isOver(after: small + small, capacity: BufferPatience.usualSize).contains(true))
    }

    @Test(arguments: InflateEngine.allCases)
    func `a payload's array is hardly larger than the payload, whatever came before`(engine: InflateEngine) throws {
        let inflater = Compression.zlibStream.makeInflater(limit: 1 << 24, engine: engine)
        let payloads = [300, 3, 4_000_000, 300, 70_000, 1].map { [UInt8](repeating: 7, count: $0) }
        for message in deflated(payloads) {
            for payload in try inflater.inflate(message, isText: false) {
                // The allocator rounds up.
                #expect(payload.capacity <= payload.count + max(64, payload.count / 100))
            }
        }
    }
}
