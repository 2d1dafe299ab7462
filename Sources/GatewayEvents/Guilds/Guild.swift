// Written by Scripts/generate-events of Scripts/events/guilds.txt; do not edit.

public import GatewayModels

/// A guild, which users call a server (Discord's documentation, "Guild Resource", "Guild Object").
public struct Guild: Hashable, Sendable {
    /// The guild's id.
    public var id: Snowflake
    /// What it is called.
    public var name: String
    /// The hash of the icon's image.
    public var icon: Optional<String>
    /// The hash of the icon's image; told in templates.
    public var iconHash: Optional<String>
    /// The hash of the image behind invites.
    public var splash: Optional<String>
    /// The hash of the image in the discovery.
    public var discoverySplash: Optional<String>
    /// Whether the asking user owns it.
    public var isOwner: Optional<Bool>
    /// The user who owns it.
    public var ownerID: Optional<Snowflake>
    /// All permissions of the asking user.
    public var permissions: Optional<Permissions>
    /// The region of its voice channels; no longer used.
    public var region: Optional<String>
    /// The voice channel for people who are away.
    public var afkChannelID: Optional<Snowflake>
    /// After how many seconds people count as away.
    public var afkTimeout: Optional<Int>
    /// Whether it has a widget.
    public var isWidgetEnabled: Optional<Bool>
    /// The channel to which the widget invites.
    public var widgetChannelID: Optional<Snowflake>
    /// What a user must have before writing.
    public var verificationLevel: Optional<VerificationLevel>
    /// Of what members are notified.
    public var defaultMessageNotifications: Optional<DefaultMessageNotifications>
    /// Whose media are scanned.
    public var explicitContentFilter: Optional<ExplicitContentFilter>
    /// Its roles.
    public var roles: [Role]
    /// Its emojis.
    public var emojis: [Emoji]
    /// The features that it has, such as `COMMUNITY`.
    public var features: [String]
    /// Whether moderators must use two factors to log in.
    public var mfaLevel: Optional<MFALevel>
    /// The application that created it.
    public var applicationID: Optional<Snowflake>
    /// The channel of the system's messages.
    public var systemChannelID: Optional<Snowflake>
    /// Which messages of the system are left out.
    public var systemChannelFlags: Optional<SystemChannelFlags>
    /// The channel of the rules.
    public var rulesChannelID: Optional<Snowflake>
    /// How many presences it may have; null in all but the largest guilds.
    public var maxPresences: Optional<Int>
    /// How many members it may have.
    public var maxMembers: Optional<Int>
    /// The code of its own invite.
    public var vanityURLCode: Optional<String>
    /// What it is about.
    public var description: Optional<String>
    /// The hash of the banner's image.
    public var banner: Optional<String>
    /// The level of its boosts.
    public var premiumTier: Optional<PremiumTier>
    /// How many boosts it has.
    public var premiumSubscriptionCount: Optional<Int>
    /// Its language, such as `en-US`.
    public var preferredLocale: Optional<String>
    /// The channel where moderators get notices from Discord.
    public var publicUpdatesChannelID: Optional<Snowflake>
    /// How many people can be in a channel with video.
    public var maxVideoChannelUsers: Optional<Int>
    /// How many people can be on a stage with video.
    public var maxStageVideoChannelUsers: Optional<Int>
    /// About how many members it has; told over HTTP only.
    public var approximateMemberCount: Optional<Int>
    /// About how many members are online; told over HTTP only.
    public var approximatePresenceCount: Optional<Int>
    /// What new members see.
    @Boxed public var welcomeScreen: Optional<WelcomeScreen>
    /// For which age it is.
    public var nsfwLevel: Optional<NSFWLevel>
    /// Its stickers.
    public var stickers: Optional<[Sticker]>
    /// Whether the progress of its boosts is shown.
    public var isPremiumProgressBarEnabled: Optional<Bool>
    /// The channel where moderators get alerts from Discord.
    public var safetyAlertsChannelID: Optional<Snowflake>
    /// What was paused because of an incident.
    @Boxed public var incidentsData: Optional<GuildIncidents>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The guild's id.
    ///   - name: What it is called.
    ///   - icon: The hash of the icon's image.
    ///   - iconHash: The hash of the icon's image; told in templates.
    ///   - splash: The hash of the image behind invites.
    ///   - discoverySplash: The hash of the image in the discovery.
    ///   - isOwner: Whether the asking user owns it.
    ///   - ownerID: The user who owns it.
    ///   - permissions: All permissions of the asking user.
    ///   - region: The region of its voice channels; no longer used.
    ///   - afkChannelID: The voice channel for people who are away.
    ///   - afkTimeout: After how many seconds people count as away.
    ///   - isWidgetEnabled: Whether it has a widget.
    ///   - widgetChannelID: The channel to which the widget invites.
    ///   - verificationLevel: What a user must have before writing.
    ///   - defaultMessageNotifications: Of what members are notified.
    ///   - explicitContentFilter: Whose media are scanned.
    ///   - roles: Its roles.
    ///   - emojis: Its emojis.
    ///   - features: The features that it has, such as `COMMUNITY`.
    ///   - mfaLevel: Whether moderators must use two factors to log in.
    ///   - applicationID: The application that created it.
    ///   - systemChannelID: The channel of the system's messages.
    ///   - systemChannelFlags: Which messages of the system are left out.
    ///   - rulesChannelID: The channel of the rules.
    ///   - maxPresences: How many presences it may have; null in all but the largest guilds.
    ///   - maxMembers: How many members it may have.
    ///   - vanityURLCode: The code of its own invite.
    ///   - description: What it is about.
    ///   - banner: The hash of the banner's image.
    ///   - premiumTier: The level of its boosts.
    ///   - premiumSubscriptionCount: How many boosts it has.
    ///   - preferredLocale: Its language, such as `en-US`.
    ///   - publicUpdatesChannelID: The channel where moderators get notices from Discord.
    ///   - maxVideoChannelUsers: How many people can be in a channel with video.
    ///   - maxStageVideoChannelUsers: How many people can be on a stage with video.
    ///   - approximateMemberCount: About how many members it has; told over HTTP only.
    ///   - approximatePresenceCount: About how many members are online; told over HTTP only.
    ///   - welcomeScreen: What new members see.
    ///   - nsfwLevel: For which age it is.
    ///   - stickers: Its stickers.
    ///   - isPremiumProgressBarEnabled: Whether the progress of its boosts is shown.
    ///   - safetyAlertsChannelID: The channel where moderators get alerts from Discord.
    ///   - incidentsData: What was paused because of an incident.
    public init(
        id: Snowflake,
        name: String,
        icon: String? = nil,
        iconHash: String? = nil,
        splash: String? = nil,
        discoverySplash: String? = nil,
        isOwner: Bool? = nil,
        ownerID: Snowflake? = nil,
        permissions: Permissions? = nil,
        region: String? = nil,
        afkChannelID: Snowflake? = nil,
        afkTimeout: Int? = nil,
        isWidgetEnabled: Bool? = nil,
        widgetChannelID: Snowflake? = nil,
        verificationLevel: VerificationLevel? = nil,
        defaultMessageNotifications: DefaultMessageNotifications? = nil,
        explicitContentFilter: ExplicitContentFilter? = nil,
        roles: [Role] = [],
        emojis: [Emoji] = [],
        features: [String] = [],
        mfaLevel: MFALevel? = nil,
        applicationID: Snowflake? = nil,
        systemChannelID: Snowflake? = nil,
        systemChannelFlags: SystemChannelFlags? = nil,
        rulesChannelID: Snowflake? = nil,
        maxPresences: Int? = nil,
        maxMembers: Int? = nil,
        vanityURLCode: String? = nil,
        description: String? = nil,
        banner: String? = nil,
        premiumTier: PremiumTier? = nil,
        premiumSubscriptionCount: Int? = nil,
        preferredLocale: String? = nil,
        publicUpdatesChannelID: Snowflake? = nil,
        maxVideoChannelUsers: Int? = nil,
        maxStageVideoChannelUsers: Int? = nil,
        approximateMemberCount: Int? = nil,
        approximatePresenceCount: Int? = nil,
        welcomeScreen: WelcomeScreen? = nil,
        nsfwLevel: NSFWLevel? = nil,
        stickers: [Sticker]? = nil,
        isPremiumProgressBarEnabled: Bool? = nil,
        safetyAlertsChannelID: Snowflake? = nil,
        incidentsData: GuildIncidents? = nil
    ) {
        self.id = id
        self.name = name
        self.icon = icon
        self.iconHash = iconHash
        self.splash = splash
        self.discoverySplash = discoverySplash
        self.isOwner = isOwner
        self.ownerID = ownerID
        self.permissions = permissions
        self.region = region
        self.afkChannelID = afkChannelID
        self.afkTimeout = afkTimeout
        self.isWidgetEnabled = isWidgetEnabled
        self.widgetChannelID = widgetChannelID
        self.verificationLevel = verificationLevel
        self.defaultMessageNotifications = defaultMessageNotifications
        self.explicitContentFilter = explicitContentFilter
        self.roles = roles
        self.emojis = emojis
        self.features = features
        self.mfaLevel = mfaLevel
        self.applicationID = applicationID
        self.systemChannelID = systemChannelID
        self.systemChannelFlags = systemChannelFlags
        self.rulesChannelID = rulesChannelID
        self.maxPresences = maxPresences
        self.maxMembers = maxMembers
        self.vanityURLCode = vanityURLCode
        self.description = description
        self.banner = banner
        self.premiumTier = premiumTier
        self.premiumSubscriptionCount = premiumSubscriptionCount
        self.preferredLocale = preferredLocale
        self.publicUpdatesChannelID = publicUpdatesChannelID
        self.maxVideoChannelUsers = maxVideoChannelUsers
        self.maxStageVideoChannelUsers = maxStageVideoChannelUsers
        self.approximateMemberCount = approximateMemberCount
        self.approximatePresenceCount = approximatePresenceCount
        self.welcomeScreen = welcomeScreen
        self.nsfwLevel = nsfwLevel
        self.stickers = stickers
        self.isPremiumProgressBarEnabled = isPremiumProgressBarEnabled
        self.safetyAlertsChannelID = safetyAlertsChannelID
        self.incidentsData = incidentsData
    }
}
