/// The official event names, to be found by their bytes.
///
/// It is a hash table with open addressing. The hash takes in the length and three bytes, which is enough to tell most
/// of the names apart.
struct OfficialEventNames {
    static let table = OfficialEventNames(EventName.intentsOfOfficial.map(\.name))

    private static let slotCount = 256
    private static let free = UInt8.max

    let names: [String]
    private let bytes: [[UInt8]]
    /// Places in the list.
    private var slots = [UInt8](repeating: free, count: slotCount)

    /// Creates a table.
    ///
    /// - Parameter names: Fewer names than half the slots, each once, and none empty.
    init(_ names: [String]) {
        precondition(names.count < Self.slotCount / 2, "The table of event names is too small")
        self.names = names
        bytes = names.map { Array($0.utf8) }
        for (index, name) in bytes.enumerated() {
            var slot = Self.slot(name.span)
            while slots[slot] != Self.free { slot = (slot + 1) % Self.slotCount }
            slots[slot] = UInt8(index)
        }
    }

    /// The place of a name in the list, or `nil` if it is none of them.
    func index(of name: Span<UInt8>) -> UInt8? {
        guard !name.isEmpty else { return nil }
        var slot = Self.slot(name)
        while slots[slot] != Self.free {
            if Self.areEqual(bytes[Int(slots[slot])], name) { return slots[slot] }
            slot = (slot + 1) % Self.slotCount
        }
        return nil
    }

    /// The factors are chosen so that few of the names share a slot.
    private static func slot(_ name: Span<UInt8>) -> Int {
        let (first, middle, last) = (Int(name[0]), Int(name[name.count / 2]), Int(name[name.count - 1]))
        return (name.count &* 185 &+ first &* 25 &+ middle &* 199 &+ last &* 81) % slotCount
    }

    private static func areEqual(_ left: [UInt8], _ right: Span<UInt8>) -> Bool {
        guard left.count == right.count else { return false }
        for index in left.indices {
            guard left[index] == right[index] else { return false }
        }
        return true
    }
}
