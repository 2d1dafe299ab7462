// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayModels

/// A dispatch event with its data, one case for each event that this module models.
///
/// ```swift
/// switch try TypedEvent(name: event.name, data: event.data) {
/// case .messageCreate(let event): print(event.message.content)
/// default: break
/// }
/// ```
///
/// Its data is kept outside of it, so that it is small. Cases are added as models are.
@nonexhaustive
public indirect enum TypedEvent: Hashable, Sendable {
    /// The status or the activities of a user changed.
    case presenceUpdate(PresenceUpdateEvent)
    /// A user began to type.
    case typingStart(TypingStart)
    /// A message was sent.
    case messageCreate(MessageCreate)
    /// Somebody joined, left or changed state in a voice channel.
    case voiceStateUpdate(VoiceStateUpdateEvent)
    /// A user reacted to a message.
    case messageReactionAdd(MessageReactionAdd)
    /// A message was changed.
    case messageUpdate(MessageUpdate)
    /// A member of a guild, or the user it is, was changed.
    case guildMemberUpdate(GuildMemberUpdate)
    /// A message was deleted.
    case messageDelete(MessageDelete)
    /// A user joined a guild.
    case guildMemberAdd(GuildMemberAdd)
    /// A user left a guild, or was removed from it.
    case guildMemberRemove(GuildMemberRemove)
    /// A user took back a reaction.
    case messageReactionRemove(MessageReactionRemove)
    /// All reactions were removed from a message.
    case messageReactionRemoveAll(MessageReactionRemoveAll)
    /// All reactions with one emoji were removed from a message.
    case messageReactionRemoveEmoji(MessageReactionRemoveEmoji)
    /// Somebody used a command, a component or a form of the application.
    case interactionCreate(InteractionCreate)
    /// A guild became available, or the bot joined one.
    case guildCreate(GuildCreate)
    /// A guild became unavailable, or the bot left it.
    case guildDelete(GuildDelete)
    /// A part of the answer to a request for members.
    case guildMembersChunk(GuildMembersChunkEvent)
    /// The session has begun.
    case ready(Ready)
    /// All missed events were replayed.
    case resumed(Resumed)
    /// A channel was created.
    case channelCreate(ChannelCreate)
    /// A channel was changed.
    case channelUpdate(ChannelUpdate)
    /// A channel was deleted.
    case channelDelete(ChannelDelete)
    /// A thread was created, or the bot was added to one.
    case threadCreate(ThreadCreate)
    /// A thread was changed.
    case threadUpdate(ThreadUpdate)
    /// A thread was deleted.
    case threadDelete(ThreadDelete)
    /// A role was created.
    case guildRoleCreate(GuildRoleCreate)
    /// A role was changed.
    case guildRoleUpdate(GuildRoleUpdate)
    /// A role was deleted.
    case guildRoleDelete(GuildRoleDelete)
    /// The emojis of a guild changed.
    case guildEmojisUpdate(GuildEmojisUpdate)
    /// The audit log of a guild got an entry.
    case guildAuditLogEntryCreate(GuildAuditLogEntryCreate)
    /// An invite was created.
    case inviteCreate(InviteCreate)
    /// An invite was deleted.
    case inviteDelete(InviteDelete)
    /// The status of a voice channel changed.
    case voiceChannelStatusUpdate(VoiceChannelStatusUpdate)
    /// A guild was changed.
    case guildUpdate(GuildUpdate)
    /// A scheduled event was planned.
    case guildScheduledEventCreate(GuildScheduledEventCreate)
    /// A scheduled event was changed.
    case guildScheduledEventUpdate(GuildScheduledEventUpdate)
    /// A scheduled event was called off.
    case guildScheduledEventDelete(GuildScheduledEventDelete)
    /// A stage was opened.
    case stageInstanceCreate(StageInstanceCreate)
    /// A stage was changed.
    case stageInstanceUpdate(StageInstanceUpdate)
    /// A stage was closed.
    case stageInstanceDelete(StageInstanceDelete)
    /// A sound was created.
    case guildSoundboardSoundCreate(GuildSoundboardSoundCreate)
    /// A sound was changed.
    case guildSoundboardSoundUpdate(GuildSoundboardSoundUpdate)
    /// An entitlement was granted.
    case entitlementCreate(EntitlementCreate)
    /// An entitlement was changed or has ended.
    case entitlementUpdate(EntitlementUpdate)
    /// An entitlement was taken back.
    case entitlementDelete(EntitlementDelete)
    /// A subscription of an application was bought.
    case subscriptionCreate(SubscriptionCreate)
    /// A subscription of an application was changed.
    case subscriptionUpdate(SubscriptionUpdate)
    /// A subscription of an application was deleted.
    case subscriptionDelete(SubscriptionDelete)
    /// A rule of the automatic moderation was created.
    case autoModerationRuleCreate(AutoModerationRuleCreate)
    /// A rule of the automatic moderation was changed.
    case autoModerationRuleUpdate(AutoModerationRuleUpdate)
    /// A rule of the automatic moderation was deleted.
    case autoModerationRuleDelete(AutoModerationRuleDelete)
    /// The bot's user was changed.
    case userUpdate(UserUpdate)
    /// A user was banned from a guild.
    case guildBanAdd(GuildBanAdd)
    /// A ban was lifted.
    case guildBanRemove(GuildBanRemove)
    /// The stickers of a guild changed.
    case guildStickersUpdate(GuildStickersUpdate)
    /// The integrations of a guild changed.
    case guildIntegrationsUpdate(GuildIntegrationsUpdate)
    /// Somebody is interested in a scheduled event.
    case guildScheduledEventUserAdd(GuildScheduledEventUserAdd)
    /// Somebody is no longer interested in a scheduled event.
    case guildScheduledEventUserRemove(GuildScheduledEventUserRemove)
    /// A sound was deleted.
    case guildSoundboardSoundDelete(GuildSoundboardSoundDelete)
    /// Several sounds of a guild changed.
    case guildSoundboardSoundsUpdate(GuildSoundboardSoundsUpdate)
    /// The answer to a request for the sounds of a guild.
    case soundboardSounds(SoundboardSounds)
    /// A message was pinned or unpinned.
    case channelPinsUpdate(ChannelPinsUpdate)
    /// The answer to a request for the state of channels.
    case channelInfo(ChannelInfo)
    /// A call in a voice channel began or ended.
    case voiceChannelStartTimeUpdate(VoiceChannelStartTimeUpdate)
    /// Somebody sent an effect in the voice channel that the bot is in.
    case voiceChannelEffectSend(VoiceChannelEffectSend)
    /// The bot can see channels that it could not see before.
    case threadListSync(ThreadListSync)
    /// The membership of the bot in a thread was changed.
    case threadMemberUpdate(ThreadMemberUpdate)
    /// Users joined or left a thread.
    case threadMembersUpdate(ThreadMembersUpdate)
    /// The webhooks of a channel changed.
    case webhooksUpdate(WebhooksUpdate)
    /// Many messages were deleted at once.
    case messageDeleteBulk(MessageDeleteBulk)
    /// Somebody voted in a poll.
    case messagePollVoteAdd(MessagePollVoteAdd)
    /// Somebody took back a vote in a poll.
    case messagePollVoteRemove(MessagePollVoteRemove)
    /// Who may use a command was changed.
    case applicationCommandPermissionsUpdate(ApplicationCommandPermissionsUpdate)
    /// An integration of a guild was created.
    case integrationCreate(IntegrationCreate)
    /// An integration of a guild was changed.
    case integrationUpdate(IntegrationUpdate)
    /// An integration of a guild was deleted.
    case integrationDelete(IntegrationDelete)
    /// The automatic moderation took an action.
    case autoModerationActionExecution(AutoModerationActionExecution)
    /// An event that has no model here.
    case other(EventName)

    /// The event's name.
    public var name: EventName {
        switch self {
        case .presenceUpdate: PresenceUpdateEvent.eventName
        case .typingStart: TypingStart.eventName
        case .messageCreate: MessageCreate.eventName
        case .voiceStateUpdate: VoiceStateUpdateEvent.eventName
        case .messageReactionAdd: MessageReactionAdd.eventName
        case .messageUpdate: MessageUpdate.eventName
        case .guildMemberUpdate: GuildMemberUpdate.eventName
        case .messageDelete: MessageDelete.eventName
        case .guildMemberAdd: GuildMemberAdd.eventName
        case .guildMemberRemove: GuildMemberRemove.eventName
        case .messageReactionRemove: MessageReactionRemove.eventName
        case .messageReactionRemoveAll: MessageReactionRemoveAll.eventName
        case .messageReactionRemoveEmoji: MessageReactionRemoveEmoji.eventName
        case .interactionCreate: InteractionCreate.eventName
        case .guildCreate: GuildCreate.eventName
        case .guildDelete: GuildDelete.eventName
        case .guildMembersChunk: GuildMembersChunkEvent.eventName
        case .ready: Ready.eventName
        case .resumed: Resumed.eventName
        case .channelCreate: ChannelCreate.eventName
        case .channelUpdate: ChannelUpdate.eventName
        case .channelDelete: ChannelDelete.eventName
        case .threadCreate: ThreadCreate.eventName
        case .threadUpdate: ThreadUpdate.eventName
        case .threadDelete: ThreadDelete.eventName
        case .guildRoleCreate: GuildRoleCreate.eventName
        case .guildRoleUpdate: GuildRoleUpdate.eventName
        case .guildRoleDelete: GuildRoleDelete.eventName
        case .guildEmojisUpdate: GuildEmojisUpdate.eventName
        case .guildAuditLogEntryCreate: GuildAuditLogEntryCreate.eventName
        case .inviteCreate: InviteCreate.eventName
        case .inviteDelete: InviteDelete.eventName
        case .voiceChannelStatusUpdate: VoiceChannelStatusUpdate.eventName
        case .guildUpdate: GuildUpdate.eventName
        case .guildScheduledEventCreate: GuildScheduledEventCreate.eventName
        case .guildScheduledEventUpdate: GuildScheduledEventUpdate.eventName
        case .guildScheduledEventDelete: GuildScheduledEventDelete.eventName
        case .stageInstanceCreate: StageInstanceCreate.eventName
        case .stageInstanceUpdate: StageInstanceUpdate.eventName
        case .stageInstanceDelete: StageInstanceDelete.eventName
        case .guildSoundboardSoundCreate: GuildSoundboardSoundCreate.eventName
        case .guildSoundboardSoundUpdate: GuildSoundboardSoundUpdate.eventName
        case .entitlementCreate: EntitlementCreate.eventName
        case .entitlementUpdate: EntitlementUpdate.eventName
        case .entitlementDelete: EntitlementDelete.eventName
        case .subscriptionCreate: SubscriptionCreate.eventName
        case .subscriptionUpdate: SubscriptionUpdate.eventName
        case .subscriptionDelete: SubscriptionDelete.eventName
        case .autoModerationRuleCreate: AutoModerationRuleCreate.eventName
        case .autoModerationRuleUpdate: AutoModerationRuleUpdate.eventName
        case .autoModerationRuleDelete: AutoModerationRuleDelete.eventName
        case .userUpdate: UserUpdate.eventName
        case .guildBanAdd: GuildBanAdd.eventName
        case .guildBanRemove: GuildBanRemove.eventName
        case .guildStickersUpdate: GuildStickersUpdate.eventName
        case .guildIntegrationsUpdate: GuildIntegrationsUpdate.eventName
        case .guildScheduledEventUserAdd: GuildScheduledEventUserAdd.eventName
        case .guildScheduledEventUserRemove: GuildScheduledEventUserRemove.eventName
        case .guildSoundboardSoundDelete: GuildSoundboardSoundDelete.eventName
        case .guildSoundboardSoundsUpdate: GuildSoundboardSoundsUpdate.eventName
        case .soundboardSounds: SoundboardSounds.eventName
        case .channelPinsUpdate: ChannelPinsUpdate.eventName
        case .channelInfo: ChannelInfo.eventName
        case .voiceChannelStartTimeUpdate: VoiceChannelStartTimeUpdate.eventName
        case .voiceChannelEffectSend: VoiceChannelEffectSend.eventName
        case .threadListSync: ThreadListSync.eventName
        case .threadMemberUpdate: ThreadMemberUpdate.eventName
        case .threadMembersUpdate: ThreadMembersUpdate.eventName
        case .webhooksUpdate: WebhooksUpdate.eventName
        case .messageDeleteBulk: MessageDeleteBulk.eventName
        case .messagePollVoteAdd: MessagePollVoteAdd.eventName
        case .messagePollVoteRemove: MessagePollVoteRemove.eventName
        case .applicationCommandPermissionsUpdate: ApplicationCommandPermissionsUpdate.eventName
        case .integrationCreate: IntegrationCreate.eventName
        case .integrationUpdate: IntegrationUpdate.eventName
        case .integrationDelete: IntegrationDelete.eventName
        case .autoModerationActionExecution: AutoModerationActionExecution.eventName
        case .other(let name): name
        }
    }

    /// The event's data, or `nil` if it has no model here.
    public var payload: (any EventPayload)? {
        switch self {
        case .presenceUpdate(let data): data
        case .typingStart(let data): data
        case .messageCreate(let data): data
        case .voiceStateUpdate(let data): data
        case .messageReactionAdd(let data): data
        case .messageUpdate(let data): data
        case .guildMemberUpdate(let data): data
        case .messageDelete(let data): data
        case .guildMemberAdd(let data): data
        case .guildMemberRemove(let data): data
        case .messageReactionRemove(let data): data
        case .messageReactionRemoveAll(let data): data
        case .messageReactionRemoveEmoji(let data): data
        case .interactionCreate(let data): data
        case .guildCreate(let data): data
        case .guildDelete(let data): data
        case .guildMembersChunk(let data): data
        case .ready(let data): data
        case .resumed(let data): data
        case .channelCreate(let data): data
        case .channelUpdate(let data): data
        case .channelDelete(let data): data
        case .threadCreate(let data): data
        case .threadUpdate(let data): data
        case .threadDelete(let data): data
        case .guildRoleCreate(let data): data
        case .guildRoleUpdate(let data): data
        case .guildRoleDelete(let data): data
        case .guildEmojisUpdate(let data): data
        case .guildAuditLogEntryCreate(let data): data
        case .inviteCreate(let data): data
        case .inviteDelete(let data): data
        case .voiceChannelStatusUpdate(let data): data
        case .guildUpdate(let data): data
        case .guildScheduledEventCreate(let data): data
        case .guildScheduledEventUpdate(let data): data
        case .guildScheduledEventDelete(let data): data
        case .stageInstanceCreate(let data): data
        case .stageInstanceUpdate(let data): data
        case .stageInstanceDelete(let data): data
        case .guildSoundboardSoundCreate(let data): data
        case .guildSoundboardSoundUpdate(let data): data
        case .entitlementCreate(let data): data
        case .entitlementUpdate(let data): data
        case .entitlementDelete(let data): data
        case .subscriptionCreate(let data): data
        case .subscriptionUpdate(let data): data
        case .subscriptionDelete(let data): data
        case .autoModerationRuleCreate(let data): data
        case .autoModerationRuleUpdate(let data): data
        case .autoModerationRuleDelete(let data): data
        case .userUpdate(let data): data
        case .guildBanAdd(let data): data
        case .guildBanRemove(let data): data
        case .guildStickersUpdate(let data): data
        case .guildIntegrationsUpdate(let data): data
        case .guildScheduledEventUserAdd(let data): data
        case .guildScheduledEventUserRemove(let data): data
        case .guildSoundboardSoundDelete(let data): data
        case .guildSoundboardSoundsUpdate(let data): data
        case .soundboardSounds(let data): data
        case .channelPinsUpdate(let data): data
        case .channelInfo(let data): data
        case .voiceChannelStartTimeUpdate(let data): data
        case .voiceChannelEffectSend(let data): data
        case .threadListSync(let data): data
        case .threadMemberUpdate(let data): data
        case .threadMembersUpdate(let data): data
        case .webhooksUpdate(let data): data
        case .messageDeleteBulk(let data): data
        case .messagePollVoteAdd(let data): data
        case .messagePollVoteRemove(let data): data
        case .applicationCommandPermissionsUpdate(let data): data
        case .integrationCreate(let data): data
        case .integrationUpdate(let data): data
        case .integrationDelete(let data): data
        case .autoModerationActionExecution(let data): data
        case .other: nil
        }
    }
}
