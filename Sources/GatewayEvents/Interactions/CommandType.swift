// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// What kind of command it is (Discord's documentation, "Application Commands", "Application Command Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct CommandType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// One that is written.
    public static let chatInput = CommandType(rawValue: 1)
    /// One of a user's menu.
    public static let user = CommandType(rawValue: 2)
    /// One of a message's menu.
    public static let message = CommandType(rawValue: 3)
    /// The one that starts the activity.
    public static let primaryEntryPoint = CommandType(rawValue: 4)
}

extension CommandType: JSONReadable, JSONWritable {
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
