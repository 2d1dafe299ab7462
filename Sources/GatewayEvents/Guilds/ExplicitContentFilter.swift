// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Whose media a guild has scanned (Discord's documentation, "Guild Resource", "Explicit Content Filter Level").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct ExplicitContentFilter: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Nobody's.
    public static let disabled = ExplicitContentFilter(rawValue: 0)
    /// Those of members without a role.
    public static let membersWithoutRoles = ExplicitContentFilter(rawValue: 1)
    /// Everybody's.
    public static let allMembers = ExplicitContentFilter(rawValue: 2)
}

extension ExplicitContentFilter: JSONReadable, JSONWritable {
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
