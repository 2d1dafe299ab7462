// Written by Scripts/generate-events of Scripts/events/messages.txt; do not edit.

public import GatewayJSON
public import GatewayModels

/// A channel that a message mentions (Discord's documentation, "Message Resource", "Channel Mention Object").
public struct ChannelMention: Hashable, Sendable {
    /// The channel.
    public var id: Snowflake
    /// Its guild.
    public var guildID: Snowflake
    /// What kind of channel it is.
    public var type: ChannelType
    /// What it is called.
    public var name: String

    /// Creates a value of its parts.
    ///
    /// - Parameters:
    ///   - id: The channel.
    ///   - guildID: Its guild.
    ///   - type: What kind of channel it is.
    ///   - name: What it is called.
    public init(id: Snowflake, guildID: Snowflake, type: ChannelType, name: String) {
        self.id = id
        self.guildID = guildID
        self.type = type
        self.name = name
    }
}

extension ChannelMention: JSONReadable, JSONWritable {
    /// Reads an object.
    ///
    /// - Parameter json: The reader, where a value is due.
    /// - Throws: A `JSONError` if a field that must be there is missing or of another form.
    public init(json: inout JSONReader) throws(JSONError) {
        var id: Snowflake?
        var guildID: Snowflake?
        var type: ChannelType?
        var name: String?
        try json.beginObject()
        while let key = try json.nextKey() {
            switch key {
            case "id": id = try json.value(Snowflake.self)
            case "guild_id": guildID = try json.value(Snowflake.self)
            case "type": type = try json.value(ChannelType.self)
            case "name": name = try json.value(String.self)
            default: try json.skip()
            }
        }
        self.init(
            id: try json.require(id, "id"),
            guildID: try json.require(guildID, "guild_id"),
            type: try json.require(type, "type"),
            name: try json.require(name, "name")
        )
    }

    /// Writes the object.
    ///
    /// - Parameter json: The writer, where a value is due.
    public func write(to json: inout JSONWriter) {
        json.beginObject()
        json.member("id", id)
        json.member("guild_id", guildID)
        json.member("type", type)
        json.member("name", name)
        json.endObject()
    }
}
