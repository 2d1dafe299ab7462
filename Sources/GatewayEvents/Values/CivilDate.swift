/// A day of the calendar, by Howard Hinnant's algorithms: it repeats every 400 years, and its year begins in March.
struct CivilDate: Hashable {
    let year: Int64
    let month: Int64
    let day: Int64

    /// The date of a day, counted from that of the Unix epoch; not before the year 0.
    init(day number: Int64) {
        // A cycle later, so that January and February of the year 0 are not negative.
        let shifted = number + 719_468 + 146_097
        let era = shifted / 146_097
        let dayOfEra = shifted % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        year = yearOfEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
    }

    /// The date, if the calendar has it.
    init?(year: Int64, month: Int64, day: Int64) {
        let isLeap = year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
        let longest: Int64 =
            switch month {
            case 2: isLeap ? 29 : 28
            case 4, 6, 9, 11: 30
            default: 31
            }
        guard 0...9999 ~= year, 1...12 ~= month, 1...longest ~= day else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// The number of the day, counted from that of the Unix epoch.
    var dayNumber: Int64 {
        // A cycle later, so that January and February of the year 0 are not negative.
        let shifted = (month <= 2 ? year - 1 : year) + 400
        let era = shifted / 400
        let yearOfEra = shifted % 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return (era - 1) * 146_097 + dayOfEra - 719_468
    }
}
