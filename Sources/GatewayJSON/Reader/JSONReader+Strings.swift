extension JSONReader {
    /// Reads a string, its escapes resolved.
    ///
    /// Half a surrogate pair in an escape becomes U+FFFD, as with ``JSONValue``.
    ///
    /// - Returns: The text.
    /// - Throws: A ``JSONError`` if no string comes next, or one that is malformed.
    @inlinable
    public mutating func string() throws(JSONError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw mismatch() }
        position += 1
        let start = position
        passPlainText()
        guard position < end, byte(at: position) == UInt8(ascii: "\"") else { return try rareString(from: start) }
        let content = start..<position
        position += 1
        return text(content, isASCII: true)
    }

    /// Lends the content of a string that is printable ASCII without escapes, and passes it.
    ///
    /// - Returns: The content; `nil` if anything else comes next, which is then still due.
    @_lifetime(copy self)
    package mutating func plainString() -> Span<UInt8>? {
        guard peek() == UInt8(ascii: "\"") else { return nil }
        let quote = position
        position += 1
        passPlainText()
        guard position < end, byte(at: position) == UInt8(ascii: "\"") else {
            position = quote
            return nil
        }
        let content = unsafe Span(_unsafeStart: bytes + quote + 1, count: position - quote - 1)
        position += 1
        return unsafe _overrideLifetime(content, copying: self)
    }

    /// The text of bytes that have been checked, which saves `String` from doing it again.
    @inlinable
    func text(_ content: Range<Int>, isASCII: Bool) -> String {
        let start = unsafe bytes + content.lowerBound
        let units = unsafe Span(_unsafeStart: start, count: content.count)
        return unsafe String(copying: UTF8Span(unchecked: units, isKnownASCII: isASCII))
    }

    /// Passes printable ASCII but for quotes and backslashes.
    @inlinable
    mutating func passPlainText() {
        var index = position
        while end - index >= 8 {
            let special = Self.special(in: word(at: index))
            guard special == 0 else {
                position = index + special.trailingZeroBitCount >> 3
                return
            }
            index += 8
        }
        while index < end {
            let next = byte(at: index)
            guard next >= 0x20, next < 0x80, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\") else { break }
            index += 1
        }
        position = index
    }

    /// Marks the upper bit of quotes, backslashes, control characters and all that is not ASCII.
    ///
    /// Only the lowest mark is certain: a borrow may mark what stands above it.
    @inlinable
    static func special(in word: UInt64) -> UInt64 {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* 0x22)
        let backslashes = word ^ (ones &* 0x5C)
        let marks = (quotes &- ones) | (backslashes &- ones) | (word &- ones &* 0x20) | word
        return marks & (ones &* 0x80)
    }

    /// Reads the rest of a string that is not plain ASCII, from its first byte.
    @usableFromInline
    mutating func rareString(from start: Int) throws(JSONError) -> String {
        let (content, hasEscapes) = try rareContent(from: start)
        let capacity = content.count
        if !hasEscapes {
            return text(content, isASCII: false)
        }
        return unsafe withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { output in
            let count = unsafe unescape(content, into: output)
            return unsafe String(decoding: output[..<count], as: UTF8.self)
        }
    }

    /// Checks a string from its first byte, and passes it.
    mutating func rareContent(from start: Int) throws(JSONError) -> (content: Range<Int>, hasEscapes: Bool) {
        var hasEscapes = false
        position = start
        while true {
            passPlainText()
            guard position < end else { throw error(.unexpectedEnd) }
            switch byte(at: position) {
            case UInt8(ascii: "\""):
                let content = start..<position
                position += 1
                return (content, hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try passEscape()
            case 0..<0x20:
                throw error(.controlCharacter)
            default:
                try passMultibyteCharacter()
            }
        }
    }

    /// Keeps a key that is not plain ASCII without its escapes, and passes it.
    @usableFromInline
    mutating func unescapeKey(from start: Int) throws(JSONError) -> Int {
        let content = try rareContent(from: start).content
        let output = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: content.count)
        unsafe unescapedKey?.deallocate()
        unsafe unescapedKey = output.baseAddress
        return unsafe unescape(content, into: output)
    }

    private mutating func passEscape() throws(JSONError) {
        guard position + 1 < end else { throw JSONError(.unexpectedEnd, at: origin + end) }
        switch byte(at: position + 1) {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 2
        case UInt8(ascii: "u"):
            for index in position + 2..<position + 6 {
                guard index < end else { throw JSONError(.unexpectedEnd, at: origin + end) }
                guard byte(at: index).hexadecimalDigit != nil else { throw error(.invalidEscape) }
            }
            position += 6
        default:
            throw error(.invalidEscape)
        }
    }

    /// Passes one character of two to four bytes: the well-formed sequences of Unicode, table 3-7.
    private mutating func passMultibyteCharacter() throws(JSONError) {
        let secondByte: ClosedRange<UInt8>
        let length: Int
        switch byte(at: position) {
        case 0xC2...0xDF: (length, secondByte) = (2, 0x80...0xBF)
        case 0xE0: (length, secondByte) = (3, 0xA0...0xBF)
        case 0xED: (length, secondByte) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, secondByte) = (3, 0x80...0xBF)
        case 0xF0: (length, secondByte) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, secondByte) = (4, 0x80...0xBF)
        case 0xF4: (length, secondByte) = (4, 0x80...0x8F)
        default: throw error(.invalidUTF8)
        }
        for index in 1..<length {
            guard position + index < end else { throw JSONError(.unexpectedEnd, at: origin + end) }
            let allowed = index == 1 ? secondByte : 0x80...0xBF
            guard allowed.contains(byte(at: position + index)) else { throw error(.invalidUTF8) }
        }
        position += length
    }
}

// MARK: - Escapes

extension JSONReader {
    /// Writes checked content without its escapes; no escape is shorter than what it stands for.
    @unsafe
    func unescape(_ content: Range<Int>, into output: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = 0
        var index = content.lowerBound
        while index < content.upperBound {
            guard byte(at: index) == UInt8(ascii: "\\") else {
                unsafe output[count] = byte(at: index)
                (index, count) = (index + 1, count + 1)
                continue
            }
            let letter = byte(at: index + 1)
            if letter == UInt8(ascii: "u") {
                for unit in UTF8.encode(scalar(at: &index, before: content.upperBound))
                    ?? UTF8.encodedReplacementCharacter
                {
                    unsafe output[count] = unit
                    count += 1
                }
            } else {
                unsafe output[count] = JSONStringToken.character(escapedBy: letter)
                (index, count) = (index + 2, count + 1)
            }
        }
        return count
    }

    private func scalar(at index: inout Int, before limit: Int) -> Unicode.Scalar {
        let unit = codeUnit(at: index, before: limit) ?? 0xFFFD
        index += 6
        if UTF16.isLeadSurrogate(unit), let trail = codeUnit(at: index, before: limit), UTF16.isTrailSurrogate(trail) {
            index += 6
            return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    private func codeUnit(at index: Int, before limit: Int) -> UInt16? {
        guard index + 6 <= limit, byte(at: index) == UInt8(ascii: "\\"), byte(at: index + 1) == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for digit in index + 2..<index + 6 {
            unit = unit << 4 | (byte(at: digit).hexadecimalDigit ?? 0)
        }
        return unit
    }
}
