// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user of Discord (Discord's documentation, "User Resource", "User Object").
public struct User: Hashable, Sendable {
    /// The user's id.
    public var id: Snowflake
    /// The name, unique among users that have no discriminator.
    public var username: String
    /// The four digits behind an old name, or "0".
    public var discriminator: Optional<String>
    /// The name shown, if the user chose one.
    public var globalName: Optional<String>
    /// The hash of the avatar's image.
    public var avatar: Optional<String>
    /// Whether it belongs to an application.
    public var isBot: Optional<Bool>
    /// Whether it is a system user of Discord itself.
    public var isSystem: Optional<Bool>
    /// Whether it uses two factors to log in; told only of the bot itself.
    public var isMFAEnabled: Optional<Bool>
    /// The hash of the banner's image.
    public var banner: Optional<String>
    /// The color of the banner, as a number of 24 bits.
    public var accentColor: Optional<Int>
    /// The language chosen, such as `en-US`.
    public var locale: Optional<String>
    /// Whether the address of its e-mail was verified.
    public var isVerified: Optional<Bool>
    /// The address of its e-mail; null for a bot.
    public var email: Optional<String>
    /// The flags of its account.
    public var flags: Optional<UserFlags>
    /// The kind of Nitro it has.
    public var premiumType: Optional<PremiumType>
    /// The flags that everybody sees.
    public var publicFlags: Optional<UserFlags>
    /// What decorates the avatar.
    @Boxed public var avatarDecorationData: Optional<AvatarDecoration>
    /// The collectibles it shows.
    @Boxed public var collectibles: Optional<Collectibles>
    /// The guild whose tag it shows.
    @Boxed public var primaryGuild: Optional<PrimaryGuild>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The user's id.
    ///   - username: The name, unique among users that have no discriminator.
    ///   - discriminator: The four digits behind an old name, or "0".
    ///   - globalName: The name shown, if the user chose one.
    ///   - avatar: The hash of the avatar's image.
    ///   - isBot: Whether it belongs to an application.
    ///   - isSystem: Whether it is a system user of Discord itself.
    ///   - isMFAEnabled: Whether it uses two factors to log in; told only of the bot itself.
    ///   - banner: The hash of the banner's image.
    ///   - accentColor: The color of the banner, as a number of 24 bits.
    ///   - locale: The language chosen, such as `en-US`.
    ///   - isVerified: Whether the address of its e-mail was verified.
    ///   - email: The address of its e-mail; null for a bot.
    ///   - flags: The flags of its account.
    ///   - premiumType: The kind of Nitro it has.
    ///   - publicFlags: The flags that everybody sees.
    ///   - avatarDecorationData: What decorates the avatar.
    ///   - collectibles: The collectibles it shows.
    ///   - primaryGuild: The guild whose tag it shows.
    public init(
        id: Snowflake,
        username: String,
        discriminator: String? = nil,
        globalName: String? = nil,
        avatar: String? = nil,
        isBot: Bool? = nil,
        isSystem: Bool? = nil,
        isMFAEnabled: Bool? = nil,
        banner: String? = nil,
        accentColor: Int? = nil,
        locale: String? = nil,
        isVerified: Bool? = nil,
        email: String? = nil,
        flags: UserFlags? = nil,
        premiumType: PremiumType? = nil,
        publicFlags: UserFlags? = nil,
        avatarDecorationData: AvatarDecoration? = nil,
        collectibles: Collectibles? = nil,
        primaryGuild: PrimaryGuild? = nil
    ) {
        self.id = id
        self.username = username
        self.discriminator = discriminator
        self.globalName = globalName
        self.avatar = avatar
        self.isBot = isBot
        self.isSystem = isSystem
        self.isMFAEnabled = isMFAEnabled
        self.banner = banner
        self.accentColor = accentColor
        self.locale = locale
        self.isVerified = isVerified
        self.email = email
        self.flags = flags
        self.premiumType = premiumType
        self.publicFlags = publicFlags
        self.avatarDecorationData = avatarDecorationData
        self.collectibles = collectibles
        self.primaryGuild = primaryGuild
    }
}

extension User: JSONReadable, JSONWritable {
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
            default: try json.skip()
            }
        }
        self.init(
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
        json.member("username", username)
        json.member("discriminator", discriminator)
        json.member("global_name", globalName)
        json.member("avatar", avatar)
        json.member("bot", isBot)
        json.member("system", isSystem)
        json.member("mfa_enabled", isMFAEnabled)
        json.member("banner", banner)
        json.member("accent_color", accentColor)
        json.member("locale", locale)
        json.member("verified", isVerified)
        json.member("email", email)
        json.member("flags", flags)
        json.member("premium_type", premiumType)
        json.member("public_flags", publicFlags)
        json.member("avatar_decoration_data", avatarDecorationData)
        json.member("collectibles", collectibles)
        json.member("primary_guild", primaryGuild)
    }
}
