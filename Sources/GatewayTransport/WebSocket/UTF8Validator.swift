/// Checks UTF-8 that comes in pieces, and fails at the first byte that cannot be part of it.
///
/// It refuses what RFC 3629 refuses: overlong forms, surrogates, and code
/// points above U+10FFFF.
package struct UTF8Validator: Hashable, Sendable {
    /// How many continuation bytes the character that has begun still lacks.
    private var missing = 0
    /// The range of the next continuation byte.
    private var allowed: ClosedRange<UInt8> = 0x80...0xBF

    /// Creates a validator at the start of a text.
    package init() {}

    /// Whether the text so far does not end within a character.
    package var isComplete: Bool { missing == 0 }

    /// Determines whether bytes are a complete text.
    ///
    /// - Parameter bytes: The bytes.
    /// - Returns: Whether they are valid UTF-8.
    static func accepts(_ bytes: Span<UInt8>) -> Bool {
        var validator = Self()
        return validator.accept(bytes) && validator.isComplete
    }

    /// Takes the next piece of the text.
    ///
    /// - Parameter bytes: The piece.
    /// - Returns: Whether the text so far can be the beginning of valid UTF-8.
    package mutating func accept(_ bytes: Span<UInt8>) -> Bool {
        var index = 0
        while index < bytes.count {
            if missing == 0 {
                Self.skipASCII(bytes, &index)
                guard index < bytes.count else { return true }
                guard begin(bytes[index]) else { return false }
            } else {
                guard allowed.contains(bytes[index]) else { return false }
                allowed = 0x80...0xBF
                missing -= 1
            }
            index += 1
        }
        return true
    }

    /// Skips bytes in blocks that the compiler turns into vectors, then one by one.
    private static func skipASCII(_ bytes: Span<UInt8>, _ index: inout Int) {
        guard bytes[index] < 0x80 else { return }
        skipASCII(bytes, &index, inBlocksOf: 64)
        skipASCII(bytes, &index, inBlocksOf: 16)
        while index < bytes.count, bytes[index] < 0x80 { index += 1 }
    }

    @inline(__always)
    private static func skipASCII(_ bytes: Span<UInt8>, _ index: inout Int, inBlocksOf size: Int) {
        while index + size <= bytes.count {
            let block = bytes.extracting(index..<(index + size))
            var union: UInt8 = 0
            for offset in 0..<size { union |= block[offset] }
            guard union < 0x80 else { break }
            index += size
        }
    }

    /// Takes the first byte of a character of more than one byte (RFC 3629, section 4).
    private mutating func begin(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC2...0xDF: missing = 1
        case 0xE0...0xEF: missing = 2
        case 0xF0...0xF4: missing = 3
        default: return false
        }
        switch byte {
        case 0xE0: allowed = 0xA0...0xBF
        case 0xED: allowed = 0x80...0x9F
        case 0xF0: allowed = 0x90...0xBF
        case 0xF4: allowed = 0x80...0x8F
        default: allowed = 0x80...0xBF
        }
        return true
    }
}
