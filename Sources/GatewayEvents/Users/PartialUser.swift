// Written by Scripts/generate-events of Scripts/events/users.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user of whom only the id is certain, as presences have it.
///
/// The gateway does not check the other fields: one of an unexpected form counts as missing.
///
/// Source: Discord's documentation, "Gateway Events", "Presence Update".
public struct PartialUser: Hashable, Sendable {
    /// The user's id.
    public var id: Snowflake
    /// The name.
    public var username: Optional<String>
    /// The four digits behind an old name, or "0".
    public var discriminator: Optional<String>
    /// The name shown, if the user chose one.
    public var globalName: Optional<String>
    /// The hash of the avatar's image.
    public var avatar: Optional<String>
    /// Whether it belongs to an application.
    public var isBot: Optional<Bool>
    /// The hash of the banner's image.
    public var banner: Optional<String>
    /// The color of the banner, as a number of 24 bits.
    public var accentColor: Optional<Int>
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
    ///   - username: The name.
    ///   - discriminator: The four digits behind an old name, or "0".
    ///   - globalName: The name shown, if the user chose one.
    ///   - avatar: The hash of the avatar's image.
    ///   - isBot: Whether it belongs to an application.
    ///   - banner: The hash of the banner's image.
    ///   - accentColor: The color of the banner, as a number of 24 bits.
    ///   - publicFlags: The flags that everybody sees.
    ///   - avatarDecorationData: What decorates the avatar.
    ///   - collectibles: The collectibles it shows.
    ///   - primaryGuild: The guild whose tag it shows.
    public init(
        id: Snowflake,
        username: String? = nil,
        discriminator: String? = nil,
        globalName: String? = nil,
        avatar: String? = nil,
        isBot: Bool? = nil,
        banner: String? = nil,
        accentColor: Int? = nil,
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
        self.banner = banner
        self.accentColor = accentColor
        self.publicFlags = publicFlags
        self.avatarDecorationData = avatarDecorationData
        self.collectibles = collectibles
        self.primaryGuild = primaryGuild
    }
}

extension PartialUser: JSONReadable, JSONWritable {
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
        var banner: String?
        var accentColor: Int?
        var publicFlags: UserFlags?
        var avatarDecorationData: AvatarDecoration?
        var collectibles: Collectibles?
        var primaryGuild: PrimaryGuild?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "username": username = try json.lenient(String.self)
            case "discriminator": discriminator = try json.lenient(String.self)
            case "global_name": globalName = try json.lenient(String.self)
            case "avatar": avatar = try json.lenient(String.self)
            case "bot": isBot = try json.lenient(Bool.self)
            case "banner": banner = try json.lenient(String.self)
            case "accent_color": accentColor = try json.lenient(Int.self)
            case "public_flags": publicFlags = try json.lenient(UserFlags.self)
            case "avatar_decoration_data": avatarDecorationData = try json.lenient(AvatarDecoration.self)
            case "collectibles": collectibles = try json.lenient(Collectibles.self)
            case "primary_guild": primaryGuild = try json.lenient(PrimaryGuild.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            username: username,
            discriminator: discriminator,
            globalName: globalName,
            avatar: avatar,
            isBot: isBot,
            banner: banner,
            accentColor: accentColor,
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
        json.member("id", id)
        json.member("username", username)
        json.member("discriminator", discriminator)
        json.member("global_name", globalName)
        json.member("avatar", avatar)
        json.member("bot", isBot)
        json.member("banner", banner)
        json.member("accent_color", accentColor)
        json.member("public_flags", publicFlags)
        json.member("avatar_decoration_data", avatarDecorationData)
        json.member("collectibles", collectibles)
        json.member("primary_guild", primaryGuild)
        json.endObject()
    }
}
