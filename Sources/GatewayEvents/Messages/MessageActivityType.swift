// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON

/// To what a message invites (Discord's documentation, "Message Resource", "Message Activity Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct MessageActivityType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// To join.
    public static let join = MessageActivityType(rawValue: 1)
    /// To watch.
    public static let spectate = MessageActivityType(rawValue: 2)
    /// To listen.
    public static let listen = MessageActivityType(rawValue: 3)
    /// To ask for joining.
    public static let joinRequest = MessageActivityType(rawValue: 5)
}

extension MessageActivityType: JSONReadable, JSONWritable {
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
