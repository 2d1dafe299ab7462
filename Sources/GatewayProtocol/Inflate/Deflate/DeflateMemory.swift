/// The memory that a decoder needs beside its window: its tables, and where they are made.
///
/// It is about 9 KiB.
@safe
final class DeflateMemory {
    let literals: UnsafeMutablePointer<HuffmanEntry>
    let distances: UnsafeMutablePointer<HuffmanEntry>
    let codeLengths: UnsafeMutablePointer<HuffmanEntry>
    /// Code lengths, as they are read: those of 286 literals and 30 distances, or of 288 and 32 in the fixed codes.
    ///
    /// Eight more are readable and writable.
    let lengths: UnsafeMutablePointer<UInt8>
    /// Symbols in the order of their codes.
    let symbols: UnsafeMutablePointer<UInt16>
    /// How many codes there are of each length.
    let sizes: UnsafeMutablePointer<UInt16>
    private let offsets: UnsafeMutablePointer<UInt16>
    /// Symbols that have a code, in their own order.
    private let used: UnsafeMutablePointer<UInt16>

    /// The last bytes of a message, and zeros.
    let paddedInput: UnsafeMutablePointer<UInt8>

    static let lengthCapacity = 328

    /// Where memory begins: at a line of the cache, or its speed would depend on what was allocated before.
    static let alignment = 64

    init() {
        unsafe literals = Self.allocate(HuffmanTable.Kind.literals.capacity, filledWith: .invalid)
        unsafe distances = Self.allocate(HuffmanTable.Kind.distances.capacity, filledWith: .invalid)
        unsafe codeLengths = Self.allocate(HuffmanTable.Kind.lengths.capacity, filledWith: .invalid)
        unsafe lengths = Self.allocate(Self.lengthCapacity, filledWith: 0)
        unsafe symbols = Self.allocate(288, filledWith: 0)
        unsafe used = Self.allocate(288, filledWith: 0)
        unsafe paddedInput = Self.allocate(DeflateBits.paddedInput, filledWith: 0)
        unsafe sizes = Self.allocate(16, filledWith: 0)
        unsafe offsets = Self.allocate(16, filledWith: 0)
    }

    deinit {
        unsafe literals.deallocate()
        unsafe distances.deallocate()
        unsafe codeLengths.deallocate()
        unsafe lengths.deallocate()
        unsafe symbols.deallocate()
        unsafe used.deallocate()
        unsafe paddedInput.deallocate()
        unsafe sizes.deallocate()
        unsafe offsets.deallocate()
    }

    private static func allocate<T>(_ count: Int, filledWith value: T) -> UnsafeMutablePointer<T> {
        let size = count * MemoryLayout<T>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: alignment)
        return unsafe memory.initializeMemory(as: T.self, repeating: value, count: count)
    }

    /// Sorts symbols by the length of their codes, and counts the codes of each length.
    ///
    /// - Parameters:
    ///   - lengths: The code length of each symbol, at most 15; bytes up to the next multiple of eight must be readable.
    ///   - count: The number of symbols.
    /// - Returns: The length of the longest code; `nil` if there is none.
    func sort(_ lengths: UnsafePointer<UInt8>, count: Int) -> Int? {
        unsafe sizes.update(repeating: 0, count: 16)
        var number = 0
        var first = 0
        // Most bytes are in no block of text, so most words are zero.
        while first < count {
            var word = unsafe UInt64(littleEndian: UnsafeRawPointer(lengths + first).loadUnaligned(as: UInt64.self))
            if count &- first < 8 { word &= (1 &<< UInt64(8 &* (count &- first))) &- 1 }
            while word != 0 {
                let byte = word.trailingZeroBitCount &>> 3
                let length = Int((word &>> UInt64(8 &* byte)) & 15)
                unsafe sizes[length] &+= 1
                unsafe used[number] = UInt16(truncatingIfNeeded: first &+ byte)
                number &+= 1
                word &= ~(0xFF &<< UInt64(8 &* byte))
            }
            first &+= 8
        }
        guard number > 0 else { return nil }
        var longest = 15
        while unsafe sizes[longest] == 0 { longest &-= 1 }
        unsafe offsets[1] = 0
        for length in 1..<longest { unsafe offsets[length &+ 1] = unsafe offsets[length] &+ sizes[length] }
        for index in 0..<number {
            let symbol = unsafe used[index]
            let length = unsafe Int(lengths[Int(symbol)] & 15)
            unsafe symbols[Int(offsets[length])] = symbol
            unsafe offsets[length] &+= 1
        }
        return longest
    }
}
