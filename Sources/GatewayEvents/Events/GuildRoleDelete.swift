// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A role was deleted (Discord's documentation, "Gateway Events", "Guild Role Delete").
public struct GuildRoleDelete: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The role.
    public var roleID: Snowflake

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - roleID: The role.
    public init(guildID: Snowflake, roleID: Snowflake) {
        self.guildID = guildID
        self.roleID = roleID
    }
}

extension GuildRoleDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var roleID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "role_id": roleID = try json.value(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), roleID: try json.require(roleID, "role_id"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("role_id", roleID)
        json.endObject()
    }
}

extension GuildRoleDelete: EventPayload {
    /// `GUILD_ROLE_DELETE`.
    public static let eventName: EventName = "GUILD_ROLE_DELETE"
}
