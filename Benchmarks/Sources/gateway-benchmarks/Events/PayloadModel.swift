import GatewayJSON
import GatewayModels

/// What a bot may want of a payload, whichever event it is: one model for all that can decode it.
struct PayloadModel: Decodable, Sendable {
    var op: Int?
    var sequence: Int?
    var name: String?
    var data: EventModel?

    enum CodingKeys: String, CodingKey {
        case op
        case sequence = "s"
        case name = "t"
        case data = "d"
    }
}

struct EventModel: Decodable, Sendable {
    var id: Snowflake?
    var channelID: Snowflake?
    var guildID: Snowflake?
    var content: String?
    var status: String?
    var author: UserModel?
    var user: UserModel?
    var member: MemberModel?
    var mentions: [UserModel]?
    var activities: [ActivityModel]?

    enum CodingKeys: String, CodingKey {
        case id, content, status, author, user, member, mentions, activities
        case channelID = "channel_id"
        case guildID = "guild_id"
    }
}

struct UserModel: Decodable, Sendable {
    var id: Snowflake?
    var username: String?
    var globalName: String?
    var avatar: String?
    var bot: Bool?

    enum CodingKeys: String, CodingKey {
        case id, username, avatar, bot
        case globalName = "global_name"
    }
}

struct MemberModel: Decodable, Sendable {
    var nick: String?
    var roles: [Snowflake]?
    var joinedAt: String?
    var user: UserModel?

    enum CodingKeys: String, CodingKey {
        case nick, roles, user
        case joinedAt = "joined_at"
    }
}

struct ActivityModel: Decodable, Sendable {
    var name: String?
    var type: Int?
    var state: String?
    var details: String?

    enum CodingKeys: String, CodingKey {
        case name, type, state, details
    }
}

// MARK: - The same by hand

extension PayloadModel: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "op": op = try json.value()
            case "s": sequence = try json.value()
            case "t": name = try json.value()
            case "d": data = try json.value()
            default: try json.skip()
            }
        }
    }
}

extension EventModel: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value()
            case "channel_id": channelID = try json.value()
            case "guild_id": guildID = try json.value()
            case "content": content = try json.value()
            case "status": status = try json.value()
            case "author": author = try json.value()
            case "user": user = try json.value()
            case "member": member = try json.value()
            case "mentions": mentions = try json.value()
            case "activities": activities = try json.value()
            default: try json.skip()
            }
        }
    }
}

extension UserModel: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value()
            case "username": username = try json.value()
            case "global_name": globalName = try json.value()
            case "avatar": avatar = try json.value()
            case "bot": bot = try json.value()
            default: try json.skip()
            }
        }
    }
}

extension MemberModel: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "nick": nick = try json.value()
            case "roles": roles = try json.value()
            case "joined_at": joinedAt = try json.value()
            case "user": user = try json.value()
            default: try json.skip()
            }
        }
    }
}

extension ActivityModel: JSONReadable {
    init(json: inout JSONReader) throws(JSONError) {
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "name": name = try json.value()
            case "type": type = try json.value()
            case "state": state = try json.value()
            case "details": details = try json.value()
            default: try json.skip()
            }
        }
    }
}
