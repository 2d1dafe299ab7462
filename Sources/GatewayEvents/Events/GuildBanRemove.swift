// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A ban was lifted (Discord's documentation, "Gateway Events", "Guild Ban Remove").
public struct GuildBanRemove: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The user.
    public var user: User

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - user: The user.
    public init(guildID: Snowflake, user: User) {
        self.guildID = guildID
        self.user = user
    }
}

extension GuildBanRemove: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var user: User?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "user": user = try json.value(User.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), user: try json.require(user, "user"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("user", user)
        json.endObject()
    }
}

extension GuildBanRemove: EventPayload {
    /// `GUILD_BAN_REMOVE`.
    public static let eventName: EventName = "GUILD_BAN_REMOVE"
}
