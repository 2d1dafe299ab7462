extension JSONReader {
    /// Passes the next value, whatever it is, as fast as its end can be found.
    ///
    /// Strings must be closed and brackets must balance; nothing else inside is checked. A caller that must know
    /// that all of a text is JSON parses it with ``JSONValue/init(parsing:)``.
    ///
    /// - Throws: A ``JSONError`` if no value comes next, or it breaks off, or is nested too deep.
    @inlinable
    public mutating func skip() throws(JSONError) {
        switch peek() {
        case UInt8(ascii: "\""): try skipString()
        case UInt8(ascii: "{"), UInt8(ascii: "["): try skipContainer()
        default: try skipScalar()
        }
    }

    /// Passes the next value as ``skip()`` does.
    ///
    /// - Returns: Where it stands, in bytes from the start of the array that is read.
    /// - Throws: As ``skip()``.
    @inlinable
    public mutating func raw() throws(JSONError) -> Range<Int> {
        _ = peek()
        let start = offset
        try skip()
        return start..<offset
    }

    /// Copies the next value, passed as ``skip()`` does.
    ///
    /// - Returns: Its bytes, without white space around them.
    /// - Throws: As ``skip()``.
    public mutating func rawBytes() throws(JSONError) -> [UInt8] {
        _ = peek()
        let start = position
        try skip()
        return unsafe Array(UnsafeBufferPointer(start: bytes + start, count: position - start))
    }

    /// Passes white space to the end of the text.
    ///
    /// - Throws: A ``JSONError`` if anything else follows.
    @inlinable
    mutating func finish() throws(JSONError) {
        _ = peek()
        guard position == end else { throw error(.trailingBytes) }
    }

    @usableFromInline
    mutating func skipScalar() throws(JSONError) {
        guard JSONKind(firstByte: peek()) != nil else { throw unexpected() }
        while position < end {
            switch byte(at: position) {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0...0x20: return
            default: position += 1
            }
        }
    }

    @usableFromInline
    mutating func skipString() throws(JSONError) {
        position += 1
        while end - position >= 8 {
            let marks = Self.quotesAndBackslashes(in: word(at: position))
            guard marks != 0 else {
                position += 8
                continue
            }
            position += marks.trailingZeroBitCount >> 3
            if byte(at: position) == UInt8(ascii: "\"") {
                position += 1
                return
            }
            position += 2
        }
        while position < end {
            let next = byte(at: position)
            position += next == UInt8(ascii: "\\") ? 2 : 1
            if next == UInt8(ascii: "\"") { return }
        }
        position = end
        throw error(.unexpectedEnd)
    }

    /// Marks the upper bit of quotes and backslashes; the lowest mark is certain.
    @inlinable
    static func quotesAndBackslashes(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        return ((quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes) & (ones &* 0x80)
    }

    @usableFromInline
    mutating func skipContainer() throws(JSONError) {
        var open = 0
        while position < end {
            switch byte(at: position) {
            case UInt8(ascii: "\""):
                try skipString()
                continue
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open += 1
                guard depth + open <= JSONValue.depthLimit else { throw error(.tooDeep) }
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                open -= 1
                if open == 0 {
                    position += 1
                    return
                }
            default:
                break
            }
            position += 1
        }
        throw error(.unexpectedEnd)
    }
}
