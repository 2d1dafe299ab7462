import GatewayJSON
import GatewayModels
import GatewayProtocol

/// A generated voice state of a user.
struct SimulatedVoiceState {
    var channel: Snowflake?
    var session: String
    var isMuted: Bool
    var isDeafened: Bool
    var hasVideo = false

    init(channel: Snowflake?, session: String, isMuted: Bool, isDeafened: Bool) {
        self.channel = channel
        self.session = session
        self.isMuted = isMuted
        self.isDeafened = isDeafened
    }

    init(in guild: SimulatedGuild, canLeave: Bool = false, _ random: inout SeededRandom) {
        let stays = !canLeave || random.percent(70)
        channel = guild.voiceChannels.isEmpty || !stays ? nil : random.pick(guild.voiceChannels)
        session = random.hexadecimal(digits: 32)
        isMuted = random.percent(40)
        isDeafened = random.percent(20)
        hasVideo = random.percent(10)
    }

    /// Writes the members of the object; the member and the guild only where the state is the whole event.
    func write(to json: inout JSONWriter, of user: SimulatedUser, in guild: SimulatedGuild? = nil) {
        json.put("user_id", user.id)
        json.put("suppress", false)
        json.put("session_id", session)
        json.put("self_video", hasVideo)
        json.put("self_mute", isMuted)
        json.put("self_deaf", isDeafened)
        json.putNull("request_to_speak_timestamp")
        json.put("mute", false)
        if let guild {
            json.put("member", json: SimulatedMember(user, of: guild).json(.user))
            json.put("guild_id", guild.id)
        }
        json.put("deaf", false)
        json.put("channel_id", channel)
    }
}
