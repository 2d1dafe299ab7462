// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

extension TypedEvent {
    /// Reads the data of an event.
    ///
    /// - Parameters:
    ///   - name: The event's name.
    ///   - data: The event's data as UTF-8 JSON. That of an event without a model is not looked at.
    /// - Throws: A `JSONError` if the data is not that of the event.
    public init(name: EventName, data: ArraySlice<UInt8>) throws(JSONError) {
        switch name.rawValue {
        case "PRESENCE_UPDATE": self = .presenceUpdate(try PresenceUpdateEvent(parsing: data))
        case "TYPING_START": self = .typingStart(try TypingStart(parsing: data))
        case "MESSAGE_CREATE": self = .messageCreate(try MessageCreate(parsing: data))
        case "VOICE_STATE_UPDATE": self = .voiceStateUpdate(try VoiceStateUpdateEvent(parsing: data))
        case "MESSAGE_REACTION_ADD": self = .messageReactionAdd(try MessageReactionAdd(parsing: data))
        case "MESSAGE_UPDATE": self = .messageUpdate(try MessageUpdate(parsing: data))
        case "GUILD_MEMBER_UPDATE": self = .guildMemberUpdate(try GuildMemberUpdate(parsing: data))
        case "MESSAGE_DELETE": self = .messageDelete(try MessageDelete(parsing: data))
        case "GUILD_MEMBER_ADD": self = .guildMemberAdd(try GuildMemberAdd(parsing: data))
        case "GUILD_MEMBER_REMOVE": self = .guildMemberRemove(try GuildMemberRemove(parsing: data))
        case "MESSAGE_REACTION_REMOVE": self = .messageReactionRemove(try MessageReactionRemove(parsing: data))
        case "MESSAGE_REACTION_REMOVE_ALL":
            self = .messageReactionRemoveAll(try MessageReactionRemoveAll(parsing: data))
        case "MESSAGE_REACTION_REMOVE_EMOJI":
            self = .messageReactionRemoveEmoji(try MessageReactionRemoveEmoji(parsing: data))
        case "INTERACTION_CREATE": self = .interactionCreate(try InteractionCreate(parsing: data))
        case "GUILD_CREATE": self = .guildCreate(try GuildCreate(parsing: data))
        case "GUILD_DELETE": self = .guildDelete(try GuildDelete(parsing: data))
        case "GUILD_MEMBERS_CHUNK": self = .guildMembersChunk(try GuildMembersChunkEvent(parsing: data))
        case "READY": self = .ready(try Ready(parsing: data))
        case "RESUMED": self = .resumed(try Resumed(parsing: data))
        case "CHANNEL_CREATE": self = .channelCreate(try ChannelCreate(parsing: data))
        case "CHANNEL_UPDATE": self = .channelUpdate(try ChannelUpdate(parsing: data))
        case "CHANNEL_DELETE": self = .channelDelete(try ChannelDelete(parsing: data))
        case "THREAD_CREATE": self = .threadCreate(try ThreadCreate(parsing: data))
        case "THREAD_UPDATE": self = .threadUpdate(try ThreadUpdate(parsing: data))
        case "THREAD_DELETE": self = .threadDelete(try ThreadDelete(parsing: data))
        case "GUILD_ROLE_CREATE": self = .guildRoleCreate(try GuildRoleCreate(parsing: data))
        case "GUILD_ROLE_UPDATE": self = .guildRoleUpdate(try GuildRoleUpdate(parsing: data))
        case "GUILD_ROLE_DELETE": self = .guildRoleDelete(try GuildRoleDelete(parsing: data))
        case "GUILD_EMOJIS_UPDATE": self = .guildEmojisUpdate(try GuildEmojisUpdate(parsing: data))
        case "GUILD_AUDIT_LOG_ENTRY_CREATE":
            self = .guildAuditLogEntryCreate(try GuildAuditLogEntryCreate(parsing: data))
        case "INVITE_CREATE": self = .inviteCreate(try InviteCreate(parsing: data))
        case "INVITE_DELETE": self = .inviteDelete(try InviteDelete(parsing: data))
        case "VOICE_CHANNEL_STATUS_UPDATE":
            self = .voiceChannelStatusUpdate(try VoiceChannelStatusUpdate(parsing: data))
        case "GUILD_UPDATE": self = .guildUpdate(try GuildUpdate(parsing: data))
        case "GUILD_SCHEDULED_EVENT_CREATE":
            self = .guildScheduledEventCreate(try GuildScheduledEventCreate(parsing: data))
        case "GUILD_SCHEDULED_EVENT_UPDATE":
            self = .guildScheduledEventUpdate(try GuildScheduledEventUpdate(parsing: data))
        case "GUILD_SCHEDULED_EVENT_DELETE":
            self = .guildScheduledEventDelete(try GuildScheduledEventDelete(parsing: data))
        case "STAGE_INSTANCE_CREATE": self = .stageInstanceCreate(try StageInstanceCreate(parsing: data))
        case "STAGE_INSTANCE_UPDATE": self = .stageInstanceUpdate(try StageInstanceUpdate(parsing: data))
        case "STAGE_INSTANCE_DELETE": self = .stageInstanceDelete(try StageInstanceDelete(parsing: data))
        case "GUILD_SOUNDBOARD_SOUND_CREATE":
            self = .guildSoundboardSoundCreate(try GuildSoundboardSoundCreate(parsing: data))
        case "GUILD_SOUNDBOARD_SOUND_UPDATE":
            self = .guildSoundboardSoundUpdate(try GuildSoundboardSoundUpdate(parsing: data))
        case "ENTITLEMENT_CREATE": self = .entitlementCreate(try EntitlementCreate(parsing: data))
        case "ENTITLEMENT_UPDATE": self = .entitlementUpdate(try EntitlementUpdate(parsing: data))
        case "ENTITLEMENT_DELETE": self = .entitlementDelete(try EntitlementDelete(parsing: data))
        case "SUBSCRIPTION_CREATE": self = .subscriptionCreate(try SubscriptionCreate(parsing: data))
        case "SUBSCRIPTION_UPDATE": self = .subscriptionUpdate(try SubscriptionUpdate(parsing: data))
        case "SUBSCRIPTION_DELETE": self = .subscriptionDelete(try SubscriptionDelete(parsing: data))
        case "AUTO_MODERATION_RULE_CREATE":
            self = .autoModerationRuleCreate(try AutoModerationRuleCreate(parsing: data))
        case "AUTO_MODERATION_RULE_UPDATE":
            self = .autoModerationRuleUpdate(try AutoModerationRuleUpdate(parsing: data))
        case "AUTO_MODERATION_RULE_DELETE":
            self = .autoModerationRuleDelete(try AutoModerationRuleDelete(parsing: data))
        case "USER_UPDATE": self = .userUpdate(try UserUpdate(parsing: data))
        case "GUILD_BAN_ADD": self = .guildBanAdd(try GuildBanAdd(parsing: data))
        case "GUILD_BAN_REMOVE": self = .guildBanRemove(try GuildBanRemove(parsing: data))
        case "GUILD_STICKERS_UPDATE": self = .guildStickersUpdate(try GuildStickersUpdate(parsing: data))
        case "GUILD_INTEGRATIONS_UPDATE": self = .guildIntegrationsUpdate(try GuildIntegrationsUpdate(parsing: data))
        case "GUILD_SCHEDULED_EVENT_USER_ADD":
            self = .guildScheduledEventUserAdd(try GuildScheduledEventUserAdd(parsing: data))
        case "GUILD_SCHEDULED_EVENT_USER_REMOVE":
            self = .guildScheduledEventUserRemove(try GuildScheduledEventUserRemove(parsing: data))
        case "GUILD_SOUNDBOARD_SOUND_DELETE":
            self = .guildSoundboardSoundDelete(try GuildSoundboardSoundDelete(parsing: data))
        case "GUILD_SOUNDBOARD_SOUNDS_UPDATE":
            self = .guildSoundboardSoundsUpdate(try GuildSoundboardSoundsUpdate(parsing: data))
        case "SOUNDBOARD_SOUNDS": self = .soundboardSounds(try SoundboardSounds(parsing: data))
        case "CHANNEL_PINS_UPDATE": self = .channelPinsUpdate(try ChannelPinsUpdate(parsing: data))
        case "CHANNEL_INFO": self = .channelInfo(try ChannelInfo(parsing: data))
        case "VOICE_CHANNEL_START_TIME_UPDATE":
            self = .voiceChannelStartTimeUpdate(try VoiceChannelStartTimeUpdate(parsing: data))
        case "VOICE_CHANNEL_EFFECT_SEND": self = .voiceChannelEffectSend(try VoiceChannelEffectSend(parsing: data))
        case "THREAD_LIST_SYNC": self = .threadListSync(try ThreadListSync(parsing: data))
        case "THREAD_MEMBER_UPDATE": self = .threadMemberUpdate(try ThreadMemberUpdate(parsing: data))
        case "THREAD_MEMBERS_UPDATE": self = .threadMembersUpdate(try ThreadMembersUpdate(parsing: data))
        case "WEBHOOKS_UPDATE": self = .webhooksUpdate(try WebhooksUpdate(parsing: data))
        case "MESSAGE_DELETE_BULK": self = .messageDeleteBulk(try MessageDeleteBulk(parsing: data))
        case "MESSAGE_POLL_VOTE_ADD": self = .messagePollVoteAdd(try MessagePollVoteAdd(parsing: data))
        case "MESSAGE_POLL_VOTE_REMOVE": self = .messagePollVoteRemove(try MessagePollVoteRemove(parsing: data))
        case "APPLICATION_COMMAND_PERMISSIONS_UPDATE":
            self = .applicationCommandPermissionsUpdate(try ApplicationCommandPermissionsUpdate(parsing: data))
        case "INTEGRATION_CREATE": self = .integrationCreate(try IntegrationCreate(parsing: data))
        case "INTEGRATION_UPDATE": self = .integrationUpdate(try IntegrationUpdate(parsing: data))
        case "INTEGRATION_DELETE": self = .integrationDelete(try IntegrationDelete(parsing: data))
        case "AUTO_MODERATION_ACTION_EXECUTION":
            self = .autoModerationActionExecution(try AutoModerationActionExecution(parsing: data))
        default: self = .other(name)
        }
    }
}
