// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An invite was created (Discord's documentation, "Gateway Events", "Invite Create").
public struct InviteCreate: Hashable, Sendable {
    /// Where it leads.
    public var channelID: Snowflake
    /// Its code.
    public var code: String
    /// When it was created.
    public var createdAt: Timestamp
    /// The guild it leads to.
    public var guildID: Optional<Snowflake>
    /// Who created it.
    public var inviter: Optional<User>
    /// How many seconds it is valid; 0 for ever.
    public var maxAge: Optional<Int>
    /// How many times it can be used; 0 for any number.
    public var maxUses: Optional<Int>
    /// What kind of target it has: 1 for a stream, 2 for an activity.
    public var targetType: Optional<Int>
    /// Whose stream it leads to.
    @Boxed public var targetUser: Optional<User>
    /// The activity it leads to.
    @Boxed public var targetApplication: Optional<Application>
    /// Whether those invited leave when they are offline, unless they get a role.
    public var isTemporary: Optional<Bool>
    /// How many times it was used; 0.
    public var uses: Optional<Int>
    /// When it ends.
    public var expiresAt: Optional<Timestamp>
    /// The roles that those invited get.
    public var roleIDs: Optional<[Snowflake]>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - channelID: Where it leads.
    ///   - code: Its code.
    ///   - createdAt: When it was created.
    ///   - guildID: The guild it leads to.
    ///   - inviter: Who created it.
    ///   - maxAge: How many seconds it is valid; 0 for ever.
    ///   - maxUses: How many times it can be used; 0 for any number.
    ///   - targetType: What kind of target it has: 1 for a stream, 2 for an activity.
    ///   - targetUser: Whose stream it leads to.
    ///   - targetApplication: The activity it leads to.
    ///   - isTemporary: Whether those invited leave when they are offline, unless they get a role.
    ///   - uses: How many times it was used; 0.
    ///   - expiresAt: When it ends.
    ///   - roleIDs: The roles that those invited get.
    public init(
        channelID: Snowflake,
        code: String,
        createdAt: Timestamp,
        guildID: Snowflake? = nil,
        inviter: User? = nil,
        maxAge: Int? = nil,
        maxUses: Int? = nil,
        targetType: Int? = nil,
        targetUser: User? = nil,
        targetApplication: Application? = nil,
        isTemporary: Bool? = nil,
        uses: Int? = nil,
        expiresAt: Timestamp? = nil,
        roleIDs: [Snowflake]? = nil
    ) {
        self.channelID = channelID
        self.code = code
        self.createdAt = createdAt
        self.guildID = guildID
        self.inviter = inviter
        self.maxAge = maxAge
        self.maxUses = maxUses
        self.targetType = targetType
        self.targetUser = targetUser
        self.targetApplication = targetApplication
        self.isTemporary = isTemporary
        self.uses = uses
        self.expiresAt = expiresAt
        self.roleIDs = roleIDs
    }
}

extension InviteCreate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var channelID: Snowflake?
        var code: String?
        var createdAt: Timestamp?
        var guildID: Snowflake?
        var inviter: User?
        var maxAge: Int?
        var maxUses: Int?
        var targetType: Int?
        var targetUser: User?
        var targetApplication: Application?
        var isTemporary: Bool?
        var uses: Int?
        var expiresAt: Timestamp?
        var roleIDs: [Snowflake]?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "channel_id": channelID = try json.value(Snowflake.self)
            case "code": code = try json.value(String.self)
            case "created_at": createdAt = try json.value(Timestamp.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "inviter": inviter = try json.lenient(User.self)
            case "max_age": maxAge = try json.lenient(Int.self)
            case "max_uses": maxUses = try json.lenient(Int.self)
            case "target_type": targetType = try json.lenient(Int.self)
            case "target_user": targetUser = try json.lenient(User.self)
            case "target_application": targetApplication = try json.lenient(Application.self)
            case "temporary": isTemporary = try json.lenient(Bool.self)
            case "uses": uses = try json.lenient(Int.self)
            case "expires_at": expiresAt = try json.lenient(Timestamp.self)
            case "role_ids": roleIDs = try json.optionalList(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            channelID: try json.require(channelID, "channel_id"),
            code: try json.require(code, "code"),
            createdAt: try json.require(createdAt, "created_at"),
            guildID: guildID,
            inviter: inviter,
            maxAge: maxAge,
            maxUses: maxUses,
            targetType: targetType,
            targetUser: targetUser,
            targetApplication: targetApplication,
            isTemporary: isTemporary,
            uses: uses,
            expiresAt: expiresAt,
            roleIDs: roleIDs
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("channel_id", channelID)
        json.member("code", code)
        json.member("created_at", createdAt)
        json.member("guild_id", guildID)
        json.member("inviter", inviter)
        json.member("max_age", maxAge)
        json.member("max_uses", maxUses)
        json.member("target_type", targetType)
        json.member("target_user", targetUser)
        json.member("target_application", targetApplication)
        json.member("temporary", isTemporary)
        json.member("uses", uses)
        json.member("expires_at", expiresAt)
        json.member("role_ids", roleIDs)
        json.endObject()
    }
}

extension InviteCreate: EventPayload {
    /// `INVITE_CREATE`.
    public static let eventName: EventName = "INVITE_CREATE"
}
