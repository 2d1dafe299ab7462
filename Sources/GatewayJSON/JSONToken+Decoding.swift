extension UInt8 {
    /// What this ASCII character counts as a digit to the base 16.
    var hexadecimalDigit: UInt16? {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt16(self - UInt8(ascii: "0"))
        case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt16(self - UInt8(ascii: "a") + 10)
        case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt16(self - UInt8(ascii: "A") + 10)
        default: nil
        }
    }
}

extension JSONNumberToken {
    func value(in bytes: [UInt8]) -> JSONValue {
        guard isInteger else { return .number(double(in: bytes)) }
        let text = String(decoding: bytes[range], as: UTF8.self)
        if let integer = Int64(text) {
            return .integer(integer)
        }
        return UInt64(text).map(JSONValue.unsigned) ?? .number(double(in: bytes))
    }

    /// The nearest `Double`, infinite where there is none.
    func double(in bytes: [UInt8]) -> Double {
        Double(String(decoding: bytes[range], as: UTF8.self)) ?? .infinity
    }
}

extension JSONStringToken {
    func text(in bytes: [UInt8]) -> String {
        guard hasEscapes else { return String(decoding: bytes[content], as: UTF8.self) }
        return String(decoding: unescaped(in: bytes), as: UTF8.self)
    }

    func equals(_ text: String, in bytes: [UInt8]) -> Bool {
        hasEscapes
            ? unescaped(in: bytes).elementsEqual(text.utf8)
            : bytes[content].elementsEqual(text.utf8)
    }

    private func unescaped(in bytes: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        output.reserveCapacity(content.count)
        var position = content.lowerBound
        while position < content.upperBound {
            guard bytes[position] == UInt8(ascii: "\\") else {
                output.append(bytes[position])
                position += 1
                continue
            }
            let letter = bytes[position + 1]
            if letter == UInt8(ascii: "u") {
                output.append(contentsOf: String(scalar(in: bytes, at: &position)).utf8)
            } else {
                output.append(Self.character(escapedBy: letter))
                position += 2
            }
        }
        return output
    }

    /// Reads the `\uXXXX` at `position`, and its second half where it is a surrogate pair.
    ///
    /// Half a pair stands for no character, and becomes U+FFFD.
    private func scalar(in bytes: [UInt8], at position: inout Int) -> Unicode.Scalar {
        let unit = codeUnit(in: bytes, at: position) ?? 0xFFFD
        position += 6
        if UTF16.isLeadSurrogate(unit), let trail = codeUnit(in: bytes, at: position), UTF16.isTrailSurrogate(trail) {
            position += 6
            return UTF16.decode(UTF16.EncodedScalar([unit, trail]))
        }
        return Unicode.Scalar(unit) ?? "\u{FFFD}"
    }

    /// The code unit of the `\uXXXX` at `position`, if there is one.
    private func codeUnit(in bytes: [UInt8], at position: Int) -> UInt16? {
        guard position + 6 <= content.upperBound, bytes[position] == UInt8(ascii: "\\"),
            bytes[position + 1] == UInt8(ascii: "u")
        else { return nil }
        return bytes[position + 2..<position + 6].reduce(0 as UInt16) { unit, digit in
            unit << 4 | (digit.hexadecimalDigit ?? 0)
        }
    }

    static func character(escapedBy letter: UInt8) -> UInt8 {
        switch letter {
        case UInt8(ascii: "b"): 0x08
        case UInt8(ascii: "f"): 0x0C
        case UInt8(ascii: "n"): 0x0A
        case UInt8(ascii: "r"): 0x0D
        case UInt8(ascii: "t"): 0x09
        default: letter
        }
    }
}
