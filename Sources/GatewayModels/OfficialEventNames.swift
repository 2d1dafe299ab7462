/// The official event names, to be found by their bytes.
///
/// It is a hash table with open addressing.
struct OfficialEventNames {
    static let table = OfficialEventNames(EventName.intentsOfOfficial.map(\.name))

    private static let slotCount = 256

    /// Where a name may be: what is compared is here, so that finding one takes one look at the memory.
    private struct Slot {
        var spelling = Spelling()
        /// The place in the list.
        var index = UInt8.max
    }

    let names: [String]
    private var slots = [Slot](repeating: Slot(), count: slotCount)

    /// Creates a table.
    ///
    /// - Parameter names: Fewer names than half the slots, each once, and none empty.
    init(_ names: [String]) {
        precondition(names.count < Self.slotCount / 2, "The table of event names is too small")
        self.names = names
        for (index, name) in names.enumerated() {
            let spelling = Spelling(Array(name.utf8).span)
            var slot = spelling.hash
            while slots[slot].spelling.count > 0 { slot = (slot + 1) % Self.slotCount }
            slots[slot] = Slot(spelling: spelling, index: UInt8(index))
        }
    }

    /// The place of a name in the list, or `nil` if it is none of them.
    func index(of name: Span<UInt8>) -> UInt8? {
        let spelling = Spelling(name)
        var slot = spelling.hash
        while slots[slot].spelling.count > 0 {
            if slots[slot].spelling == spelling, isWhole(spelling, name, slots[slot].index) { return slots[slot].index }
            slot = (slot + 1) % Self.slotCount
        }
        return nil
    }

    /// Whether a name that has the spelling of one in the list is that one.
    private func isWhole(_ spelling: Spelling, _ name: Span<UInt8>, _ index: UInt8) -> Bool {
        guard !spelling.isWhole else { return true }
        return zip(names[Int(index)].utf8, name.indices).allSatisfy { $0 == name[$1] }
    }
}

/// A name as words of eight bytes: the first, the second, and the last, which may overlap.
///
/// They are most names whole, and comparing them is faster than a loop whose end nobody foresees.
private struct Spelling: Equatable {
    private(set) var count = 0
    private var first: UInt64 = 0
    private var second: UInt64 = 0
    private var last: UInt64 = 0

    /// Of nothing.
    init() {}

    init(_ name: Span<UInt8>) {
        count = name.count
        guard count >= 8 else {
            for index in name.indices { first |= UInt64(name[index]) << UInt64(8 * index) }
            return
        }
        first = Self.word(name, at: 0)
        second = Self.word(name, at: min(8, count - 8))
        last = Self.word(name, at: count - 8)
    }

    /// Whether the words are all of the name.
    var isWhole: Bool { count <= 24 }

    /// The slot to look at first; the factor is chosen so that few of the names share one.
    var hash: Int {
        let mixed = (first &+ second &<< 1 &+ last &<< 2) &* 0xFB27_4A14_034C_F2B1
        return Int(mixed &>> 56)
    }

    /// Eight bytes, the first lowest; the compiler makes one load of it.
    @inline(__always)
    private static func word(_ bytes: Span<UInt8>, at start: Int) -> UInt64 {
        let eight = bytes.extracting(start..<(start + 8))
        var word = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
        word |= UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48 | UInt64(eight[7]) &<< 56
        return word
    }
}
