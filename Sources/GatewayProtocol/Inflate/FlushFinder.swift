internal import CZlib

/// Finds `00 00 FF FF` in a stream of bytes that comes in pieces.
///
/// The bytes end every sync flush of deflate, but may stand elsewhere too: the
/// caller must check whether a block ends there.
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
        // Compressed bytes are as good as random, so few of them are the first FF of an occurrence.
        var index = start + 2
        while let found = find(0xFF, in: bytes, from: index), found + 1 < bytes.count {
            if bytes[found + 1] == 0xFF, bytes[found - 1] == 0, bytes[found - 2] == 0 {
                last = 0x0000_FFFF
                return found + 2
            }
            index = found + 1
        }
        for index in max(known, bytes.count - 4)..<bytes.count { remember(bytes[index]) }
        return nil
    }

    private func find(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int? {
        guard start < bytes.count else { return nil }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress,
                let found = unsafe czlib_find(base + start, byte, buffer.count - start)
            else { return nil }
            return unsafe found - base
        }
    }

    private mutating func remember(_ byte: UInt8) {
        last = last << 8 | UInt32(byte)
    }
}
