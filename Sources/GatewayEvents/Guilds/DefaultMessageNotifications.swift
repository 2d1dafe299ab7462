// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Of what members of a guild are notified.
///
/// Source: Discord's documentation, "Guild Resource", "Default Message Notification Level".
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct DefaultMessageNotifications: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Of every message.
    public static let allMessages = DefaultMessageNotifications(rawValue: 0)
    /// Of messages that mention them.
    public static let onlyMentions = DefaultMessageNotifications(rawValue: 1)
}

extension DefaultMessageNotifications: JSONReadable, JSONWritable {
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
