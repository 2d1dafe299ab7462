/// Writes random JSON in every form that its grammar has.
struct DocumentGenerator {
    private var random: SeededGenerator

    init(seed: UInt64) {
        random = SeededGenerator(seed: seed)
    }

    mutating func damaged(_ bytes: [UInt8]) -> [UInt8] {
        random.damaged(bytes)
    }

    mutating func document(depth: Int) -> String {
        space() + value(depth: depth) + space()
    }

    private mutating func value(depth: Int) -> String {
        switch random.below(depth > 0 ? 11 : 7) {
        case 0: return "null"
        case 1: return "true"
        case 2: return "false"
        case 3, 4: return number()
        case 5, 6: return string()
        case 7, 8:
            let elements = (0..<random.below(6)).map { _ in document(depth: depth - 1) }
            return "[\(elements.isEmpty ? space() : elements.joined(separator: ","))]"
        default:
            // Keys that differ: of equal ones either may count.
            let members = (0..<random.below(6)).map { index in
                "\(space())\"\(index)\(string().dropFirst())\(space()):\(document(depth: depth - 1))"
            }
            return "{\(members.isEmpty ? space() : members.joined(separator: ","))}"
        }
    }

    private mutating func number() -> String {
        var text = random.below(3) == 0 ? "-" : ""
        text += random.below(4) == 0 ? "0" : "\(1 + random.below(9))" + digits(below: 22)
        if random.below(3) == 0 { text += "." + digits(below: 20) + "\(random.below(10))" }
        if random.below(3) == 0 {
            text += ["e", "E", "e+", "E-", "e-"][random.below(5)] + ["0", "00", ""][random.below(3)]
            text += "\(random.below(280))"
        }
        return text
    }

    private mutating func digits(below count: Int) -> String {
        String((0..<random.below(count)).map { _ in Character("\(random.below(10))") })
    }

    private mutating func string() -> String {
        let plain: [String] = [
            "a", "Z", "0", " ", "/", "{", "]", ",", ":", "\u{7F}", "é", "ࠀ", "😀", "\u{10FFFF}", "\u{2028}",
        ]
        let escaped = [
            #"\""#, #"\\"#, #"\/"#, #"\b"#, #"\f"#, #"\n"#, #"\r"#, #"\t"#, #"\u0000"#, #"\u001F"#, #"\u00e9"#,
            #"\uD83d\uDE00"#,
        ]
        let length = random.below(6) == 0 ? random.below(90) : random.below(12)
        let isPlain = random.below(2) == 0
        return "\""
            + (0..<length).map { _ in
                isPlain || random.below(3) > 0 ? plain[random.below(plain.count)] : escaped[random.below(escaped.count)]
            }.joined() + "\""
    }

    private mutating func space() -> String {
        guard random.below(4) == 0 else { return "" }
        return String((0..<random.below(4)).map { _ in [" ", "\t", "\n", "\r"][random.below(4)] as Character })
    }
}
