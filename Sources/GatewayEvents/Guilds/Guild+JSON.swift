// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

extension Guild: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var name: String?
        var icon: String?
        var iconHash: String?
        var splash: String?
        var discoverySplash: String?
        var isOwner: Bool?
        var ownerID: Snowflake?
        var permissions: Permissions?
        var region: String?
        var afkChannelID: Snowflake?
        var afkTimeout: Int?
        var isWidgetEnabled: Bool?
        var widgetChannelID: Snowflake?
        var verificationLevel: VerificationLevel?
        var defaultMessageNotifications: DefaultMessageNotifications?
        var explicitContentFilter: ExplicitContentFilter?
        var roles: [Role] = []
        var emojis: [Emoji] = []
        var features: [String] = []
        var mfaLevel: MFALevel?
        var applicationID: Snowflake?
        var systemChannelID: Snowflake?
        var systemChannelFlags: SystemChannelFlags?
        var rulesChannelID: Snowflake?
        var maxPresences: Int?
        var maxMembers: Int?
        var vanityURLCode: String?
        var description: String?
        var banner: String?
        var premiumTier: PremiumTier?
        var premiumSubscriptionCount: Int?
        var preferredLocale: String?
        var publicUpdatesChannelID: Snowflake?
        var maxVideoChannelUsers: Int?
        var maxStageVideoChannelUsers: Int?
        var approximateMemberCount: Int?
        var approximatePresenceCount: Int?
        var welcomeScreen: WelcomeScreen?
        var nsfwLevel: NSFWLevel?
        var stickers: [Sticker]?
        var isPremiumProgressBarEnabled: Bool?
        var safetyAlertsChannelID: Snowflake?
        var incidentsData: GuildIncidents?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "name": name = try json.value(String.self)
            case "icon": icon = try json.lenient(String.self)
            case "icon_hash": iconHash = try json.lenient(String.self)
            case "splash": splash = try json.lenient(String.self)
            case "discovery_splash": discoverySplash = try json.lenient(String.self)
            case "owner": isOwner = try json.lenient(Bool.self)
            case "owner_id": ownerID = try json.lenient(Snowflake.self)
            case "permissions": permissions = try json.lenient(Permissions.self)
            case "region": region = try json.lenient(String.self)
            case "afk_channel_id": afkChannelID = try json.lenient(Snowflake.self)
            case "afk_timeout": afkTimeout = try json.lenient(Int.self)
            case "widget_enabled": isWidgetEnabled = try json.lenient(Bool.self)
            case "widget_channel_id": widgetChannelID = try json.lenient(Snowflake.self)
            case "verification_level": verificationLevel = try json.lenient(VerificationLevel.self)
            case "default_message_notifications":
                defaultMessageNotifications = try json.lenient(DefaultMessageNotifications.self)
            case "explicit_content_filter": explicitContentFilter = try json.lenient(ExplicitContentFilter.self)
            case "roles": roles = try json.list(Role.self)
            case "emojis": emojis = try json.list(Emoji.self)
            case "features": features = try json.list(String.self)
            case "mfa_level": mfaLevel = try json.lenient(MFALevel.self)
            case "application_id": applicationID = try json.lenient(Snowflake.self)
            case "system_channel_id": systemChannelID = try json.lenient(Snowflake.self)
            case "system_channel_flags": systemChannelFlags = try json.lenient(SystemChannelFlags.self)
            case "rules_channel_id": rulesChannelID = try json.lenient(Snowflake.self)
            case "max_presences": maxPresences = try json.lenient(Int.self)
            case "max_members": maxMembers = try json.lenient(Int.self)
            case "vanity_url_code": vanityURLCode = try json.lenient(String.self)
            case "description": description = try json.lenient(String.self)
            case "banner": banner = try json.lenient(String.self)
            case "premium_tier": premiumTier = try json.lenient(PremiumTier.self)
            case "premium_subscription_count": premiumSubscriptionCount = try json.lenient(Int.self)
            case "preferred_locale": preferredLocale = try json.lenient(String.self)
            case "public_updates_channel_id": publicUpdatesChannelID = try json.lenient(Snowflake.self)
            case "max_video_channel_users": maxVideoChannelUsers = try json.lenient(Int.self)
            case "max_stage_video_channel_users": maxStageVideoChannelUsers = try json.lenient(Int.self)
            case "approximate_member_count": approximateMemberCount = try json.lenient(Int.self)
            case "approximate_presence_count": approximatePresenceCount = try json.lenient(Int.self)
            case "welcome_screen": welcomeScreen = try json.lenient(WelcomeScreen.self)
            case "nsfw_level": nsfwLevel = try json.lenient(NSFWLevel.self)
            case "stickers": stickers = try json.optionalList(Sticker.self)
            case "premium_progress_bar_enabled": isPremiumProgressBarEnabled = try json.lenient(Bool.self)
            case "safety_alerts_channel_id": safetyAlertsChannelID = try json.lenient(Snowflake.self)
            case "incidents_data": incidentsData = try json.lenient(GuildIncidents.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            name: try json.require(name, "name"),
            icon: icon,
            iconHash: iconHash,
            splash: splash,
            discoverySplash: discoverySplash,
            isOwner: isOwner,
            ownerID: ownerID,
            permissions: permissions,
            region: region,
            afkChannelID: afkChannelID,
            afkTimeout: afkTimeout,
            isWidgetEnabled: isWidgetEnabled,
            widgetChannelID: widgetChannelID,
            verificationLevel: verificationLevel,
            defaultMessageNotifications: defaultMessageNotifications,
            explicitContentFilter: explicitContentFilter,
            roles: roles,
            emojis: emojis,
            features: features,
            mfaLevel: mfaLevel,
            applicationID: applicationID,
            systemChannelID: systemChannelID,
            systemChannelFlags: systemChannelFlags,
            rulesChannelID: rulesChannelID,
            maxPresences: maxPresences,
            maxMembers: maxMembers,
            vanityURLCode: vanityURLCode,
            description: description,
            banner: banner,
            premiumTier: premiumTier,
            premiumSubscriptionCount: premiumSubscriptionCount,
            preferredLocale: preferredLocale,
            publicUpdatesChannelID: publicUpdatesChannelID,
            maxVideoChannelUsers: maxVideoChannelUsers,
            maxStageVideoChannelUsers: maxStageVideoChannelUsers,
            approximateMemberCount: approximateMemberCount,
            approximatePresenceCount: approximatePresenceCount,
            welcomeScreen: welcomeScreen,
            nsfwLevel: nsfwLevel,
            stickers: stickers,
            isPremiumProgressBarEnabled: isPremiumProgressBarEnabled,
            safetyAlertsChannelID: safetyAlertsChannelID,
            incidentsData: incidentsData
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
        json.member("icon", icon)
        json.member("icon_hash", iconHash)
        json.member("splash", splash)
        json.member("discovery_splash", discoverySplash)
        json.member("owner", isOwner)
        json.member("owner_id", ownerID)
        json.member("permissions", permissions)
        json.member("region", region)
        json.member("afk_channel_id", afkChannelID)
        json.member("afk_timeout", afkTimeout)
        json.member("widget_enabled", isWidgetEnabled)
        json.member("widget_channel_id", widgetChannelID)
        json.member("verification_level", verificationLevel)
        json.member("default_message_notifications", defaultMessageNotifications)
        json.member("explicit_content_filter", explicitContentFilter)
        json.member("roles", roles)
        json.member("emojis", emojis)
        json.member("features", features)
        json.member("mfa_level", mfaLevel)
        json.member("application_id", applicationID)
        json.member("system_channel_id", systemChannelID)
        json.member("system_channel_flags", systemChannelFlags)
        json.member("rules_channel_id", rulesChannelID)
        json.member("max_presences", maxPresences)
        json.member("max_members", maxMembers)
        json.member("vanity_url_code", vanityURLCode)
        json.member("description", description)
        json.member("banner", banner)
        json.member("premium_tier", premiumTier)
        json.member("premium_subscription_count", premiumSubscriptionCount)
        json.member("preferred_locale", preferredLocale)
        json.member("public_updates_channel_id", publicUpdatesChannelID)
        json.member("max_video_channel_users", maxVideoChannelUsers)
        json.member("max_stage_video_channel_users", maxStageVideoChannelUsers)
        json.member("approximate_member_count", approximateMemberCount)
        json.member("approximate_presence_count", approximatePresenceCount)
        json.member("welcome_screen", welcomeScreen)
        json.member("nsfw_level", nsfwLevel)
        json.member("stickers", stickers)
        json.member("premium_progress_bar_enabled", isPremiumProgressBarEnabled)
        json.member("safety_alerts_channel_id", safetyAlertsChannelID)
        json.member("incidents_data", incidentsData)
    }
}
