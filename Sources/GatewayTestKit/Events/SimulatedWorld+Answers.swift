import GatewayJSON
import GatewayModels

/// The data of events about the bot itself, and of answers to its commands.
extension SimulatedWorld {
    func ready(for session: SimulatedGateway.Session, resumeURL: String) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("v", 10)
                json.object("user_settings") { _ in }
                json.put("user", json: botUser)
                json.put("shard", json: session.shard.encoded())
                json.put("session_type", "normal")
                json.put("session_id", session.id)
                json.put("resume_gateway_url", resumeURL)
                json.array("relationships")
                json.array("private_channels")
                json.array("presences")
                json.array("guilds") { json in
                    for guild in guilds where session.serves(guild.id) {
                        json.object { json in
                            json.put("unavailable", true)
                            json.put("id", guild.id)
                        }
                    }
                }
                json.array("guild_join_requests")
                json.array("geo_ordered_rtc_regions") { $0.string("simulated") }
                json.array("game_relationships")
                json.object("auth") { _ in }
                json.object("application") { json in
                    json.put("id", botID)
                    json.put("flags", 565_248)
                }
                json.array("_trace") { $0.string(#"["gateway-simulated-1",{"micros":1}]"#) }
            }
        }
    }

    /// The bot's own user object, as READY and HTTP have it.
    package var botUser: [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("verified", true)
                json.put("username", bot.name)
                json.putNull("primary_guild")
                json.put("mfa_enabled", true)
                json.put("id", botID)
                json.putNull("global_name")
                json.put("flags", 0)
                json.putNull("email")
                json.put("discriminator", "0000")
                json.putNull("clan")
                json.put("bot", true)
                json.putNull("avatar")
            }
        }
    }

    func presenceUpdate(status: String, _ activities: JSONValue, in guild: SimulatedGuild) -> SimulatedEvent {
        let visible = status == "invisible" ? "offline" : status
        let data = Payload.json { json in
            json.object { json in
                json.object("user") { $0.put("id", botID) }
                json.put("status", visible)
                json.put("guild_id", guild.id)
                json.object("client_status") { if visible != "offline" { $0.put("web", visible) } }
                json.key("activities")
                json.value(activities)
            }
        }
        return SimulatedEvent(.presenceUpdate, guild: guild.id, data: data)
    }

    func ownVoiceState(_ state: SimulatedVoiceState, in guild: SimulatedGuild) -> SimulatedEvent {
        let data = Payload.json { json in json.object { state.write(to: &$0, of: bot, in: guild) } }
        return SimulatedEvent(.voiceStateUpdate, guild: guild.id, data: data)
    }

    func voiceServer(token: String, guild: SimulatedGuild) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("token", token)
                json.put("guild_id", guild.id)
                json.put("endpoint", "voice.gateway.example:443")
            }
        }
    }

    func soundboardSounds(of guild: SimulatedGuild) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.array("soundboard_sounds") { json in
                    json.object { json in
                        json.put("volume", 1)
                        json.put("sound_id", guild.id)
                        json.put("name", "ding")
                        json.put("guild_id", guild.id)
                        json.putNull("emoji_name", "emoji_id")
                        json.put("available", true)
                    }
                }
                json.put("guild_id", guild.id)
            }
        }
    }

    func channelInfo(of guild: SimulatedGuild, fields: [String]) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.put("guild_id", guild.id)
                json.array("channels") { json in
                    for channel in guild.voiceChannels {
                        json.object { json in
                            if fields.contains("voice_start_time") { json.putNull("voice_start_time") }
                            if fields.contains("status") { json.put("status", "Talking") }
                            json.put("id", channel)
                        }
                    }
                }
            }
        }
    }

    func rateLimited(guild: Snowflake, nonce: String?, retryAfter: Duration) -> [UInt8] {
        Payload.json { json in
            json.object { json in
                json.key("retry_after")
                json.double(retryAfter / .seconds(1))
                json.put("opcode", 8)
                json.object("meta") { json in
                    if let nonce { json.put("nonce", nonce) }
                    json.put("guild_id", guild)
                }
            }
        }
    }
}
