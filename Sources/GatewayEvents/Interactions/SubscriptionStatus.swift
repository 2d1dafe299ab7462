// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// How a subscription stands (Discord's documentation, "Subscription Resource", "Subscription Statuses").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct SubscriptionStatus: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// It will be renewed.
    public static let active = SubscriptionStatus(rawValue: 0)
    /// It has ended.
    public static let inactive = SubscriptionStatus(rawValue: 1)
    /// It will not be renewed.
    public static let ending = SubscriptionStatus(rawValue: 2)
}

extension SubscriptionStatus: JSONReadable, JSONWritable {
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
