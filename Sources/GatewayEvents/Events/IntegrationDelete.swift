// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// An integration of a guild was deleted (Discord's documentation, "Gateway Events", "Integration Delete").
public struct IntegrationDelete: Hashable, Sendable {
    /// The integration.
    public var id: Snowflake
    /// The guild.
    public var guildID: Snowflake
    /// The application.
    public var applicationID: Optional<Snowflake>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The integration.
    ///   - guildID: The guild.
    ///   - applicationID: The application.
    public init(id: Snowflake, guildID: Snowflake, applicationID: Snowflake? = nil) {
        self.id = id
        self.guildID = guildID
        self.applicationID = applicationID
    }
}

extension IntegrationDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var applicationID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "application_id": applicationID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            applicationID: applicationID
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("application_id", applicationID)
        json.endObject()
    }
}

extension IntegrationDelete: EventPayload {
    /// `INTEGRATION_DELETE`.
    public static let eventName: EventName = "INTEGRATION_DELETE"
}
