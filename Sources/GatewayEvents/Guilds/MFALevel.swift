// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Whether a guild's moderators must use two factors to log in.
///
/// Source: Discord's documentation, "Guild Resource", "MFA Level".
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct MFALevel: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// They need not.
    public static let none = MFALevel(rawValue: 0)
    /// They must.
    public static let elevated = MFALevel(rawValue: 1)
}

extension MFALevel: JSONReadable, JSONWritable {
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
