/// Writes deflate data by hand, for streams that no compressor makes.
struct BitWriter {
    private(set) var bytes: [UInt8] = []
    private var free = 0

    /// Appends a number, its least significant bit first.
    mutating func put(_ value: Int, bits: Int) {
        for bit in 0..<bits {
            if free == 0 {
                bytes.append(0)
                free = 8
            }
            bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << UInt8(8 - free)
            free -= 1
        }
    }

    /// Appends a Huffman code, its first bit first.
    mutating func put(code: Int, bits: Int) {
        for bit in (0..<bits).reversed() { put(code >> bit & 1, bits: 1) }
    }

    /// Appends the header of a block with codes of its own, in which each code length is written in four bits.
    mutating func putHeader(literals: [Int], distances: [Int]) {
        put(0b100, bits: 3)
        put(literals.count - 257, bits: 5)
        put(distances.count - 1, bits: 5)
        put(15, bits: 4)
        // 16, 17 and 18 have no code; 0 to 15 have one of four bits each.
        for symbol in 0..<19 { put(symbol < 3 ? 0 : 4, bits: 3) }
        for length in literals + distances { put(code: length, bits: 4) }
    }
}
