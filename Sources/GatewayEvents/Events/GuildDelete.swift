// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A guild became unavailable, or the bot left it (Discord's documentation, "Gateway Events", "Guild Delete").
public struct GuildDelete: Hashable, Sendable {
    /// The guild.
    public var id: Snowflake
    /// Whether there is an outage; missing if the bot left or was removed.
    public var isUnavailable: Optional<Bool>

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The guild.
    ///   - isUnavailable: Whether there is an outage; missing if the bot left or was removed.
    public init(id: Snowflake, isUnavailable: Bool? = nil) {
        self.id = id
        self.isUnavailable = isUnavailable
    }
}

extension GuildDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var isUnavailable: Bool?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "unavailable": isUnavailable = try json.lenient(Bool.self)
            default: try json.skip()
            }
        }
        self.init(id: try json.require(id, "id"), isUnavailable: isUnavailable)
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("unavailable", isUnavailable)
        json.endObject()
    }
}

extension GuildDelete: EventPayload {
    /// `GUILD_DELETE`.
    public static let eventName: EventName = "GUILD_DELETE"
}
