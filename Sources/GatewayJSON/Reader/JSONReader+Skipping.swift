internal import CJSONScan

extension JSONReader {
    /// Passes the next value, whatever it is, as fast as its end can be found.
    ///
    /// Strings must be closed and brackets must balance, of whichever kind; nothing else inside is checked. A caller that must know
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
        let length = unsafe json_skip_string(bytes + position, end - position)
        guard length > 0 else {
            position = end
            throw error(.unexpectedEnd)
        }
        position += length
    }

    @usableFromInline
    mutating func skipContainer() throws(JSONError) {
        let limit = UInt32(clamping: JSONValue.depthLimit - depth)
        let length = unsafe json_skip_container(bytes + position, end - position, limit)
        if length > 0 {
            position += length
        } else if length == 0 {
            position = end
            throw error(.unexpectedEnd)
        } else {
            position += -1 - length
            throw error(.tooDeep)
        }
    }
}
