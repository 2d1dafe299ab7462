// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayModels

/// A message, with what the gateway adds to it ("Gateway Events", "Message Create").
///
/// Source: Discord's documentation, "Message Resource", "Message Object".
public struct Message: Hashable, Sendable {
    /// The message's id.
    public var id: Snowflake
    /// The channel it is in.
    public var channelID: Snowflake
    /// The guild it is in; told by the gateway, and missing in direct messages.
    public var guildID: Optional<Snowflake>
    /// Who wrote it.
    ///
    /// For a webhook, these are its id, name and avatar.
    public var author: User
    /// The author as a member of the guild, without the user in it; told by the gateway, and missing for webhooks.
    public var member: Optional<GuildMember>
    /// The text; empty without the intent for message contents.
    public var content: String
    /// When it was sent.
    public var timestamp: Timestamp
    /// When it was last edited.
    public var editedTimestamp: Optional<Timestamp>
    /// Whether it is read aloud.
    public var isTTS: Optional<Bool>
    /// Whether it mentions everyone.
    public var mentionsEveryone: Optional<Bool>
    /// The users it mentions.
    public var mentions: [MentionedUser]
    /// The roles it mentions.
    public var mentionRoles: [Snowflake]
    /// The channels it mentions, in messages that other guilds follow.
    public var mentionChannels: Optional<[ChannelMention]>
    /// The files sent with it.
    public var attachments: [Attachment]
    /// The contents embedded in it.
    public var embeds: [Embed]
    /// The reactions to it.
    public var reactions: Optional<[Reaction]>
    /// What the sender set to recognize it.
    public var nonce: Optional<IntegerOrString>
    /// Whether it is pinned.
    public var isPinned: Optional<Bool>
    /// The webhook that sent it.
    public var webhookID: Optional<Snowflake>
    /// What kind of message it is.
    public var type: MessageType
    /// The activity to which it invites.
    @Boxed public var activity: Optional<MessageActivity>
    /// The application of the activity.
    @Boxed public var application: Optional<Application>
    /// The application that sent it as an answer.
    public var applicationID: Optional<Snowflake>
    /// Its flags.
    public var flags: Optional<MessageFlags>
    /// The message it answers, forwards or follows.
    public var messageReference: Optional<MessageReference>
    /// The forwarded messages.
    public var messageSnapshots: Optional<[MessageSnapshot]>
    /// The message it answers: null if that was deleted, missing if it was not looked up.
    public var referencedMessage: Nullable<Message>
    /// The interaction that it answers.
    @Boxed public var interactionMetadata: Optional<InteractionMetadata>
    /// The interaction that it answers; `interactionMetadata` has taken its place.
    @Boxed public var interaction: Optional<MessageInteraction>
    /// The thread that begins with it.
    @Boxed public var thread: Optional<Channel>
    /// Its buttons, menus and other components.
    public var components: [Component]
    /// The stickers sent with it.
    public var stickerItems: Optional<[StickerItem]>
    /// The stickers sent with it; `stickerItems` has taken its place.
    public var stickers: Optional<[Sticker]>
    /// About where in its thread it is.
    public var position: Optional<Int>
    /// The role that was bought.
    @Boxed public var roleSubscriptionData: Optional<RoleSubscriptionData>
    /// What its menus have chosen in advance.
    @Boxed public var resolved: Optional<ResolvedData>
    /// Its poll.
    @Boxed public var poll: Optional<Poll>
    /// The call it tells of.
    @Boxed public var call: Optional<MessageCall>
    /// The theme shared with it.
    @Boxed public var sharedClientTheme: Optional<SharedClientTheme>
    /// What kind of channel it is in; told by the gateway.
    public var channelType: Optional<ChannelType>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The message's id.
    ///   - channelID: The channel it is in.
    ///   - guildID: The guild it is in; told by the gateway, and missing in direct messages.
    ///   - author: Who wrote it. For a webhook, these are its id, name and avatar.
    ///   - member: The author as a member of the guild, without the user in it; told by the gateway, and missing for
    ///     webhooks.
    ///   - content: The text; empty without the intent for message contents.
    ///   - timestamp: When it was sent.
    ///   - editedTimestamp: When it was last edited.
    ///   - isTTS: Whether it is read aloud.
    ///   - mentionsEveryone: Whether it mentions everyone.
    ///   - mentions: The users it mentions.
    ///   - mentionRoles: The roles it mentions.
    ///   - mentionChannels: The channels it mentions, in messages that other guilds follow.
    ///   - attachments: The files sent with it.
    ///   - embeds: The contents embedded in it.
    ///   - reactions: The reactions to it.
    ///   - nonce: What the sender set to recognize it.
    ///   - isPinned: Whether it is pinned.
    ///   - webhookID: The webhook that sent it.
    ///   - type: What kind of message it is.
    ///   - activity: The activity to which it invites.
    ///   - application: The application of the activity.
    ///   - applicationID: The application that sent it as an answer.
    ///   - flags: Its flags.
    ///   - messageReference: The message it answers, forwards or follows.
    ///   - messageSnapshots: The forwarded messages.
    ///   - referencedMessage: The message it answers: null if that was deleted, missing if it was not looked up.
    ///   - interactionMetadata: The interaction that it answers.
    ///   - interaction: The interaction that it answers; `interactionMetadata` has taken its place.
    ///   - thread: The thread that begins with it.
    ///   - components: Its buttons, menus and other components.
    ///   - stickerItems: The stickers sent with it.
    ///   - stickers: The stickers sent with it; `stickerItems` has taken its place.
    ///   - position: About where in its thread it is.
    ///   - roleSubscriptionData: The role that was bought.
    ///   - resolved: What its menus have chosen in advance.
    ///   - poll: Its poll.
    ///   - call: The call it tells of.
    ///   - sharedClientTheme: The theme shared with it.
    ///   - channelType: What kind of channel it is in; told by the gateway.
    public init(
        id: Snowflake,
        channelID: Snowflake,
        guildID: Snowflake? = nil,
        author: User,
        member: GuildMember? = nil,
        content: String,
        timestamp: Timestamp,
        editedTimestamp: Timestamp? = nil,
        isTTS: Bool? = nil,
        mentionsEveryone: Bool? = nil,
        mentions: [MentionedUser] = [],
        mentionRoles: [Snowflake] = [],
        mentionChannels: [ChannelMention]? = nil,
        attachments: [Attachment] = [],
        embeds: [Embed] = [],
        reactions: [Reaction]? = nil,
        nonce: IntegerOrString? = nil,
        isPinned: Bool? = nil,
        webhookID: Snowflake? = nil,
        type: MessageType,
        activity: MessageActivity? = nil,
        application: Application? = nil,
        applicationID: Snowflake? = nil,
        flags: MessageFlags? = nil,
        messageReference: MessageReference? = nil,
        messageSnapshots: [MessageSnapshot]? = nil,
        referencedMessage: Nullable<Message> = .missing,
        interactionMetadata: InteractionMetadata? = nil,
        interaction: MessageInteraction? = nil,
        thread: Channel? = nil,
        components: [Component] = [],
        stickerItems: [StickerItem]? = nil,
        stickers: [Sticker]? = nil,
        position: Int? = nil,
        roleSubscriptionData: RoleSubscriptionData? = nil,
        resolved: ResolvedData? = nil,
        poll: Poll? = nil,
        call: MessageCall? = nil,
        sharedClientTheme: SharedClientTheme? = nil,
        channelType: ChannelType? = nil
    ) {
        self.id = id
        self.channelID = channelID
        self.guildID = guildID
        self.author = author
        self.member = member
        self.content = content
        self.timestamp = timestamp
        self.editedTimestamp = editedTimestamp
        self.isTTS = isTTS
        self.mentionsEveryone = mentionsEveryone
        self.mentions = mentions
        self.mentionRoles = mentionRoles
        self.mentionChannels = mentionChannels
        self.attachments = attachments
        self.embeds = embeds
        self.reactions = reactions
        self.nonce = nonce
        self.isPinned = isPinned
        self.webhookID = webhookID
        self.type = type
        self.activity = activity
        self.application = application
        self.applicationID = applicationID
        self.flags = flags
        self.messageReference = messageReference
        self.messageSnapshots = messageSnapshots
        self.referencedMessage = referencedMessage
        self.interactionMetadata = interactionMetadata
        self.interaction = interaction
        self.thread = thread
        self.components = components
        self.stickerItems = stickerItems
        self.stickers = stickers
        self.position = position
        self.roleSubscriptionData = roleSubscriptionData
        self.resolved = resolved
        self.poll = poll
        self.call = call
        self.sharedClientTheme = sharedClientTheme
        self.channelType = channelType
    }
}
