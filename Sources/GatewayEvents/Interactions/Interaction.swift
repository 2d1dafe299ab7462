// Written by Scripts/generate-events of Scripts/events/interactions.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// What somebody did with an application: used a command, a component or a form.
///
/// It is answered over HTTP, within 3 seconds.
///
/// Source: Discord's documentation, "Receiving and Responding", "Interaction Object".
public struct Interaction: Hashable, Sendable {
    /// The interaction's id.
    public var id: Snowflake
    /// The application.
    public var applicationID: Snowflake
    /// What kind of interaction it is.
    public var type: InteractionType
    /// What was used.
    @Boxed public var data: Optional<InteractionData>
    /// The guild, of which a part is told.
    @Boxed public var guild: Optional<InteractionGuild>
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The channel, of which a part is told.
    @Boxed public var channel: Optional<Channel>
    /// The channel.
    public var channelID: Optional<Snowflake>
    /// Who did it, in guilds; with permissions.
    public var member: Optional<GuildMember>
    /// Who did it, outside of guilds.
    @Boxed public var user: Optional<User>
    /// What the answer must hold; valid for 15 minutes.
    ///
    /// It is a secret.
    public var token: String
    /// Always 1.
    public var version: Optional<Int>
    /// The message with the component.
    @Boxed public var message: Optional<Message>
    /// What the application may do there.
    public var appPermissions: Optional<Permissions>
    /// The language of the user, such as `en-US`.
    public var locale: Optional<String>
    /// The language of the guild, such as `en-US`.
    public var guildLocale: Optional<String>
    /// What the user or guild has bought.
    public var entitlements: [Entitlement]
    /// Who installed the application, by the kind of installation: "0" for a guild, "1" for a user.
    public var authorizingIntegrationOwners: Optional<[String: Snowflake]>
    /// Where it was done.
    public var context: Optional<InteractionContext>
    /// How large files of the answer may be, in bytes.
    public var attachmentSizeLimit: Optional<Int>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The interaction's id.
    ///   - applicationID: The application.
    ///   - type: What kind of interaction it is.
    ///   - data: What was used.
    ///   - guild: The guild, of which a part is told.
    ///   - guildID: The guild.
    ///   - channel: The channel, of which a part is told.
    ///   - channelID: The channel.
    ///   - member: Who did it, in guilds; with permissions.
    ///   - user: Who did it, outside of guilds.
    ///   - token: What the answer must hold; valid for 15 minutes. It is a secret.
    ///   - version: Always 1.
    ///   - message: The message with the component.
    ///   - appPermissions: What the application may do there.
    ///   - locale: The language of the user, such as `en-US`.
    ///   - guildLocale: The language of the guild, such as `en-US`.
    ///   - entitlements: What the user or guild has bought.
    ///   - authorizingIntegrationOwners: Who installed the application, by the kind of installation: "0" for a guild,
    ///     "1" for a user.
    ///   - context: Where it was done.
    ///   - attachmentSizeLimit: How large files of the answer may be, in bytes.
    public init(
        id: Snowflake,
        applicationID: Snowflake,
        type: InteractionType,
        data: InteractionData? = nil,
        guild: InteractionGuild? = nil,
        guildID: Snowflake? = nil,
        channel: Channel? = nil,
        channelID: Snowflake? = nil,
        member: GuildMember? = nil,
        user: User? = nil,
        token: String,
        version: Int? = nil,
        message: Message? = nil,
        appPermissions: Permissions? = nil,
        locale: String? = nil,
        guildLocale: String? = nil,
        entitlements: [Entitlement] = [],
        authorizingIntegrationOwners: [String: Snowflake]? = nil,
        context: InteractionContext? = nil,
        attachmentSizeLimit: Int? = nil
    ) {
        self.id = id
        self.applicationID = applicationID
        self.type = type
        self.data = data
        self.guild = guild
        self.guildID = guildID
        self.channel = channel
        self.channelID = channelID
        self.member = member
        self.user = user
        self.token = token
        self.version = version
        self.message = message
        self.appPermissions = appPermissions
        self.locale = locale
        self.guildLocale = guildLocale
        self.entitlements = entitlements
        self.authorizingIntegrationOwners = authorizingIntegrationOwners
        self.context = context
        self.attachmentSizeLimit = attachmentSizeLimit
    }
}

extension Interaction: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var applicationID: Snowflake?
        var type: InteractionType?
        var data: InteractionData?
        var guild: InteractionGuild?
        var guildID: Snowflake?
        var channel: Channel?
        var channelID: Snowflake?
        var member: GuildMember?
        var user: User?
        var token: String?
        var version: Int?
        var message: Message?
        var appPermissions: Permissions?
        var locale: String?
        var guildLocale: String?
        var entitlements: [Entitlement] = []
        var authorizingIntegrationOwners: [String: Snowflake]?
        var context: InteractionContext?
        var attachmentSizeLimit: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "application_id": applicationID = try json.value(Snowflake.self)
            case "type": type = try json.value(InteractionType.self)
            case "data": data = try json.lenient(InteractionData.self)
            case "guild": guild = try json.lenient(InteractionGuild.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "channel": channel = try json.lenient(Channel.self)
            case "channel_id": channelID = try json.lenient(Snowflake.self)
            case "member": member = try json.lenient(GuildMember.self)
            case "user": user = try json.lenient(User.self)
            case "token": token = try json.value(String.self)
            case "version": version = try json.lenient(Int.self)
            case "message": message = try json.lenient(Message.self)
            case "app_permissions": appPermissions = try json.lenient(Permissions.self)
            case "locale": locale = try json.lenient(String.self)
            case "guild_locale": guildLocale = try json.lenient(String.self)
            case "entitlements": entitlements = try json.list(Entitlement.self)
            case "authorizing_integration_owners":
                authorizingIntegrationOwners = try json.optionalMap(String.self, Snowflake.self)
            case "context": context = try json.lenient(InteractionContext.self)
            case "attachment_size_limit": attachmentSizeLimit = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            applicationID: try json.require(applicationID, "application_id"),
            type: try json.require(type, "type"),
            data: data,
            guild: guild,
            guildID: guildID,
            channel: channel,
            channelID: channelID,
            member: member,
            user: user,
            token: try json.require(token, "token"),
            version: version,
            message: message,
            appPermissions: appPermissions,
            locale: locale,
            guildLocale: guildLocale,
            entitlements: entitlements,
            authorizingIntegrationOwners: authorizingIntegrationOwners,
            context: context,
            attachmentSizeLimit: attachmentSizeLimit
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("application_id", applicationID)
        json.member("type", type)
        json.member("data", data)
        json.member("guild", guild)
        json.member("guild_id", guildID)
        json.member("channel", channel)
        json.member("channel_id", channelID)
        json.member("member", member)
        json.member("user", user)
        json.member("token", token)
        json.member("version", version)
        json.member("message", message)
        json.member("app_permissions", appPermissions)
        json.member("locale", locale)
        json.member("guild_locale", guildLocale)
        json.member("entitlements", entitlements)
        json.member("authorizing_integration_owners", authorizingIntegrationOwners)
        json.member("context", context)
        json.member("attachment_size_limit", attachmentSizeLimit)
        json.endObject()
    }
}
