/// How a moment is written: with how many digits of fraction, and with what behind them.
struct TimestampForm: Hashable, Sendable {
    enum Zone: UInt8, Sendable {
        /// `+00:00`.
        case utc
        /// `Z`.
        case zulu
        /// Nothing.
        case none
        /// Another offset, which the form does not hold.
        case other
    }

    let fractionDigits: UInt8
    let zone: Zone

    /// Whether a text can be written again of this form.
    var hasCanonicalOffset: Bool {
        zone != .other
    }

    func text(microseconds: Int64) -> String {
        let second = microseconds.dividedDown(by: 1_000_000)
        let day = second.dividedDown(by: 86_400)
        let time = second - day * 86_400
        let date = CivilDate(day: day)

        var text = ""
        text.reserveCapacity(32)
        text.append(date.year, digits: 4)
        text.append("-", date.month)
        text.append("-", date.day)
        text.append("T", time / 3_600)
        text.append(":", time / 60 % 60)
        text.append(":", time % 60)
        if fractionDigits > 0 {
            let fraction = microseconds - second * 1_000_000
            text += "."
            text.append(fraction / Self.unit(ofDigits: fractionDigits), digits: Int(fractionDigits))
        }
        switch zone {
        case .utc, .other: text += "+00:00"
        case .zulu: text += "Z"
        case .none: break
        }
        return text
    }

    /// How many microseconds the last of so many digits of fraction stands for.
    static func unit(ofDigits count: UInt8) -> Int64 {
        (count..<6).reduce(1) { unit, _ in unit * 10 }
    }
}

extension String {
    fileprivate mutating func append(_ number: Int64, digits: Int) {
        let decimal = String(number)
        self += String(repeating: "0", count: max(0, digits - decimal.utf8.count))
        self += decimal
    }

    fileprivate mutating func append(_ separator: String, _ number: Int64) {
        self += separator
        append(number, digits: 2)
    }
}

extension Int64 {
    /// The quotient, rounded down where the number is negative too.
    func dividedDown(by divisor: Int64) -> Int64 {
        let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
        return remainder < 0 ? quotient - 1 : quotient
    }
}
