// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON

/// The kind of Nitro that a user has (Discord's documentation, "User Resource", "Premium Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct PremiumType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// No Nitro.
    public static let none = PremiumType(rawValue: 0)
    /// Nitro Classic.
    public static let nitroClassic = PremiumType(rawValue: 1)
    /// Nitro.
    public static let nitro = PremiumType(rawValue: 2)
    /// Nitro Basic.
    public static let nitroBasic = PremiumType(rawValue: 3)
}

extension PremiumType: JSONReadable, JSONWritable {
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
