// Written by Scripts/generate-events of Scripts/events/channels.txt; do not edit.

public import GatewayModels

/// A channel or thread (Discord's documentation, "Channels Resource", "Channel Object").
///
/// One that the bot cannot see may come without its contents: `flags` has `obfuscated` then, and nothing but id, type,
/// position and parent is real.
public struct Channel: Hashable, Sendable {
    /// The channel's id.
    public var id: Snowflake
    /// What kind of channel it is.
    public var type: ChannelType
    /// The guild; missing where it is known from elsewhere.
    public var guildID: Optional<Snowflake>
    /// Its place among the channels.
    public var position: Optional<Int>
    /// What roles and members may and may not do in it.
    public var permissionOverwrites: Optional<[PermissionOverwrite]>
    /// What it is called, from 1 to 100 characters.
    public var name: Optional<String>
    /// What it is about, at most 1024 characters, or 4096 in forums.
    public var topic: Optional<String>
    /// Whether it is for adults.
    public var isNSFW: Optional<Bool>
    /// The latest message, or thread of a forum, which may be deleted.
    public var lastMessageID: Optional<Snowflake>
    /// The bits a second of a voice channel.
    public var bitrate: Optional<Int>
    /// How many users a voice channel holds; 0 for any number.
    public var userLimit: Optional<Int>
    /// How many seconds a user must wait between messages.
    public var rateLimitPerUser: Optional<Int>
    /// The users of a direct message.
    public var recipients: Optional<[User]>
    /// The hash of a group's icon.
    public var icon: Optional<String>
    /// Who created the group or thread.
    public var ownerID: Optional<Snowflake>
    /// The application that created the group.
    public var applicationID: Optional<Snowflake>
    /// Whether an application manages the group.
    public var isManaged: Optional<Bool>
    /// The category, or the channel of a thread.
    public var parentID: Optional<Snowflake>
    /// When a message was last pinned.
    public var lastPinTimestamp: Optional<Timestamp>
    /// The region of a voice channel; null for an automatic choice.
    public var rtcRegion: Optional<String>
    /// The quality of its video.
    public var videoQualityMode: Optional<VideoQualityMode>
    /// How many messages a thread has, deleted ones not counted.
    public var messageCount: Optional<Int>
    /// How many members a thread has; it stops counting at 50.
    public var memberCount: Optional<Int>
    /// What only a thread has.
    @Boxed public var threadMetadata: Optional<ThreadMetadata>
    /// The bot's own membership of the thread.
    @Boxed public var member: Optional<ThreadMember>
    /// After how many minutes of silence new threads are archived.
    public var defaultAutoArchiveDuration: Optional<Int>
    /// What the invoking user may do in it; told in interactions only.
    public var permissions: Optional<Permissions>
    /// What the application may do in it; told in interactions only.
    public var appPermissions: Optional<Permissions>
    /// Its flags.
    public var flags: Optional<ChannelFlags>
    /// How many messages a thread had, deleted ones counted.
    public var totalMessageSent: Optional<Int>
    /// The tags that threads of a forum may have.
    public var availableTags: Optional<[ForumTag]>
    /// The tags that a thread of a forum has.
    public var appliedTags: Optional<[Snowflake]>
    /// The emoji of the button under a forum's threads.
    @Boxed public var defaultReactionEmoji: Optional<DefaultReaction>
    /// The `rateLimitPerUser` of new threads, in seconds.
    public var defaultThreadRateLimitPerUser: Optional<Int>
    /// How a forum's threads are sorted.
    public var defaultSortOrder: Optional<ForumSortOrder>
    /// How a forum is shown.
    public var defaultForumLayout: Optional<ForumLayout>
    /// The status of a voice channel; not documented by Discord.
    public var status: Optional<String>
    /// Whether the thread is new; told by THREAD_CREATE only.
    public var isNewlyCreated: Optional<Bool>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The channel's id.
    ///   - type: What kind of channel it is.
    ///   - guildID: The guild; missing where it is known from elsewhere.
    ///   - position: Its place among the channels.
    ///   - permissionOverwrites: What roles and members may and may not do in it.
    ///   - name: What it is called, from 1 to 100 characters.
    ///   - topic: What it is about, at most 1024 characters, or 4096 in forums.
    ///   - isNSFW: Whether it is for adults.
    ///   - lastMessageID: The latest message, or thread of a forum, which may be deleted.
    ///   - bitrate: The bits a second of a voice channel.
    ///   - userLimit: How many users a voice channel holds; 0 for any number.
    ///   - rateLimitPerUser: How many seconds a user must wait between messages.
    ///   - recipients: The users of a direct message.
    ///   - icon: The hash of a group's icon.
    ///   - ownerID: Who created the group or thread.
    ///   - applicationID: The application that created the group.
    ///   - isManaged: Whether an application manages the group.
    ///   - parentID: The category, or the channel of a thread.
    ///   - lastPinTimestamp: When a message was last pinned.
    ///   - rtcRegion: The region of a voice channel; null for an automatic choice.
    ///   - videoQualityMode: The quality of its video.
    ///   - messageCount: How many messages a thread has, deleted ones not counted.
    ///   - memberCount: How many members a thread has; it stops counting at 50.
    ///   - threadMetadata: What only a thread has.
    ///   - member: The bot's own membership of the thread.
    ///   - defaultAutoArchiveDuration: After how many minutes of silence new threads are archived.
    ///   - permissions: What the invoking user may do in it; told in interactions only.
    ///   - appPermissions: What the application may do in it; told in interactions only.
    ///   - flags: Its flags.
    ///   - totalMessageSent: How many messages a thread had, deleted ones counted.
    ///   - availableTags: The tags that threads of a forum may have.
    ///   - appliedTags: The tags that a thread of a forum has.
    ///   - defaultReactionEmoji: The emoji of the button under a forum's threads.
    ///   - defaultThreadRateLimitPerUser: The `rateLimitPerUser` of new threads, in seconds.
    ///   - defaultSortOrder: How a forum's threads are sorted.
    ///   - defaultForumLayout: How a forum is shown.
    ///   - status: The status of a voice channel; not documented by Discord.
    ///   - isNewlyCreated: Whether the thread is new; told by THREAD_CREATE only.
    public init(
        id: Snowflake,
        type: ChannelType,
        guildID: Snowflake? = nil,
        position: Int? = nil,
        permissionOverwrites: [PermissionOverwrite]? = nil,
        name: String? = nil,
        topic: String? = nil,
        isNSFW: Bool? = nil,
        lastMessageID: Snowflake? = nil,
        bitrate: Int? = nil,
        userLimit: Int? = nil,
        rateLimitPerUser: Int? = nil,
        recipients: [User]? = nil,
        icon: String? = nil,
        ownerID: Snowflake? = nil,
        applicationID: Snowflake? = nil,
        isManaged: Bool? = nil,
        parentID: Snowflake? = nil,
        lastPinTimestamp: Timestamp? = nil,
        rtcRegion: String? = nil,
        videoQualityMode: VideoQualityMode? = nil,
        messageCount: Int? = nil,
        memberCount: Int? = nil,
        threadMetadata: ThreadMetadata? = nil,
        member: ThreadMember? = nil,
        defaultAutoArchiveDuration: Int? = nil,
        permissions: Permissions? = nil,
        appPermissions: Permissions? = nil,
        flags: ChannelFlags? = nil,
        totalMessageSent: Int? = nil,
        availableTags: [ForumTag]? = nil,
        appliedTags: [Snowflake]? = nil,
        defaultReactionEmoji: DefaultReaction? = nil,
        defaultThreadRateLimitPerUser: Int? = nil,
        defaultSortOrder: ForumSortOrder? = nil,
        defaultForumLayout: ForumLayout? = nil,
        status: String? = nil,
        isNewlyCreated: Bool? = nil
    ) {
        self.id = id
        self.type = type
        self.guildID = guildID
        self.position = position
        self.permissionOverwrites = permissionOverwrites
        self.name = name
        self.topic = topic
        self.isNSFW = isNSFW
        self.lastMessageID = lastMessageID
        self.bitrate = bitrate
        self.userLimit = userLimit
        self.rateLimitPerUser = rateLimitPerUser
        self.recipients = recipients
        self.icon = icon
        self.ownerID = ownerID
        self.applicationID = applicationID
        self.isManaged = isManaged
        self.parentID = parentID
        self.lastPinTimestamp = lastPinTimestamp
        self.rtcRegion = rtcRegion
        self.videoQualityMode = videoQualityMode
        self.messageCount = messageCount
        self.memberCount = memberCount
        self.threadMetadata = threadMetadata
        self.member = member
        self.defaultAutoArchiveDuration = defaultAutoArchiveDuration
        self.permissions = permissions
        self.appPermissions = appPermissions
        self.flags = flags
        self.totalMessageSent = totalMessageSent
        self.availableTags = availableTags
        self.appliedTags = appliedTags
        self.defaultReactionEmoji = defaultReactionEmoji
        self.defaultThreadRateLimitPerUser = defaultThreadRateLimitPerUser
        self.defaultSortOrder = defaultSortOrder
        self.defaultForumLayout = defaultForumLayout
        self.status = status
        self.isNewlyCreated = isNewlyCreated
    }
}
