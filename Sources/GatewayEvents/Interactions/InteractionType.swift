// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// What kind of interaction it is (Discord's documentation, "Receiving and Responding", "Interaction Type").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct InteractionType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A check of the application.
    public static let ping = InteractionType(rawValue: 1)
    /// A command.
    public static let applicationCommand = InteractionType(rawValue: 2)
    /// A component of a message.
    public static let messageComponent = InteractionType(rawValue: 3)
    /// An option of a command that is being written.
    public static let applicationCommandAutocomplete = InteractionType(rawValue: 4)
    /// A form.
    public static let modalSubmit = InteractionType(rawValue: 5)
}

extension InteractionType: JSONReadable, JSONWritable {
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
