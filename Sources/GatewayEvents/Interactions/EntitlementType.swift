// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON

/// How an entitlement came about (Discord's documentation, "Entitlement Resource", "Entitlement Types").
///
/// An open set: a number that Discord adds is kept. In JSON it is an integer.
public struct EntitlementType: RawRepresentable, Hashable, Sendable {
    /// Discord's number.
    public let rawValue: Int

    /// Creates a value from its number; every number is one.
    ///
    /// - Parameter rawValue: Discord's number.
    public init(rawValue: Int) {
        self.rawValue = rawValue
    }

    /// A user bought it.
    public static let purchase = EntitlementType(rawValue: 1)
    /// It belongs to Nitro.
    public static let premiumSubscription = EntitlementType(rawValue: 2)
    /// The developer gave it.
    public static let developerGift = EntitlementType(rawValue: 3)
    /// The developer bought it to test.
    public static let testModePurchase = EntitlementType(rawValue: 4)
    /// It was free.
    public static let freePurchase = EntitlementType(rawValue: 5)
    /// A user gave it.
    public static let userGift = EntitlementType(rawValue: 6)
    /// It came with Nitro.
    public static let premiumPurchase = EntitlementType(rawValue: 7)
    /// A user subscribed to the application.
    public static let applicationSubscription = EntitlementType(rawValue: 8)
}

extension EntitlementType: JSONReadable, JSONWritable {
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
