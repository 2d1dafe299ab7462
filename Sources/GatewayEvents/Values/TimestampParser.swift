/// Reads a moment in the form of ISO 8601.
struct TimestampParser {
    private var position = 0

    /// The moment, if the text is one and nothing else.
    mutating func moment(in text: Span<UInt8>) -> (microseconds: Int64, form: TimestampForm)? {
        guard
            let year = number(digits: 4, in: text), skip("-", in: text),
            let month = number(digits: 2, in: text), skip("-", in: text),
            let day = number(digits: 2, in: text), skip("T", in: text),
            let date = CivilDate(year: year, month: month, day: day),
            let hour = number(digits: 2, in: text), hour < 24, skip(":", in: text),
            let minute = number(digits: 2, in: text), minute < 60, skip(":", in: text),
            let second = number(digits: 2, in: text), second < 60,
            let fraction = fraction(in: text),
            let zone = zone(in: text), position == text.count
        else { return nil }
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - zone.offset
        let form = TimestampForm(fractionDigits: fraction.digits, zone: zone.form)
        return (seconds * 1_000_000 + fraction.microseconds, form)
    }

    private mutating func fraction(in text: Span<UInt8>) -> (microseconds: Int64, digits: UInt8)? {
        guard skip(".", in: text) else { return (0, 0) }
        var digits: UInt8 = 0
        var value: Int64 = 0
        while digits < 6, let digit = number(digits: 1, in: text) {
            value = value * 10 + digit
            digits += 1
        }
        guard digits > 0 else { return nil }
        return (value * TimestampForm.unit(ofDigits: digits), digits)
    }

    private mutating func zone(in text: Span<UInt8>) -> (offset: Int64, form: TimestampForm.Zone)? {
        guard position < text.count else { return (0, .none) }
        if skip("Z", in: text) { return (0, .zulu) }
        let isEast = skip("+", in: text)
        guard isEast || skip("-", in: text), let hours = number(digits: 2, in: text), skip(":", in: text),
            let minutes = number(digits: 2, in: text)
        else {
            return nil
        }
        let offset = hours * 3_600 + minutes * 60
        return (isEast ? offset : -offset, isEast && offset == 0 ? .utc : .other)
    }

    private mutating func skip(_ character: Unicode.Scalar, in text: Span<UInt8>) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func number(digits: Int, in text: Span<UInt8>) -> Int64? {
        guard position + digits <= text.count else { return nil }
        var value: Int64 = 0
        for index in position..<position + digits {
            let digit = text[index] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            value = value * 10 + Int64(digit)
        }
        position += digits
        return value
    }
}
