// Written by Scripts/generate-events of Scripts/events/presences.txt; do not edit.

public import GatewayJSON

/// Which text of an activity stands in the list of members.
///
/// Source: Discord's documentation, "Gateway Events", "Status Display Types".
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ActivityDisplayType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The name, as in "Listening to Spotify".
    public static let name = ActivityDisplayType(rawValue: 0)
    /// The state, as in "Listening to Rick Astley".
    public static let state = ActivityDisplayType(rawValue: 1)
    /// The details, as in "Listening to Never Gonna Give You Up".
    public static let details = ActivityDisplayType(rawValue: 2)
}

extension ActivityDisplayType: JSONReadable, JSONWritable {
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
