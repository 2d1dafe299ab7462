// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
internal import GatewayModels

extension AvailableGuild: JSONReadable, JSONWritable {
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
        var joinedAt: Timestamp?
        var isLarge: Bool?
        var isUnavailable: Bool?
        var memberCount: Int?
        var voiceStates: [VoiceState] = []
        var members: [GuildMember] = []
        var channels: [Channel] = []
        var threads: [Channel] = []
        var presences: [UserPresence] = []
        var stageInstances: [StageInstance] = []
        var guildScheduledEvents: [ScheduledEvent] = []
        var soundboardSounds: [SoundboardSound] = []
        var isLazy: Bool?
        var isNSFW: Bool?
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
            case "joined_at": joinedAt = try json.lenient(Timestamp.self)
            case "large": isLarge = try json.lenient(Bool.self)
            case "unavailable": isUnavailable = try json.lenient(Bool.self)
            case "member_count": memberCount = try json.lenient(Int.self)
            case "voice_states": voiceStates = try json.list(VoiceState.self)
            case "members": members = try json.list(GuildMember.self)
            case "channels": channels = try json.list(Channel.self)
            case "threads": threads = try json.list(Channel.self)
            case "presences": presences = try json.list(UserPresence.self)
            case "stage_instances": stageInstances = try json.list(StageInstance.self)
            case "guild_scheduled_events": guildScheduledEvents = try json.list(ScheduledEvent.self)
            case "soundboard_sounds": soundboardSounds = try json.list(SoundboardSound.self)
            case "lazy": isLazy = try json.lenient(Bool.self)
            case "nsfw": isNSFW = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        guild = Guild(
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
        self.joinedAt = joinedAt
        self.isLarge = isLarge
        self.isUnavailable = isUnavailable
        self.memberCount = memberCount
        self.voiceStates = voiceStates
        self.members = members
        self.channels = channels
        self.threads = threads
        self.presences = presences
        self.stageInstances = stageInstances
        self.guildScheduledEvents = guildScheduledEvents
        self.soundboardSounds = soundboardSounds
        self.isLazy = isLazy
        self.isNSFW = isNSFW
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        guild.writeMembers(to: &json)
        json.member("joined_at", joinedAt)
        json.member("large", isLarge)
        json.member("unavailable", isUnavailable)
        json.member("member_count", memberCount)
        json.member("voice_states", voiceStates)
        json.member("members", members)
        json.member("channels", channels)
        json.member("threads", threads)
        json.member("presences", presences)
        json.member("stage_instances", stageInstances)
        json.member("guild_scheduled_events", guildScheduledEvents)
        json.member("soundboard_sounds", soundboardSounds)
        json.member("lazy", isLazy)
        json.member("nsfw", isNSFW)
        json.endObject()
    }
}
