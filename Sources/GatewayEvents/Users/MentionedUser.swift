// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

/// A user whom a message mentions (Discord's documentation, "Gateway Events", "Message Create").
///
/// The properties of its ``user`` can be read and set as its own.
@dynamicMemberLookup
public struct MentionedUser: Hashable, Sendable {
    /// The user.
    public var user: User
    /// The user as a member of the message's guild, without the user in it.
    @Boxed public var member: Optional<GuildMember>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - user: The user.
    ///   - member: The user as a member of the message's guild, without the user in it.
    public init(user: User, member: GuildMember? = nil) {
        self.user = user
        self.member = member
    }

    /// A property of the ``user``.
    ///
    /// - Parameter keyPath: The property.
    @inlinable public subscript<Value>(dynamicMember keyPath: WritableKeyPath<User, Value>) -> Value {
        get { user[keyPath: keyPath] }
        set { user[keyPath: keyPath] = newValue }
    }
}

extension MentionedUser: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var username: String?
        var discriminator: String?
        var globalName: String?
        var avatar: String?
        var isBot: Bool?
        var isSystem: Bool?
        var isMFAEnabled: Bool?
        var banner: String?
        var accentColor: Int?
        var locale: String?
        var isVerified: Bool?
        var email: String?
        var flags: UserFlags?
        var premiumType: PremiumType?
        var publicFlags: UserFlags?
        var avatarDecorationData: AvatarDecoration?
        var collectibles: Collectibles?
        var primaryGuild: PrimaryGuild?
        var member: GuildMember?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "username": username = try json.value(String.self)
            case "discriminator": discriminator = try json.lenient(String.self)
            case "global_name": globalName = try json.lenient(String.self)
            case "avatar": avatar = try json.lenient(String.self)
            case "bot": isBot = try json.lenient(Bool.self)
            case "system": isSystem = try json.lenient(Bool.self)
            case "mfa_enabled": isMFAEnabled = try json.lenient(Bool.self)
            case "banner": banner = try json.lenient(String.self)
            case "accent_color": accentColor = try json.lenient(Int.self)
            case "locale": locale = try json.lenient(String.self)
            case "verified": isVerified = try json.lenient(Bool.self)
            case "email": email = try json.lenient(String.self)
            case "flags": flags = try json.lenient(UserFlags.self)
            case "premium_type": premiumType = try json.lenient(PremiumType.self)
            case "public_flags": publicFlags = try json.lenient(UserFlags.self)
            case "avatar_decoration_data": avatarDecorationData = try json.lenient(AvatarDecoration.self)
            case "collectibles": collectibles = try json.lenient(Collectibles.self)
            case "primary_guild": primaryGuild = try json.lenient(PrimaryGuild.self)
            case "member": member = try json.lenient(GuildMember.self)
            default: try json.skip()
            }
        }
        user = User(
            id: try json.require(id, "id"),
            username: try json.require(username, "username"),
            discriminator: discriminator,
            globalName: globalName,
            avatar: avatar,
            isBot: isBot,
            isSystem: isSystem,
            isMFAEnabled: isMFAEnabled,
            banner: banner,
            accentColor: accentColor,
            locale: locale,
            isVerified: isVerified,
            email: email,
            flags: flags,
            premiumType: premiumType,
            publicFlags: publicFlags,
            avatarDecorationData: avatarDecorationData,
            collectibles: collectibles,
            primaryGuild: primaryGuild
        )
        self.member = member
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        user.writeMembers(to: &json)
        json.member("member", member)
        json.endObject()
    }
}
