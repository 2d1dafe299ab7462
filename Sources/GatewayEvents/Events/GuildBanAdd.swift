// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A user was banned from a guild (Discord's documentation, "Gateway Events", "Guild Ban Add").
public struct GuildBanAdd: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The user.
    public var user: User
    /// Of how many seconds messages were deleted; not documented by Discord.
    public var deleteMessageSecs: Optional<Int>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - user: The user.
    ///   - deleteMessageSecs: Of how many seconds messages were deleted; not documented by Discord.
    public init(guildID: Snowflake, user: User, deleteMessageSecs: Int? = nil) {
        self.guildID = guildID
        self.user = user
        self.deleteMessageSecs = deleteMessageSecs
    }
}

extension GuildBanAdd: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var user: User?
        var deleteMessageSecs: Int?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "user": user = try json.value(User.self)
            case "delete_message_secs": deleteMessageSecs = try json.lenient(Int.self)
            default: try json.skip()
            }
        }
        self.init(
            guildID: try json.require(guildID, "guild_id"),
            user: try json.require(user, "user"),
            deleteMessageSecs: deleteMessageSecs
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("user", user)
        json.member("delete_message_secs", deleteMessageSecs)
        json.endObject()
    }
}

extension GuildBanAdd: EventPayload {
    /// `GUILD_BAN_ADD`.
    public static let eventName: EventName = "GUILD_BAN_ADD"
}
