// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayJSON

/// Whose permissions are changed (Discord's documentation, "Channels Resource", "Overwrite Object").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct PermissionOverwriteType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Those of a role.
    public static let role = PermissionOverwriteType(rawValue: 0)
    /// Those of a member.
    public static let member = PermissionOverwriteType(rawValue: 1)
}

extension PermissionOverwriteType: JSONReadable, JSONWritable {
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
