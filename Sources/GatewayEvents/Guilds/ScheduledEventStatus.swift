// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// How a scheduled event stands (Discord's documentation, "Guild Scheduled Event", "Event Status").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ScheduledEventStatus: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// It is to come.
    public static let scheduled = ScheduledEventStatus(rawValue: 1)
    /// It is on.
    public static let active = ScheduledEventStatus(rawValue: 2)
    /// It is over.
    public static let completed = ScheduledEventStatus(rawValue: 3)
    /// It was canceled.
    public static let canceled = ScheduledEventStatus(rawValue: 4)
}

extension ScheduledEventStatus: JSONReadable, JSONWritable {
    /// Reads an integer.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` for anything else.
    public init(json: inout JSONReader) throws(JSONError) {
        rawValue = try json.integer()
    }

    /// Writes the number.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.integer(rawValue)
    }
}
