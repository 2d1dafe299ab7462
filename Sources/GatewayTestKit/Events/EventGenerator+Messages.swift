import GatewayJSON
import GatewayModels

extension EventGenerator {
    mutating func message(in index: Int) -> [UInt8] {
        let guild = world.guilds[index]
        let message = Message(
            id: snowflake(),
            channel: pickChannel(of: guild),
            guild: index,
            author: pickMember(of: guild)
        )
        defer { remember(message) }
        return write(message, edited: nil)
    }

    mutating func messageUpdate(in index: Int) -> [UInt8] {
        let message = recall(in: index)
        return write(message, edited: Timestamp(milliseconds: time))
    }

    mutating func messageDelete(in index: Int) -> [UInt8] {
        let message = recall(in: index)
        return Payload.json { json in
            json.object { json in
                json.put("id", message.id)
                json.put("guild_id", world.guilds[index].id)
                json.put("channel_id", message.channel)
            }
        }
    }

    mutating func reaction(in index: Int, isAdded: Bool) -> [UInt8] {
        let message = recall(in: index)
        let guild = world.guilds[index]
        let user = pickMember(of: guild)
        let isStandard = random.percent(60)
        return Payload.json { json in
            json.object { json in
                json.put("user_id", world.users[user].id)
                json.put("type", 0)
                json.put("message_id", message.id)
                if isAdded {
                    json.put("message_author_id", world.users[message.author].id)
                    json.put("member", json: world.member(user, of: guild).json(.user))
                }
                json.put("guild_id", guild.id)
                json.object("emoji") { json in
                    json.put("name", isStandard ? random.pick(Vocabulary.emoji) : Vocabulary.name(&random))
                    json.put("id", isStandard ? nil : Snowflake.simulatedOld(&random))
                    if !isStandard { json.put("animated", false) }
                }
                json.put("channel_id", message.channel)
                json.put("burst", false)
            }
        }
    }

    private mutating func write(_ message: Message, edited: Timestamp?) -> [UInt8] {
        let guild = world.guilds[message.guild]
        let reference = random.percent(12) ? recall(in: message.guild) : nil
        let mentioned = random.percent(12) ? random.sample(random.pick([1, 1, 1, 2]), of: guild.members) : []
        var content = Vocabulary.text(limit: 2_000, &random)
        for user in mentioned { content += " <@\(world.users[user].id)>" }
        return Payload.json { json in
            json.object { json in
                json.put("type", reference == nil ? 0 : 19)
                json.put("tts", false)
                json.put("timestamp", Timestamp(milliseconds: time).text)
                if let reference { writeReferenced(reference, to: &json) }
                json.put("pinned", false)
                if edited == nil { json.put("nonce", snowflake()) }
                if let reference { writeReference(reference, to: &json) }
                json.array("mentions") { json in
                    for user in mentioned {
                        json.raw(world.users[user].json(withMember: world.member(user, of: guild).json()))
                    }
                }
                json.array("mention_roles")
                json.put("mention_everyone", false)
                json.put("member", json: world.member(message.author, of: guild).json())
                json.put("id", message.id)
                json.put("guild_id", guild.id)
                json.put("flags", 0)
                json.array("embeds") { json in
                    if random.percent(8) { for _ in 0..<random.pick([1, 1, 1, 3]) { writeEmbed(to: &json) } }
                }
                json.put("edited_timestamp", edited?.text)
                json.put("content", content)
                json.array("components")
                json.put("channel_type", 0)
                json.put("channel_id", message.channel)
                json.put("author", json: world.users[message.author].json)
                json.array("attachments") { json in
                    if random.percent(10) { writeAttachment(in: message.channel, to: &json) }
                }
            }
        }
    }

    private func writeReference(_ message: Message, to json: inout JSONWriter) {
        json.object("message_reference") { json in
            json.put("type", 0)
            json.put("message_id", message.id)
            json.put("guild_id", world.guilds[message.guild].id)
            json.put("channel_id", message.channel)
        }
    }

    private mutating func writeReferenced(_ message: Message, to json: inout JSONWriter) {
        let content = Vocabulary.text(limit: 2_000, &random)
        json.object("referenced_message") { json in
            json.put("type", 0)
            json.put("tts", false)
            json.put("timestamp", Timestamp(milliseconds: time - 60_000).text)
            json.put("pinned", false)
            json.array("mentions")
            json.array("mention_roles")
            json.put("mention_everyone", false)
            json.put("id", message.id)
            json.put("flags", 0)
            json.array("embeds")
            json.putNull("edited_timestamp")
            json.put("content", content)
            json.array("components")
            json.put("channel_id", message.channel)
            json.put("author", json: world.users[message.author].json)
            json.array("attachments")
        }
    }

    private mutating func writeEmbed(to json: inout JSONWriter) {
        json.object { json in
            json.put("url", "https://example.com/" + random.hexadecimal(digits: 8))
            json.put("type", "rich")
            json.put("title", Vocabulary.text(limit: 200, &random))
            json.put("timestamp", Timestamp(milliseconds: time).text)
            json.object("thumbnail") { json in
                json.put("width", 256)
                json.put("url", "https://example.com/t.png")
                json.put("proxy_url", "https://example.com/p.png")
                json.put("height", 256)
                json.put("flags", 0)
                json.put("content_type", "image/png")
            }
            json.object("footer") { $0.put("text", Vocabulary.name(&random)) }
            json.array("fields") { json in
                for _ in 0..<random.below(7) {
                    json.object { json in
                        json.put("value", Vocabulary.text(limit: 300, &random))
                        json.put("name", Vocabulary.name(&random))
                        json.put("inline", true)
                    }
                }
            }
            json.put("description", Vocabulary.text(limit: 2_000, &random))
            json.put("color", random.below(1 << 24))
            json.object("author") { $0.put("name", Vocabulary.name(&random)) }
        }
    }

    private mutating func writeAttachment(in channel: Snowflake, to json: inout JSONWriter) {
        let path = "\(channel)/\(snowflake())/image.png"
        json.object { json in
            json.put("width", 1_920)
            let query = "ex=\(random.hexadecimal(digits: 8))&is=\(random.hexadecimal(digits: 8))"
            let signature = random.hexadecimal(digits: 64)
            json.put("url", "https://cdn.example.com/attachments/\(path)?\(query)&hm=\(signature)&")
            json.put("size", random.below(10_000_000))
            json.put("proxy_url", "https://media.example.com/attachments/\(path)")
            json.put("placeholder_version", 1)
            json.put("placeholder", random.hexadecimal(digits: 28))
            json.put("id", snowflake())
            json.put("height", 1_080)
            json.put("filename", "image.png")
            json.put("content_type", "image/png")
            json.put("content_scan_version", 1)
        }
    }
}
