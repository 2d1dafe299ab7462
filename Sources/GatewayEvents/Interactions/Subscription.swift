// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What a user pays for again and again (Discord's documentation, "Subscription Resource", "Subscription Object").
public struct Subscription: Hashable, Sendable {
    /// The subscription's id.
    public var id: Snowflake
    /// The user.
    public var userID: Snowflake
    /// What was bought.
    public var skuIDs: [Snowflake]
    /// What the user can use for it.
    public var entitlementIDs: [Snowflake]
    /// What will be bought from the next time on.
    public var renewalSKUIDs: Optional<[Snowflake]>
    /// When the time paid for began.
    public var currentPeriodStart: Timestamp
    /// When it ends.
    public var currentPeriodEnd: Timestamp
    /// How it stands.
    public var status: SubscriptionStatus
    /// When it was canceled.
    public var canceledAt: Optional<Timestamp>
    /// The country of the payment, by ISO 3166-1.
    public var country: Optional<String>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The subscription's id.
    ///   - userID: The user.
    ///   - skuIDs: What was bought.
    ///   - entitlementIDs: What the user can use for it.
    ///   - renewalSKUIDs: What will be bought from the next time on.
    ///   - currentPeriodStart: When the time paid for began.
    ///   - currentPeriodEnd: When it ends.
    ///   - status: How it stands.
    ///   - canceledAt: When it was canceled.
    ///   - country: The country of the payment, by ISO 3166-1.
    public init(
        id: Snowflake,
        userID: Snowflake,
        skuIDs: [Snowflake] = [],
        entitlementIDs: [Snowflake] = [],
        renewalSKUIDs: [Snowflake]? = nil,
        currentPeriodStart: Timestamp,
        currentPeriodEnd: Timestamp,
        status: SubscriptionStatus,
        canceledAt: Timestamp? = nil,
        country: String? = nil
    ) {
        self.id = id
        self.userID = userID
        self.skuIDs = skuIDs
        self.entitlementIDs = entitlementIDs
        self.renewalSKUIDs = renewalSKUIDs
        self.currentPeriodStart = currentPeriodStart
        self.currentPeriodEnd = currentPeriodEnd
        self.status = status
        self.canceledAt = canceledAt
        self.country = country
    }
}

extension Subscription: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var userID: Snowflake?
        var skuIDs: [Snowflake] = []
        var entitlementIDs: [Snowflake] = []
        var renewalSKUIDs: [Snowflake]?
        var currentPeriodStart: Timestamp?
        var currentPeriodEnd: Timestamp?
        var status: SubscriptionStatus?
        var canceledAt: Timestamp?
        var country: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "user_id": userID = try json.value(Snowflake.self)
            case "sku_ids": skuIDs = try json.list(Snowflake.self)
            case "entitlement_ids": entitlementIDs = try json.list(Snowflake.self)
            case "renewal_sku_ids": renewalSKUIDs = try json.optionalList(Snowflake.self)
            case "current_period_start": currentPeriodStart = try json.value(Timestamp.self)
            case "current_period_end": currentPeriodEnd = try json.value(Timestamp.self)
            case "status": status = try json.value(SubscriptionStatus.self)
            case "canceled_at": canceledAt = try json.lenient(Timestamp.self)
            case "country": country = try json.lenient(String.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            userID: try json.require(userID, "user_id"),
            skuIDs: skuIDs,
            entitlementIDs: entitlementIDs,
            renewalSKUIDs: renewalSKUIDs,
            currentPeriodStart: try json.require(currentPeriodStart, "current_period_start"),
            currentPeriodEnd: try json.require(currentPeriodEnd, "current_period_end"),
            status: try json.require(status, "status"),
            canceledAt: canceledAt,
            country: country
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("user_id", userID)
        json.member("sku_ids", skuIDs)
        json.member("entitlement_ids", entitlementIDs)
        json.member("renewal_sku_ids", renewalSKUIDs)
        json.member("current_period_start", currentPeriodStart)
        json.member("current_period_end", currentPeriodEnd)
        json.member("status", status)
        json.member("canceled_at", canceledAt)
        json.member("country", country)
        json.endObject()
    }
}
