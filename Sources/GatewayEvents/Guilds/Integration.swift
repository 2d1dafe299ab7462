// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A connection of a guild with a service or an application.
///
/// Source: Discord's documentation, "Guild Resource", "Integration Object".
public struct Integration: Hashable, Sendable {
    /// The integration's id.
    public var id: Snowflake
    /// What it is called.
    public var name: String
    /// What it connects with: `twitch`, `youtube`, `discord` or `guild_subscription`.
    public var type: String
    /// Whether it is enabled.
    public var isEnabled: Bool
    /// Whether it is synchronizing.
    public var isSyncing: Optional<Bool>
    /// The role that subscribers get.
    public var roleID: Optional<Snowflake>
    /// Whether its emoticons are synchronized.
    public var enablesEmoticons: Optional<Bool>
    /// What happens to subscribers whose subscription ends.
    public var expireBehavior: Optional<IntegrationExpireBehavior>
    /// After how many days that happens.
    public var expireGracePeriod: Optional<Int>
    /// The user who added it.
    public var user: Optional<User>
    /// The account at the service.
    public var account: IntegrationAccount
    /// When it was last synchronized.
    public var syncedAt: Optional<Timestamp>
    /// How many subscribers it has.
    public var subscriberCount: Optional<Int>
    /// Whether it was revoked.
    public var isRevoked: Optional<Bool>
    /// The application, if it is one's.
    @Boxed public var application: Optional<IntegrationApplication>
    /// The OAuth2 scopes that the application was given.
    public var scopes: Optional<[String]>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The integration's id.
    ///   - name: What it is called.
    ///   - type: What it connects with: `twitch`, `youtube`, `discord` or `guild_subscription`.
    ///   - isEnabled: Whether it is enabled.
    ///   - isSyncing: Whether it is synchronizing.
    ///   - roleID: The role that subscribers get.
    ///   - enablesEmoticons: Whether its emoticons are synchronized.
    ///   - expireBehavior: What happens to subscribers whose subscription ends.
    ///   - expireGracePeriod: After how many days that happens.
    ///   - user: The user who added it.
    ///   - account: The account at the service.
    ///   - syncedAt: When it was last synchronized.
    ///   - subscriberCount: How many subscribers it has.
    ///   - isRevoked: Whether it was revoked.
    ///   - application: The application, if it is one's.
    ///   - scopes: The OAuth2 scopes that the application was given.
    public init(
        id: Snowflake,
        name: String,
        type: String,
        isEnabled: Bool,
        isSyncing: Bool? = nil,
        roleID: Snowflake? = nil,
        enablesEmoticons: Bool? = nil,
        expireBehavior: IntegrationExpireBehavior? = nil,
        expireGracePeriod: Int? = nil,
        user: User? = nil,
        account: IntegrationAccount,
        syncedAt: Timestamp? = nil,
        subscriberCount: Int? = nil,
        isRevoked: Bool? = nil,
        application: IntegrationApplication? = nil,
        scopes: [String]? = nil
    ) {
        self.id = id
        self.name = name
        self.type = type
        self.isEnabled = isEnabled
        self.isSyncing = isSyncing
        self.roleID = roleID
        self.enablesEmoticons = enablesEmoticons
        self.expireBehavior = expireBehavior
        self.expireGracePeriod = expireGracePeriod
        self.user = user
        self.account = account
        self.syncedAt = syncedAt
        self.subscriberCount = subscriberCount
        self.isRevoked = isRevoked
        self.application = application
        self.scopes = scopes
    }
}

extension Integration: JSONReadable, JSONWritable {
    /// Reads an object.
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
            default: try json.skip()
            }
        }
        self.init(
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
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        writeMembers(to: &json)
        json.endObject()
    }

    func writeMembers(to json: inout JSONWriter) {
        json.member("id", id)
        json.member("name", name)
        json.member("type", type)
        json.member("enabled", isEnabled)
        json.member("syncing", isSyncing)
        json.member("role_id", roleID)
        json.member("enable_emoticons", enablesEmoticons)
        json.member("expire_behavior", expireBehavior)
        json.member("expire_grace_period", expireGracePeriod)
        json.member("user", user)
        json.member("account", account)
        json.member("synced_at", syncedAt)
        json.member("subscriber_count", subscriberCount)
        json.member("revoked", isRevoked)
        json.member("application", application)
        json.member("scopes", scopes)
    }
}
