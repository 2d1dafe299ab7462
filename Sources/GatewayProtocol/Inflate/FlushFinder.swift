/// Finds `00 00 FF FF` in a stream of bytes that comes in pieces.
///
/// The bytes end every sync flush of deflate, but may stand elsewhere too: whoever
/// finds them must see whether a block ends there.
struct FlushFinder {
    /// The last four bytes before the piece, the latest lowest.
    private var last: UInt32 = .max

    /// Looks for the next occurrence.
    ///
    /// - Parameters:
    ///   - bytes: A piece of the stream.
    ///   - start: Where the bytes begin that follow those that were searched before. They are searched up to the end of
    ///     the first occurrence, or to their end.
    /// - Returns: The index behind the occurrence, or `nil` if there is none.
    mutating func next(in bytes: Span<UInt8>, from start: Int) -> Int? {
        // The first three bytes may end an occurrence that began before them.
        let known = min(start + 3, bytes.count)
        for index in start..<known {
            remember(bytes[index])
            if last == 0x0000_FFFF { return index + 1 }
        }
        // The fourth byte of four tells how far away an occurrence is at least.
        var index = start + 3
        while index < bytes.count {
            switch bytes[index] {
            case 0xFF where bytes[index - 1] == 0xFF && bytes[index - 2] == 0 && bytes[index - 3] == 0:
                last = 0x0000_FFFF
                return index + 1
            case 0xFF: index += 1
            case 0x00: index += 2
            default: index += 4
            }
        }
        for index in max(known, bytes.count - 4)..<bytes.count { remember(bytes[index]) }
        return nil
    }

    private mutating func remember(_ byte: UInt8) {
        last = last << 8 | UInt32(byte)
    }
}
