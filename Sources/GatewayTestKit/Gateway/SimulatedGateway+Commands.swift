import GatewayJSON
import GatewayModels
import GatewayProtocol

extension SimulatedGateway {
    /// Whether a value has the shape of a presence: all four keys are needed.
    ///
    /// hikari still sends `game`, which the activities once were, and gets along with it.
    static func isPresence(_ data: JSONValue) -> Bool {
        guard let since = data["since"], since.isNull || since.integer != nil, data["afk"]?.bool != nil,
            let status = data["status"]?.string,
            let activities = data["activities"]?.array ?? data["game"].map({ $0.isNull ? [] : [$0] })
        else { return false }
        return ["online", "dnd", "idle", "invisible", "offline"].contains(status)
            && activities.allSatisfy { $0["name"]?.string != nil && $0["type"]?.integer != nil }
    }

    /// Op 3: the sender gets no answer; more than 5 in 20 seconds of a connection are dropped without a word.
    mutating func updatePresence(
        _ data: JSONValue,
        of session: Int,
        into actions: inout [Action],
        at now: GatewayInstant
    ) -> Bool {
        guard Self.isPresence(data) else { return false }
        let limit = configuration.presenceLimit
        guard let id = sessions[session].connection,
            connections[id]?.admitsPresence(at: now, limit, per: configuration.presenceInterval) == true
        else {
            statistics.presencesDropped += 1
            return true
        }
        for guild in world.guilds where sessions[session].serves(guild.id) {
            let event = world.presenceUpdate(
                status: data["status"]?.string ?? "online",
                data["activities"] ?? [],
                in: guild
            )
            dispatch(event, except: sessions[session].id, into: &actions)
        }
        return true
    }

    /// Op 4: the bot's own voice state, then a voice server if it joined a channel.
    mutating func updateVoiceState(_ data: JSONValue, of session: Int, into actions: inout [Action]) -> Bool {
        guard let guildID = data["guild_id"].flatMap(Snowflake.init), let channel = data["channel_id"],
            let isMuted = data["self_mute"]?.bool, let isDeafened = data["self_deaf"]?.bool
        else { return false }
        let channelID = Snowflake(channel)
        guard channel.isNull || channelID != nil else { return false }
        guard let guild = world.guild(guildID), sessions[session].serves(guildID) else { return true }
        if let channelID, !guild.voiceChannels.contains(channelID) { return true }
        let state = SimulatedVoiceState(
            channel: channelID,
            session: random.hexadecimal(digits: 32),
            isMuted: isMuted,
            isDeafened: isDeafened
        )
        dispatch(world.ownVoiceState(state, in: guild), into: &actions)
        guard channelID != nil else { return true }
        let token = random.hexadecimal(digits: 16)
        dispatch(.voiceServerUpdate, world.voiceServer(token: token, guild: guild), to: session, into: &actions)
        return true
    }

    /// Op 31: one answer for each guild that this shard serves.
    mutating func requestSoundboardSounds(_ data: JSONValue, for session: Int, into actions: inout [Action]) -> Bool {
        guard let values = data["guild_ids"]?.array else { return false }
        let ids = values.compactMap(Snowflake.init)
        guard ids.count == values.count else { return false }
        for id in ids {
            guard let guild = world.guild(id), sessions[session].serves(id) else { continue }
            dispatch(.soundboardSounds, world.soundboardSounds(of: guild), to: session, into: &actions)
        }
        return true
    }

    /// Op 43: the fields that were asked for, of every voice channel of one guild.
    mutating func requestChannelInfo(_ data: JSONValue, for session: Int, into actions: inout [Action]) -> Bool {
        guard let id = data["guild_id"].flatMap(Snowflake.init), let values = data["fields"]?.array else {
            return false
        }
        let fields = values.compactMap(\.string)
        guard fields.count == values.count, fields.allSatisfy(["status", "voice_start_time"].contains) else {
            return false
        }
        guard let guild = world.guild(id), sessions[session].serves(id) else { return true }
        dispatch(.channelInfo, world.channelInfo(of: guild, fields: fields), to: session, into: &actions)
        return true
    }
}
