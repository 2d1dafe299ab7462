import GatewayJSON
import GatewayModels
import GatewayProtocol

extension SimulatedWorld {
    /// The data of a guild's GUILD_CREATE.
    ///
    /// Without presences only the bot and those in voice are among the members (reference: GUILD_PRESENCES).
    func guildCreate(_ guild: SimulatedGuild, withPresences: Bool, targetSize: Int = 0) -> [UInt8] {
        var random = SeededRandom(seed: guild.seed)
        let inVoice = guild.voiceChannels.isEmpty ? [] : Array(guild.members.prefix(random.below(26)))
        let listed = withPresences ? Array(guild.members.prefix(max(20, guild.members.count / 8))) : inVoice
        var members = [SimulatedMember(bot, of: guild).json(.user)] + listed.map { member($0, of: guild).json(.user) }
        var presences = withPresences ? presencesJSON(listed.prefix(listed.count / 2), &random) : []
        let small = members.reduce(0) { $0 + $1.count } + guild.channelsJSON.count + guild.rolesJSON.count
        var size = small + guild.emojisJSON.count + presences.reduce(0) { $0 + $1.count }
        for index in guild.members where size < targetSize {
            let member = member(index, of: guild).json(.user)
            let presence = presencesJSON([index], &random)
            size += member.count + presence.reduce(0) { $0 + $1.count }
            members.append(member)
            presences += presence
        }

        var json = JSONWriter(reservingCapacity: size + 8_192)
        json.object { json in
            json.array("voice_states") { json in
                for index in inVoice {
                    json.object { json in
                        SimulatedVoiceState(in: guild, &random).write(to: &json, of: users[index])
                    }
                }
            }
            writeSettings(of: guild, to: &json, &random)
            json.put("roles", json: guild.rolesJSON)
            json.putNull("public_updates_channel_id", "profile")
            json.put("presences", json: SimulatedGuild.list(presences))
            writeMiddle(of: guild, members: members, to: &json, &random)
            writeEnd(of: guild, to: &json, &random)
        }
        return json.bytes
    }

    private func presencesJSON(_ indices: some Sequence<Int>, _ random: inout SeededRandom) -> [[UInt8]] {
        indices.map { index in
            let presence = SimulatedPresence(at: Timestamp.start, &random)
            return Payload.json { json in json.object { presence.write(to: &$0, of: users[index].id) } }
        }
    }

    private func writeSettings(of guild: SimulatedGuild, to json: inout JSONWriter, _ random: inout SeededRandom) {
        json.put("version", Timestamp.start)
        json.put("verification_level", 2)
        json.putNull("vanity_url_code")
        json.put("unavailable", false)
        json.array("threads")
        json.put("system_channel_id", guild.textChannels.first)
        json.put("system_channel_flags", 13)
        json.put("stickers", json: guild.stickersJSON)
        json.array("stage_instances")
        json.putNull("splash")
        json.array("soundboard_sounds")
        json.putNull("safety_alerts_channel_id", "rules_channel_id")
    }

    private func writeMiddle(
        of guild: SimulatedGuild,
        members: [[UInt8]],
        to json: inout JSONWriter,
        _ random: inout SeededRandom
    ) {
        json.put("premium_tier", random.below(4))
        json.put("premium_subscription_count", random.below(40))
        json.put("premium_progress_bar_enabled", true)
        json.put("preferred_locale", "en-US")
        json.put("owner_id", guild.members.first.map { users[$0].id })
        json.put("nsfw_level", 0)
        json.put("nsfw", false)
        json.put("name", guild.name)
        json.putNull("moderator_reporting")
        json.put("mfa_level", 0)
        json.put("members", json: SimulatedGuild.list(members))
        json.put("member_count", guild.memberCount + 1)
        json.put("max_video_channel_users", 25)
        json.put("max_stage_video_channel_users", 50)
        json.putNull("max_presences")
        json.put("max_members", 500_000)
        json.put("lazy", true)
        json.putNull("latest_onboarding_question_id")
        json.put("large", guild.memberCount + 1 > 250)
        json.put("joined_at", SimulatedMember(bot, of: guild).joined.text)
    }

    private func writeEnd(of guild: SimulatedGuild, to json: inout JSONWriter, _ random: inout SeededRandom) {
        json.putNull("inventory_settings", "incidents_data")
        json.put("id", guild.id)
        json.put("icon", random.hexadecimal(digits: 32))
        json.putNull("hub_type", "home_header")
        json.array("guild_scheduled_events")
        let features = random.sample(random.number(2...14), of: Vocabulary.features).sorted()
        json.array("features") { json in for feature in features { json.string(feature) } }
        json.put("explicit_content_filter", 2)
        json.put("emojis", json: guild.emojisJSON)
        json.array("embedded_activities")
        json.putNull("discovery_splash")
        json.put("description", Vocabulary.text(limit: 300, &random))
        json.put("default_message_notifications", 1)
        json.put("channels", json: guild.channelsJSON)
        json.putNull("banner", "application_id")
        json.object("application_command_counts") { $0.put("1", 12) }
        json.put("afk_timeout", 300)
        json.putNull("afk_channel_id")
        json.array("activity_instances")
    }
}
