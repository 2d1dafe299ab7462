/// Makes inputs of sound streams by a few changes to each.
struct Mutator {
    let streams: [[UInt8]]
    var random: SplitMix64

    mutating func next() -> [UInt8] {
        var input = streams[below(streams.count)]
        for _ in 0...below(3) where !input.isEmpty { mutate(&input) }
        return input
    }

    private mutating func mutate(_ input: inout [UInt8]) {
        // A block's header is where most can go wrong.
        let index = random.next() & 1 == 0 ? below(min(input.count, 60)) : below(input.count)
        switch below(16) {
        case 0..<7: input[index] ^= 1 << UInt8(below(8))
        case 7..<10: input[index] = UInt8(truncatingIfNeeded: random.next())
        case 10: input.remove(at: index)
        case 11: input.insert(UInt8(truncatingIfNeeded: random.next()), at: index)
        case 12: input.insert(contentsOf: input[index...].prefix(below(20)), at: index)
        case 13:
            let other = streams[below(streams.count)]
            input.replaceSubrange(index..., with: other[below(other.count)...])
        case 14: input.removeSubrange(index...)
        default:
            let bits = 1 &<< UInt64(below(16))
            for position in index..<min(index + 8, input.count) where random.next() & bits != 0 {
                input[position] = UInt8(truncatingIfNeeded: random.next())
            }
        }
    }

    private mutating func below(_ bound: Int) -> Int {
        Int(truncatingIfNeeded: random.next().multipliedFullWidth(by: UInt64(bound)).high)
    }
}
