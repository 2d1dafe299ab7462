// Written by Scripts/generate-events of Scripts/events/events.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A thread was deleted (Discord's documentation, "Gateway Events", "Thread Delete").
public struct ThreadDelete: Hashable, Sendable {
    /// The thread.
    public var id: Snowflake
    /// The guild.
    public var guildID: Optional<Snowflake>
    /// The channel it was in.
    public var parentID: Optional<Snowflake>
    /// What kind of thread it was.
    public var type: ChannelType

    /// Creates the data of an event of its parts.
    ///
    /// - Parameters:
    ///   - id: The thread.
    ///   - guildID: The guild.
    ///   - parentID: The channel it was in.
    ///   - type: What kind of thread it was.
    public init(id: Snowflake, guildID: Snowflake? = nil, parentID: Snowflake? = nil, type: ChannelType) {
        self.id = id
        self.guildID = guildID
        self.parentID = parentID
        self.type = type
    }
}

extension ThreadDelete: JSONReadable, JSONWritable {
    /// Reads the data of an event.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var parentID: Snowflake?
        var type: ChannelType?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            case "parent_id": parentID = try json.lenient(Snowflake.self)
            case "type": type = try json.value(ChannelType.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: guildID,
            parentID: parentID,
            type: try json.require(type, "type")
        )
    }

    /// Writes the data of an event.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("parent_id", parentID)
        json.member("type", type)
        json.endObject()
    }
}

extension ThreadDelete: EventPayload {
    /// `THREAD_DELETE`.
    public static let eventName: EventName = "THREAD_DELETE"
}
