/// Random numbers that are the same for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}

extension Array {
    /// The array in pieces of random sizes, some of them empty.
    func cut(using random: inout SeededGenerator) -> [ArraySlice<Element>] {
        var pieces: [ArraySlice<Element>] = []
        var rest = self[...]
        let largest = [1, 3, 20, count + 1].randomElement(using: &random) ?? 1
        while !rest.isEmpty {
            let size = Int.random(in: 0...largest, using: &random)
            pieces.append(rest.prefix(size))
            rest = rest.dropFirst(size)
        }
        return pieces
    }
}
