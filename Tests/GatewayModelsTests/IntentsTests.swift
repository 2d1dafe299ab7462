import Foundation
import GatewayJSON
import GatewayModels
import Testing

@Suite struct IntentsTests {
    @Test func `the sums are those of the documentation`() {
        #expect(Intents.all.rawValue == 53_608_447)
        #expect(Intents.privileged.rawValue == 33_026)
        #expect(Intents.unprivileged.rawValue == 53_575_421)
        #expect(Intents.none.rawValue == 0)
    }

    @Test(
        arguments: [
            ("GUILDS", .guilds, 1),
            ("GUILD_MEMBERS", .guildMembers, 2),
            ("GUILD_MODERATION", .guildModeration, 4),
            ("GUILD_EXPRESSIONS", .guildExpressions, 8),
            ("GUILD_INTEGRATIONS", .guildIntegrations, 16),
            ("GUILD_WEBHOOKS", .guildWebhooks, 32),
            ("GUILD_INVITES", .guildInvites, 64),
            ("GUILD_VOICE_STATES", .guildVoiceStates, 128),
            ("GUILD_PRESENCES", .guildPresences, 256),
            ("GUILD_MESSAGES", .guildMessages, 512),
            ("GUILD_MESSAGE_REACTIONS", .guildMessageReactions, 1024),
            ("GUILD_MESSAGE_TYPING", .guildMessageTyping, 2048),
            ("DIRECT_MESSAGES", .directMessages, 4096),
            ("DIRECT_MESSAGE_REACTIONS", .directMessageReactions, 8192),
            ("DIRECT_MESSAGE_TYPING", .directMessageTyping, 16384),
            ("MESSAGE_CONTENT", .messageContent, 32768),
            ("GUILD_SCHEDULED_EVENTS", .guildScheduledEvents, 65536),
            ("AUTO_MODERATION_CONFIGURATION", .autoModerationConfiguration, 1_048_576),
            ("AUTO_MODERATION_EXECUTION", .autoModerationExecution, 2_097_152),
            ("GUILD_MESSAGE_POLLS", .guildMessagePolls, 16_777_216),
            ("DIRECT_MESSAGE_POLLS", .directMessagePolls, 33_554_432),
        ] as [(String, Intents, UInt64)]
    )
    func `each intent has its documented value and is known by its name`(
        name: String,
        intent: Intents,
        rawValue: UInt64
    ) {
        #expect(intent.rawValue == rawValue)
        #expect(Intents(name: name) == intent)
        #expect(intent.names == [name])
        #expect(intent.description == name)
    }

    @Test(arguments: [
        "GUILD_MESSAGES", "guild_messages", "guild-messages", "guildMessages", "GuildMessages", "Guild Messages",
        "GUILDMESSAGES",
    ])
    func `case and separators do not matter in a name`(name: String) {
        #expect(Intents(name: name) == .guildMessages)
    }

    @Test(
        arguments: [
            ("GUILD_BANS", .guildModeration), ("guild-emojis", .guildExpressions),
            ("GUILD_EMOJIS_AND_STICKERS", .guildExpressions),
        ] as [(String, Intents)]
    )
    func `names that Discord used before are understood`(name: String, expected: Intents) {
        #expect(Intents(name: name) == expected)
    }

    @Test(arguments: ["", "GUILD", "GUILDS,", "all", "513", "GUILD.MESSAGES"])
    func `other texts name no intent`(name: String) {
        #expect(Intents(name: name) == nil)
    }

    @Test(
        arguments: [
            ("guilds,guild-messages", [.guilds, .guildMessages]),
            ("guilds, GUILD_MEMBERS , guilds", [.guilds, .guildMembers]),
            ("all", .all),
            ("unprivileged,message-content", Intents.unprivileged.union(.messageContent)),
            ("Privileged", .privileged),
            ("none", .none),
            ("none,guilds", .guilds),
        ] as [(String, Intents)]
    )
    func `a list is the union of its names`(names: String, expected: Intents) throws {
        #expect(try Intents(names: names) == expected)
    }

    @Test(
        arguments: [
            ("guilds,guild-massages,xyz", "guild-massages"), ("", ""), ("guilds,", ""), ("513", "513"),
        ]
    )
    func `a list with an unknown name is refused by that name`(names: String, unknown: String) {
        let error = #expect(throws: UnknownIntent(name: unknown)) { try Intents(names: names) }
        #expect(error?.description == "there is no intent named '\(unknown)'")
    }

    @Test func `names come in the order of the bits and lead back to the set`() throws {
        #expect(
            ([.directMessages, .guilds, .guildMessages] as Intents).names == [
                "GUILDS", "GUILD_MESSAGES", "DIRECT_MESSAGES",
            ]
        )
        #expect(Intents.all.names.count == 21)
        #expect(try Intents(names: Intents.all.description) == .all)
        #expect(try Intents(names: Intents.none.description) == .none)
    }

    @Test func `bits without a name are kept and described by their number`() throws {
        let intents = Intents(rawValue: 1 << 17 | 1 << 63 | 1)
        #expect(intents.names == ["GUILDS"])
        #expect(intents.description == "GUILDS,1<<17,1<<63")
        #expect(text(intents.encoded()) == "9223372036854906881")
        #expect(try JSONDecoder().decode(Intents.self, from: Data(intents.encoded())) == intents)
    }

    @Test func `is an integer in JSON`() throws {
        #expect(text(Intents.all.encoded()) == "53608447")
        #expect(try text(JSONEncoder().encode(Intents.all)) == "53608447")
        #expect(try JSONDecoder().decode(Intents.self, from: Data("513".utf8)) == [.guilds, .guildMessages])
    }
}
