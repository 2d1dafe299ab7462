/// A table that finds a Huffman code by the bits that come next.
///
/// Codes longer than the first table's index continue in second tables behind it.
@safe
struct HuffmanTable {
    enum Kind {
        /// Literals, lengths and the end of the block.
        case literals
        case distances
        /// The lengths of the other two codes.
        case lengths

        /// The most bits of the first table's index.
        ///
        /// Larger tables take longer to fill than they save.
        var rootBits: Int {
            switch self {
            case .literals: 10
            case .distances: 8
            case .lengths: 7
            }
        }

        /// The most entries that a complete code needs.
        ///
        /// It has 288 symbols of up to 15 bits behind a first table of 10, 32 behind one of 8, or 19 of up to 7 bits. The
        /// figures are those of zlib's `examples/enough.c`.
        var capacity: Int {
            switch self {
            case .literals: 1334
            case .distances: 402
            case .lengths: 128
            }
        }
    }

    let kind: Kind
    let entries: UnsafeMutablePointer<HuffmanEntry>
    /// How many bits the first table's index has.
    private(set) var bits = 1

    /// - Parameters:
    ///   - kind: What the code stands for.
    ///   - entries: As many as the kind's capacity. They must outlive the table.
    init(_ kind: Kind, entries: UnsafeMutablePointer<HuffmanEntry>) {
        self.kind = kind
        unsafe self.entries = unsafe entries
    }

    /// The first table's index as a mask of the bits that come next.
    var mask: UInt64 { (1 &<< UInt64(bits)) &- 1 }

    /// Fills the table for the canonical code that code lengths describe (RFC 1951, section 3.2.2).
    ///
    /// A code must be complete, but for what zlib allows: a code of literals or distances may be one code of one bit, and
    /// a code may have no symbols at all as long as none is used.
    ///
    /// - Parameters:
    ///   - lengths: The code length of each symbol, 0 where it has none; readable up to the next multiple of 8.
    ///   - count: The number of symbols.
    ///   - meaning: The entry of each symbol.
    ///   - memory: Where to work.
    /// - Returns: Whether the code is one.
    mutating func build(
        _ lengths: UnsafePointer<UInt8>,
        count: Int,
        meaning: UnsafePointer<HuffmanEntry>,
        _ memory: DeflateMemory
    ) -> Bool {
        let sizes = unsafe memory.sizes
        let symbols = unsafe memory.symbols
        guard let longest = unsafe memory.sort(lengths, count: count) else { return buildEmpty() }
        // RFC 1951 needs every sequence of bits to be the beginning of a code, or of several.
        var left = 1
        for length in 1...longest {
            left = unsafe left &* 2 &- Int(sizes[length])
            guard left >= 0 else { return false }
        }
        guard left == 0 else {
            guard kind != .lengths, longest == 1 else { return false }
            bits = 1
            unsafe entries[0] = unsafe meaning[Int(symbols[0])].of(length: 1)
            unsafe entries[1] = HuffmanEntry.invalid.of(length: 1)
            return true
        }
        bits = min(kind.rootBits, longest)
        return unsafe fill(longest: longest, sizes: sizes, symbols: symbols, meaning: meaning)
    }

    /// A code without symbols: zlib lets any bit stand for nothing, or for a code length of zero.
    private mutating func buildEmpty() -> Bool {
        bits = 1
        let entry = kind == .lengths ? HuffmanEntry(literal: 0) : .invalid
        unsafe entries.update(repeating: entry.of(length: 1), count: 2)
        return true
    }

    /// Fills the entries in the order of the codes.
    ///
    /// The part of the table that is filled serves codes of up to a number of bits. For one bit more it
    /// is doubled: an entry repeats where only bits behind its code differ.
    private func fill(
        longest: Int,
        sizes: UnsafePointer<UInt16>,
        symbols: UnsafePointer<UInt16>,
        meaning: UnsafePointer<HuffmanEntry>
    ) -> Bool {
        var symbol = unsafe symbols
        // Codes are compared from their first bit, which is the lowest of an index: they count up in reverse.
        var code = 0
        var shortest = 1
        while unsafe sizes[shortest] == 0 { shortest &+= 1 }
        var filled = 1 &<< (shortest &- 1)
        for length in shortest...bits {
            unsafe (entries + filled).update(from: entries, count: filled)
            filled &*= 2
            for _ in unsafe 0..<sizes[length] {
                unsafe entries[code] = unsafe meaning[Int(symbol.pointee)].of(length: length)
                unsafe symbol += 1
                code = Self.successor(of: code, length: length)
            }
        }
        guard longest > bits else { return true }
        var table = (prefix: -1, start: filled, bits: 0)
        for length in (bits + 1)...longest {
            for index in unsafe 0..<sizes[length] {
                let prefix = code & ((1 &<< bits) &- 1)
                if prefix != table.prefix {
                    let left = unsafe Int(sizes[length] &- index)
                    let start = table.start &+ (table.prefix < 0 ? 0 : 1 &<< table.bits)
                    table = unsafe (
                        prefix, start, secondBits(length: length, left: left, longest: longest, sizes: sizes)
                    )
                    guard start &+ (1 &<< table.bits) <= kind.capacity else { return false }
                    unsafe entries[prefix] = HuffmanEntry(tableAt: start, bits: table.bits, firstBits: bits)
                }
                let entry = unsafe meaning[Int(symbol.pointee)].of(length: length &- bits)
                unsafe symbol += 1
                var position = code &>> bits
                while position < 1 &<< table.bits {
                    unsafe entries[table.start &+ position] = entry
                    position &+= 1 &<< (length &- bits)
                }
                code = Self.successor(of: code, length: length)
            }
        }
        return true
    }

    /// The bits of a second table's index: enough for the codes that share the first table's bits.
    ///
    /// - Parameters:
    ///   - length: The bits of the first of those codes.
    ///   - left: How many codes of that length are left.
    ///   - longest: The bits of the longest code.
    ///   - sizes: How many codes there are of each length.
    /// - Returns: The number of bits.
    private func secondBits(length: Int, left: Int, longest: Int, sizes: UnsafePointer<UInt16>) -> Int {
        var length = length
        var used = left
        while used < 1 &<< (length &- bits), length < longest {
            length &+= 1
            used = unsafe used &* 2 &+ Int(sizes[length])
        }
        return length &- bits
    }

    /// The next code of the same length: one more, where the first bit counts most and is the lowest.
    private static func successor(of code: Int, length: Int) -> Int {
        let zeros = ~code & ((1 &<< length) &- 1)
        guard zeros != 0 else { return 0 }
        let bit = 1 &<< (63 &- zeros.leadingZeroBitCount)
        return code & (bit &- 1) | bit
    }
}
