// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What a role belongs to (Discord's documentation, "Permissions", "Role Tags Structure").
public struct RoleTags: Hashable, Sendable {
    /// The bot it belongs to.
    public var botID: Optional<Snowflake>
    /// The integration it belongs to.
    public var integrationID: Optional<Snowflake>
    /// Whether it is the role of those who boost the guild.
    public var isPremiumSubscriber: Bool
    /// The subscription that brings it.
    public var subscriptionListingID: Optional<Snowflake>
    /// Whether it can be bought.
    public var isAvailableForPurchase: Bool
    /// Whether it is a linked role.
    public var isGuildConnection: Bool

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - botID: The bot it belongs to.
    ///   - integrationID: The integration it belongs to.
    ///   - isPremiumSubscriber: Whether it is the role of those who boost the guild.
    ///   - subscriptionListingID: The subscription that brings it.
    ///   - isAvailableForPurchase: Whether it can be bought.
    ///   - isGuildConnection: Whether it is a linked role.
    public init(
        botID: Snowflake? = nil,
        integrationID: Snowflake? = nil,
        isPremiumSubscriber: Bool = false,
        subscriptionListingID: Snowflake? = nil,
        isAvailableForPurchase: Bool = false,
        isGuildConnection: Bool = false
    ) {
        self.botID = botID
        self.integrationID = integrationID
        self.isPremiumSubscriber = isPremiumSubscriber
        self.subscriptionListingID = subscriptionListingID
        self.isAvailableForPurchase = isAvailableForPurchase
        self.isGuildConnection = isGuildConnection
    }
}

extension RoleTags: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var botID: Snowflake?
        var integrationID: Snowflake?
        var isPremiumSubscriber: Bool = false
        var subscriptionListingID: Snowflake?
        var isAvailableForPurchase: Bool = false
        var isGuildConnection: Bool = false
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "bot_id": botID = try json.lenient(Snowflake.self)
            case "integration_id": integrationID = try json.lenient(Snowflake.self)
            case "premium_subscriber": isPremiumSubscriber = try json.presence()
            case "subscription_listing_id": subscriptionListingID = try json.lenient(Snowflake.self)
            case "available_for_purchase": isAvailableForPurchase = try json.presence()
            case "guild_connections": isGuildConnection = try json.presence()
            default: try json.skip()
            }
        }
        self.init(
            botID: botID,
            integrationID: integrationID,
            isPremiumSubscriber: isPremiumSubscriber,
            subscriptionListingID: subscriptionListingID,
            isAvailableForPurchase: isAvailableForPurchase,
            isGuildConnection: isGuildConnection
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("bot_id", botID)
        json.member("integration_id", integrationID)
        json.presence("premium_subscriber", isPremiumSubscriber)
        json.member("subscription_listing_id", subscriptionListingID)
        json.presence("available_for_purchase", isAvailableForPurchase)
        json.presence("guild_connections", isGuildConnection)
        json.endObject()
    }
}
