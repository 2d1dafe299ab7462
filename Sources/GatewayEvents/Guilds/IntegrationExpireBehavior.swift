// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// What happens to a subscriber whose subscription ends.
///
/// Source: Discord's documentation, "Guild Resource", "Integration Expire Behaviors".
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct IntegrationExpireBehavior: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// The role is taken away.
    public static let removeRole = IntegrationExpireBehavior(rawValue: 0)
    /// The member is removed.
    public static let kick = IntegrationExpireBehavior(rawValue: 1)
}

extension IntegrationExpireBehavior: JSONReadable, JSONWritable {
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
