import GatewayModels
import GatewayProtocol
import Testing

@Suite struct GatewayCommandTests {
    private let guild: Snowflake = 41_771_983_423_143_937

    private func encoded(_ command: GatewayCommand, intents: Intents = .all) throws(CommandError) -> String {
        text(try command.encoded(intents: intents))
    }

    @Test func `joining a voice channel`() throws {
        let update = VoiceStateUpdate(guild: guild, channel: 127_121_515_262_115_840, isSelfDeafened: true)
        #expect(
            try encoded(.updateVoiceState(update))
                == #"{"op":4,"d":{"guild_id":"41771983423143937","channel_id":"127121515262115840","#
                + #""self_mute":false,"self_deaf":true}}"#
        )
    }

    @Test func `leaving a voice channel says null`() throws {
        #expect(
            try encoded(.updateVoiceState(VoiceStateUpdate(guild: guild, channel: nil, isSelfMuted: true)))
                == #"{"op":4,"d":{"guild_id":"41771983423143937","channel_id":null,"self_mute":true,"self_deaf":false}}"#
        )
    }

    @Test func `asking for all members`() throws {
        #expect(
            try encoded(.requestGuildMembers(GuildMembersRequest(guild: guild, includesPresences: true, nonce: "n1")))
                == #"{"op":8,"d":{"guild_id":"41771983423143937","query":"","limit":0,"presences":true,"nonce":"n1"}}"#
        )
    }

    @Test func `asking for members by the beginning of their name`() throws {
        #expect(
            try encoded(.requestGuildMembers(GuildMembersRequest(guild: guild, .named(prefix: "ann\"", limit: 5))))
                == #"{"op":8,"d":{"guild_id":"41771983423143937","query":"ann\"","limit":5}}"#
        )
    }

    @Test func `asking for members by id`() throws {
        #expect(
            try encoded(
                .requestGuildMembers(GuildMembersRequest(guild: guild, .users([1, 18_446_744_073_709_551_615])))
            )
                == #"{"op":8,"d":{"guild_id":"41771983423143937","user_ids":["1","18446744073709551615"]}}"#
        )
    }

    @Test func `asking for soundboard sounds and channel info`() throws {
        #expect(
            try encoded(.requestSoundboardSounds(guilds: [guild, 2]))
                == #"{"op":31,"d":{"guild_ids":["41771983423143937","2"]}}"#
        )
        #expect(
            try encoded(.requestChannelInfo(guild: guild, fields: [.voiceStartTime, .status]))
                == #"{"op":43,"d":{"guild_id":"41771983423143937","fields":["status","voice_start_time"]}}"#
        )
    }

    @Test(arguments: [
        (GuildMembersRequest.Selection.named(prefix: "", limit: 0), nil as String?),
        (.named(prefix: "a", limit: 0), nil),
        (.named(prefix: "a", limit: 101), nil),
        (.named(prefix: "a", limit: -1), nil),
        (.users([]), nil),
        (.users(Array(repeating: 1, count: 101)), nil),
        (.everyone, ""),
        (.everyone, String(repeating: "é", count: 17)),
    ])
    func `a request that the gateway would ignore is refused before it is sent`(
        selection: GuildMembersRequest.Selection,
        nonce: String?
    ) {
        let error = #expect(throws: CommandError.self) {
            try GuildMembersRequest(guild: guild, selection, nonce: nonce)
        }
        #expect(error?.code == .invalidArgument)
    }

    @Test func `a nonce of 32 bytes is accepted`() throws {
        _ = try GuildMembersRequest(guild: guild, nonce: String(repeating: "é", count: 16))
    }

    @Test func `missing intents are named, and only the whole list needs the members intent`() throws {
        let everyone = try GatewayCommand.requestGuildMembers(
            GuildMembersRequest(guild: guild, includesPresences: true)
        )
        let error = #expect(throws: CommandError.self) { try encoded(everyone, intents: .guilds) }
        #expect(error?.code == .missingIntent)
        #expect(error?.missingIntents == [.guildMembers, .guildPresences])
        #expect(error?.message.contains("GUILD_MEMBERS, GUILD_PRESENCES") == true)

        let byID = try GatewayCommand.requestGuildMembers(GuildMembersRequest(guild: guild, .users([7])))
        _ = try encoded(byID, intents: .guilds)
    }

    @Test func `an unchecked command is sent as it is, whatever its opcode and data`() throws {
        #expect(
            try encoded(.unchecked(opcode: Opcode(rawValue: 99), data: bytes(#"{"a":[1]}"#)), intents: [])
                == #"{"op":99,"d":{"a":[1]}}"#
        )
        #expect(try encoded(.unchecked(opcode: .voiceStateUpdate, data: bytes("null"))) == #"{"op":4,"d":null}"#)
    }

    @Test func `an unchecked command is bounded by the size of a payload`() throws {
        let data = bytes("\"" + String(repeating: "x", count: 4096) + "\"")
        let error = #expect(throws: CommandError.self) { try encoded(.unchecked(opcode: .presenceUpdate, data: data)) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test(arguments: [.heartbeat, .identify, .resume] as [Opcode])
    func `what the state machine sends itself is refused as an unchecked command`(opcode: Opcode) {
        let error = #expect(throws: CommandError.self) { try encoded(.unchecked(opcode: opcode, data: bytes("null"))) }
        #expect(error?.code == .invalidArgument)
    }

    @Test func `asking for nothing is refused`() {
        #expect(throws: CommandError.self) { try encoded(.requestSoundboardSounds(guilds: [])) }
        #expect(throws: CommandError.self) { try encoded(.requestChannelInfo(guild: guild, fields: [])) }
    }

    @Test func `a payload is refused from 4097 bytes on`() throws {
        // `{"op":8,…,"query":"…","limit":1}}` without the prefix has 71 bytes.
        let overhead =
            try encoded(
                .requestGuildMembers(GuildMembersRequest(guild: guild, .named(prefix: "x", limit: 1)))
            ).utf8.count - 1
        func command(_ size: Int) throws -> GatewayCommand {
            let prefix = String(repeating: "x", count: size - overhead)
            return .requestGuildMembers(try GuildMembersRequest(guild: guild, .named(prefix: prefix, limit: 1)))
        }
        #expect(try encoded(try command(4096)).utf8.count == 4096)
        let tooLarge = try command(4097)
        let error = #expect(throws: CommandError.self) { try encoded(tooLarge) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test func `soundboard requests for 300 guilds exceed the size and are refused`() {
        let guilds = (0..<300).map { Snowflake(UInt64(1_000_000_000_000_000_000 + $0)) }
        let error = #expect(throws: CommandError.self) { try encoded(.requestSoundboardSounds(guilds: guilds)) }
        #expect(error?.code == .payloadTooLarge)
    }

    @Test(arguments: [49, 251, 0, -1])
    func `a large threshold outside 50 to 250 is refused`(threshold: Int) throws {
        let token = try Token("token")
        let error = #expect(throws: CommandError.self) {
            try Identification(token: token, intents: [], largeThreshold: threshold)
        }
        #expect(error?.code == .invalidArgument)
    }
}
