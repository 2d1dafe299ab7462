// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A role that was bought (Discord's documentation, "Message Resource", "Role Subscription Data Object").
public struct RoleSubscriptionData: Hashable, Sendable {
    /// What was bought.
    public var roleSubscriptionListingID: Snowflake
    /// The name of its level.
    public var tierName: String
    /// For how many months it has been bought.
    public var totalMonthsSubscribed: Int
    /// Whether it was bought again.
    public var isRenewal: Bool

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - roleSubscriptionListingID: What was bought.
    ///   - tierName: The name of its level.
    ///   - totalMonthsSubscribed: For how many months it has been bought.
    ///   - isRenewal: Whether it was bought again.
    public init(roleSubscriptionListingID: Snowflake, tierName: String, totalMonthsSubscribed: Int, isRenewal: Bool) {
        self.roleSubscriptionListingID = roleSubscriptionListingID
        self.tierName = tierName
        self.totalMonthsSubscribed = totalMonthsSubscribed
        self.isRenewal = isRenewal
    }
}

extension RoleSubscriptionData: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var roleSubscriptionListingID: Snowflake?
        var tierName: String?
        var totalMonthsSubscribed: Int?
        var isRenewal: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "role_subscription_listing_id": roleSubscriptionListingID = try json.value(Snowflake.self)
            case "tier_name": tierName = try json.value(String.self)
            case "total_months_subscribed": totalMonthsSubscribed = try json.value(Int.self)
            case "is_renewal": isRenewal = try json.value(Bool.self)
            default: try json.skip()
            }
        }
        self.init(
            roleSubscriptionListingID: try json.require(roleSubscriptionListingID, "role_subscription_listing_id"),
            tierName: try json.require(tierName, "tier_name"),
            totalMonthsSubscribed: try json.require(totalMonthsSubscribed, "total_months_subscribed"),
            isRenewal: try json.require(isRenewal, "is_renewal")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("role_subscription_listing_id", roleSubscriptionListingID)
        json.member("tier_name", tierName)
        json.member("total_months_subscribed", totalMonthsSubscribed)
        json.member("is_renewal", isRenewal)
        json.endObject()
    }
}
