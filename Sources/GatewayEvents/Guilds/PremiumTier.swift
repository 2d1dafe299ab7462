// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// The level of a guild's boosts (Discord's documentation, "Guild Resource", "Premium Tier").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct PremiumTier: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// No level.
    public static let none = PremiumTier(rawValue: 0)
    /// Level 1.
    public static let tier1 = PremiumTier(rawValue: 1)
    /// Level 2.
    public static let tier2 = PremiumTier(rawValue: 2)
    /// Level 3.
    public static let tier3 = PremiumTier(rawValue: 3)
}

extension PremiumTier: JSONReadable, JSONWritable {
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
