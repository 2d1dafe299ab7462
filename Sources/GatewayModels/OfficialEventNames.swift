/// The official event names, to be found by their bytes.
///
/// It is a hash table with open addressing. The hash takes in the length and three bytes, which is enough to tell most
/// of the names apart.
struct OfficialEventNames {
    static let table = OfficialEventNames(EventName.intentsOfOfficial.map(\.name))

    private static let slotCount = 256
    private static let free = UInt8.max

    let names: [String]
    /// All of them behind each other.
    private let text: [UInt8]
    /// Where each is in the text.
    private let ranges: [Range<Int>]
    /// Places in the list.
    private var slots = [UInt8](repeating: free, count: slotCount)

    /// Creates a table.
    ///
    /// - Parameter names: Fewer names than half the slots, each once, and none empty.
    init(_ names: [String]) {
        precondition(names.count < Self.slotCount / 2, "The table of event names is too small")
        self.names = names
        text = names.flatMap { Array($0.utf8) }
        var start = 0
        ranges = names.map { name in
            defer { start += name.utf8.count }
            return start..<(start + name.utf8.count)
        }
        for (index, range) in ranges.enumerated() {
            var slot = Self.slot(text.span.extracting(range))
            while slots[slot] != Self.free { slot = (slot + 1) % Self.slotCount }
            slots[slot] = UInt8(index)
        }
    }

    /// The place of a name in the list, or `nil` if it is none of them.
    func index(of name: Span<UInt8>) -> UInt8? {
        guard !name.isEmpty else { return nil }
        var slot = Self.slot(name)
        while slots[slot] != Self.free {
            if Self.areEqual(text.span.extracting(ranges[Int(slots[slot])]), name) { return slots[slot] }
            slot = (slot + 1) % Self.slotCount
        }
        return nil
    }

    /// The factors are chosen so that few of the names share a slot.
    private static func slot(_ name: Span<UInt8>) -> Int {
        let (first, middle, last) = (Int(name[0]), Int(name[name.count / 2]), Int(name[name.count - 1]))
        return (name.count &* 185 &+ first &* 25 &+ middle &* 199 &+ last &* 81) % slotCount
    }

    private static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        guard left.count >= 8 else { return left.indices.allSatisfy { left[$0] == right[$0] } }
        // Three words, which may overlap, are most names whole: that is faster than a loop whose end nobody foresees.
        let last = left.count - 8
        var difference = word(left, at: 0) ^ word(right, at: 0)
        difference |= word(left, at: min(8, last)) ^ word(right, at: min(8, last))
        difference |= word(left, at: last) ^ word(right, at: last)
        var start = 16
        while start < last {
            difference |= word(left, at: start) ^ word(right, at: start)
            start += 8
        }
        return difference == 0
    }

    /// Eight bytes; the compiler makes one load of it.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
        let eight = bytes.extracting(start..<(start + 8))
        var word = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
        word |= UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48 | UInt64(eight[7]) &<< 56
        return word
    }
}
