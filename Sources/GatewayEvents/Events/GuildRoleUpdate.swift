// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A role was changed (Discord's documentation, "Gateway Events", "Guild Role Update").
public struct GuildRoleUpdate: Hashable, Sendable {
    /// The guild.
    public var guildID: Snowflake
    /// The role.
    public var role: Role

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - guildID: The guild.
    ///   - role: The role.
    public init(guildID: Snowflake, role: Role) {
        self.guildID = guildID
        self.role = role
    }
}

extension GuildRoleUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var guildID: Snowflake?
        var role: Role?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "role": role = try json.value(Role.self)
            default: try json.skip()
            }
        }
        self.init(guildID: try json.require(guildID, "guild_id"), role: try json.require(role, "role"))
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("guild_id", guildID)
        json.member("role", role)
        json.endObject()
    }
}

extension GuildRoleUpdate: EventPayload {
    /// `GUILD_ROLE_UPDATE`.
    public static let eventName: EventName = "GUILD_ROLE_UPDATE"
}
