// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// Where an interaction was done (Discord's documentation, "Receiving and Responding", "Interaction Context Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct InteractionContext: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// In a guild.
    public static let guild = InteractionContext(rawValue: 0)
    /// In a direct message with the bot.
    public static let botDM = InteractionContext(rawValue: 1)
    /// In another direct message.
    public static let privateChannel = InteractionContext(rawValue: 2)
}

extension InteractionContext: JSONReadable, JSONWritable {
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
