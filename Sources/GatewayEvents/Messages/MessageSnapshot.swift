// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A message as it was when it was forwarded (Discord's documentation, "Message Resource", "Message Snapshot Object").
public struct MessageSnapshot: Hashable, Sendable {
    /// What it was.
    public var message: SnapshotContent
    /// The guild it was in; not documented by Discord.
    public var guildID: Optional<Snowflake>

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - message: What it was.
    ///   - guildID: The guild it was in; not documented by Discord.
    public init(message: SnapshotContent, guildID: Snowflake? = nil) {
        self.message = message
        self.guildID = guildID
    }
}

extension MessageSnapshot: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var message: SnapshotContent?
        var guildID: Snowflake?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "message": message = try json.value(SnapshotContent.self)
            case "guild_id": guildID = try json.lenient(Snowflake.self)
            default: try json.skip()
            }
        }
        self.init(message: try json.require(message, "message"), guildID: guildID)
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("message", message)
        json.member("guild_id", guildID)
        json.endObject()
    }
}
