import Foundation
import GatewayModels
import Testing

@Suite struct EventNameTests {
    /// The table of intents in Discord's documentation: what each intent brings.
    private static let eventsByIntent: [(Intents, [String])] = [
        (
            .guilds,
            [
                "GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_CREATE", "GUILD_ROLE_UPDATE",
                "GUILD_ROLE_DELETE", "CHANNEL_CREATE", "CHANNEL_UPDATE", "CHANNEL_DELETE", "CHANNEL_PINS_UPDATE",
                "THREAD_CREATE", "THREAD_UPDATE", "THREAD_DELETE", "THREAD_LIST_SYNC", "THREAD_MEMBER_UPDATE",
                "THREAD_MEMBERS_UPDATE", "STAGE_INSTANCE_CREATE", "STAGE_INSTANCE_UPDATE", "STAGE_INSTANCE_DELETE",
                "VOICE_CHANNEL_STATUS_UPDATE", "VOICE_CHANNEL_START_TIME_UPDATE",
            ]
        ),
        (.guildMembers, ["GUILD_MEMBER_ADD", "GUILD_MEMBER_UPDATE", "GUILD_MEMBER_REMOVE", "THREAD_MEMBERS_UPDATE"]),
        (.guildModeration, ["GUILD_AUDIT_LOG_ENTRY_CREATE", "GUILD_BAN_ADD", "GUILD_BAN_REMOVE"]),
        (
            .guildExpressions,
            [
                "GUILD_EMOJIS_UPDATE", "GUILD_STICKERS_UPDATE", "GUILD_SOUNDBOARD_SOUND_CREATE",
                "GUILD_SOUNDBOARD_SOUND_UPDATE", "GUILD_SOUNDBOARD_SOUND_DELETE", "GUILD_SOUNDBOARD_SOUNDS_UPDATE",
            ]
        ),
        (
            .guildIntegrations,
            ["GUILD_INTEGRATIONS_UPDATE", "INTEGRATION_CREATE", "INTEGRATION_UPDATE", "INTEGRATION_DELETE"]
        ),
        (.guildWebhooks, ["WEBHOOKS_UPDATE"]),
        (.guildInvites, ["INVITE_CREATE", "INVITE_DELETE"]),
        (.guildVoiceStates, ["VOICE_STATE_UPDATE", "VOICE_CHANNEL_EFFECT_SEND"]),
        (.guildPresences, ["PRESENCE_UPDATE"]),
        (.guildMessages, ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "MESSAGE_DELETE_BULK"]),
        (
            .guildMessageReactions,
            [
                "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE", "MESSAGE_REACTION_REMOVE_ALL",
                "MESSAGE_REACTION_REMOVE_EMOJI",
            ]
        ),
        (.guildMessageTyping, ["TYPING_START"]),
        (.directMessages, ["MESSAGE_CREATE", "MESSAGE_UPDATE", "MESSAGE_DELETE", "CHANNEL_PINS_UPDATE"]),
        (
            .directMessageReactions,
            [
                "MESSAGE_REACTION_ADD", "MESSAGE_REACTION_REMOVE", "MESSAGE_REACTION_REMOVE_ALL",
                "MESSAGE_REACTION_REMOVE_EMOJI",
            ]
        ),
        (.directMessageTyping, ["TYPING_START"]),
        (.messageContent, []),
        (
            .guildScheduledEvents,
            [
                "GUILD_SCHEDULED_EVENT_CREATE", "GUILD_SCHEDULED_EVENT_UPDATE", "GUILD_SCHEDULED_EVENT_DELETE",
                "GUILD_SCHEDULED_EVENT_USER_ADD", "GUILD_SCHEDULED_EVENT_USER_REMOVE",
            ]
        ),
        (
            .autoModerationConfiguration,
            ["AUTO_MODERATION_RULE_CREATE", "AUTO_MODERATION_RULE_UPDATE", "AUTO_MODERATION_RULE_DELETE"]
        ),
        (.autoModerationExecution, ["AUTO_MODERATION_ACTION_EXECUTION"]),
        (.guildMessagePolls, ["MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE"]),
        (.directMessagePolls, ["MESSAGE_POLL_VOTE_ADD", "MESSAGE_POLL_VOTE_REMOVE"]),
    ]

    private static let alwaysSent: Set<String> = [
        "READY", "RESUMED", "RATE_LIMITED", "APPLICATION_COMMAND_PERMISSIONS_UPDATE", "ENTITLEMENT_CREATE",
        "ENTITLEMENT_UPDATE", "ENTITLEMENT_DELETE", "SUBSCRIPTION_CREATE", "SUBSCRIPTION_UPDATE",
        "SUBSCRIPTION_DELETE", "INTERACTION_CREATE", "USER_UPDATE", "VOICE_SERVER_UPDATE", "GUILD_MEMBERS_CHUNK",
        "SOUNDBOARD_SOUNDS", "CHANNEL_INFO",
    ]

    @Test func `there are 79 official names and each is there once`() {
        #expect(EventName.official.count == 79)
        #expect(Set(EventName.official).count == 79)
        #expect(EventName.official.filter(\.isOfficial).count == 79)
    }

    @Test func `a name that differs from an official one in a letter is no official one`() {
        for name in EventName.official.map(\.rawValue) {
            #expect(EventName(rawValue: name).isOfficial)
            for index in name.utf8.indices {
                let other = name[..<index] + "!" + name[name.utf8.index(after: index)...]
                #expect(!EventName(rawValue: String(other)).isOfficial, "\(other)")
            }
            #expect(!EventName(rawValue: name + "S").isOfficial)
            #expect(!EventName(rawValue: "S" + name).isOfficial)
        }
    }

    @Test(arguments: eventsByIntent)
    func `an intent brings the events of its row`(intent: Intents, events: [String]) {
        let brought = EventName.official.filter { $0.intents?.contains(intent) == true }
        #expect(Set(brought.map(\.rawValue)) == Set(events))
    }

    @Test func `the events that need no intent are those that the documentation lists`() {
        let brought = EventName.official.filter { $0.intents == Intents.none }
        #expect(Set(brought.map(\.rawValue)) == Self.alwaysSent)
    }

    @Test func `the two lists together are the official names`() {
        let listed = Self.alwaysSent.union(Self.eventsByIntent.flatMap(\.1))
        #expect(Set(EventName.official.map(\.rawValue)) == listed)
    }

    @Test(arguments: ["GUILD_JOIN_REQUEST_CREATE", "SOMETHING_NEW", "", "message_create"] as [EventName])
    func `other names are kept but have no known intents`(name: EventName) {
        #expect(!name.isOfficial)
        #expect(name.intents == nil)
        #expect(EventName(rawValue: name.description) == name)
    }

    @Test func `is its name in JSON`() throws {
        #expect(try text(JSONEncoder().encode(EventName.messageCreate)) == #""MESSAGE_CREATE""#)
        #expect(try JSONDecoder().decode(EventName.self, from: Data(#""READY""#.utf8)) == .ready)
    }
}
