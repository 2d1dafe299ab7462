// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON

/// What kind of reaction it is (Discord's documentation, "Message Resource", "Reaction Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ReactionType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// An ordinary one.
    public static let normal = ReactionType(rawValue: 0)
    /// A super reaction.
    public static let burst = ReactionType(rawValue: 1)
}

extension ReactionType: JSONReadable, JSONWritable {
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
