/// Cuts one JSON text into tokens, and refuses all that RFC 8259 does not allow.
///
/// ``JSONValue`` and ``JSONMemberScanner`` both stand on it, so they accept the same texts. It does not recurse:
/// how deep a text may be nested depends on the limit, not on the stack of the calling thread.
struct JSONTokenizer: Sendable {
    private enum Expectation {
        case value
        case valueOrEndOfArray
        case keyOrEndOfObject
        case commaOrEnd
        case endOfText
    }

    let bytes: [UInt8]
    let end: Int
    let depthLimit: Int
    /// Where the next unread byte stands: right after ``next()``, the end of its token.
    private(set) var position: Int
    /// Where the latest token began.
    private(set) var tokenStart: Int
    private var nesting = JSONNesting()
    private var expected = Expectation.value

    init(_ bytes: [UInt8], in range: Range<Int>, depthLimit: Int) {
        precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "The range lies outside of the bytes")
        self.bytes = bytes
        self.end = range.upperBound
        self.depthLimit = depthLimit
        self.position = range.lowerBound
        self.tokenStart = range.lowerBound
    }

    /// How many arrays and objects are open.
    var depth: Int {
        nesting.depth
    }

    /// Reads the next token, or `nil` when the whole text was one value.
    mutating func next() throws(JSONError) -> JSONToken? {
        let byte = skipWhiteSpace()
        switch expected {
        case .value:
            return try value(byte)
        case .valueOrEndOfArray:
            return byte == UInt8(ascii: "]") ? try endOfContainer(byte) : try value(byte)
        case .keyOrEndOfObject:
            return byte == UInt8(ascii: "}") ? try endOfContainer(byte) : try key(byte)
        case .commaOrEnd:
            return byte == UInt8(ascii: ",") ? try tokenAfterComma() : try endOfContainer(byte)
        case .endOfText:
            guard byte == nil else { throw JSONError(.trailingBytes, at: position) }
            return nil
        }
    }

    /// Passes a value by its structure alone, if it is a container.
    ///
    /// - Returns: Where it stands, or `nil` if the next token is no opening bracket, or the container is broken; then
    ///   nothing is passed.
    mutating func skipContainer() -> Range<Int>? {
        let byte = skipWhiteSpace()
        guard expected == .value, byte == UInt8(ascii: "{") || byte == UInt8(ascii: "["),
            let end = JSONContainer.end(
                from: position,
                in: bytes.span.extracting(..<end),
                depthLimit: depthLimit - nesting.depth
            )
        else { return nil }
        tokenStart = position
        position = end
        valueEnded()
        return tokenStart..<end
    }

    private mutating func value(_ byte: UInt8?) throws(JSONError) -> JSONToken {
        tokenStart = position
        switch byte {
        case UInt8(ascii: "{"):
            try open(isObject: true)
            expected = .keyOrEndOfObject
            return .beginObject
        case UInt8(ascii: "["):
            try open(isObject: false)
            expected = .valueOrEndOfArray
            return .beginArray
        case UInt8(ascii: "\""):
            let string = try scanString()
            valueEnded()
            return .string(string)
        case .some(UInt8(ascii: "-")), .some(UInt8(ascii: "0")...UInt8(ascii: "9")):
            let number = try scanNumber()
            valueEnded()
            return .number(number)
        case UInt8(ascii: "t"):
            return try literal("true", .true)
        case UInt8(ascii: "f"):
            return try literal("false", .false)
        case UInt8(ascii: "n"):
            return try literal("null", .null)
        default:
            throw unexpected(byte)
        }
    }

    private mutating func tokenAfterComma() throws(JSONError) -> JSONToken {
        position += 1
        let byte = skipWhiteSpace()
        return nesting.isInObject ? try key(byte) : try value(byte)
    }

    private mutating func key(_ byte: UInt8?) throws(JSONError) -> JSONToken {
        guard byte == UInt8(ascii: "\"") else { throw unexpected(byte) }
        tokenStart = position
        let string = try scanString()
        let separator = skipWhiteSpace()
        guard separator == UInt8(ascii: ":") else { throw unexpected(separator) }
        position += 1
        expected = .value
        return .key(string)
    }

    private mutating func endOfContainer(_ byte: UInt8?) throws(JSONError) -> JSONToken {
        let closing = nesting.isInObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        guard byte == closing else { throw unexpected(byte) }
        let token = nesting.isInObject ? JSONToken.endObject : .endArray
        tokenStart = position
        position += 1
        nesting.close()
        valueEnded()
        return token
    }

    private mutating func open(isObject: Bool) throws(JSONError) {
        guard nesting.depth < depthLimit else { throw JSONError(.tooDeep, at: position) }
        nesting.open(isObject: isObject)
        position += 1
    }

    private mutating func valueEnded() {
        expected = nesting.depth == 0 ? .endOfText : .commaOrEnd
    }

    private mutating func literal(_ text: String, _ token: JSONToken) throws(JSONError) -> JSONToken {
        for expectedByte in text.utf8 {
            guard position < end, bytes[position] == expectedByte else { throw unexpectedHere() }
            position += 1
        }
        valueEnded()
        return token
    }

    private mutating func skipWhiteSpace() -> UInt8? {
        while position < end {
            switch bytes[position] {
            case 0x20, 0x09, 0x0A, 0x0D: position += 1
            case let byte: return byte
            }
        }
        return nil
    }

    private func unexpected(_ byte: UInt8?) -> JSONError {
        JSONError(byte == nil ? .unexpectedEnd : .unexpectedByte, at: position)
    }

    /// The error for whatever stands at ``position``.
    private func unexpectedHere() -> JSONError {
        unexpected(position < end ? bytes[position] : nil)
    }
}

// MARK: - Numbers (RFC 8259, section 6)

extension JSONTokenizer {
    private mutating func scanNumber() throws(JSONError) -> JSONNumberToken {
        let start = position
        var isInteger = true
        if bytes[position] == UInt8(ascii: "-") {
            position += 1
        }
        let firstDigit = position
        try scanDigits()
        if bytes[firstDigit] == UInt8(ascii: "0"), position - firstDigit > 1 {
            throw JSONError(.invalidNumber, at: firstDigit)
        }
        if position < end, bytes[position] == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try scanDigits()
        }
        if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < end, bytes[position] == UInt8(ascii: "+") || bytes[position] == UInt8(ascii: "-") {
                position += 1
            }
            try scanDigits()
        }
        let token = JSONNumberToken(range: start..<position, isInteger: isInteger)
        // Without an exponent it takes 309 digits to leave the range of a Double.
        if !isInteger || token.range.count >= 309, !token.double(in: bytes).isFinite {
            throw JSONError(.numberOutOfRange, at: start)
        }
        return token
    }

    private mutating func scanDigits() throws(JSONError) {
        let start = position
        while position < end, UInt8(ascii: "0")...UInt8(ascii: "9") ~= bytes[position] {
            position += 1
        }
        guard position == start else { return }
        throw JSONError(position < end ? .invalidNumber : .unexpectedEnd, at: position)
    }
}

// MARK: - Strings (RFC 8259, section 7)

extension JSONTokenizer {
    private mutating func scanString() throws(JSONError) -> JSONStringToken {
        position += 1
        let start = position
        var hasEscapes = false
        while position < end {
            switch bytes[position] {
            case UInt8(ascii: "\""):
                let content = start..<position
                position += 1
                return JSONStringToken(content: content, hasEscapes: hasEscapes)
            case UInt8(ascii: "\\"):
                hasEscapes = true
                try scanEscape()
            case 0..<0x20:
                throw JSONError(.controlCharacter, at: position)
            case 0x20..<0x80:
                position += 1
            default:
                try scanMultibyteCharacter()
            }
        }
        throw JSONError(.unexpectedEnd, at: end)
    }

    private mutating func scanEscape() throws(JSONError) {
        let start = position
        position += 1
        guard position < end else { throw JSONError(.unexpectedEnd, at: end) }
        switch bytes[position] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            position += 1
        case UInt8(ascii: "u"):
            position += 1
            for _ in 0..<4 {
                guard position < end else { throw JSONError(.unexpectedEnd, at: end) }
                guard bytes[position].hexadecimalDigit != nil else { throw JSONError(.invalidEscape, at: start) }
                position += 1
            }
        default:
            throw JSONError(.invalidEscape, at: start)
        }
    }

    /// Passes one character of two to four bytes: the well-formed sequences of Unicode, table 3-7.
    private mutating func scanMultibyteCharacter() throws(JSONError) {
        let secondByte: ClosedRange<UInt8>
        let length: Int
        switch bytes[position] {
        case 0xC2...0xDF: (length, secondByte) = (2, 0x80...0xBF)
        case 0xE0: (length, secondByte) = (3, 0xA0...0xBF)
        case 0xED: (length, secondByte) = (3, 0x80...0x9F)
        case 0xE1...0xEF: (length, secondByte) = (3, 0x80...0xBF)
        case 0xF0: (length, secondByte) = (4, 0x90...0xBF)
        case 0xF1...0xF3: (length, secondByte) = (4, 0x80...0xBF)
        case 0xF4: (length, secondByte) = (4, 0x80...0x8F)
        default: throw JSONError(.invalidUTF8, at: position)
        }
        for index in 1..<length {
            guard position + index < end else { throw JSONError(.unexpectedEnd, at: end) }
            let allowed = index == 1 ? secondByte : 0x80...0xBF
            guard allowed.contains(bytes[position + index]) else { throw JSONError(.invalidUTF8, at: position) }
        }
        position += length
    }
}
