import GatewayJSON

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ bound: Int) -> Int {
        Int.random(in: 0..<bound, using: &self)
    }
}

// MARK: - Random documents

extension SeededGenerator {
    mutating func object(depth: Int) -> JSONValue {
        let names = (0..<below(6)).map { index in "\(index)\(text())" }
        return .object(JSONObject(names.map { ($0, value(depth: depth - 1)) }))
    }

    mutating func value(depth: Int) -> JSONValue {
        switch below(depth > 0 ? 10 : 8) {
        case 0: .null
        case 1: .bool(below(2) == 0)
        case 2: .integer(Int64(truncatingIfNeeded: next() >> below(64)))
        case 3: .integer(-Int64(next() >> (1 + below(63))))
        case 4: .unsigned(next() | 1 << 63)
        case 5: .number(double())
        case 6, 7: .string(text())
        case 8: .array((0..<below(6)).map { _ in value(depth: depth - 1) })
        default: object(depth: depth)
        }
    }

    private mutating func double() -> Double {
        let double = Double(bitPattern: next())
        return double.isFinite ? double : Double(below(1000)) / 8
    }

    private mutating func text() -> String {
        let characters: [Character] = [
            "a", "Z", "0", " ", "\"", "\\", "/", "{", "]", ",", ":", "\0", "\u{1F}", "\n", "\t", "\u{7F}", "é",
            "e\u{301}",
            "߿", "ࠀ", "\u{FFFD}", "\u{FFFF}", "😀", "\u{10FFFF}", "\u{2028}",
        ]
        return String((0..<below(9)).map { _ in characters[below(characters.count)] })
    }

    /// The same text with white space strewn between its tokens.
    mutating func loosened(_ json: [UInt8]) -> [UInt8] {
        var output: [UInt8] = []
        var isInString = false
        var isEscaped = false
        for byte in json {
            let isStructure = !isInString && "{}[],:".utf8.contains(byte)
            if isStructure { output += whiteSpace() }
            output.append(byte)
            if isStructure { output += whiteSpace() }
            if byte == UInt8(ascii: "\""), !isEscaped { isInString.toggle() }
            isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
        }
        return output
    }

    private mutating func whiteSpace() -> [UInt8] {
        let choices = Array(" \t\n\r".utf8)
        return (0..<below(3)).map { _ in choices[below(4)] }
    }

    /// The same text with a few bytes changed, removed, added or cut off.
    mutating func damaged(_ json: [UInt8]) -> [UInt8] {
        var output = json
        let likely = Array("{}[],:\"\\0-.eEtfnu \u{0}é".utf8)
        for _ in 0...below(3) where !output.isEmpty {
            let index = below(output.count)
            switch below(5) {
            case 0: output[index] = UInt8(truncatingIfNeeded: next())
            case 1: output[index] = likely[below(likely.count)]
            case 2: output.remove(at: index)
            case 3: output.insert(likely[below(likely.count)], at: index)
            default: output.removeSubrange(index...)
            }
        }
        return output
    }
}
