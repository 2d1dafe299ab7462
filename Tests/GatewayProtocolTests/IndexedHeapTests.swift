import Testing

@testable import GatewayProtocol

@Suite struct IndexedHeapTests {
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `whatever is added, changed and removed, the least comes first`(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var heap = IndexedHeap<Int, Int>()
        var model: [Int: Int] = [:]
        for _ in 0..<2000 {
            let key = Int.random(in: 0..<60, using: &random)
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<6:
                let priority = Int.random(in: 0..<1000, using: &random)
                heap[key] = priority
                model[key] = priority
            case 6..<8:
                heap[key] = nil
                model[key] = nil
            default:
                let first = heap.popFirst()
                #expect(first?.priority == model.values.min(), "seed \(seed)")
                if let first { #expect(model.removeValue(forKey: first.key) == first.priority, "seed \(seed)") }
            }
            #expect(heap.count == model.count && heap.isEmpty == model.isEmpty, "seed \(seed)")
            #expect(heap.first?.priority == model.values.min(), "seed \(seed)")
            #expect(heap[key] == model[key] && heap.contains(key) == (model[key] != nil), "seed \(seed)")
        }
        #expect(Set(heap.keys) == Set(model.keys))
    }

    @Test func `ten thousand elements cost a few comparisons per change`() {
        let counter = Counter()
        var heap = IndexedHeap<Int, Counted>()
        for key in 0..<10_000 { heap[key] = Counted(value: (key * 7919) % 10_007, counter: counter) }
        counter.count = 0
        for key in 0..<1000 {
            heap[key * 3] = Counted(value: (key * 31) % 10_007, counter: counter)
            heap[key * 3 + 1] = nil
            heap.popFirst()
        }
        // Three changes; each compares twice for each of the 14 levels at most, and once on the way up.
        #expect(counter.count < 1000 * 3 * 30)
    }
}

private final class Counter {
    var count = 0
}

private struct Counted: Comparable, @unchecked Sendable {
    let value: Int
    let counter: Counter

    static func == (lhs: Self, rhs: Self) -> Bool { lhs.value == rhs.value }

    static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.counter.count += 1
        return lhs.value < rhs.value
    }
}
