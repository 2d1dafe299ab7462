// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A member of a guild (Discord's documentation, "Guild Resource", "Guild Member Object").
public struct GuildMember: Hashable, Sendable {
    /// The user; missing where it is known from elsewhere, as in messages.
    public var user: Optional<User>
    /// The name in this guild.
    public var nick: Optional<String>
    /// The hash of the avatar's image in this guild.
    public var avatar: Optional<String>
    /// The hash of the banner's image in this guild.
    public var banner: Optional<String>
    /// The ids of the member's roles.
    public var roles: [Snowflake]
    /// When it joined; null for a guest.
    public var joinedAt: Optional<Timestamp>
    /// When it began to boost the guild.
    public var premiumSince: Optional<Timestamp>
    /// Whether it hears nothing in voice channels.
    public var isDeaf: Optional<Bool>
    /// Whether it may not speak in voice channels.
    public var isMute: Optional<Bool>
    /// The flags of the membership.
    public var flags: Optional<MemberFlags>
    /// Whether it has yet to pass the screening of members.
    public var isPending: Optional<Bool>
    /// All its permissions in the channel; told in interactions only.
    public var permissions: Optional<Permissions>
    /// When its timeout ends, which may be over already.
    public var communicationDisabledUntil: Optional<Timestamp>
    /// What decorates the avatar in this guild.
    @Boxed public var avatarDecorationData: Optional<AvatarDecoration>
    /// The collectibles it shows in this guild.
    @Boxed public var collectibles: Optional<Collectibles>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - user: The user; missing where it is known from elsewhere, as in messages.
    ///   - nick: The name in this guild.
    ///   - avatar: The hash of the avatar's image in this guild.
    ///   - banner: The hash of the banner's image in this guild.
    ///   - roles: The ids of the member's roles.
    ///   - joinedAt: When it joined; null for a guest.
    ///   - premiumSince: When it began to boost the guild.
    ///   - isDeaf: Whether it hears nothing in voice channels.
    ///   - isMute: Whether it may not speak in voice channels.
    ///   - flags: The flags of the membership.
    ///   - isPending: Whether it has yet to pass the screening of members.
    ///   - permissions: All its permissions in the channel; told in interactions only.
    ///   - communicationDisabledUntil: When its timeout ends, which may be over already.
    ///   - avatarDecorationData: What decorates the avatar in this guild.
    ///   - collectibles: The collectibles it shows in this guild.
    public init(
        user: User? = nil,
        nick: String? = nil,
        avatar: String? = nil,
        banner: String? = nil,
        roles: [Snowflake] = [],
        joinedAt: Timestamp? = nil,
        premiumSince: Timestamp? = nil,
        isDeaf: Bool? = nil,
        isMute: Bool? = nil,
        flags: MemberFlags? = nil,
        isPending: Bool? = nil,
        permissions: Permissions? = nil,
        communicationDisabledUntil: Timestamp? = nil,
        avatarDecorationData: AvatarDecoration? = nil,
        collectibles: Collectibles? = nil
    ) {
        self.user = user
        self.nick = nick
        self.avatar = avatar
        self.banner = banner
        self.roles = roles
        self.joinedAt = joinedAt
        self.premiumSince = premiumSince
        self.isDeaf = isDeaf
        self.isMute = isMute
        self.flags = flags
        self.isPending = isPending
        self.permissions = permissions
        self.communicationDisabledUntil = communicationDisabledUntil
        self.avatarDecorationData = avatarDecorationData
        self.collectibles = collectibles
    }
}

extension GuildMember: JSONReadable, JSONWritable {
    /// Reads an object.
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
            default: try json.skip()
            }
        }
        self.init(
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
        json.member("user", user)
        json.member("nick", nick)
        json.member("avatar", avatar)
        json.member("banner", banner)
        json.member("roles", roles)
        json.member("joined_at", joinedAt)
        json.member("premium_since", premiumSince)
        json.member("deaf", isDeaf)
        json.member("mute", isMute)
        json.member("flags", flags)
        json.member("pending", isPending)
        json.member("permissions", permissions)
        json.member("communication_disabled_until", communicationDisabledUntil)
        json.member("avatar_decoration_data", avatarDecorationData)
        json.member("collectibles", collectibles)
    }
}
