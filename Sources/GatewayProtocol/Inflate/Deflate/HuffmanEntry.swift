/// An entry of a Huffman table, packed into one word.
///
/// | bits | a literal | a length or distance | a second table | the end, or no code |
/// |---|---|---|---|---|
/// | 31 | 1 | 0 | 0 | 0 |
/// | 16 to 30 | the byte | the base value | where it begins | |
/// | 15 | 0 | 0 | 1 | 1 |
/// | 14, 13 | 0, 0 | 0, 0 | 1, 0 | 0, 1 at the block's end, else 0 |
/// | 8 to 11 | the code's bits | the code's bits | the bits of its index | the code's bits |
/// | 0 to 7 | the code's bits | the same and the extra bits | the bits of the first table | the code's bits |
///
/// In a second table the code's bits are those behind the first table's.
struct HuffmanEntry {
    var raw: UInt32

    static let literal: UInt32 = 1 << 31
    static let exceptional: UInt32 = 1 << 15
    static let link: UInt32 = 1 << 14
    static let end: UInt32 = 1 << 13

    /// A code that stands for nothing.
    static let invalid = HuffmanEntry(raw: exceptional)

    init(raw: UInt32) {
        self.raw = raw
    }

    /// A literal byte, or a symbol that is a number.
    init(literal: Int) {
        raw = Self.literal | UInt32(literal) << 16
    }

    /// A length or a distance.
    init(base: Int, extraBits: Int) {
        raw = UInt32(base) << 16 | UInt32(extraBits)
    }

    /// A second table.
    init(tableAt start: Int, bits: Int, firstBits: Int) {
        raw = UInt32(start) << 16 | Self.exceptional | Self.link | UInt32(bits) << 8 | UInt32(firstBits)
    }

    /// The same with the number of the code's bits, from 1 to 15.
    func of(length: Int) -> HuffmanEntry {
        HuffmanEntry(raw: raw &+ UInt32(truncatingIfNeeded: length &* 0x101))
    }

    var isLiteral: Bool { raw & Self.literal != 0 }
    var isExceptional: Bool { raw & Self.exceptional != 0 }
    var isLink: Bool { raw & Self.link != 0 }
    var isEnd: Bool { raw & Self.end != 0 }
    var byte: UInt8 { UInt8(truncatingIfNeeded: raw &>> 16) }
    /// The base of a length or distance, the number of a symbol, or where a second table begins.
    var value: Int { Int((raw &>> 16) & 0x7FFF) }
    /// How many bits it takes, extra bits included.
    var bits: Int { Int(raw & 0xFF) }
    /// How many bits its code has, extra bits excluded; of a second table, how many its index has.
    var codeBits: Int { Int((raw &>> 8) & 0xF) }
}
