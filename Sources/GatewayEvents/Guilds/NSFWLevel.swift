// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// For which age a guild is (Discord's documentation, "Guild Resource", "Guild NSFW Level").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct NSFWLevel: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Not judged.
    public static let `default` = NSFWLevel(rawValue: 0)
    /// Explicit.
    public static let explicit = NSFWLevel(rawValue: 1)
    /// Safe.
    public static let safe = NSFWLevel(rawValue: 2)
    /// For adults.
    public static let ageRestricted = NSFWLevel(rawValue: 3)
}

extension NSFWLevel: JSONReadable, JSONWritable {
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
