// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// For whom a permission is (Discord's documentation, "Application Commands", "Application Command Permission Type").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct CommandPermissionType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// For a role.
    public static let role = CommandPermissionType(rawValue: 1)
    /// For a user.
    public static let user = CommandPermissionType(rawValue: 2)
    /// For a channel.
    public static let channel = CommandPermissionType(rawValue: 3)
}

extension CommandPermissionType: JSONReadable, JSONWritable {
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
