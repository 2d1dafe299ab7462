extension EventName {
    /// The session has begun; it names the bot, its guilds and where to resume.
    public static let ready: EventName = "READY"
    /// All missed events were replayed.
    public static let resumed: EventName = "RESUMED"
    /// The gateway refused a command because too many were sent.
    public static let rateLimited: EventName = "RATE_LIMITED"
    /// The permissions of an application command changed.
    public static let applicationCommandPermissionsUpdate: EventName = "APPLICATION_COMMAND_PERMISSIONS_UPDATE"
    /// A rule of the automatic moderation was created.
    public static let autoModerationRuleCreate: EventName = "AUTO_MODERATION_RULE_CREATE"
    /// A rule of the automatic moderation was changed.
    public static let autoModerationRuleUpdate: EventName = "AUTO_MODERATION_RULE_UPDATE"
    /// A rule of the automatic moderation was deleted.
    public static let autoModerationRuleDelete: EventName = "AUTO_MODERATION_RULE_DELETE"
    /// A rule of the automatic moderation took effect.
    public static let autoModerationActionExecution: EventName = "AUTO_MODERATION_ACTION_EXECUTION"
    /// A channel was created.
    public static let channelCreate: EventName = "CHANNEL_CREATE"
    /// A channel was deleted.
    public static let channelDelete: EventName = "CHANNEL_DELETE"
    /// A channel was changed.
    public static let channelUpdate: EventName = "CHANNEL_UPDATE"
    /// The answer to a request for channel info.
    public static let channelInfo: EventName = "CHANNEL_INFO"
    /// A message was pinned or unpinned.
    public static let channelPinsUpdate: EventName = "CHANNEL_PINS_UPDATE"
    /// A thread was created, or the bot was added to one.
    public static let threadCreate: EventName = "THREAD_CREATE"
    /// A thread was changed.
    public static let threadUpdate: EventName = "THREAD_UPDATE"
    /// A thread was deleted.
    public static let threadDelete: EventName = "THREAD_DELETE"
    /// The bot gained access to a channel, and these are its active threads.
    public static let threadListSync: EventName = "THREAD_LIST_SYNC"
    /// The bot's own membership of a thread changed.
    public static let threadMemberUpdate: EventName = "THREAD_MEMBER_UPDATE"
    /// Somebody was added to a thread or removed from it.
    public static let threadMembersUpdate: EventName = "THREAD_MEMBERS_UPDATE"
    /// A user or guild got access to something sold.
    public static let entitlementCreate: EventName = "ENTITLEMENT_CREATE"
    /// An entitlement was changed, for example because it ended.
    public static let entitlementUpdate: EventName = "ENTITLEMENT_UPDATE"
    /// An entitlement was taken back.
    public static let entitlementDelete: EventName = "ENTITLEMENT_DELETE"
    /// A guild became available, or the bot joined one.
    public static let guildCreate: EventName = "GUILD_CREATE"
    /// A guild was changed.
    public static let guildUpdate: EventName = "GUILD_UPDATE"
    /// A guild became unavailable, or the bot left it.
    public static let guildDelete: EventName = "GUILD_DELETE"
    /// The audit log of a guild got an entry.
    public static let guildAuditLogEntryCreate: EventName = "GUILD_AUDIT_LOG_ENTRY_CREATE"
    /// A user was banned.
    public static let guildBanAdd: EventName = "GUILD_BAN_ADD"
    /// A ban was lifted.
    public static let guildBanRemove: EventName = "GUILD_BAN_REMOVE"
    /// The emojis of a guild changed.
    public static let guildEmojisUpdate: EventName = "GUILD_EMOJIS_UPDATE"
    /// The stickers of a guild changed.
    public static let guildStickersUpdate: EventName = "GUILD_STICKERS_UPDATE"
    /// The integrations of a guild changed.
    public static let guildIntegrationsUpdate: EventName = "GUILD_INTEGRATIONS_UPDATE"
    /// A user joined a guild.
    public static let guildMemberAdd: EventName = "GUILD_MEMBER_ADD"
    /// A user left a guild, or was removed from it.
    public static let guildMemberRemove: EventName = "GUILD_MEMBER_REMOVE"
    /// A member of a guild was changed.
    public static let guildMemberUpdate: EventName = "GUILD_MEMBER_UPDATE"
    /// A part of the answer to a request for members.
    public static let guildMembersChunk: EventName = "GUILD_MEMBERS_CHUNK"
    /// A role was created.
    public static let guildRoleCreate: EventName = "GUILD_ROLE_CREATE"
    /// A role was changed.
    public static let guildRoleUpdate: EventName = "GUILD_ROLE_UPDATE"
    /// A role was deleted.
    public static let guildRoleDelete: EventName = "GUILD_ROLE_DELETE"
    /// A scheduled event was created.
    public static let guildScheduledEventCreate: EventName = "GUILD_SCHEDULED_EVENT_CREATE"
    /// A scheduled event was changed.
    public static let guildScheduledEventUpdate: EventName = "GUILD_SCHEDULED_EVENT_UPDATE"
    /// A scheduled event was deleted.
    public static let guildScheduledEventDelete: EventName = "GUILD_SCHEDULED_EVENT_DELETE"
    /// A user became interested in a scheduled event.
    public static let guildScheduledEventUserAdd: EventName = "GUILD_SCHEDULED_EVENT_USER_ADD"
    /// A user lost interest in a scheduled event.
    public static let guildScheduledEventUserRemove: EventName = "GUILD_SCHEDULED_EVENT_USER_REMOVE"
    /// A soundboard sound was created.
    public static let guildSoundboardSoundCreate: EventName = "GUILD_SOUNDBOARD_SOUND_CREATE"
    /// A soundboard sound was changed.
    public static let guildSoundboardSoundUpdate: EventName = "GUILD_SOUNDBOARD_SOUND_UPDATE"
    /// A soundboard sound was deleted.
    public static let guildSoundboardSoundDelete: EventName = "GUILD_SOUNDBOARD_SOUND_DELETE"
    /// Several soundboard sounds were changed.
    public static let guildSoundboardSoundsUpdate: EventName = "GUILD_SOUNDBOARD_SOUNDS_UPDATE"
    /// A part of the answer to a request for soundboard sounds.
    public static let soundboardSounds: EventName = "SOUNDBOARD_SOUNDS"
    /// An integration was created.
    public static let integrationCreate: EventName = "INTEGRATION_CREATE"
    /// An integration was changed.
    public static let integrationUpdate: EventName = "INTEGRATION_UPDATE"
    /// An integration was deleted.
    public static let integrationDelete: EventName = "INTEGRATION_DELETE"
    /// Somebody used a command, a component or a form of the application.
    public static let interactionCreate: EventName = "INTERACTION_CREATE"
    /// An invite was created.
    public static let inviteCreate: EventName = "INVITE_CREATE"
    /// An invite was deleted.
    public static let inviteDelete: EventName = "INVITE_DELETE"
    /// A message was sent.
    public static let messageCreate: EventName = "MESSAGE_CREATE"
    /// A message was changed.
    public static let messageUpdate: EventName = "MESSAGE_UPDATE"
    /// A message was deleted.
    public static let messageDelete: EventName = "MESSAGE_DELETE"
    /// Several messages were deleted at once.
    public static let messageDeleteBulk: EventName = "MESSAGE_DELETE_BULK"
    /// A user reacted to a message.
    public static let messageReactionAdd: EventName = "MESSAGE_REACTION_ADD"
    /// A user took back a reaction.
    public static let messageReactionRemove: EventName = "MESSAGE_REACTION_REMOVE"
    /// All reactions were removed from a message.
    public static let messageReactionRemoveAll: EventName = "MESSAGE_REACTION_REMOVE_ALL"
    /// All reactions with one emoji were removed from a message.
    public static let messageReactionRemoveEmoji: EventName = "MESSAGE_REACTION_REMOVE_EMOJI"
    /// The status or the activities of a user changed.
    public static let presenceUpdate: EventName = "PRESENCE_UPDATE"
    /// A stage was opened.
    public static let stageInstanceCreate: EventName = "STAGE_INSTANCE_CREATE"
    /// A stage was changed.
    public static let stageInstanceUpdate: EventName = "STAGE_INSTANCE_UPDATE"
    /// A stage was closed.
    public static let stageInstanceDelete: EventName = "STAGE_INSTANCE_DELETE"
    /// A user subscribed to something the application sells.
    public static let subscriptionCreate: EventName = "SUBSCRIPTION_CREATE"
    /// A subscription was changed.
    public static let subscriptionUpdate: EventName = "SUBSCRIPTION_UPDATE"
    /// A subscription was deleted.
    public static let subscriptionDelete: EventName = "SUBSCRIPTION_DELETE"
    /// A user began to type.
    public static let typingStart: EventName = "TYPING_START"
    /// The bot's own user was changed.
    public static let userUpdate: EventName = "USER_UPDATE"
    /// Somebody sent an effect in a voice channel the bot is in.
    public static let voiceChannelEffectSend: EventName = "VOICE_CHANNEL_EFFECT_SEND"
    /// The time at which the talk in a voice channel began has changed.
    public static let voiceChannelStartTimeUpdate: EventName = "VOICE_CHANNEL_START_TIME_UPDATE"
    /// The status of a voice channel changed.
    public static let voiceChannelStatusUpdate: EventName = "VOICE_CHANNEL_STATUS_UPDATE"
    /// Somebody joined, left or changed state in a voice channel.
    public static let voiceStateUpdate: EventName = "VOICE_STATE_UPDATE"
    /// The voice server of a guild became known or changed.
    public static let voiceServerUpdate: EventName = "VOICE_SERVER_UPDATE"
    /// The webhooks of a channel changed.
    public static let webhooksUpdate: EventName = "WEBHOOKS_UPDATE"
    /// A user voted in a poll.
    public static let messagePollVoteAdd: EventName = "MESSAGE_POLL_VOTE_ADD"
    /// A user took back a vote in a poll.
    public static let messagePollVoteRemove: EventName = "MESSAGE_POLL_VOTE_REMOVE"
}
