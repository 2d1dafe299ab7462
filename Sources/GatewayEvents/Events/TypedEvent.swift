// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
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
        case .other: nil
        }
    }

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
        default: self = .other(name)
        }
    }
}
