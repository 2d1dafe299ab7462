extension JSONReader {
    /// Reads an integral number; `2.0` and `1e3` count as integral, below 2⁵³.
    ///
    /// - Parameter type: The type of the integer.
    /// - Returns: The number.
    /// - Throws: A ``JSONError`` if no number comes next; `typeMismatch` if it has a fraction or the type cannot
    ///   hold it.
    @inlinable
    public mutating func integer<Integer: FixedWidthInteger>(
        _ type: Integer.Type = Integer.self
    ) throws(JSONError) -> Integer {
        var first = peek()
        let start = position
        let isNegative = first == UInt8(ascii: "-")
        if isNegative {
            position += 1
            first = position < end ? byte(at: position) : 0
        }
        let firstDigit = position
        let magnitude = passDigits()
        let count = position - firstDigit
        let isPlain = position == end || !Self.continuesNumber(byte(at: position))
        // 19 digits always fit 64 bits.
        guard isPlain, count > 0, count < 20, first != UInt8(ascii: "0") || count == 1 else {
            position = start
            return try rareInteger(type)
        }
        if !isNegative {
            guard let number = Integer(exactly: magnitude) else { throw notRepresentable(from: start) }
            return number
        }
        let negated = Int64(truncatingIfNeeded: 0 &- magnitude)
        guard magnitude <= 1 << 63, let number = Integer(exactly: negated) else { throw notRepresentable(from: start) }
        return number
    }

    /// Reads a 64-bit number that may stand in a string, as the ids of Discord do.
    ///
    /// - Returns: The number.
    /// - Throws: A ``JSONError`` if neither a number nor a string of decimal digits comes next.
    @inlinable
    public mutating func digits() throws(JSONError) -> UInt64 {
        guard peek() == UInt8(ascii: "\"") else { return try integer() }
        let start = position
        position += 1
        let number = passDigits()
        let count = position - start - 1
        guard count > 0, count < 20, position < end, byte(at: position) == UInt8(ascii: "\"") else {
            position = start
            return try rareDigits()
        }
        position += 1
        return number
    }

    /// Reads a number, rounded to the nearest `Double`.
    ///
    /// - Returns: The number.
    /// - Throws: A ``JSONError`` if no number comes next, or one too large for a `Double`.
    @inlinable
    public mutating func double() throws(JSONError) -> Double {
        let first = peek()
        let start = position
        let magnitude = passDigits()
        let count = position - start
        // Up to 15 digits are exact, and so is their quotient by a power of ten that is exact.
        if count > 0, count < 16, first != UInt8(ascii: "0") || count == 1,
            position == end || !Self.continuesNumber(byte(at: position))
        {
            return Double(magnitude)
        }
        position = start
        return try rareDouble()
    }

    /// Passes decimal digits; their value wraps around beyond 64 bits.
    @inlinable
    mutating func passDigits() -> UInt64 {
        var value: UInt64 = 0
        var index = position
        while end - index >= 8, let eight = Self.eightDigits(in: word(at: index)) {
            value = value &* 100_000_000 &+ eight
            index += 8
        }
        while index < end {
            let digit = byte(at: index) &- UInt8(ascii: "0")
            guard digit < 10 else { break }
            value = value &* 10 &+ UInt64(digit)
            index += 1
        }
        position = index
        return value
    }

    /// The number that eight bytes write, if all of them are digits.
    ///
    /// The digits are joined to pairs, the pairs to fours, and those to the number.
    @inlinable
    static func eightDigits(in word: UInt64) -> UInt64? {
        let zeros: UInt64 = 0x3030_3030_3030_3030
        let beyondNine = word &+ 0x0606_0606_0606_0606
        guard ((word ^ zeros) | (beyondNine ^ zeros)) & 0xF0F0_F0F0_F0F0_F0F0 == 0 else { return nil }
        let pairs = ((word & 0x0F0F_0F0F_0F0F_0F0F) &* (10 << 8 + 1)) >> 8
        let fours = ((pairs & 0x00FF_00FF_00FF_00FF) &* (100 << 16 + 1)) >> 16
        return ((fours & 0x0000_FFFF_0000_FFFF) &* (10_000 << 32 + 1)) >> 32
    }

    @inlinable
    static func continuesNumber(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: ".") || byte | 0x20 == UInt8(ascii: "e")
    }

    @usableFromInline
    mutating func notRepresentable(from start: Int) -> JSONError {
        position = start
        return error(.typeMismatch)
    }
}

// MARK: - The rare forms

extension JSONReader {
    @usableFromInline
    mutating func rareInteger<Integer: FixedWidthInteger>(_ type: Integer.Type) throws(JSONError) -> Integer {
        let start = position
        let (text, isInteger) = try numberText()
        if isInteger {
            guard let number = Integer(text) else { throw notRepresentable(from: start) }
            return number
        }
        guard let double = Double(text), double.isFinite else {
            position = start
            throw error(.numberOutOfRange)
        }
        // From 2⁵³ on different integers round to the same number.
        guard double.magnitude < 0x1p53, case let whole = Int64(double), Double(whole) == double,
            let number = Integer(exactly: whole)
        else { throw notRepresentable(from: start) }
        return number
    }

    @usableFromInline
    mutating func rareDigits() throws(JSONError) -> UInt64 {
        let start = position
        let text = try string()
        guard text.utf8.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }), let number = UInt64(text) else {
            throw notRepresentable(from: start)
        }
        return number
    }

    @usableFromInline
    mutating func rareDouble() throws(JSONError) -> Double {
        let start = position
        let text = try numberText().text
        guard let double = Double(text), double.isFinite else {
            position = start
            throw error(.numberOutOfRange)
        }
        return double
    }

    /// Passes a number by the grammar of RFC 8259, section 6.
    private mutating func numberText() throws(JSONError) -> (text: String, isInteger: Bool) {
        guard JSONKind(firstByte: peek()) == .number else { throw mismatch() }
        let start = position
        let isInteger = try passNumber()
        let text = unsafe UnsafeBufferPointer(start: bytes + start, count: position - start)
        return (unsafe String(decoding: text, as: UTF8.self), isInteger)
    }

    /// Passes a number, and tells whether it has neither fraction nor exponent.
    mutating func passNumber() throws(JSONError) -> Bool {
        var isInteger = true
        if byte(at: position) == UInt8(ascii: "-") { position += 1 }
        let firstDigit = position
        try passSomeDigits()
        if byte(at: firstDigit) == UInt8(ascii: "0"), position - firstDigit > 1 {
            position = firstDigit
            throw error(.invalidNumber)
        }
        if position < end, byte(at: position) == UInt8(ascii: ".") {
            isInteger = false
            position += 1
            try passSomeDigits()
        }
        if position < end, byte(at: position) | 0x20 == UInt8(ascii: "e") {
            isInteger = false
            position += 1
            if position < end, byte(at: position) == UInt8(ascii: "+") || byte(at: position) == UInt8(ascii: "-") {
                position += 1
            }
            try passSomeDigits()
        }
        return isInteger
    }

    private mutating func passSomeDigits() throws(JSONError) {
        let start = position
        _ = passDigits()
        guard position == start else { return }
        throw error(position < end ? .invalidNumber : .unexpectedEnd)
    }
}
