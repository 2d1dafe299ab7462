/// A moment as Discord writes it.
struct Timestamp {
    /// The first moment of simulated events, in milliseconds of Unix time (2026-01-01).
    static let start = 1_767_225_600_000

    var milliseconds: Int
    var microseconds = 0

    /// The moment in ISO 8601 with six digits of fraction, such as `2026-01-01T00:00:00.000000+00:00`.
    var text: String {
        let (seconds, fraction) = milliseconds.quotientAndRemainder(dividingBy: 1_000)
        let (days, second) = seconds.quotientAndRemainder(dividingBy: 86_400)
        // Howard Hinnant's civil_from_days: the calendar repeats every 400 years, and the year begins in March.
        let shifted = days + 719_468
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)

        var text = "\(year)-"
        func append(_ number: Int, digits: Int, _ separator: String) {
            let decimal = String(number)
            text += String(repeating: "0", count: digits - decimal.utf8.count) + decimal + separator
        }
        append(month, digits: 2, "-")
        append(day, digits: 2, "T")
        append(second / 3_600, digits: 2, ":")
        append(second / 60 % 60, digits: 2, ":")
        append(second % 60, digits: 2, ".")
        append(fraction, digits: 3, "")
        append(microseconds, digits: 3, "+00:00")
        return text
    }
}
