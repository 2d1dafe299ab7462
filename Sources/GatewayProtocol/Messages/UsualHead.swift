internal import GatewayModels

/// The head of nearly all events, `{"t":"NAME","s":1,"op":0`, read by words of eight bytes.
struct UsualHead {
    /// The place of the name among the official ones.
    let nameIndex: UInt8
    let sequence: Int64
    /// Where the comma behind it is.
    let end: Int

    /// Reads the head of a payload, or fails if it begins otherwise, is no official event, or is too short.
    ///
    /// - Parameters:
    ///   - bytes: The payload and what precedes it.
    ///   - start: Where the payload begins.
    init?(in bytes: Span<UInt8>, from start: Int) {
        var position = start
        guard Self.take(.beforeName, in: bytes, at: &position),
            let quote = Self.firstQuote(in: bytes, from: position),
            let index = EventName.officialIndex(of: bytes.extracting(position..<quote))
        else { return nil }
        position = quote
        guard Self.take(.beforeSequence, in: bytes, at: &position),
            let number = Self.takeNumber(in: bytes, at: &position),
            Self.take(.opcodeOfEvent, in: bytes, at: &position), bytes[position] == UInt8(ascii: ",")
        else { return nil }
        nameIndex = index
        sequence = number
        end = position
    }

    /// Takes a text and leaves at least one byte behind it.
    @inline(__always)
    private static func take(_ text: ShortText, in bytes: Span<UInt8>, at position: inout Int) -> Bool {
        guard let word = word(at: position, in: bytes), (word ^ text.word) & text.mask == 0 else { return false }
        position += text.count
        return true
    }

    /// Finds the next quotation mark, if it does not lie near the end.
    private static func firstQuote(in bytes: Span<UInt8>, from start: Int) -> Int? {
        var start = start
        while let word = word(at: start, in: bytes) {
            // The lowest byte that is zero is the first whose highest bit becomes set.
            let others = word ^ 0x2222_2222_2222_2222
            let zeros = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
            guard zeros == 0 else { return start + zeros.trailingZeroBitCount / 8 }
            start += 8
        }
        return nil
    }

    /// Takes digits, few enough to be sure that they fit, and without a zero before others.
    static func takeNumber(in bytes: Span<UInt8>, at position: inout Int) -> Int64? {
        let start = position
        var number: Int64 = 0
        while position < bytes.count {
            let digit = bytes[position] &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            number = number &* 10 &+ Int64(digit)
            position += 1
        }
        guard 1...18 ~= position - start, bytes[start] != UInt8(ascii: "0") || position == start + 1 else { return nil }
        return number
    }

    /// Eight bytes, the first lowest, or `nil` if there are fewer; the compiler makes one load of it.
    @inline(__always)
    private static func word(at start: Int, in bytes: Span<UInt8>) -> UInt64? {
        guard start + 8 <= bytes.count else { return nil }
        let eight = bytes.extracting(start..<(start + 8))
        var word = UInt64(eight[0]) | UInt64(eight[1]) &<< 8 | UInt64(eight[2]) &<< 16 | UInt64(eight[3]) &<< 24
        word |= UInt64(eight[4]) &<< 32 | UInt64(eight[5]) &<< 40 | UInt64(eight[6]) &<< 48 | UInt64(eight[7]) &<< 56
        return word
    }
}

extension UsualHead {
    /// A text of less than eight bytes, to be compared at once.
    ///
    /// It is given as a number, so that it is a constant of the program: a text would have to be made into one at run
    /// time.
    struct ShortText {
        /// The bytes of `{"t":"`.
        static let beforeName = ShortText(word: 0x22_3A_22_74_22_7B, count: 6)
        /// The bytes of `","s":`.
        static let beforeSequence = ShortText(word: 0x3A_22_73_22_2C_22, count: 6)
        /// The bytes of `,"op":0`.
        static let opcodeOfEvent = ShortText(word: 0x30_3A_22_70_6F_22_2C, count: 7)

        /// The bytes, the first lowest.
        let word: UInt64
        let count: Int

        var mask: UInt64 { .max &>> UInt64(64 &- 8 &* count) }
    }
}
