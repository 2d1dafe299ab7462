/// Several ways to cut bytes into pieces, the same for the same bytes: single bytes, then random sizes.
func cuts(of bytes: [UInt8]) -> [[ArraySlice<UInt8>]] {
    var random = SplitMix64(state: bytes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 })
    var cuts = [2, 16, bytes.count + 1].map { largest in
        var pieces: [ArraySlice<UInt8>] = []
        var rest = bytes[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Int(random.next() % UInt64(largest + 1)))
            pieces.append(piece)
            rest = rest[piece.endIndex...]
        }
        return pieces
    }
    cuts.append(bytes.indices.map { bytes[$0...$0] })
    return cuts
}

/// Random numbers that are the same for the same seed.
struct SplitMix64: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var bits = state
        bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
        bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
        return bits ^ (bits >> 31)
    }
}
