// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A member of a guild, or the user it is, was changed.
///
/// Source: Discord's documentation, "Gateway Events", "Guild Member Update".
///
/// The properties of its ``member`` can be read and set as its own.
@dynamicMemberLookup
public struct GuildMemberUpdate: Hashable, Sendable {
    /// The member after the change.
    public var member: GuildMember
    /// The guild.
    public var guildID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - member: The member after the change.
    ///   - guildID: The guild.
    public init(member: GuildMember, guildID: Snowflake) {
        self.member = member
        self.guildID = guildID
    }

    /// A property of the ``member``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<GuildMember, Value>) -> Value {
        get { member[keyPath: keyPath] }
        set { member[keyPath: keyPath] = newValue }
    }
}

extension GuildMemberUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var user: User?
        var nick: String?
        var avatar: String?
        var banner: String?
        var roles: [Snowflake] = []
        var joinedAt: Timestamp?
        var premiumSince: Timestamp?
        var isDeaf: Bool?
        var isMute: Bool?
        var flags: MemberFlags?
        var isPending: Bool?
        var permissions: Permissions?
        var communicationDisabledUntil: Timestamp?
        var avatarDecorationData: AvatarDecoration?
        var collectibles: Collectibles?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "user": user = try json.lenient(User.self)
            case "nick": nick = try json.lenient(String.self)
            case "avatar": avatar = try json.lenient(String.self)
            case "banner": banner = try json.lenient(String.self)
            case "roles": roles = try json.list(Snowflake.self)
            case "joined_at": joinedAt = try json.lenient(Timestamp.self)
            case "premium_since": premiumSince = try json.lenient(Timestamp.self)
            case "deaf": isDeaf = try json.lenient(Bool.self)
            case "mute": isMute = try json.lenient(Bool.self)
            case "flags": flags = try json.lenient(MemberFlags.self)
            case "pending": isPending = try json.lenient(Bool.self)
            case "permissions": permissions = try json.lenient(Permissions.self)
            case "communication_disabled_until": communicationDisabledUntil = try json.lenient(Timestamp.self)
            case "avatar_decoration_data": avatarDecorationData = try json.lenient(AvatarDecoration.self)
            case "collectibles": collectibles = try json.lenient(Collectibles.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        member = GuildMember(
            user: user,
            nick: nick,
            avatar: avatar,
            banner: banner,
            roles: roles,
            joinedAt: joinedAt,
            premiumSince: premiumSince,
            isDeaf: isDeaf,
            isMute: isMute,
            flags: flags,
            isPending: isPending,
            permissions: permissions,
            communicationDisabledUntil: communicationDisabledUntil,
            avatarDecorationData: avatarDecorationData,
            collectibles: collectibles
        )
        self.guildID = try json.require(guildID, "guild_id")
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        member.writeMembers(to: &json)
        json.member("guild_id", guildID)
        json.endObject()
    }
}

extension GuildMemberUpdate: EventPayload {
    /// `GUILD_MEMBER_UPDATE`.
    public static let eventName: EventName = "GUILD_MEMBER_UPDATE"
}
