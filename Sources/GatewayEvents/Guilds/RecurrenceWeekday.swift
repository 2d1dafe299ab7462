// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// A day of a certain week in a month.
///
/// Source: Discord's documentation, "Guild Scheduled Event", "Recurrence Rule N_Weekday Structure".
public struct RecurrenceWeekday: Hashable, Sendable {
    /// The week, from 1 to 5.
    public var n: Int
    /// The day of the week, from 0 for Monday to 6.
    public var day: Int

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - n: The week, from 1 to 5.
    ///   - day: The day of the week, from 0 for Monday to 6.
    public init(n: Int, day: Int) {
        self.n = n
        self.day = day
    }
}

extension RecurrenceWeekday: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var n: Int?
        var day: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "n": n = try json.value(Int.self)
            case "day": day = try json.value(Int.self)
            default: try json.skip()
            }
        }
        self.init(n: try json.require(n, "n"), day: try json.require(day, "day"))
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("n", n)
        json.member("day", day)
        json.endObject()
    }
}
