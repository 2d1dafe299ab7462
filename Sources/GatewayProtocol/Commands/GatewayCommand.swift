internal import GatewayJSON
public import GatewayModels

/// A command of an application to the gateway, beside its presence.
///
/// Source: Discord's documentation, "Gateway Events", Send Events.
@nonexhaustive
public enum GatewayCommand: Hashable, Sendable {
    /// Joins, moves in or leaves a voice channel.
    case updateVoiceState(VoiceStateUpdate)
    /// Asks for members of a guild; they come as `GUILD_MEMBERS_CHUNK` events.
    case requestGuildMembers(GuildMembersRequest)
    /// Asks for the soundboard sounds of guilds; they come as one `SOUNDBOARD_SOUNDS` event for each guild.
    case requestSoundboardSounds(guilds: [Snowflake])
    /// Asks for ephemeral facts of a guild's channels; they come as a `CHANNEL_INFO` event.
    case requestChannelInfo(guild: Snowflake, fields: Set<ChannelInfoField>)
    /// Sends any opcode with any data, UTF-8 JSON.
    ///
    /// Only the size and the rate are checked. The gateway closes the connection if it does not understand the payload.
    /// Heartbeat, IDENTIFY and RESUME (1, 2 and 6) are rejected, since the state machine sends them.
    case unchecked(opcode: Opcode, data: [UInt8])

    /// The opcode under which the command is sent.
    public var opcode: Opcode {
        switch self {
        case .updateVoiceState: .voiceStateUpdate
        case .requestGuildMembers: .requestGuildMembers
        case .requestSoundboardSounds: .requestSoundboardSounds
        case .requestChannelInfo: .requestChannelInfo
        case .unchecked(let opcode, _): opcode
        }
    }

    /// The lane in which the command waits, unless its caller chooses another.
    public var priority: CommandPriority {
        switch self {
        case .updateVoiceState: .high
        case .requestGuildMembers: memberList == nil ? .normal : .low
        case .requestSoundboardSounds, .requestChannelInfo, .unchecked: .normal
        }
    }

    /// The guild whose whole list of members the command asks for, which is limited to once in 30 s.
    var memberList: Snowflake? {
        guard case .requestGuildMembers(let request) = self, request.selection == .everyone else { return nil }
        return request.guild
    }

    /// The intents without which the gateway would not answer.
    public var requiredIntents: Intents {
        switch self {
        case .updateVoiceState: .guildVoiceStates
        case .requestGuildMembers(let request): request.requiredIntents
        case .requestSoundboardSounds, .requestChannelInfo, .unchecked: []
        }
    }

    /// Encodes the command as a payload.
    ///
    /// - Parameters:
    ///   - intents: The intents of the shard.
    ///   - limit: The largest payload to send, in bytes.
    /// - Returns: UTF-8 JSON.
    /// - Throws: ``CommandError`` with the code ``CommandError/Code/missingIntent``,
    ///   ``CommandError/Code/invalidArgument`` or ``CommandError/Code/payloadTooLarge``.
    public func encoded(intents: Intents, limit: Int = GatewayLimits().outgoingPayloadSize) throws(CommandError)
        -> [UInt8]
    {
        let missing = requiredIntents.subtracting(intents)
        guard missing.isEmpty else {
            throw CommandError(
                .missingIntent,
                "The command needs the intents \(missing.names.joined(separator: ", "))",
                missingIntents: missing
            )
        }
        var json = JSONWriter(reservingCapacity: 256)
        switch self {
        case .updateVoiceState(let update):
            json.payload(opcode) { update.write(to: &$0) }
        case .requestGuildMembers(let request):
            json.payload(opcode) { request.write(to: &$0) }
        case .requestSoundboardSounds(let guilds):
            guard !guilds.isEmpty else {
                throw CommandError(.invalidArgument, "At least one guild is needed to ask for soundboard sounds")
            }
            json.payload(opcode) { json in
                json.beginObject()
                json.key("guild_ids")
                json.beginArray()
                for guild in guilds { json.value(guild) }
                json.endArray()
                json.endObject()
            }
        case .requestChannelInfo(let guild, let fields):
            guard !fields.isEmpty else {
                throw CommandError(.invalidArgument, "At least one field is needed to ask for channel info")
            }
            json.payload(opcode) { json in
                json.beginObject()
                json.key("guild_id")
                json.value(guild)
                json.key("fields")
                json.beginArray()
                for field in fields.map(\.rawValue).sorted() { json.string(field) }
                json.endArray()
                json.endObject()
            }
        case .unchecked(let opcode, let data):
            guard ![.heartbeat, .identify, .resume].contains(opcode) else {
                throw CommandError(
                    .invalidArgument,
                    "Opcode \(opcode.rawValue) cannot be sent: the state machine sends heartbeats, IDENTIFY and RESUME"
                )
            }
            json.payload(opcode) { $0.raw(data) }
        }
        guard json.bytes.count <= limit else {
            throw CommandError(
                .payloadTooLarge,
                "The payload has \(json.bytes.count) bytes; the gateway takes at most \(limit)"
            )
        }
        return json.bytes
    }
}

/// A fact of a channel that REQUEST_CHANNEL_INFO can ask for.
public struct ChannelInfoField: RawRepresentable, Hashable, Sendable {
    /// The name on the wire.
    public let rawValue: String

    /// Creates a field from its name on the wire.
    ///
    /// - Parameter rawValue: Any name.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// The status text of a voice channel.
    public static let status = ChannelInfoField(rawValue: "status")
    /// Since when a voice channel is in use.
    public static let voiceStartTime = ChannelInfoField(rawValue: "voice_start_time")
}

extension JSONWriter {
    /// Writes the envelope of a payload to send.
    mutating func payload(_ opcode: Opcode, data: (inout JSONWriter) -> Void) {
        beginObject()
        key("op")
        integer(opcode.rawValue)
        key("d")
        data(&self)
        endObject()
    }
}
