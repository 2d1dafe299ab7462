// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON

/// What a user must have before writing in a guild (Discord's documentation, "Guild Resource", "Verification Level").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct VerificationLevel: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// Nothing.
    public static let none = VerificationLevel(rawValue: 0)
    /// A verified e-mail.
    public static let low = VerificationLevel(rawValue: 1)
    /// An account older than 5 minutes.
    public static let medium = VerificationLevel(rawValue: 2)
    /// A membership older than 10 minutes.
    public static let high = VerificationLevel(rawValue: 3)
    /// A verified phone number.
    public static let veryHigh = VerificationLevel(rawValue: 4)
}

extension VerificationLevel: JSONReadable, JSONWritable {
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
