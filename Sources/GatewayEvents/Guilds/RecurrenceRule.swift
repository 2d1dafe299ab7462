// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// How a scheduled event repeats (Discord's documentation, "Guild Scheduled Event", "Recurrence Rule Object").
public struct RecurrenceRule: Hashable, Sendable {
    /// When the repetition begins.
    public var start: Timestamp
    /// When it ends.
    public var end: Optional<Timestamp>
    /// How often: 0 yearly, 1 monthly, 2 weekly, 3 daily.
    public var frequency: Int
    /// How many of them lie between, at least 1.
    public var interval: Int
    /// The days of the week, from 0 for Monday to 6.
    public var byWeekday: Optional<[Int]>
    /// The days of certain weeks in a month.
    public var byNWeekday: Optional<[RecurrenceWeekday]>
    /// The months, from 1 to 12.
    public var byMonth: Optional<[Int]>
    /// The days of the month, from 1 to 31.
    public var byMonthDay: Optional<[Int]>
    /// The days of the year, from 1 to 364.
    public var byYearDay: Optional<[Int]>
    /// How many times it repeats.
    public var count: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - start: When the repetition begins.
    ///   - end: When it ends.
    ///   - frequency: How often: 0 yearly, 1 monthly, 2 weekly, 3 daily.
    ///   - interval: How many of them lie between, at least 1.
    ///   - byWeekday: The days of the week, from 0 for Monday to 6.
    ///   - byNWeekday: The days of certain weeks in a month.
    ///   - byMonth: The months, from 1 to 12.
    ///   - byMonthDay: The days of the month, from 1 to 31.
    ///   - byYearDay: The days of the year, from 1 to 364.
    ///   - count: How many times it repeats.
    public init(
        start: Timestamp,
        end: Timestamp? = nil,
        frequency: Int,
        interval: Int,
        byWeekday: [Int]? = nil,
        byNWeekday: [RecurrenceWeekday]? = nil,
        byMonth: [Int]? = nil,
        byMonthDay: [Int]? = nil,
        byYearDay: [Int]? = nil,
        count: Int? = nil
    ) {
        self.start = start
        self.end = end
        self.frequency = frequency
        self.interval = interval
        self.byWeekday = byWeekday
        self.byNWeekday = byNWeekday
        self.byMonth = byMonth
        self.byMonthDay = byMonthDay
        self.byYearDay = byYearDay
        self.count = count
    }
}

extension RecurrenceRule: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var start: Timestamp?
        var end: Timestamp?
        var frequency: Int?
        var interval: Int?
        var byWeekday: [Int]?
        var byNWeekday: [RecurrenceWeekday]?
        var byMonth: [Int]?
        var byMonthDay: [Int]?
        var byYearDay: [Int]?
        var count: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "start": start = try json.value(Timestamp.self)
            case "end": end = try json.lenient(Timestamp.self)
            case "frequency": frequency = try json.value(Int.self)
            case "interval": interval = try json.value(Int.self)
            case "by_weekday": byWeekday = try json.optionalList(Int.self)
            case "by_n_weekday": byNWeekday = try json.optionalList(RecurrenceWeekday.self)
            case "by_month": byMonth = try json.optionalList(Int.self)
            case "by_month_day": byMonthDay = try json.optionalList(Int.self)
            case "by_year_day": byYearDay = try json.optionalList(Int.self)
            case "count": count = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            start: try json.require(start, "start"),
            end: end,
            frequency: try json.require(frequency, "frequency"),
            interval: try json.require(interval, "interval"),
            byWeekday: byWeekday,
            byNWeekday: byNWeekday,
            byMonth: byMonth,
            byMonthDay: byMonthDay,
            byYearDay: byYearDay,
            count: count
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("start", start)
        json.member("end", end)
        json.member("frequency", frequency)
        json.member("interval", interval)
        json.member("by_weekday", byWeekday)
        json.member("by_n_weekday", byNWeekday)
        json.member("by_month", byMonth)
        json.member("by_month_day", byMonthDay)
        json.member("by_year_day", byYearDay)
        json.member("count", count)
        json.endObject()
    }
}
