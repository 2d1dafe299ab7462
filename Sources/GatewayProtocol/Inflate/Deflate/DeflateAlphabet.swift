/// The meaning of deflate's symbols (RFC 1951, sections 3.2.5 and 3.2.6), and the tables of its fixed codes.
///
/// They are made once and shared by all connections.
@safe
final class DeflateAlphabet: @unchecked Sendable {
    static let shared = DeflateAlphabet()

    /// 256 literals, the end of the block, 29 lengths and two symbols that stand for nothing.
    let literals: UnsafeMutablePointer<HuffmanEntry>
    /// 30 distances and two symbols that stand for nothing.
    let distances: UnsafeMutablePointer<HuffmanEntry>
    /// The 19 symbols of the code that code lengths are in.
    let lengths: UnsafeMutablePointer<HuffmanEntry>
    /// The order in which the lengths of the code length code come (RFC 1951, section 3.2.7).
    let order: UnsafeMutablePointer<UInt8>
    let fixedLiterals: HuffmanTable
    let fixedDistances: HuffmanTable
    private let memory = DeflateMemory()

    private init() {
        unsafe literals = .allocate(capacity: 288)
        unsafe distances = .allocate(capacity: 32)
        unsafe lengths = .allocate(capacity: 19)
        unsafe order = .allocate(capacity: 19)
        for (index, symbol) in [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15].enumerated() {
            unsafe (order + index).initialize(to: UInt8(symbol))
        }
        for byte in 0..<256 { unsafe (literals + byte).initialize(to: HuffmanEntry(literal: byte)) }
        unsafe (literals + 256).initialize(to: HuffmanEntry(raw: HuffmanEntry.exceptional | HuffmanEntry.end))
        var base = 3
        for symbol in 257..<285 {
            let extraBits = max(0, (symbol - 261) / 4)
            unsafe (literals + symbol).initialize(to: HuffmanEntry(base: base, extraBits: extraBits))
            base += 1 << extraBits
        }
        unsafe (literals + 285).initialize(to: HuffmanEntry(base: 258, extraBits: 0))
        unsafe (literals + 286).initialize(repeating: .invalid, count: 2)
        base = 1
        for symbol in 0..<30 {
            let extraBits = max(0, symbol / 2 - 1)
            unsafe (distances + symbol).initialize(to: HuffmanEntry(base: base, extraBits: extraBits))
            base += 1 << extraBits
        }
        unsafe (distances + 30).initialize(repeating: .invalid, count: 2)
        for symbol in 0..<19 { unsafe (lengths + symbol).initialize(to: HuffmanEntry(literal: symbol)) }

        var literalTable = unsafe HuffmanTable(.literals, entries: memory.literals)
        var distanceTable = unsafe HuffmanTable(.distances, entries: memory.distances)
        for symbol in 0..<288 {
            let length: UInt8 =
                switch symbol {
                case ..<144: 8
                case ..<256: 9
                case ..<280: 7
                default: 8
                }
            unsafe memory.lengths[symbol] = length
        }
        _ = unsafe literalTable.build(memory.lengths, count: 288, meaning: literals, memory)
        unsafe memory.lengths.update(repeating: 5, count: 32)
        _ = unsafe distanceTable.build(memory.lengths, count: 32, meaning: distances, memory)
        fixedLiterals = literalTable
        fixedDistances = distanceTable
    }

    deinit {
        unsafe literals.deallocate()
        unsafe distances.deallocate()
        unsafe lengths.deallocate()
        unsafe order.deallocate()
    }
}
