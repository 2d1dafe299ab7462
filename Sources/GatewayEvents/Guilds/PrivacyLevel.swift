// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// Who can see a stage or a scheduled event (Discord's documentation, "Stage Instance Resource", "Privacy Level").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct PrivacyLevel: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Everybody; no longer used.
    public static let `public` = PrivacyLevel(rawValue: 1)
    /// The members of the guild.
    public static let guildOnly = PrivacyLevel(rawValue: 2)
}

extension PrivacyLevel: JSONReadable, JSONWritable {
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
