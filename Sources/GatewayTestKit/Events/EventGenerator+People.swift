import GatewayJSON
import GatewayModels

extension EventGenerator {
    mutating func presence(in guild: SimulatedGuild) -> [UInt8] {
        let user = pickMember(of: guild)
        let presence = SimulatedPresence(at: time, &random)
        return Payload.json { json in
            json.object { presence.write(to: &$0, of: world.users[user].id, guild: guild.id) }
        }
    }

    mutating func typing(in guild: SimulatedGuild) -> [UInt8] {
        let user = pickMember(of: guild)
        return Payload.json { json in
            json.object { json in
                json.put("user_id", world.users[user].id)
                json.put("timestamp", time / 1_000)
                json.put("member", json: world.member(user, of: guild).json(.user))
                json.put("guild_id", guild.id)
                json.put("channel_id", pickChannel(of: guild))
            }
        }
    }

    mutating func voiceState(in guild: SimulatedGuild) -> [UInt8] {
        let user = pickMember(of: guild)
        let state = SimulatedVoiceState(in: guild, canLeave: true, &random)
        return Payload.json { json in json.object { state.write(to: &$0, of: world.users[user], in: guild) } }
    }

    mutating func memberChange(in guild: SimulatedGuild, isNew: Bool) -> [UInt8] {
        let user = pickMember(of: guild)
        let extras: SimulatedMember.Extras = isNew ? [.user, .activityFlag, .newcomer] : [.user, .activityFlag]
        return Payload.json { json in
            json.object { world.member(user, of: guild).write(to: &$0, extras, guild: guild.id) }
        }
    }

    mutating func memberRemoval(in guild: SimulatedGuild) -> [UInt8] {
        let user = pickMember(of: guild)
        return Payload.json { json in
            json.object { json in
                json.put("user", json: world.users[user].json)
                json.put("guild_id", guild.id)
            }
        }
    }

    mutating func membersChunk(of guild: SimulatedGuild) -> [UInt8] {
        var chunk = SimulatedWorld.MembersChunk(
            guild: guild,
            nonce: random.hexadecimal(digits: 16),
            withPresences: true
        )
        chunk.members = random.sample(1_000, of: Array(world.users.indices))
        chunk.count = 4
        chunk.index = random.below(4)
        return world.data(of: chunk)
    }

    mutating func interaction(in guild: SimulatedGuild) -> [UInt8] {
        let user = pickMember(of: guild)
        let channel = pickChannel(of: guild)
        let permissions = "2222085186637376"
        return Payload.json { json in
            json.object { json in
                json.put("version", 1)
                json.put("type", 2)
                json.put("token", "simulated-" + random.hexadecimal(digits: 40))
                json.object("member") { json in
                    world.member(user, of: guild).write(to: &json, [.user, .activityFlag, .permissions])
                }
                json.put("locale", "en-US")
                json.put("id", snowflake())
                json.put("guild_locale", "en-US")
                json.put("guild_id", guild.id)
                json.object("guild") { json in
                    json.put("locale", "en-US")
                    json.put("id", guild.id)
                    json.array("features") { $0.string("COMMUNITY") }
                }
                json.array("entitlements")
                json.array("entitlement_sku_ids")
                json.object("data") { writeCommand(to: &$0) }
                json.put("context", 0)
                json.put("channel_id", channel)
                json.object("channel") { json in
                    json.put("type", 0)
                    json.putNull("topic")
                    json.put("rate_limit_per_user", 0)
                    json.put("position", 1)
                    json.put("permissions", permissions)
                    json.putNull("parent_id")
                    json.put("nsfw", false)
                    json.put("name", "general")
                    json.putNull("last_message_id")
                    json.put("id", channel)
                    json.put("guild_id", guild.id)
                    json.put("flags", 0)
                }
                json.object("authorizing_integration_owners") { $0.put("0", guild.id) }
                json.put("attachment_size_limit", 10_485_760)
                json.put("application_id", world.botID)
                json.put("app_permissions", permissions)
            }
        }
    }

    private mutating func writeCommand(to json: inout JSONWriter) {
        json.put("type", 1)
        json.array("options") { json in
            json.object { json in
                json.put("value", Vocabulary.name(&random))
                json.put("type", 3)
                json.put("name", "query")
            }
        }
        json.put("name", "play")
        json.put("id", Snowflake.simulatedOld(&random))
    }
}
