// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An integration of a guild was changed (Discord's documentation, "Gateway Events", "Integration Update").
///
/// The properties of its ``integration`` can be read and set as its own.
@dynamicMemberLookup
public struct IntegrationUpdate: Hashable, Sendable {
    /// The integration after the change, without the user who added it.
    public var integration: Integration
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - integration: The integration after the change, without the user who added it.
    ///   - guildID: The guild.
    public init(integration: Integration, guildID: Snowflake) {
        self.integration = integration
        self.guildID = guildID
    }

    /// A property of the ``integration``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<Integration, Value>) -> Value {
        get { integration[keyPath: keyPath] }
        set { integration[keyPath: keyPath] = newValue }
    }
}

extension IntegrationUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var type: String?
        var isEnabled: Bool?
        var isSyncing: Bool?
        var roleID: Snowflake?
        var enablesEmoticons: Bool?
        var expireBehavior: IntegrationExpireBehavior?
        var expireGracePeriod: Int?
        var user: User?
        var account: IntegrationAccount?
        var syncedAt: Timestamp?
        var subscriberCount: Int?
        var isRevoked: Bool?
        var application: IntegrationApplication?
        var scopes: [String]?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "type": type = try json.value(String.self)
            case "enabled": isEnabled = try json.value(Bool.self)
            case "syncing": isSyncing = try json.lenient(Bool.self)
            case "role_id": roleID = try json.lenient(Snowflake.self)
            case "enable_emoticons": enablesEmoticons = try json.lenient(Bool.self)
            case "expire_behavior": expireBehavior = try json.lenient(IntegrationExpireBehavior.self)
            case "expire_grace_period": expireGracePeriod = try json.lenient(Int.self)
            case "user": user = try json.lenient(User.self)
            case "account": account = try json.value(IntegrationAccount.self)
            case "synced_at": syncedAt = try json.lenient(Timestamp.self)
            case "subscriber_count": subscriberCount = try json.lenient(Int.self)
            case "revoked": isRevoked = try json.lenient(Bool.self)
            case "application": application = try json.lenient(IntegrationApplication.self)
            case "scopes": scopes = try json.optionalList(String.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        integration = Integration(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            type: try json.require(type, "type"),
            isEnabled: try json.require(isEnabled, "enabled"),
            isSyncing: isSyncing,
            roleID: roleID,
            enablesEmoticons: enablesEmoticons,
            expireBehavior: expireBehavior,
            expireGracePeriod: expireGracePeriod,
            user: user,
            account: try json.require(account, "account"),
            syncedAt: syncedAt,
            subscriberCount: subscriberCount,
            isRevoked: isRevoked,
            application: application,
            scopes: scopes
        )
        self.guildID = try json.require(guildID, "guild_id")
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        integration.writeMembers(to: &json)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension IntegrationUpdate: EventPayload {
    /// `INTEGRATION_UPDATE`.
    public static let eventName: EventName = "INTEGRATION_UPDATE"
}
