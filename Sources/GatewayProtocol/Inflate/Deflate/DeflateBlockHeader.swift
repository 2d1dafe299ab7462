/// Reads the header of a block with dynamic Huffman codes (RFC 1951, section 3.2.7).
///
/// It keeps what it has read, since a header may come in pieces.
@safe
struct DeflateBlockHeader {
    private let memory: DeflateMemory
    private let alphabet: DeflateAlphabet
    private var codeLengthCode: HuffmanTable
    private var literalCount = 0
    private var distanceCount = 0
    private var codeLengthCount = 0
    /// How many code lengths have been read.
    private var read = 0

    init(memory: DeflateMemory, alphabet: DeflateAlphabet) {
        self.memory = memory
        self.alphabet = alphabet
        codeLengthCode = unsafe HuffmanTable(.lengths, entries: memory.codeLengths)
    }

    /// Reads HLIT, HDIST and HCLEN.
    ///
    /// - Returns: Whether they are allowed; `nil` if they have not come whole.
    mutating func readCounts(_ bits: inout DeflateBits) -> Bool? {
        guard let value = bits.take(14) else { return nil }
        literalCount = value & 0x1F + 257
        distanceCount = value >> 5 & 0x1F + 1
        codeLengthCount = value >> 10 + 4
        read = 0
        unsafe memory.lengths.update(repeating: 0, count: 19)
        return literalCount <= 286 && distanceCount <= 30
    }

    /// Reads the code length code.
    ///
    /// - Returns: Whether it is a code; `nil` if it has not come whole.
    mutating func readCodeLengthCode(_ bits: inout DeflateBits) -> Bool? {
        while read < codeLengthCount {
            guard let length = bits.take(3) else { return nil }
            unsafe memory.lengths[Int(alphabet.order[read])] = UInt8(truncatingIfNeeded: length)
            read &+= 1
        }
        read = 0
        guard unsafe codeLengthCode.build(memory.lengths, count: 19, meaning: alphabet.lengths, memory) else {
            return false
        }
        unsafe memory.lengths.update(repeating: 0, count: DeflateMemory.lengthCapacity)
        return true
    }

    /// Reads the code lengths of literals and distances, which follow each other as one sequence.
    ///
    /// - Returns: Whether no length is repeated that does not exist, nor beyond the end; `nil` if they have not come whole.
    mutating func readCodeLengths(_ bits: inout DeflateBits) -> Bool? {
        let lengths = unsafe memory.lengths
        let entries = unsafe codeLengthCode.entries
        let mask = codeLengthCode.mask
        let total = literalCount + distanceCount
        while read < total {
            // A code and its extra bits.
            if bits.count < 14 { bits.refill() }
            let entry = unsafe entries[Int(bits.word & mask)]
            guard entry.bits <= bits.count else { return nil }
            guard entry.value >= 16 else {
                unsafe lengths[read] = entry.byte
                read &+= 1
                bits.drop(entry.bits)
                continue
            }
            let (extraBits, least): (Int, Int) =
                switch entry.value {
                case 16: (2, 3)
                case 17: (3, 3)
                default: (7, 11)
                }
            guard entry.bits &+ extraBits <= bits.count else { return nil }
            guard entry.value != 16 || read > 0 else { return false }
            let extra = Int(bits.word &>> UInt64(entry.bits)) & ((1 &<< extraBits) &- 1)
            let times = least &+ extra
            guard read &+ times <= total else { return false }
            // They are zero before, and a repetition of another length is of at most six.
            if entry.value == 16 {
                let eight = unsafe UInt64(lengths[read &- 1]) &* 0x0101_0101_0101_0101
                unsafe UnsafeMutableRawPointer(lengths + read).storeBytes(
                    of: (eight & ((1 &<< UInt64(8 &* times)) &- 1)).littleEndian,
                    as: UInt64.self
                )
            }
            read &+= times
            bits.drop(entry.bits &+ extraBits)
        }
        return true
    }

    /// Makes the tables of the block.
    ///
    /// - Returns: The violation, if there is one.
    mutating func makeTables(
        _ literals: inout HuffmanTable,
        _ distances: inout HuffmanTable
    ) -> DeflateDecoder.Fault? {
        let lengths = unsafe memory.lengths
        guard unsafe lengths[256] != 0 else { return .endMissing }
        guard unsafe literals.build(lengths, count: literalCount, meaning: alphabet.literals, memory) else {
            return .literalCode
        }
        guard
            unsafe distances.build(
                lengths + literalCount,
                count: distanceCount,
                meaning: alphabet.distances,
                memory
            )
        else { return .distanceCode }
        return nil
    }
}
