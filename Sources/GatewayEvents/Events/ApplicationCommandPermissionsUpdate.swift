// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// Who may use a command was changed.
///
/// Source: Discord's documentation, "Gateway Events", "Application Command Permissions Update".
public struct ApplicationCommandPermissionsUpdate: Hashable, Sendable {
    /// The command, or the application for all its commands.
    public var id: Snowflake
    /// The application.
    public var applicationID: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// Who may use it, and who may not.
    public var permissions: [CommandPermission]

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The command, or the application for all its commands.
    ///   - applicationID: The application.
    ///   - guildID: The guild.
    ///   - permissions: Who may use it, and who may not.
    public init(id: Snowflake, applicationID: Snowflake, guildID: Snowflake, permissions: [CommandPermission] = []) {
        self.id = id
        self.applicationID = applicationID
        self.guildID = guildID
        self.permissions = permissions
    }
}

extension ApplicationCommandPermissionsUpdate: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var applicationID: Snowflake?
        var guildID: Snowflake?
        var permissions: [CommandPermission] = []
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "application_id": applicationID = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "permissions": permissions = try json.list(CommandPermission.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            applicationID: try json.require(applicationID, "application_id"),
            guildID: try json.require(guildID, "guild_id"),
            permissions: permissions
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("application_id", applicationID)
        json.member("guild_id", guildID)
        json.member("permissions", permissions)
        json.endObject()
    }
}

extension ApplicationCommandPermissionsUpdate: EventPayload {
    /// `APPLICATION_COMMAND_PERMISSIONS_UPDATE`.
    public static let eventName: EventName = "APPLICATION_COMMAND_PERMISSIONS_UPDATE"
}
