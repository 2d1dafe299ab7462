import GatewayJSON
import GatewayModels

extension EventGenerator {
    mutating func channelUpdate(in guild: SimulatedGuild) -> [UInt8] {
        random.pick(guild.topicChannels).json(withTopic: Vocabulary.text(limit: 1_024, &random), guild: guild.id)
    }

    mutating func voiceChannelStatus(in guild: SimulatedGuild) -> [UInt8] {
        let channel = random.pick(guild.voiceChannels.isEmpty ? guild.textChannels : guild.voiceChannels)
        return Payload.json { json in
            json.object { json in
                json.put("status", Vocabulary.text(limit: 100, &random))
                json.put("id", channel)
                json.put("guild_id", guild.id)
            }
        }
    }

    mutating func roleUpdate(in guild: SimulatedGuild) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("role", json: random.pick(guild.roles).json)
                json.put("guild_id", guild.id)
            }
        }
    }

    mutating func emojisUpdate(in guild: SimulatedGuild) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("guild_id", guild.id)
                json.put("emojis", json: guild.emojisJSON)
            }
        }
    }

    mutating func auditLogEntry(in guild: SimulatedGuild) -> [UInt8] {
        let target = pickMember(of: guild)
        return Payload.json { json in
            json.object { json in
                json.put("user_id", guild.members.first.map { world.users[$0].id })
                json.put("target_id", world.users[target].id)
                json.put("id", snowflake())
                json.put("guild_id", guild.id)
                json.array("changes") { json in
                    json.object { json in
                        json.put("new_value", Vocabulary.name(&random))
                        json.put("key", "nick")
                    }
                }
                json.put("action_type", 24)
            }
        }
    }

    mutating func invite(in guild: SimulatedGuild) -> [UInt8] {
        let inviter = pickMember(of: guild)
        return Payload.json { json in
            json.object { json in
                json.put("uses", 0)
                json.put("type", 0)
                json.put("temporary", false)
                json.put("max_uses", 0)
                json.put("max_age", 604_800)
                json.put("inviter", json: world.users[inviter].json)
                json.put("guild_id", guild.id)
                json.put("expires_at", Timestamp(milliseconds: time + 604_800_000).text)
                json.put("created_at", Timestamp(milliseconds: time).text)
                json.put("code", random.hexadecimal(digits: 8))
                json.put("channel_id", pickChannel(of: guild))
            }
        }
    }

    mutating func thread(in guild: SimulatedGuild, isNew: Bool) -> [UInt8] {
        let id = snowflake()
        let owner = pickMember(of: guild)
        let now = Timestamp(milliseconds: time).text
        return Payload.json { json in
            json.object { json in
                json.put("type", 11)
                json.put("total_message_sent", 1)
                json.object("thread_metadata") { json in
                    json.put("locked", false)
                    json.put("create_timestamp", now)
                    json.put("auto_archive_duration", 4_320)
                    json.put("archived", false)
                    json.put("archive_timestamp", now)
                }
                json.put("rate_limit_per_user", 0)
                json.put("parent_id", pickChannel(of: guild))
                json.put("owner_id", world.users[owner].id)
                if isNew { json.put("newly_created", true) }
                json.put("name", Vocabulary.text(limit: 90, &random))
                json.put("message_count", 1)
                json.put("member_count", 1)
                json.put("last_message_id", id)
                json.put("id", id)
                json.put("guild_id", guild.id)
                json.put("flags", 0)
            }
        }
    }
}
